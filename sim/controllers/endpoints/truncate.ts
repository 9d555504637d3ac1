/**
 * What of a long list of addresses does an Endpoints object hold? At most 1000, ready ones before all others; each
 * subset keeps its share. Past that the annotation endpoints.kubernetes.io/over-capacity says `truncated`, and whoever
 * needs them all reads EndpointSlices.
 *
 * Source: kubernetes/kubernetes pkg/controller/endpoint/endpoints_controller.go (truncateEndpoints).
 * Example: 990 ready and 30 not ready addresses become 990 and 10.
 */
import type { EndpointAddress, EndpointSubset } from '../../api/endpoints.ts'

export const overCapacityAnnotation = 'endpoints.kubernetes.io/over-capacity'

/** Ready or not, in all subsets together. */
export const mostAddresses = 1000

/** The same list when nothing has to be cut. A subset of which nothing is left is left out: it would be refused. */
export function truncateSubsets(subsets: readonly EndpointSubset[]): readonly EndpointSubset[] {
  const ready = count(subsets, 'addresses')
  const notReady = count(subsets, 'notReadyAddresses')
  if (ready + notReady <= mostAddresses) return subsets
  const cut =
    ready > mostAddresses
      ? shares(subsets.map(withoutNotReady), 'addresses', ready, mostAddresses)
      : shares(subsets, 'notReadyAddresses', notReady, mostAddresses - ready)
  return cut.filter(({ addresses, notReadyAddresses }) => addresses?.length || notReadyAddresses?.length)
}

export function countAddresses(subsets: readonly EndpointSubset[]): number {
  return count(subsets, 'addresses') + count(subsets, 'notReadyAddresses')
}

type List = 'addresses' | 'notReadyAddresses'

/** Of `total` addresses in a list of all subsets `room` stay. Shares are rounded up, so the last may get less. */
function shares(
  subsets: readonly EndpointSubset[],
  list: List,
  total: number,
  room: number,
): readonly EndpointSubset[] {
  let left = room
  return subsets.map((subset) => {
    const { [list]: addresses = [], ...others } = subset
    const kept: readonly EndpointAddress[] = addresses.slice(
      0,
      Math.min(left, Math.ceil((addresses.length / total) * room)),
    )
    left -= kept.length
    return kept.length === 0 ? others : { ...others, [list]: kept }
  })
}

function withoutNotReady({ notReadyAddresses: _, ...subset }: EndpointSubset): EndpointSubset {
  return subset
}

function count(subsets: readonly EndpointSubset[], list: List): number {
  return subsets.reduce((sum, subset) => sum + (subset[list]?.length ?? 0), 0)
}
