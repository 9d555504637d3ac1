/**
 * Which pods of an older template go next? From the end down to the partition, as many as may be missing at once; pods
 * that are not ready count as missing already.
 *
 * Source: kubernetes/kubernetes pkg/controller/statefulset/stateful_set_control.go
 * (updateStatefulSetAfterInvariantEstablished) with the gate MaxUnavailableStatefulSet, on since v1.35.
 */
import type { IntOrString } from '../../api/meta.ts'
import type { Pod } from '../../api/pod.ts'
import type { StatefulSet } from '../../api/workload.ts'
import { revisionNameOf } from './identity.ts'

/** `replicas` has a pod for every number, in order. */
export function podsToReplace(
  { spec }: StatefulSet,
  replicas: readonly Pod[],
  update: string,
  isAvailable: (pod: Pod) => boolean,
): readonly Pod[] {
  const { type, rollingUpdate } = spec.updateStrategy ?? {}
  if (type === 'OnDelete') return []
  const { partition = 0, maxUnavailable = 1 } = rollingUpdate ?? {}
  const missing = replicas.filter((pod) => !isAvailable(pod) || isTerminating(pod)).length
  const most = Math.max(0, atOnce(maxUnavailable, replicas.length) - missing)
  return replicas
    .slice(Math.max(0, partition))
    .reverse()
    .filter((pod) => revisionNameOf(pod) !== update && !isTerminating(pod))
    .slice(0, most)
}

/** Hundredths are rounded down, but one may always go. */
function atOnce(maxUnavailable: IntOrString, replicas: number): number {
  if (typeof maxUnavailable === 'number') return Math.max(1, maxUnavailable)
  const percent = Number(/^([0-9]+)%$/.exec(maxUnavailable)?.[1] ?? 0)
  return Math.max(1, Math.floor((percent * replicas) / 100))
}

function isTerminating({ metadata }: Pod): boolean {
  return metadata.deletionTimestamp !== undefined
}
