import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import type { Service } from '../../api/service.ts'
import { linesOf } from '../lines-of.ts'
import { refusedField } from '../refusal.ts'
import { loadBalancerStatusRules } from './status.ts'
import { type Fields, serviceWith } from './valid-service.ts'

function serviceAnsweredBy(type: string, loadBalancer: unknown): Service {
  return { ...serviceWith({ type }), status: { loadBalancer } } as Service
}

const ingress = 'status.loadBalancer.ingress'

describe('the status of a load balancer', () => {
  const rows: readonly [what: string, type: string, entry: Fields, lines: readonly string[]][] = [
    ['has an address', 'LoadBalancer', { ip: '1.2.3.4', ipMode: 'VIP' }, []],
    ['or a name', 'LoadBalancer', { hostname: 'lb.example.com' }, []],
    [
      'is of no other type',
      'NodePort',
      { ip: '1.2.3.4' },
      [`${ingress}: Forbidden: may only be used when \`spec.type\` is 'LoadBalancer'`],
    ],
    [
      'says how the address works',
      'LoadBalancer',
      { ip: '1.2.3.4' },
      [`${ingress}[0].ipMode: Required value: must be specified when \`ip\` is set`],
    ],
    [
      'in one of two ways',
      'LoadBalancer',
      { ip: '1.2.3.4', ipMode: 'NAT' },
      [`${ingress}[0].ipMode: Unsupported value: "NAT": supported values: "Proxy", "VIP"`],
    ],
    [
      'of an address only',
      'LoadBalancer',
      { hostname: 'lb.example.com', ipMode: 'VIP' },
      [`${ingress}[0].ipMode: Forbidden: may not be specified when \`ip\` is not set`],
    ],
    [
      'has an address that is one',
      'LoadBalancer',
      { ip: 'lb', ipMode: 'VIP' },
      [
        `${ingress}[0].ip: Invalid value: "lb": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)`,
      ],
    ],
    [
      'and a name that is none',
      'LoadBalancer',
      { hostname: '1.2.3.4' },
      [`${ingress}[0].hostname: Invalid value: "1.2.3.4": must be a DNS name, not an IP address`],
    ],
  ]
  it.each(rows)('%s', (_, type, entry, lines) => {
    expect(linesOf(loadBalancerStatusRules(serviceAnsweredBy(type, { ingress: [entry] })))).toEqual(lines)
  })

  it('may keep an address that is none', () => {
    const service = serviceAnsweredBy('LoadBalancer', { ingress: [{ ip: 'lb', ipMode: 'VIP' }] })
    expect(linesOf(loadBalancerStatusRules(service, service))).toEqual([])
  })
})

interface Input {
  readonly type: string
  readonly loadBalancer: unknown
  readonly gates: Readonly<Record<string, boolean>>
}
interface Expected {
  readonly errors: readonly { readonly field: string; readonly type: string }[]
}
/** Both gates are gone in 1.35: one is always on, the other always off. */
const { cases } = upstreamCases<Input, Expected>('service-loadbalancer-status')
const asIn135 = cases.filter(
  ({ input: { gates } }) => gates.LoadBalancerIPMode !== false && gates.AllowServiceLBStatusOnNonLB !== true,
)

describe.skipIf(asIn135.length === 0)('upstream: ValidateLoadBalancerStatus', () => {
  it.each(asIn135.map((each) => [each.id, each] as const))('%s', (_, { input, expect: expected }) => {
    const found = [...loadBalancerStatusRules(serviceAnsweredBy(input.type, input.loadBalancer))]
    expect(found.map((fault) => ({ field: refusedField(fault), type: fault.refused }))).toEqual(
      expected.errors,
    )
  })
})
