/**
 * Which hints does spec.trafficDistribution ask for? PreferSameZone (PreferClose is its old name): each ready endpoint
 * is for its own zone; PreferSameNode: for its own node too, which kube-proxy then asks first. Endpoints that are not
 * ready are left as they are, because nobody reads their hints.
 *
 * Source: kubernetes/endpointslice trafficdist/trafficdist.go.
 */
import type { Endpoint, EndpointSlice } from '../../api/endpoint-slice.ts'
import { endpointsOf, isReady, type SliceSet } from './slice-set.ts'

/** Any value but the three known ones means traffic to everywhere: hints are taken away. */
export function distributeTraffic(
  trafficDistribution: string | null | undefined,
  slices: SliceSet,
): SliceSet {
  const wanted = wantedBy(trafficDistribution)
  const fits = (slice: EndpointSlice): boolean =>
    endpointsOf(slice).every((endpoint) => sameHints(endpoint.hints, wanted(endpoint)))
  const correct = (slice: EndpointSlice): EndpointSlice =>
    fits(slice)
      ? slice
      : { ...slice, endpoints: endpointsOf(slice).map((endpoint) => hinted(endpoint, wanted)) }

  return {
    create: slices.create.map(correct),
    update: [...slices.update, ...slices.unchanged.filter((slice) => !fits(slice))].map(correct),
    unchanged: slices.unchanged.filter(fits),
  }
}

type Hints = Endpoint['hints']

function wantedBy(trafficDistribution: string | null | undefined): (endpoint: Endpoint) => Hints {
  switch (trafficDistribution) {
    case 'PreferClose':
    case 'PreferSameZone':
      return (endpoint) => (isReady(endpoint) ? hintsFor(endpoint, false) : endpoint.hints)
    case 'PreferSameNode':
      return (endpoint) => (isReady(endpoint) ? hintsFor(endpoint, true) : endpoint.hints)
    default:
      return () => undefined
  }
}

function hintsFor({ zone, nodeName }: Endpoint, nodesToo: boolean): Hints {
  const forNode = nodesToo ? nodeName : undefined
  if (zone === undefined && forNode === undefined) return undefined
  return {
    ...(zone === undefined ? {} : { forZones: [{ name: zone }] }),
    ...(forNode === undefined ? {} : { forNodes: [{ name: forNode }] }),
  }
}

function hinted(endpoint: Endpoint, wanted: (endpoint: Endpoint) => Hints): Endpoint {
  const { hints: _, ...bare } = endpoint
  const hints = wanted(endpoint)
  return hints === undefined ? bare : { ...bare, hints }
}

function sameHints(a: Hints, b: Hints): boolean {
  return a === b || (sameNames(a?.forZones, b?.forZones) && sameNames(a?.forNodes, b?.forNodes))
}

type Names = readonly { readonly name: string }[] | undefined

function sameNames(a: Names = [], b: Names = []): boolean {
  return a.length === b.length && a.every(({ name }, index) => name === b[index]?.name)
}
