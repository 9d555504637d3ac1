/** The choice of endpoints against the cases of kube-proxy's own tests. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import { zoneLabel } from '../api/node.ts'
import { categorizeEndpoints } from './categorize.ts'
import type { EndpointState } from './endpoints.ts'
import { ruleProbabilities } from './pick-endpoint.ts'

interface Input {
  readonly nodeLabels: Readonly<Record<string, string>>
  readonly nodeName?: string
  readonly preferSameNode?: boolean
  readonly internalPolicyLocal: boolean
  readonly externalPolicyLocal: boolean
  readonly nodePort: number
  readonly endpoints: readonly (Omit<EndpointState, 'address' | 'zoneHints' | 'nodeHints'> & {
    readonly endpoint: string
    readonly zoneHints: readonly string[] | null
    readonly nodeHints?: readonly string[] | null
  })[]
}

interface Expected {
  readonly cluster: readonly string[] | null
  readonly local: readonly string[] | null
  readonly all: readonly string[]
  readonly hasAnyEndpoints?: boolean
}

describe.each(['proxy-categorize', 'proxy-categorize-prefersame'])('%s', (name) => {
  const file = upstreamCases<Input, Expected>(name)
  it.each(file.cases)('$id', ({ input, expect: expected }) => {
    const endpoints = input.endpoints.map(
      ({ endpoint, zoneHints, nodeHints, ...conditions }): EndpointState => ({
        ...conditions,
        address: endpoint,
        zoneHints: zoneHints ?? [],
        nodeHints: nodeHints ?? [],
      }),
    )
    const policies = { ...input, externallyAccessible: input.nodePort !== 0 }
    const node = {
      name: input.nodeName ?? '',
      zone: input.nodeLabels[zoneLabel] ?? '',
      nodeHints: input.preferSameNode ?? true,
    }
    const found = categorizeEndpoints(endpoints, policies, node)
    expect(sorted(found.cluster)).toEqual(expected.cluster && [...expected.cluster].sort())
    expect(sorted(found.local)).toEqual(expected.local && [...expected.local].sort())
    expect(sorted(found.all)).toEqual([...expected.all].sort())
    if (expected.hasAnyEndpoints !== undefined) expect(found.hasAny).toBe(expected.hasAnyEndpoints)
  })
})

function sorted(endpoints: readonly EndpointState[] | undefined): readonly string[] | null {
  return endpoints ? endpoints.map(({ address }) => address).sort() : null
}

describe('proxy-iptables-probability', () => {
  const file = upstreamCases<{ endpoints: number }, { probabilities: readonly (string | null)[] }>(
    'proxy-iptables-probability',
  )
  it.each(file.cases)('$id', ({ input, expect: expected }) => {
    expect(ruleProbabilities(input.endpoints).map((text) => text ?? null)).toEqual(expected.probabilities)
  })
})
