import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import type { Service } from '../../api/service.ts'
import { printPath } from '../../diagnostic.ts'
import { linesOf } from '../lines-of.ts'
import { type Fields, serviceWith } from './valid-service.ts'
import { serviceWarnings } from './warnings.ts'

const headless = { clusterIP: 'None', clusterIPs: ['None'] }

describe('a warning is given for', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['nothing, most of the time', { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'] }, []],
    [
      'an address with zeros in front',
      { clusterIP: '010.0.0.1', clusterIPs: ['010.0.0.1'] },
      [
        'spec.clusterIPs[0]: non-standard IP address "010.0.0.1" will be considered invalid in a future Kubernetes release: use "10.0.0.1"',
      ],
    ],
    [
      'a long IPv6 address',
      { externalIPs: ['2001:db8:0:0::2'] },
      [
        'spec.externalIPs[0]: IPv6 address "2001:db8:0:0::2" should be in RFC 5952 canonical format ("2001:db8::2")',
      ],
    ],
    [
      'a network that may be an address',
      { type: 'LoadBalancer', loadBalancerSourceRanges: ['10.0.0.1/8'] },
      [
        'spec.loadBalancerSourceRanges[0]: CIDR value "10.0.0.1/8" is ambiguous in this context (should be "10.0.0.0/8" or "10.0.0.1/32"?)',
      ],
    ],
    [
      'an odd loadBalancerIP',
      { loadBalancerIP: '::ffff:1.2.3.4' },
      [
        'spec.loadBalancerIP: non-standard IP address "::ffff:1.2.3.4" will be considered invalid in a future Kubernetes release: use "1.2.3.4"',
      ],
    ],
    [
      'what a headless Service has no use for',
      { ...headless, loadBalancerIP: '1.2.3.4', externalIPs: ['1.2.3.4'], sessionAffinity: 'ClientIP' },
      [
        'spec.loadBalancerIP is ignored for headless services',
        'spec.externalIPs is ignored for headless services',
        'spec.SessionAffinity is ignored for headless services',
      ],
    ],
    [
      'external IPs of an alias',
      { type: 'ExternalName', externalName: 'a.b', externalIPs: ['1.2.3.4'] },
      ['spec.externalIPs is ignored when spec.type is "ExternalName"'],
    ],
    [
      'an alias of nothing',
      { externalName: 'a.b' },
      ['spec.externalName is ignored when spec.type is not "ExternalName"'],
    ],
    [
      'PreferClose',
      { trafficDistribution: 'PreferClose' },
      ['spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"'],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(serviceWarnings(serviceWith(spec)))).toEqual(lines)
  })

  it('the old topology annotation', () => {
    const service = serviceWith({}, { annotations: { 'service.kubernetes.io/topology-aware-hints': 'auto' } })
    expect(linesOf(serviceWarnings(service))).toEqual([
      'annotation service.kubernetes.io/topology-aware-hints is deprecated, please use service.kubernetes.io/topology-mode instead',
    ])
  })
})

interface Expected {
  readonly warningCount: number
  readonly fields?: readonly string[]
}
const { cases } = upstreamCases<{ readonly service: Service }, Expected>('service-warnings')

describe.skipIf(cases.length === 0)('upstream: GetWarningsForService', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: expected }) => {
    const warnings = [...serviceWarnings(input.service)]
    expect(warnings).toHaveLength(expected.warningCount)
    if (expected.fields) expect(warnings.map(({ path }) => printPath(path ?? []))).toEqual(expected.fields)
  })
})
