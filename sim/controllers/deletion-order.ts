/**
 * Which pods go first when a workload has too many? Those that would be missed least: not yet on a node, not running,
 * not ready, marked as cheap, crowded with their like on one node, ready for a short time only, often restarted, young.
 *
 * Source: kubernetes/kubernetes pkg/controller/controller_utils.go (ActivePodsWithRanks). Upstream blurs the two ages by
 * their logarithm; the virtual clock makes most ages equal, and the uid decides.
 */
import type { Pod } from '../api/pod.ts'

/** The pods in the order in which they are deleted. `related` are all pods that count for crowding. */
export function inDeletionOrder(pods: readonly Pod[], related: readonly Pod[]): readonly Pod[] {
  const crowd = new Map<string, number>()
  for (const { spec, status } of related) {
    if (spec.nodeName === undefined || status?.phase === 'Failed') continue
    crowd.set(spec.nodeName, (crowd.get(spec.nodeName) ?? 0) + 1)
  }
  const ranked = pods.map((pod) => ({ pod, rank: rankOf(pod, crowd) }))
  return ranked.sort((a, b) => compare(a.rank, b.rank)).map(({ pod }) => pod)
}

/** Smaller goes first; the first difference decides. */
type Rank = readonly (number | string)[]

const phases: Readonly<Record<string, number>> = { Pending: 0, Unknown: 1, Running: 2 }

function rankOf({ metadata, spec, status }: Pod, crowd: ReadonlyMap<string, number>): Rank {
  const ready = status?.conditions?.find(({ type, status: value }) => type === 'Ready' && value === 'True')
  const restarts = (status?.containerStatuses ?? []).map(({ restartCount }) => restartCount)
  return [
    spec.nodeName ? 1 : 0,
    phases[status?.phase ?? 'Pending'] ?? 2,
    ready === undefined ? 0 : 1,
    deletionCost(metadata.annotations?.['controller.kubernetes.io/pod-deletion-cost']),
    -(crowd.get(spec.nodeName ?? '') ?? 0),
    newestFirst(ready?.lastTransitionTime),
    -Math.max(0, ...restarts),
    newestFirst(metadata.creationTimestamp),
    metadata.uid ?? '',
    metadata.name,
  ]
}

function compare(a: Rank, b: Rank): number {
  for (const [index, value] of a.entries()) {
    const other = b[index] ?? 0
    if (value !== other) return value < other ? -1 : 1
  }
  return 0
}

function deletionCost(annotation: string | undefined): number {
  return /^[+-]?[0-9]+$/.test(annotation ?? '') ? Number(annotation) : 0
}

/** Turns a timestamp round, so that a later one is the smaller text; none counts as latest. */
function newestFirst(timestamp: string | undefined): string {
  return (timestamp ?? '').replace(/[0-9]/g, (digit) => String(9 - Number(digit)))
}
