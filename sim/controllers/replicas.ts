/**
 * How do a ReplicaSet and a ReplicationController keep their number of pods? They count the pods that are theirs, make
 * what is missing and delete what is too many. A pod without a controller whose labels match is adopted; one of theirs
 * whose labels match no more is let go, and replaced. An edited template concerns new pods only. What they report of
 * their pods is replica-status.ts.
 *
 * Source: kubernetes/kubernetes pkg/controller/replicaset/replica_set.go, pkg/controller/controller_ref_manager.go.
 * Leaves out: bursts and slow starts, failures to create.
 */
import { refOf } from '../api/kinds.ts'
import type { Pod } from '../api/pod.ts'
import { matchesSelector, type Selector, selectorFrom } from '../labels.ts'
import type { Change, ClusterState, Store } from '../state/cluster-state.ts'
import { deleteObject } from '../state/delete.ts'
import { claimPods } from './claim-pods.ts'
import { type ChangeOf, type Controller, isNamespaceEnding, nothing, specTouched } from './controller.ts'
import { inDeletionOrder } from './deletion-order.ts'
import { makePods, tellOfPod } from './make-pods.ts'
import { controllerOf, isActive } from './owners.ts'
import {
  controllerKeys,
  isWorkload,
  membershipChanged,
  podsOf,
  type Workload,
  workloadAt,
  workloadKey,
} from './workload-pods.ts'

/** Keys are kind/namespace/name. */
export const replicas: Controller = {
  name: 'replicas',
  watches: {
    ReplicaSet: workloadTouched,
    ReplicationController: workloadTouched,
    Pod: podTouched,
  },
  sync: (keys, store) => {
    for (const key of keys) {
      const workload = workloadAt(key, store)
      const selector = workload && selectorOf(workload)
      if (workload !== undefined && selector !== undefined) syncOne(workload, selector, store)
    }
  },
}

function syncOne(workload: Workload, selector: Selector, store: Store): void {
  const pods = claimActivePods(workload, selector, store)
  if (workload.metadata.deletionTimestamp === undefined) scale(workload, selector, pods, store)
}

/** undefined: a workload whose selector picks nothing in particular keeps nothing. */
function selectorOf({ kind, spec }: Workload): Selector | undefined {
  const written = kind === 'ReplicaSet' ? spec?.selector : spec?.selector && { matchLabels: spec.selector }
  const outcome = selectorFrom(written)
  return outcome.ok && outcome.value.requirements.length > 0 ? outcome.value : undefined
}

/** The active pods that are the workload's once it has let go and adopted. */
function claimActivePods(workload: Workload, selector: Selector, store: Store): readonly Pod[] {
  const pairs = workload.kind === 'ReplicaSet' ? workload.spec.selector?.matchLabels : workload.spec.selector
  return claimPods({ owner: workload, selector, pairs: pairs ?? {}, counts: isActive }, store)
}

function scale(workload: Workload, selector: Selector, pods: readonly Pod[], store: Store): void {
  const missing = (workload.spec.replicas ?? 1) - pods.length
  if (missing > 0 && canMakePods(workload, selector, store)) makePods(workload, missing, store)
  if (missing >= 0) return
  const order = inDeletionOrder(pods, relatedPods(workload, pods, store))
  for (const pod of order.slice(0, -missing)) {
    deleteObject(store, refOf(pod))
    tellOfPod(workload, 'SuccessfulDelete', pod.metadata.name, store)
  }
}

/** Pods that do not match would be let go at once, and made again for ever. An API server refuses such a workload. */
function canMakePods({ metadata, spec }: Workload, selector: Selector, store: Store): boolean {
  const isEnding = isNamespaceEnding(metadata.namespace, store)
  return !isEnding && matchesSelector(selector, spec.template?.metadata?.labels)
}

/** Of a Deployment's ReplicaSets, the pods of all count for crowding. */
function relatedPods(workload: Workload, pods: readonly Pod[], store: Store): readonly Pod[] {
  const owner = controllerOf(workload)
  if (owner === undefined) return pods
  const siblings = store.ownedBy(owner.uid).filter(({ kind }) => kind === workload.kind)
  return siblings.flatMap(({ metadata }) => podsOf(metadata.uid ?? '', store)).filter(isActive)
}

/** Both kinds have one queue, so the key says which it is. */
function workloadTouched(change: Change): readonly string[] {
  const workload = change.new
  return workload !== undefined && isWorkload(workload) && specTouched(change).length > 0
    ? [workloadKey(workload)]
    : nothing
}

/** The workload whose pod it is or was; for a pod without a controller, those that may adopt it. */
function podTouched(change: ChangeOf<'Pod'>, state: ClusterState): readonly string[] {
  if (!membershipChanged(change)) return nothing
  const { new: pod } = change
  const owners = controllerKeys(change)
  if (pod === undefined || controllerOf(pod) !== undefined || !isActive(pod)) return owners
  return [...owners, ...state.workloadsSelecting(pod).map(workloadKey)]
}
