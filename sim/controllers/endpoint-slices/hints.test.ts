/** What hints leave behind, in slices that stand already. */
import { describe, expect, it } from 'vitest'
import type { Endpoint, EndpointSlice } from '../../api/endpoint-slice.ts'
import type { SliceSet } from './slice-set.ts'
import { addTopologyHints } from './topology-hints.ts'
import { distributeTraffic } from './traffic-distribution.ts'

const endpoint = (address: string, more: Partial<Endpoint> = {}): Endpoint => ({
  addresses: [address],
  conditions: { ready: true },
  zone: 'a',
  ...more,
})

const slice = (name: string, ...endpoints: readonly Endpoint[]): EndpointSlice => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name, namespace: 'default' },
  addressType: 'IPv4',
  endpoints,
})

const namesOf = ({ create, update, unchanged }: SliceSet): readonly (readonly string[])[] =>
  [create, update, unchanged].map((slices) => slices.map(({ metadata }) => metadata.name))

describe('hints that are there but say nothing', () => {
  const empty = endpoint('10.0.0.1', { hints: {} })
  const zoneless: Endpoint = { addresses: ['10.0.0.1'], conditions: { ready: true }, hints: {} }
  const unchanged = (one: Endpoint): SliceSet => ({ create: [], update: [], unchanged: [slice('s', one)] })
  const written = (one: Endpoint): SliceSet => ({ create: [], update: [slice('s', one)], unchanged: [] })

  it.each([
    ['are taken away where nobody asks for hints', undefined, unchanged(empty), [[], ['s'], []]],
    ['stay where they are as good as none', 'PreferClose', unchanged(zoneless), [[], [], ['s']]],
    ['go with a slice that is written anyway', 'PreferClose', written(zoneless), [[], ['s'], []]],
    ['go so for whatever reason it is written', 'Elsewhere', written(zoneless), [[], ['s'], []]],
  ])('%s', (_, trafficDistribution, slices, wanted) => {
    const hinted = distributeTraffic(trafficDistribution, slices)
    expect(namesOf(hinted)).toEqual(wanted)
    expect(hinted.update.flatMap(({ endpoints }) => endpoints.map(({ hints }) => hints))).toEqual(
      hinted.update.map(() => undefined),
    )
  })
})

it('a slice that was opened for topology hints is written, though an endpoint without zone forbids them', () => {
  const { zone: _, ...nowhere } = endpoint('10.0.0.2')
  const shares = new Map([
    ['a', 0.5],
    ['b', 0.5],
  ])
  const { events, ...slices } = addTopologyHints(
    { create: [], update: [slice('changed', nowhere)], unchanged: [slice('opened', endpoint('10.0.0.1'))] },
    shares,
    false,
  )
  expect(events.map(({ reason }) => reason)).toEqual(['TopologyAwareHintsDisabled'])
  expect(namesOf(slices)).toEqual([[], ['changed', 'opened'], []])
})
