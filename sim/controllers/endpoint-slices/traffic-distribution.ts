/**
 * Which hints does spec.trafficDistribution ask for? PreferSameZone (PreferClose is its old name): each ready endpoint
 * is for its own zone; PreferSameNode: for its own node too, which kube-proxy then asks first. Endpoints that are not
 * ready are left as they are, because nobody reads their hints.
 *
 * Source: kubernetes/endpointslice trafficdist/trafficdist.go.
 */
import type { Endpoint, EndpointSlice } from '../../api/endpoint-slice.ts'
import { endpointsOf, isReady, type SliceSet, withoutHints } from './slice-set.ts'

/** Any value but the three known ones means traffic to everywhere: hints are taken away. */
export function distributeTraffic(
  trafficDistribution: string | null | undefined,
  slices: SliceSet,
): SliceSet {
  switch (trafficDistribution) {
    case 'PreferClose':
    case 'PreferSameZone':
      return preferClose(slices, false)
    case 'PreferSameNode':
      return preferClose(slices, true)
    default:
      return withoutHints(slices)
  }
}

function preferClose({ create, update, unchanged }: SliceSet, nodesToo: boolean): SliceSet {
  const fits = (slice: EndpointSlice): boolean =>
    endpointsOf(slice).every(
      (endpoint) => !isReady(endpoint) || sameHints(endpoint.hints, hintsFor(endpoint, nodesToo)),
    )
  const correct = (slice: EndpointSlice): EndpointSlice =>
    endpointsOf(slice).length === 0
      ? slice
      : { ...slice, endpoints: endpointsOf(slice).map((endpoint) => hinted(endpoint, nodesToo)) }

  return {
    create: create.map(correct),
    update: [...update, ...unchanged.filter((slice) => !fits(slice))].map(correct),
    unchanged: unchanged.filter(fits),
  }
}

type Hints = Endpoint['hints']

function hintsFor({ zone, nodeName }: Endpoint, nodesToo: boolean): Hints {
  const forNode = nodesToo ? nodeName : undefined
  if (zone === undefined && forNode === undefined) return undefined
  return {
    ...(zone === undefined ? {} : { forZones: [{ name: zone }] }),
    ...(forNode === undefined ? {} : { forNodes: [{ name: forNode }] }),
  }
}

function hinted(endpoint: Endpoint, nodesToo: boolean): Endpoint {
  if (!isReady(endpoint)) return endpoint
  const { hints: _, ...bare } = endpoint
  const hints = hintsFor(endpoint, nodesToo)
  return hints === undefined ? bare : { ...bare, hints }
}

/** Hints that are there but name nothing are as good as none: not worth a write of their own. */
function sameHints(a: Hints, b: Hints): boolean {
  return a === b || (sameNames(a?.forZones, b?.forZones) && sameNames(a?.forNodes, b?.forNodes))
}

type Names = readonly { readonly name: string }[] | undefined

function sameNames(a: Names = [], b: Names = []): boolean {
  return a.length === b.length && a.every(({ name }, index) => name === b[index]?.name)
}
