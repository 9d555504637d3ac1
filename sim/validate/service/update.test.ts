import { describe, expect, it } from 'vitest'
import { linesOf } from '../lines-of.ts'
import { validateServiceUpdate } from '../service.ts'
import { type Fields, serviceWith } from './valid-service.ts'

const one = { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'] }
const other = { clusterIP: '10.0.0.9', clusterIPs: ['10.0.0.9'] }
const two = { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1', '2001::1'] }
const headless = { clusterIP: 'None', clusterIPs: ['None'] }
const alias = { type: 'ExternalName', externalName: 'api.example.com', internalTrafficPolicy: undefined }
const loadBalancer = {
  type: 'LoadBalancer',
  externalTrafficPolicy: 'Cluster',
  allocateLoadBalancerNodePorts: true,
}
const local = { ...loadBalancer, externalTrafficPolicy: 'Local' }

describe('a Service that exists', () => {
  const rows: readonly [what: string, before: Fields, now: Fields, lines: readonly string[]][] = [
    ['may stay as it is', one, one, []],
    ['may change its selector', one, { ...one, selector: { app: 'other' } }, []],
    [
      'keeps its cluster IP',
      one,
      other,
      ['spec.clusterIPs[0]: Invalid value: ["10.0.0.9"]: may not change once set'],
    ],
    ['gets one where it had none', {}, one, []],
    [
      'does not give it back',
      one,
      {},
      ['spec.clusterIPs[0]: Invalid value: null: primary clusterIP can not be unset'],
    ],
    [
      'does not become headless',
      one,
      headless,
      ['spec.clusterIPs[0]: Invalid value: ["None"]: may not change once set'],
    ],
    [
      'does not stop being headless',
      headless,
      one,
      ['spec.clusterIPs[0]: Invalid value: ["10.0.0.1"]: may not change once set'],
    ],
    ['may become an alias', { ...one, ipFamilies: ['IPv4'] }, alias, []],
    ['may change its address by having been one', { ...alias, ...one }, other, []],
    ['may get a second address', one, { ...two, ipFamilyPolicy: 'RequireDualStack' }, []],
    [
      'keeps the first then, too',
      one,
      { clusterIP: '10.0.0.9', clusterIPs: ['10.0.0.9', '2001::1'] },
      ['spec.clusterIPs[0]: Invalid value: ["10.0.0.9","2001::1"]: may not change once set'],
    ],
    [
      'keeps the second',
      two,
      { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1', '2001::9'] },
      ['spec.clusterIPs[1]: Invalid value: ["10.0.0.1","2001::9"]: may not change once set'],
    ],
    ['may give the second back', two, { ...one, ipFamilyPolicy: 'SingleStack' }, []],
    [
      'says so',
      two,
      { ...one, ipFamilyPolicy: 'PreferDualStack' },
      [
        'spec.ipFamilyPolicy: Invalid value: "PreferDualStack": must be set to \'SingleStack\' when releasing the secondary clusterIP',
      ],
    ],
    [
      'keeps its family',
      { ipFamilies: ['IPv4'] },
      { ipFamilies: ['IPv6'] },
      ['spec.ipFamilies[0]: Invalid value: ["IPv6"]: may not change once set'],
    ],
    [
      'keeps the order of its families',
      { ipFamilies: ['IPv4', 'IPv6'] },
      { ipFamilies: ['IPv6', 'IPv4'] },
      [
        'spec.ipFamilies[0]: Invalid value: ["IPv6","IPv4"]: may not change once set',
        'spec.ipFamilies[0]: Invalid value: ["IPv6","IPv4"]: may not change once set',
      ],
    ],
    ['may get a second family', { ipFamilies: ['IPv4'] }, { ipFamilies: ['IPv4', 'IPv6'] }, []],
    [
      'gives it back as it says',
      { ipFamilies: ['IPv4', 'IPv6'], ...one },
      { ipFamilies: ['IPv4'], ...one },
      [
        "spec.ipFamilyPolicy: Invalid value: null: must be set to 'SingleStack' when releasing the secondary ipFamily",
      ],
    ],
    [
      'may change its families while headless',
      { ...headless, ipFamilies: ['IPv4'] },
      { ...headless, ipFamilies: ['IPv6'] },
      [],
    ],
    [
      'keeps its load balancer class',
      { ...loadBalancer, loadBalancerClass: 'a/b' },
      { ...loadBalancer, loadBalancerClass: 'c/d' },
      ['spec.loadBalancerClass: Invalid value: "c/d": may not change once set'],
    ],
    [
      'keeps having none',
      loadBalancer,
      { ...loadBalancer, loadBalancerClass: 'c/d' },
      ['spec.loadBalancerClass: Invalid value: "c/d": may not change once set'],
    ],
    ['gets one as it becomes a load balancer', {}, { ...loadBalancer, loadBalancerClass: 'c/d' }, []],
    [
      'keeps its health check port',
      { ...local, healthCheckNodePort: 30001 },
      { ...local, healthCheckNodePort: 30002 },
      ['spec.healthCheckNodePort: Forbidden: field is immutable'],
    ],
    [
      'may keep an external IP that is oddly written',
      { externalIPs: ['010.0.0.1'] },
      {
        externalIPs: ['010.0.0.1'],
        externalTrafficPolicy: 'Cluster',
      },
      [],
    ],
    [
      'may keep a source range that is none',
      { ...loadBalancer, loadBalancerSourceRanges: ['web '] },
      {
        ...loadBalancer,
        loadBalancerSourceRanges: [' web'],
      },
      [],
    ],
  ]
  it.each(rows)('%s', (_, before, now, lines) => {
    expect(linesOf(validateServiceUpdate(serviceWith(now), serviceWith(before)))).toEqual(lines)
  })

  it('keeps its name, and may say a fault twice, as the API server does', () => {
    const service = serviceWith({ loadBalancerClass: 'a/b' }, { name: 'api' })
    const forbidden = "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'"
    expect(linesOf(validateServiceUpdate(service, serviceWith()))).toEqual([
      'metadata.name: Invalid value: "api": field is immutable',
      forbidden,
      forbidden,
    ])
  })
})
