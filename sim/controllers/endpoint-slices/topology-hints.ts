/**
 * Which zone should each ready endpoint serve, so that every zone gets a share of endpoints like its share of the
 * cluster's CPU? First each endpoint serves its own zone; then zones with too many lend some to zones with too few.
 * Where a fair share cannot be had (fewer endpoints than zones, a zone overloaded by more than a fifth, an endpoint
 * without a zone) there are no hints at all.
 *
 * Source: kubernetes/endpointslice topologycache (topologycache.go, sliceinfo.go, utils.go, event.go). Upstream
 * remembers which Services have hints; here the existing slices say so. Ties between zones go to the first by name.
 */
import type { Endpoint, EndpointSlice } from '../../api/endpoint-slice.ts'
import { fairShares, loans, type Share, type ZoneShares } from './fair-shares.ts'
import { endpointsOf, isReady, type SliceSet, withoutHints } from './slice-set.ts'

/** What the controller would report as an event on the Service. */
export interface HintEvent {
  readonly type: 'Normal' | 'Warning'
  readonly reason: 'TopologyAwareHintsEnabled' | 'TopologyAwareHintsDisabled'
  readonly message: string
}

export interface TopologyHints extends SliceSet {
  readonly events: readonly HintEvent[]
  /** How many endpoints serve each zone; undefined when there are no hints. */
  readonly endpointsByZone: ReadonlyMap<string, number> | undefined
}

export function addTopologyHints(
  slices: SliceSet,
  shares: ZoneShares | undefined,
  hadHints: boolean,
): TopologyHints {
  const ready = countReady([...slices.create, ...slices.update, ...slices.unchanged])
  const fair = fairShares(ready, shares)
  if (typeof fair === 'string') return disabled(slices, fair)

  const { byZone, ...opened } = openSlices(slices, fair)
  const { create, update, unchanged } = opened
  const drafts = [...create, ...update].map(draftOf)
  for (const endpoint of drafts.flatMap((draft) => draft.endpoints).filter(isReady)) {
    if (!endpoint.zone) return disabled(opened, 'One or more endpoints do not have a zone specified')
    endpoint.hints = { forZones: [{ name: endpoint.zone }] }
    byZone.set(endpoint.zone, (byZone.get(endpoint.zone) ?? 0) + 1)
  }
  lendEndpoints(drafts, byZone, fair)
  if (byZone.size === 0) return disabled(opened, 'No hints allocated for zones')

  const written = drafts.map(({ slice, endpoints }) => ({ ...slice, endpoints }))
  return {
    create: written.slice(0, create.length),
    update: written.slice(create.length),
    unchanged,
    events: hadHints
      ? []
      : [
          {
            type: 'Normal',
            reason: 'TopologyAwareHintsEnabled',
            message: 'Topology Aware Hints has been enabled',
          },
        ],
    endpointsByZone: byZone,
  }
}

/** Slices whose hints no longer do are opened for writing; `byZone` counts the hints of those that stay closed. */
function openSlices(
  { create, update, unchanged }: SliceSet,
  fair: ReadonlyMap<string, Share>,
): SliceSet & { readonly byZone: Map<string, number> } {
  const byZone = new Map<string, number>()
  const closed: EndpointSlice[] = []
  const opened: EndpointSlice[] = []
  for (const slice of unchanged) {
    const hints = usableHints(slice, byZone, fair)
    if (hints === undefined) opened.push(slice)
    else {
      closed.push(slice)
      for (const [zone, count] of hints) byZone.set(zone, (byZone.get(zone) ?? 0) + count)
    }
  }
  return { create, update: [...update, ...opened], unchanged: closed, byZone }
}

/** Hints for each zone, or undefined when one is missing, is for a zone that needs none, or is one too many. */
function usableHints(
  slice: EndpointSlice,
  byZone: ReadonlyMap<string, number>,
  fair: ReadonlyMap<string, Share>,
): ReadonlyMap<string, number> | undefined {
  const hints = new Map<string, number>()
  for (const endpoint of endpointsOf(slice).filter(isReady)) {
    const zones = endpoint.hints?.forZones ?? []
    if (zones.length === 0) return undefined
    for (const { name } of zones) hints.set(name, (hints.get(name) ?? 0) + 1)
  }
  for (const [zone, count] of hints) {
    if (count + (byZone.get(zone) ?? 0) > (fair.get(zone)?.maximum ?? -1)) return undefined
  }
  return hints
}

/** Endpoints of zones with too many get the hint of a zone with too few, in the order they stand in. */
function lendEndpoints(
  drafts: readonly Draft[],
  byZone: Map<string, number>,
  fair: ReadonlyMap<string, Share>,
): void {
  const { giving, receiving } = loans(byZone, fair)
  for (const endpoint of drafts.flatMap((draft) => draft.endpoints).filter(isReady)) {
    const [receiver] = receiving.keys()
    if (giving.size === 0 || receiver === undefined) return
    const giver = endpoint.zone ?? ''
    if (!giving.has(giver)) continue
    endpoint.hints = { forZones: [{ name: receiver }] }
    for (const [zones, zone] of [
      [giving, giver],
      [receiving, receiver],
    ] as const)
      takeOne(zones, zone)
    byZone.set(giver, (byZone.get(giver) ?? 0) - 1)
    byZone.set(receiver, (byZone.get(receiver) ?? 0) + 1)
  }
}

function takeOne(counts: Map<string, number>, zone: string): void {
  const left = (counts.get(zone) ?? 0) - 1
  if (left > 0) counts.set(zone, left)
  else counts.delete(zone)
}

/** A slice while its hints are being set. */
interface Draft {
  readonly slice: EndpointSlice
  readonly endpoints: { -readonly [Field in keyof Endpoint]: Endpoint[Field] }[]
}

function draftOf(slice: EndpointSlice): Draft {
  return { slice, endpoints: endpointsOf(slice).map((endpoint) => ({ ...endpoint })) }
}

function disabled(slices: SliceSet, message: string): TopologyHints {
  return {
    ...withoutHints(slices),
    events: [{ type: 'Warning', reason: 'TopologyAwareHintsDisabled', message }],
    endpointsByZone: undefined,
  }
}

function countReady(slices: readonly EndpointSlice[]): number {
  return slices.reduce((count, slice) => count + endpointsOf(slice).filter(isReady).length, 0)
}
