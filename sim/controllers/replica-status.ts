/**
 * What do a ReplicaSet and a ReplicationController report of their pods? How many there are, how many carry all labels
 * of the template, are ready, are available (ready for minReadySeconds). Written once the pods have come as far as they come for now.
 *
 * Source: kubernetes/kubernetes pkg/controller/replicaset/replica_set_utils.go (calculateStatus).
 */
import type { Pod } from '../api/pod.ts'
import type { ReplicaStatus } from '../api/workload.ts'
import { matchesSelector } from '../labels.ts'
import { availableAmong } from './availability.ts'
import { type Controller, nothing } from './controller.ts'
import { isPodReady } from './endpoint-slices/membership.ts'
import { isActive } from './owners.ts'
import {
  controllerKeys,
  membershipChanged,
  podsOf,
  readinessChanged,
  type Workload,
  workloadAt,
  workloadKey,
} from './workload-pods.ts'

const name = 'replica status'

/** Keys are kind/namespace/name. */
export const replicaStatus: Controller = {
  name,
  watches: {
    ReplicaSet: ({ new: workload }) => (workload === undefined ? nothing : [workloadKey(workload)]),
    ReplicationController: ({ new: workload }) =>
      workload === undefined ? nothing : [workloadKey(workload)],
    Pod: (change) =>
      membershipChanged(change) || readinessChanged(change) ? controllerKeys(change) : nothing,
  },
  sync: (keys, store) => {
    for (const key of keys) {
      const workload = workloadAt(key, store)
      if (workload === undefined) continue
      const pods = podsOf(workload.metadata.uid ?? '', store).filter(isActive)
      const available = availableAmong(pods, workload.spec.minReadySeconds ?? 0, store)
      store.put({ ...workload, status: replicaStatusFor(workload, pods, available.count) } as Workload)
      if ((workload.spec.minReadySeconds ?? 0) > 0) store.wakeAt(name, key, available.next)
    }
  },
}

function replicaStatusFor(
  { metadata, spec, status }: Workload,
  pods: readonly Pod[],
  available: number,
): ReplicaStatus {
  const labels = spec.template?.metadata?.labels ?? {}
  const fullyLabeled = pods.filter((pod) => matchesSelector(labels, pod.metadata.labels)).length
  const ready = pods.filter(isPodReady).length
  return {
    replicas: pods.length,
    ...counted('fullyLabeledReplicas', fullyLabeled),
    ...counted('readyReplicas', ready),
    ...counted('availableReplicas', available),
    ...(metadata.generation === undefined ? {} : { observedGeneration: metadata.generation }),
    ...(status?.conditions === undefined ? {} : { conditions: status.conditions }),
  }
}

/** Counts of nought are left out, as the API server leaves them out. */
export function counted<Name extends string>(name: Name, count: number): { readonly [N in Name]?: number } {
  return (count === 0 ? {} : { [name]: count }) as { readonly [N in Name]?: number }
}
