import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { ServiceSpec } from './service.ts'
import {
  isExternallyAccessible,
  isExternalPolicyLocal,
  isInternalPolicyLocal,
  needsClusterIP,
  needsHealthCheck,
  needsNodePorts,
} from './service-facts.ts'

type Spec = Partial<ServiceSpec>

describe('a Service', () => {
  const rows: readonly [what: string, fact: boolean, expected: boolean][] = [
    ['of type ClusterIP is not reached from outside', isExternallyAccessible({ type: 'ClusterIP' }), false],
    ['with an external IP is', isExternallyAccessible({ type: 'ClusterIP', externalIPs: ['1.2.3.4'] }), true],
    ['of type NodePort is', isExternallyAccessible({ type: 'NodePort' }), true],
    [
      'that is an alias is not',
      isExternallyAccessible({ type: 'ExternalName', externalIPs: ['1.2.3.4'] }),
      false,
    ],
    [
      'not reached from outside keeps nothing local',
      isExternalPolicyLocal({ type: 'ClusterIP', externalTrafficPolicy: 'Local' }),
      false,
    ],
    [
      'of type NodePort needs no health check',
      needsHealthCheck({ type: 'NodePort', externalTrafficPolicy: 'Local' }),
      false,
    ],
    ['that is an alias needs no address', needsClusterIP({ type: 'ExternalName' }), false],
    ['behind a load balancer has node ports', needsNodePorts({ type: 'LoadBalancer' }), true],
  ]
  it.each(rows)('%s', (_, fact, expected) => expect(fact).toBe(expected))
})

const facts: Readonly<Record<string, (spec: Spec) => boolean>> = {
  externallyAccessible: isExternallyAccessible,
  externalPolicyLocal: isExternalPolicyLocal,
  internalPolicyLocal: isInternalPolicyLocal,
  needsHealthCheck,
}
interface Input {
  readonly fact: string
  readonly spec: Spec
}
const { cases } = upstreamCases<Input, { readonly value: boolean }>('service-predicates')

describe.skipIf(cases.length === 0)('upstream: facts of a Service', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: expected }) => {
    expect(facts[input.fact]?.(input.spec)).toBe(expected.value)
  })
})
