import { describe, expect, it } from 'vitest'
import { linesOf } from '../lines-of.ts'
import { validateServiceCreate } from '../service.ts'
import { type Fields, portWith, serviceWith } from './valid-service.ts'

const nodePort = { type: 'NodePort', externalTrafficPolicy: 'Cluster' }
const loadBalancer = {
  type: 'LoadBalancer',
  externalTrafficPolicy: 'Cluster',
  allocateLoadBalancerNodePorts: true,
}
const headless = { clusterIP: 'None', clusterIPs: ['None'] }
const onlyLoadBalancers = "Forbidden: may only be used when `type` is 'LoadBalancer'"

describe('a Service', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['of type NodePort', nodePort, []],
    ['of type LoadBalancer', loadBalancer, []],
    ['has a type', { type: undefined }, ['spec.type: Required value']],
    [
      'has one of four types',
      { type: 'nodeport', internalTrafficPolicy: undefined },
      [
        'spec.type: Unsupported value: "nodeport": supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
      ],
    ],
    ['has ports', { ports: [] }, ['spec.ports: Required value']],
    ['has none when headless', { ...headless, ports: [] }, []],
    [
      'is not headless with node ports',
      { ...nodePort, ...headless },
      ['spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for NodePort services'],
    ],
    [
      'is not headless behind a load balancer',
      { ...loadBalancer, ...headless },
      ['spec.clusterIPs[0]: Invalid value: "None": may not be set to \'None\' for LoadBalancer services'],
    ],
    [
      'has an internal policy',
      { internalTrafficPolicy: undefined },
      ['spec.internalTrafficPolicy: Required value'],
    ],
    [
      'has one of two',
      { internalTrafficPolicy: 'Node' },
      ['spec.internalTrafficPolicy: Unsupported value: "Node": supported values: "Cluster", "Local"'],
    ],
    ['may keep traffic in the zone', { trafficDistribution: 'PreferSameZone' }, []],
    [
      'may not keep it anywhere',
      { trafficDistribution: 'Auto' },
      [
        'spec.trafficDistribution: Unsupported value: "Auto": supported values: "PreferClose", "PreferSameZone", "PreferSameNode"',
      ],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateServiceCreate(serviceWith(spec)))).toEqual(lines)
  })
})

describe('traffic from outside', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['needs a policy', { type: 'NodePort' }, ['spec.externalTrafficPolicy: Required value']],
    [
      'by an external IP needs one too',
      { externalIPs: ['1.2.3.4'] },
      ['spec.externalTrafficPolicy: Required value'],
    ],
    [
      'has no policy where there is none',
      { externalTrafficPolicy: 'Local' },
      [
        'spec.externalTrafficPolicy: Invalid value: "Local": may only be set for externally-accessible services',
      ],
    ],
    [
      'has one of two',
      { ...nodePort, externalTrafficPolicy: 'Global' },
      ['spec.externalTrafficPolicy: Unsupported value: "Global": supported values: "Cluster", "Local"'],
    ],
    [
      'kept local by a load balancer needs a health check',
      { ...loadBalancer, externalTrafficPolicy: 'Local' },
      ['spec.healthCheckNodePort: Required value'],
    ],
    ['with its port', { ...loadBalancer, externalTrafficPolicy: 'Local', healthCheckNodePort: 34567 }, []],
    [
      'which is a port',
      { ...loadBalancer, externalTrafficPolicy: 'Local', healthCheckNodePort: 70000 },
      ['spec.healthCheckNodePort: Invalid value: 70000: must be between 1 and 65535, inclusive'],
    ],
    [
      'is not checked otherwise',
      { ...nodePort, externalTrafficPolicy: 'Local', healthCheckNodePort: 34567 },
      [
        "spec.healthCheckNodePort: Invalid value: 34567: may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
      ],
    ],
    [
      'comes by addresses of other machines',
      { ...nodePort, externalIPs: ['127.0.0.1', '0.0.0.0', 'web'] },
      [
        'spec.externalIPs[0]: Invalid value: "127.0.0.1": may not be in the loopback range (127.0.0.0/8, ::1/128)',
        'spec.externalIPs[1]: Invalid value: "0.0.0.0": may not be unspecified (0.0.0.0)',
        'spec.externalIPs[2]: Invalid value: "web": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      ],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateServiceCreate(serviceWith(spec)))).toEqual(lines)
  })
})

describe('what only load balancers have', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['is a class', { ...loadBalancer, loadBalancerClass: 'example.com/fast' }, []],
    [
      'which is a qualified name',
      { ...loadBalancer, loadBalancerClass: '' },
      [
        'spec.loadBalancerClass: Invalid value: "": name part must be non-empty',
        "spec.loadBalancerClass: Invalid value: \"\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
      ],
    ],
    ['no other type has it', { loadBalancerClass: 'fast' }, [`spec.loadBalancerClass: ${onlyLoadBalancers}`]],
    [
      'is whether to open node ports',
      { ...loadBalancer, allocateLoadBalancerNodePorts: undefined },
      ['allocateLoadBalancerNodePorts: Required value'],
    ],
    [
      'even when the answer is no',
      { ...nodePort, allocateLoadBalancerNodePorts: false },
      [`spec.allocateLoadBalancerNodePorts: ${onlyLoadBalancers}`],
    ],
    ['is a list of networks', { ...loadBalancer, loadBalancerSourceRanges: [' 10.0.0.0/8 ', '::/0'] }, []],
    [
      'written as such',
      { ...loadBalancer, loadBalancerSourceRanges: ['10.0.0.0'] },
      [
        'spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.0": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
      ],
    ],
    [
      'for no other type',
      { loadBalancerSourceRanges: ['10.0.0.0/8'] },
      [`spec.LoadBalancerSourceRanges: ${onlyLoadBalancers}`],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateServiceCreate(serviceWith(spec)))).toEqual(lines)
  })

  it('may be written as an annotation, for no other type either', () => {
    const annotation = 'service.beta.kubernetes.io/load-balancer-source-ranges'
    const service = serviceWith({}, { annotations: { [annotation]: '10.0.0.0/8, web' } })
    expect(linesOf(validateServiceCreate(service))).toEqual([
      `metadata.annotations[${annotation}]: ${onlyLoadBalancers}`,
      `metadata.annotations[${annotation}]: Invalid value: "web": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)`,
    ])
  })
})

describe('an ExternalName Service', () => {
  const alias = { type: 'ExternalName', externalName: 'api.example.com', internalTrafficPolicy: undefined }
  const forbidden = 'Forbidden: may not be set for ExternalName services'
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['is an alias', alias, []],
    ['may have a dot at the end', { ...alias, externalName: 'api.example.com.' }, []],
    ['needs no ports', { ...alias, ports: undefined }, []],
    ['names something', { ...alias, externalName: '.' }, ['spec.externalName: Required value']],
    [
      'names it in lower case',
      { ...alias, externalName: 'API' },
      [
        "spec.externalName: Invalid value: \"API\": a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ],
    ],
    [
      'has no address of its own',
      { ...alias, ...headless, ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' },
      [`spec.clusterIPs: ${forbidden}`, `spec.ipFamilies: ${forbidden}`, `spec.ipFamilyPolicy: ${forbidden}`],
    ],
    [
      'checks its ports all the same',
      { ...alias, ports: [portWith({ port: 0 })] },
      ['spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive'],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateServiceCreate(serviceWith(spec)))).toEqual(lines)
  })
})
