/**
 * Which pods are an owner's, once it has let go and adopted? Those of its own whose labels match no more are let go; pods
 * without a controller whose labels match are adopted, unless they are about to go or the owner is.
 *
 * Source: kubernetes/kubernetes pkg/controller/controller_ref_manager.go (ClaimPods).
 */
import type { KubeObject } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import type { Pod } from '../api/pod.ts'
import { matchesSelector, type Selector } from '../labels.ts'
import type { Store } from '../state/cluster-state.ts'
import { controllerOf, isActive, withController, withoutOwner } from './owners.ts'
import { podsOf } from './workload-pods.ts'

export interface Claim {
  readonly owner: KubeObject
  readonly selector: Selector
  /** The pairs of the selector, by which pods are found. */
  readonly pairs: Labels
  /** Pods that count at all; others stay as they are. */
  readonly counts?: (pod: Pod) => boolean
}

export function claimPods(
  { owner, selector, pairs, counts = () => true }: Claim,
  store: Store,
): readonly Pod[] {
  const { uid = '', namespace = '', deletionTimestamp } = owner.metadata
  const claimed: Pod[] = []
  for (const pod of podsOf(uid, store)) {
    if (!counts(pod)) continue
    if (matchesSelector(selector, pod.metadata.labels)) claimed.push(pod)
    else store.put(withoutOwner(pod, uid))
  }
  if (deletionTimestamp !== undefined) return claimed
  for (const pod of store.podsMatching(namespace, pairs)) {
    if (controllerOf(pod) !== undefined || !isActive(pod) || !counts(pod)) continue
    if (!matchesSelector(selector, pod.metadata.labels)) continue
    claimed.push(store.put(withController(pod, owner)) as Pod)
  }
  return claimed
}
