/**
 * The slices of one Service and address type, by what a sync is about to do with them; and how to take hints off them.
 *
 * Source: kubernetes/endpointslice topologycache (sliceinfo.go, utils.go: RemoveHintsFromSlices).
 */
import type { Endpoint, EndpointSlice } from '../../api/endpoint-slice.ts'

export interface SliceSet {
  readonly create: readonly EndpointSlice[]
  readonly update: readonly EndpointSlice[]
  readonly unchanged: readonly EndpointSlice[]
}

/** Takes all hints away; a slice that had some is written again. */
export function withoutHints({ create, update, unchanged }: SliceSet): SliceSet {
  return {
    create: create.map(clear),
    update: [...update, ...unchanged.filter(hasHints)].map(clear),
    unchanged: unchanged.filter((slice) => !hasHints(slice)),
  }
}

export function hasHints(slice: EndpointSlice): boolean {
  return endpointsOf(slice).some((endpoint) => endpoint.hints !== undefined)
}

/** A slice that was written by hand may have none. */
export function endpointsOf(slice: EndpointSlice): readonly Endpoint[] {
  return slice.endpoints ?? []
}

export function isReady(endpoint: Endpoint): boolean {
  return endpoint.conditions?.ready === true
}

function clear(slice: EndpointSlice): EndpointSlice {
  return hasHints(slice) ? { ...slice, endpoints: endpointsOf(slice).map(withoutHint) } : slice
}

function withoutHint({ hints: _, ...endpoint }: Endpoint): Endpoint {
  return endpoint
}
