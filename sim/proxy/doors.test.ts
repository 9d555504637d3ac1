import { describe, expect, it } from 'vitest'
import type { Endpoint, EndpointSlice } from '../api/endpoint-slice.ts'
import type { Node } from '../api/node.ts'
import type { Service, ServiceSpec, ServiceStatus } from '../api/service.ts'
import { randomFrom } from '../random.ts'
import { isInRanges, sourceRangesOf } from './doors.ts'
import { type Client, pickEndpoint } from './pick-endpoint.ts'
import { type ProxyRule, proxyRulesFor } from './rules.ts'

const node: Node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'here' } }

function service(spec: Partial<ServiceSpec>, status?: ServiceStatus): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      type: 'LoadBalancer',
      sessionAffinity: 'None',
      clusterIP: '10.96.0.50',
      clusterIPs: ['10.96.0.50'],
      ports: [{ protocol: 'TCP', port: 80, targetPort: 8080, nodePort: 30080 }],
      ...spec,
    },
    ...(status === undefined ? {} : { status }),
  }
}

const ready = { ready: true, serving: true, terminating: false }
const ending = { ready: false, serving: true, terminating: true }

function endpoint(ip: string, nodeName: string, conditions = ready): Endpoint {
  return { addresses: [ip], nodeName, conditions }
}

function rules(given: Service, ...endpoints: readonly Endpoint[]): readonly ProxyRule[] {
  const slice: EndpointSlice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'web-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'web' } },
    addressType: 'IPv4',
    endpoints,
    ports: [{ name: '', protocol: 'TCP', port: 8080 }],
  }
  return proxyRulesFor(given, [slice], node)
}

const addresses = ({ door, ip, port }: ProxyRule) => `${door} ${ip}:${port}`
const vip = (ip: string, ipMode?: 'VIP' | 'Proxy') => ({
  loadBalancer: { ingress: [{ ip, ...(ipMode === undefined ? {} : { ipMode }) }] },
})

describe('the doors of a Service', () => {
  it.each<readonly [string, Service, readonly string[]]>([
    ['cluster IP and node port', service({}), ['cluster-ip 10.96.0.50:80', 'node-port :30080']],
    [
      'no node port where none is allocated',
      service({ ports: [{ protocol: 'TCP', port: 80, targetPort: 8080 }] }),
      ['cluster-ip 10.96.0.50:80'],
    ],
    [
      'external IPs, in one spelling',
      service({
        type: 'ClusterIP',
        externalIPs: ['198.51.100.07'],
        ports: [{ protocol: 'TCP', port: 80, targetPort: 8080 }],
      }),
      ['cluster-ip 10.96.0.50:80', 'external-ip 198.51.100.7:80'],
    ],
    [
      "a load balancer's address",
      service({}, vip('192.0.2.1')),
      ['cluster-ip 10.96.0.50:80', 'load-balancer-ip 192.0.2.1:80', 'node-port :30080'],
    ],
    [
      'none for a balancer that proxies',
      service({}, vip('192.0.2.1', 'Proxy')),
      ['cluster-ip 10.96.0.50:80', 'node-port :30080'],
    ],
    [
      'none for an address of another family than the cluster IP',
      service({ externalIPs: ['2001:db8::1'] }, vip('2001:db8::2')),
      ['cluster-ip 10.96.0.50:80', 'node-port :30080'],
    ],
    [
      'none for a headless Service',
      service({ clusterIP: 'None', clusterIPs: ['None'], externalIPs: ['192.0.2.9'] }),
      [],
    ],
  ])('are %s', (_, given, expected) => {
    expect(rules(given).map(addresses)).toEqual(expected)
  })

  it('are those of both families where the Service has both', () => {
    const both = service({
      clusterIPs: ['10.96.0.50', 'fd00::50'],
      externalIPs: ['192.0.2.9', '2001:db8::9'],
    })
    expect(rules(both).map(({ door, family }) => `${door} ${family}`)).toEqual([
      'cluster-ip IPv4',
      'cluster-ip IPv6',
      'external-ip IPv4',
      'node-port IPv4',
      'external-ip IPv6',
      'node-port IPv6',
    ])
  })
})

/** What becomes of a client at a door: the endpoints it may be sent to, or how it ends. */
function fate(
  given: Service,
  endpoints: readonly Endpoint[],
  door: ProxyRule['door'],
  client: Client,
): string {
  const rule = rules(given, ...endpoints).find((one) => one.door === door)
  if (rule === undefined) return 'no rule'
  const seen = new Set<string>()
  for (let seed = 0; seed < 40; seed++) {
    const choice = pickEndpoint(rule, client, randomFrom(seed))
    seen.add(choice.outcome === 'chosen' ? choice.endpoint.ip : choice.outcome)
  }
  return [...seen].sort().join(' ')
}

