/**
 * Which slices must change so that they hold just these endpoints? As few as will do: an endpoint stays where it
 * stands, new ones go first into slices that change anyway, then all into one other slice if it has room for them all,
 * else into new slices. Nothing is moved to tidy up. All slices here have the same address type and ports.
 *
 * Source: kubernetes/endpointslice reconciler.go (reconcileByPortMapping), util/endpointset.go.
 * Example: of 250 endpoints 62 and 61 stand in two slices; 100 go into a new one and 27 into the first: two writes.
 */
import type { Endpoint, EndpointSlice } from '../../api/endpoint-slice.ts'
import type { Labels } from '../../api/meta.ts'
import type { Service } from '../../api/service.ts'
import { newSlice, type SliceShape } from './new-slice.ts'
import { sliceLabelsFor } from './slice-labels.ts'

/** What is to be written. A slice to create has no name yet. */
export interface SliceWrites {
  readonly create: readonly EndpointSlice[]
  readonly update: readonly EndpointSlice[]
  readonly remove: readonly EndpointSlice[]
  /** How many endpoints come and go, counted over all slices. */
  readonly added: number
  readonly removed: number
}

/** A slice while it is being packed. */
interface Draft {
  readonly slice: EndpointSlice
  readonly endpoints: Endpoint[]
  labels: Labels | undefined
}

/** `desired` is left empty: each endpoint is taken out once it has its place. */
export function packEndpoints(
  service: Service,
  shape: SliceShape,
  existing: readonly EndpointSlice[],
  desired: Map<string, Endpoint>,
  maxEndpointsPerSlice: number,
): SliceWrites {
  const { unchanged, update, remove, removed } = sortExisting(service, existing, desired)
  const added = desired.size

  for (const draft of fullestFirst(update)) fill(draft, desired, maxEndpointsPerSlice)

  const create: Draft[] = []
  while (desired.size > 0) {
    const roomy =
      desired.size < maxEndpointsPerSlice ? bestFit(unchanged, desired.size, maxEndpointsPerSlice) : undefined
    const draft = roomy ?? draftOf(newSlice(service, shape))
    fill(draft, desired, maxEndpointsPerSlice)
    if (roomy === undefined) create.push(draft)
    else {
      unchanged.delete(roomy)
      update.push(roomy)
    }
  }
  return { create: create.map(finished), update: update.map(finished), remove, added, removed }
}

/** One text for endpoints that are the same one, whatever its conditions: addresses, hostname, pod. */
export function endpointKey({ addresses, hostname = '', targetRef }: Endpoint): string {
  const where = addresses.length === 1 ? addresses[0] : [...addresses].sort().join(',')
  return `${where} ${hostname} ${targetRef?.namespace ?? ''} ${targetRef?.name ?? ''}`
}

/** Whether nothing that the controller sets differs, but the hints, which are set later. Their keys are equal. */
export function sameEndpoint(a: Endpoint, b: Endpoint): boolean {
  return (
    a.nodeName === b.nodeName &&
    a.zone === b.zone &&
    a.conditions?.ready === b.conditions?.ready &&
    a.conditions?.serving === b.conditions?.serving &&
    a.conditions?.terminating === b.conditions?.terminating &&
    a.targetRef?.kind === b.targetRef?.kind &&
    a.targetRef?.uid === b.targetRef?.uid &&
    a.targetRef?.apiVersion === b.targetRef?.apiVersion &&
    a.targetRef?.fieldPath === b.targetRef?.fieldPath
  )
}

interface Sorted {
  readonly unchanged: Set<Draft>
  readonly update: Draft[]
  readonly remove: EndpointSlice[]
  readonly removed: number
}

/** Drops from each slice the endpoints that are no longer desired, and renews the ones that changed. */
function sortExisting(
  service: Service,
  existing: readonly EndpointSlice[],
  desired: Map<string, Endpoint>,
): Sorted {
  const unchanged = new Set<Draft>()
  const update: Draft[] = []
  const remove: EndpointSlice[] = []
  let removed = 0
  for (const slice of existing) {
    const { kept, renewed } = takeDesired(slice, desired)
    const { labels, differs } = sliceLabelsFor(service, slice.metadata.labels)
    const lost = (slice.endpoints ?? []).length - kept.length
    removed += lost
    if ((renewed || lost > 0) && kept.length === 0) remove.push(slice)
    else if (renewed || lost > 0) update.push({ slice, endpoints: kept, labels })
    else if (differs) update.push({ ...draftOf(slice), labels })
    else unchanged.add(draftOf(slice))
  }
  return { unchanged, update, remove, removed }
}

function takeDesired(
  slice: EndpointSlice,
  desired: Map<string, Endpoint>,
): { readonly kept: Endpoint[]; readonly renewed: boolean } {
  const kept: Endpoint[] = []
  let renewed = false
  for (const endpoint of slice.endpoints ?? []) {
    const key = endpointKey(endpoint)
    const wanted = desired.get(key)
    if (wanted === undefined) continue
    kept.push(wanted)
    renewed ||= !sameEndpoint(wanted, endpoint)
    desired.delete(key)
  }
  return { kept, renewed }
}

function fullestFirst(drafts: readonly Draft[]): readonly Draft[] {
  return [...drafts].sort((a, b) => b.endpoints.length - a.endpoints.length)
}

function fill(draft: Draft, desired: Map<string, Endpoint>, maxEndpointsPerSlice: number): void {
  for (const [key, endpoint] of desired) {
    if (draft.endpoints.length >= maxEndpointsPerSlice) return
    draft.endpoints.push(endpoint)
    desired.delete(key)
  }
}

/** The slice that is closest to full once `count` more stand in it, if any has room for them all. */
function bestFit(drafts: Iterable<Draft>, count: number, maxEndpointsPerSlice: number): Draft | undefined {
  let best: Draft | undefined
  let leastRoom = maxEndpointsPerSlice
  for (const draft of drafts) {
    const room = maxEndpointsPerSlice - count - draft.endpoints.length
    if (room < 0 || room >= leastRoom) continue
    best = draft
    leastRoom = room
  }
  return best
}

function draftOf(slice: EndpointSlice): Draft {
  return { slice, endpoints: [...(slice.endpoints ?? [])], labels: slice.metadata.labels }
}

function finished({ slice, endpoints, labels }: Draft): EndpointSlice {
  return { ...slice, metadata: { ...slice.metadata, ...(labels === undefined ? {} : { labels }) }, endpoints }
}
