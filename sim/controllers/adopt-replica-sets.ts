/**
 * Whose is a ReplicaSet? One without a controller becomes that of a Deployment that selects its labels; one whose
 * labels its Deployment no longer selects is let go.
 *
 * Source: kubernetes/kubernetes pkg/controller/controller_ref_manager.go (ClaimReplicaSets).
 */
import type { Deployment, ReplicaSet } from '../api/workload.ts'
import { matchesSelector, selectorFrom } from '../labels.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from './controller.ts'
import { controllerOf, withController, withoutOwner } from './owners.ts'

export const replicaSetOwners: Controller = {
  name: 'ReplicaSet owners',
  watches: { ReplicaSet: replicaSetTouched, Deployment: orphansBeside },
  sync: (keys, store) => {
    for (const key of keys) {
      const { namespace, name } = partsOf(key)
      const replicaSet = store.get('ReplicaSet', namespace, name)
      if (replicaSet !== undefined && replicaSet.metadata.deletionTimestamp === undefined)
        claim(replicaSet, store)
    }
  },
}

function claim(replicaSet: ReplicaSet, store: Store): void {
  const owner = controllerOf(replicaSet)
  const { namespace = '' } = replicaSet.metadata
  if (owner === undefined) {
    const adopter = store.list('Deployment', namespace).find((deployment) => selects(deployment, replicaSet))
    if (adopter !== undefined) store.put(withController(replicaSet, adopter))
    return
  }
  const deployment = owner.kind === 'Deployment' ? store.get('Deployment', namespace, owner.name) : undefined
  if (deployment?.metadata.uid === owner.uid && !selects(deployment, replicaSet)) {
    store.put(withoutOwner(replicaSet, owner.uid))
  }
}

function selects({ metadata, spec }: Deployment, replicaSet: ReplicaSet): boolean {
  const selector = selectorFrom(spec.selector)
  return (
    metadata.deletionTimestamp === undefined &&
    selector.ok &&
    selector.value.requirements.length > 0 &&
    matchesSelector(selector.value, replicaSet.metadata.labels)
  )
}

/** Its labels or its owner are new to the world. */
function replicaSetTouched({ old, new: replicaSet }: ChangeOf<'ReplicaSet'>): readonly string[] {
  if (replicaSet === undefined) return nothing
  const isNew = old?.metadata.labels !== replicaSet.metadata.labels
  const isOwned = controllerOf(replicaSet) !== undefined
  const wasOwned = old !== undefined && controllerOf(old) !== undefined
  return (isNew && (old !== undefined || !isOwned)) || (wasOwned && !isOwned) ? [keyFor(replicaSet)] : nothing
}

/** A new Deployment may find what an earlier one has left behind. */
function orphansBeside(
  { old, new: deployment }: ChangeOf<'Deployment'>,
  state: ClusterState,
): readonly string[] {
  if (old !== undefined || deployment === undefined) return nothing
  return state
    .list('ReplicaSet', deployment.metadata.namespace ?? '')
    .filter((replicaSet) => controllerOf(replicaSet) === undefined)
    .map(keyFor)
}