const stranger: Client = { ip: '203.0.113.9' }
const own: Client = { ip: '10.244.1.9', isOwn: true }
const [a, b] = [endpoint('10.244.1.1', 'here'), endpoint('10.244.2.1', 'there')]
const local = { externalTrafficPolicy: 'Local' } as const

describe('a client', () => {
  const rows: readonly (readonly [
    string,
    Service,
    readonly Endpoint[],
    ProxyRule['door'],
    Client,
    string,
  ])[] = [
    ['policy Cluster: any endpoint', service({}), [a, b], 'node-port', stranger, '10.244.1.1 10.244.2.1'],
    ['policy Local: those of this node', service(local), [a, b], 'node-port', stranger, '10.244.1.1'],
    ['policy Local, none here: dropped', service(local), [b], 'node-port', stranger, 'dropped'],
    ['policy Local, none anywhere: rejected', service(local), [], 'node-port', stranger, 'rejected'],
    [
      'policy Local, from the cluster itself: any endpoint',
      service(local),
      [b],
      'node-port',
      own,
      '10.244.2.1',
    ],
    ['policy Local does not bind the cluster IP', service(local), [b], 'cluster-ip', stranger, '10.244.2.1'],
    [
      'both policies Local, from the cluster itself, at an outer door: any',
      service({ ...local, internalTrafficPolicy: 'Local' }),
      [b],
      'node-port',
      own,
      '10.244.2.1',
    ],
    [
      'both policies Local, at the cluster IP: dropped',
      service({ ...local, internalTrafficPolicy: 'Local' }),
      [b],
      'cluster-ip',
      own,
      'dropped',
    ],
    [
      'internal policy Local does not bind outer doors',
      service({ internalTrafficPolicy: 'Local' }),
      [b],
      'node-port',
      stranger,
      '10.244.2.1',
    ],
    [
      'policy Local, the last of this node terminates: still it',
      service(local),
      [endpoint('10.244.1.1', 'here', ending), b],
      'node-port',
      stranger,
      '10.244.1.1',
    ],
    [
      'policy Cluster, one terminates: the others',
      service({}),
      [endpoint('10.244.1.1', 'here', ending), b],
      'node-port',
      stranger,
      '10.244.2.1',
    ],
    [
      'out of the source ranges: dropped',
      service({ loadBalancerSourceRanges: ['10.0.0.0/8'] }, vip('192.0.2.1')),
      [a],
      'load-balancer-ip',
      stranger,
      'dropped',
    ],
    [
      'in the source ranges: sent on',
      service({ loadBalancerSourceRanges: [' 203.0.113.0/24 '] }, vip('192.0.2.1')),
      [a],
      'load-balancer-ip',
      stranger,
      '10.244.1.1',
    ],
    [
      'source ranges, no endpoint anywhere: rejected',
      service({ loadBalancerSourceRanges: ['10.0.0.0/8'] }, vip('192.0.2.1')),
      [],
      'load-balancer-ip',
      stranger,
      'rejected',
    ],
    [
      'source ranges do not bind node ports',
      service({ loadBalancerSourceRanges: ['10.0.0.0/8'] }, vip('192.0.2.1')),
      [a],
      'node-port',
      stranger,
      '10.244.1.1',
    ],
    [
      'policy Local means nothing where nothing is exposed',
      service({ ...local, type: 'ClusterIP', ports: [{ protocol: 'TCP', port: 80, targetPort: 8080 }] }),
      [b],
      'cluster-ip',
      stranger,
      '10.244.2.1',
    ],
  ]
  it.each(rows)('under %s', (_, given, endpoints, door, client, expected) => {
    expect(fate(given, endpoints, door, client)).toBe(expected)
  })
})

describe('source ranges', () => {
  it.each([
    [['10.0.0.0/8'], '10.1.2.3', true],
    [['10.0.0.0/8'], '11.1.2.3', false],
    [['2001:db8::/32'], '2001:db8::1', true],
    [['nonsense'], '10.0.0.1', false],
    [[], '10.0.0.1', false],
  ])('%j hold %s: %s', (ranges, ip, isIn) => {
    expect(isInRanges(ip, ranges)).toBe(isIn)
  })

  it('are those of one family, without the spaces that validation lets pass', () => {
    const given = service({ loadBalancerSourceRanges: [' 10.0.0.0/8 ', '2001:db8::/32', 'x'] })
    expect(sourceRangesOf(given, 'IPv4')).toEqual(['10.0.0.0/8'])
    expect(sourceRangesOf(given, 'IPv6')).toEqual(['2001:db8::/32'])
  })
})
