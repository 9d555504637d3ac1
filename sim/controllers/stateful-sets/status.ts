/**
 * What does a StatefulSet report? How many pods it has, how many are ready, and how many are of the revision it comes from
 * and of the one it goes to. When all are of the latter, that one becomes the former.
 *
 * Source: kubernetes/kubernetes pkg/controller/statefulset/stateful_set_control.go (computeReplicaStatus) and
 * completeRollingUpdate of stateful_set_utils.go.
 */
import type { Pod } from '../../api/pod.ts'
import type { StatefulSet, StatefulSetStatus } from '../../api/workload.ts'
import { isPodReady } from '../endpoint-slices/membership.ts'
import { counted } from '../replica-status.ts'
import { revisionNameOf } from './identity.ts'

export interface Revisions {
  readonly current: string
  readonly update: string
}

/** `pods` are all of the set, also those that end; `available` says how many are. */
export function statefulSetStatusFor(
  { metadata, spec, status: before }: StatefulSet,
  pods: readonly Pod[],
  { current, update }: Revisions,
  available: number,
): StatefulSetStatus {
  const lasting = pods.filter((pod) => pod.metadata.deletionTimestamp === undefined)
  const ofRevision = (name: string): number => lasting.filter((pod) => revisionNameOf(pod) === name).length
  const ready = pods.filter(isRunningAndReady).length
  const updated = ofRevision(update)
  const wish = spec.replicas ?? 1
  const isDone =
    spec.updateStrategy?.type !== 'OnDelete' && updated === wish && pods.length === wish && ready === wish
  return {
    ...(metadata.generation === undefined ? {} : { observedGeneration: metadata.generation }),
    replicas: pods.length,
    ...counted('readyReplicas', ready),
    ...counted('currentReplicas', isDone ? updated : ofRevision(current)),
    ...counted('updatedReplicas', updated),
    currentRevision: isDone ? update : current,
    updateRevision: update,
    collisionCount: 0,
    availableReplicas: available,
    ...(before?.conditions === undefined ? {} : { conditions: before.conditions }),
  }
}

export function isRunningAndReady(pod: Pod): boolean {
  return pod.status?.phase === 'Running' && isPodReady(pod)
}
