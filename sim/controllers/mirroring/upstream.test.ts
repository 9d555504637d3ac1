import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import type { EndpointSlice } from '../../api/endpoint-slice.ts'
import type { Endpoints } from '../../api/endpoints.ts'
import type { Service } from '../../api/service.ts'
import { isMirrorOf } from './mirrored-slice.ts'
import { mayBeMirrored, planMirrors } from './mirrors.ts'

interface MirrorInput {
  op?: 'should-mirror' | 'mirrored-for-service'
  service: Service | string | null
  namespace?: string
  endpoints: Endpoints | null
  slice: EndpointSlice
  existingSlices?: EndpointSlice[]
  generateAddresses?: number
  maxEndpointsPerSubset?: number
}

describe('endpointslice-mirroring.json', () => {
  for (const { input, expect: wanted, ...test } of upstreamCases<MirrorInput, Record<string, unknown>>(
    'endpointslice-mirroring',
  ).cases) {
    const { remark = '' } = test as { remark?: string }
    it(test.name ?? test.id, () =>
      expect(pick(answer(input, remark.includes('event')), Object.keys(wanted))).toEqual(wanted),
    )
  }

  const answer = (input: MirrorInput, countsEvents: boolean): Record<string, unknown> => {
    const { op, endpoints, slice, namespace = '', service } = input
    if (op === 'should-mirror') return { mirror: endpoints !== null && mayBeMirrored(endpoints) }
    if (op === 'mirrored-for-service') return { inList: isMirrorOf(slice, namespace, String(service)) }
    return sync(input, countsEvents)
  }

  const sync = (
    {
      service,
      endpoints: written,
      existingSlices = [],
      generateAddresses,
      maxEndpointsPerSubset,
    }: MirrorInput,
    countsEvents: boolean,
  ): Record<string, unknown> => {
    const endpoints = written === null ? undefined : filled(written, generateAddresses ?? 0)
    const { namespace = '', name = '' } = endpoints?.metadata ?? {}
    const existing = existingSlices
      .map((slice) => ({
        ...slice,
        metadata: { ...slice.metadata, namespace: slice.metadata.namespace ?? namespace },
      }))
      .filter((slice) => isMirrorOf(slice, namespace, name))
    const of = service === null || typeof service === 'string' ? undefined : service
    const { create, update, remove, unchanged, events } = planMirrors(
      of,
      endpoints,
      existing,
      maxEndpointsPerSubset,
    )
    const standing = [...create, ...update, ...unchanged]
    for (const { metadata, addressType, endpoints: list } of [...create, ...update]) {
      expect(metadata.name || metadata.generateName).toMatch(new RegExp(`^${name}`))
      expect(metadata.annotations?.['kubectl.kubernetes.io/last-applied-configuration']).toBeUndefined()
      for (const address of list.flatMap(({ addresses }) => addresses))
        expect(addressType).toBe(address.includes(':') ? 'IPv6' : 'IPv4')
    }
    return {
      slices: standing.length,
      writes: create.length + update.length + remove.length + (countsEvents ? events.length : 0),
      endpoints: standing.flatMap((slice) => slice.endpoints).length,
    }
  }

  const filled = (endpoints: Endpoints, count: number): Endpoints =>
    count === 0
      ? endpoints
      : {
          ...endpoints,
          subsets: (endpoints.subsets ?? []).map((subset) => ({
            ...subset,
            addresses: Array.from({ length: count }, (_, i) => ({
              ip: `10.0.${Math.floor(i / 255)}.${i % 255}`,
            })),
          })),
        }

  const pick = (facts: Record<string, unknown>, keys: readonly string[]): object =>
    Object.fromEntries(keys.map((key) => [key, facts[key]]))
})
