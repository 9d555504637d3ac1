/**
 * How does a Deployment bring its pods from one template to the next? It makes a ReplicaSet for the new one and moves
 * replicas over, step by step, as pods become available: never more than the surge, never fewer than it may miss. Pods
 * that never become ready stop it half-way, and the old ones stay.
 *
 * Source: kubernetes/kubernetes pkg/controller/deployment (deployment_controller.go, rolling.go, recreate.go, sync.go).
 * Leaves out: rollback by the old API.
 * Example: a template whose readiness probe fails leaves 3 old pods and 1 new one of a Deployment of 3.
 */
import type { Deployment, ReplicaSet } from '../api/workload.ts'
import { hasEnded } from '../kubelet/phase.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from './controller.ts'
import { deploymentStatusFor, isComplete, stuckAt } from './deployment-status.ts'
import { controllerOf } from './owners.ts'
import { desiredReplicasAnnotation, numberAnnotation, revisionOf } from './replica-set-annotations.ts'
import { all, type Family, familyOf, resize, withNewest, withRevision } from './replica-set-family.ts'
import {
  availableIn,
  byAge,
  leewayOf,
  nextSize,
  proportionalSizes,
  sizeOf,
  wishOf,
} from './rollout-numbers.ts'

const name = 'Deployment'

export const deployments: Controller = {
  name,
  watches: {
    Deployment: ({ new: deployment }) => (deployment === undefined ? nothing : [keyFor(deployment)]),
    ReplicaSet: ({ old, new: replicaSet }) => [old, replicaSet].flatMap(deploymentKeyOf),
    Pod: deploymentsThatWait,
  },
  sync: (keys, store) => {
    for (const key of keys) {
      const parts = partsOf(key)
      const deployment = store.get('Deployment', parts.namespace, parts.name)
      if (deployment !== undefined) syncOne(deployment, store)
      else store.wakeAt(name, key, undefined)
    }
  },
}

function syncOne(deployment: Deployment, store: Store): void {
  const before = familyOf(deployment, store)
  const isGoing = deployment.metadata.deletionTimestamp !== undefined
  const family = isGoing ? before : rollOut(deployment, before, store)
  const made = before.newest === undefined && family.newest !== undefined
  const { epoch } = store.settings
  const status = deploymentStatusFor(deployment, family, made, { epoch, seconds: store.now })
  const reported = store.put({ ...withRevision(deployment, family.newest), status }) as Deployment
  store.wakeAt(name, keyFor(deployment), stuckAt(reported, epoch))
  if (isComplete(deployment, status)) cleanUp(deployment, family.old, store)
}

function rollOut(deployment: Deployment, family: Family, store: Store): Family {
  // An empty selector selects everything; upstream refuses to act on it.
  const { matchLabels = {}, matchExpressions = [] } = deployment.spec.selector ?? {}
  if (Object.keys(matchLabels).length + matchExpressions.length === 0) return family
  if (deployment.spec.paused === true || wasScaled(deployment, family)) {
    return rescale(deployment, withNewest(deployment, family, false, store), store)
  }
  return deployment.spec.strategy?.type === 'Recreate'
    ? recreate(deployment, family, store)
    : roll(deployment, withNewest(deployment, family, true, store), store)
}

/** Somebody changed the number of replicas since the ReplicaSets were last resized. */
function wasScaled(deployment: Deployment, family: Family): boolean {
  return all(family)
    .filter(hasPods)
    .some(
      (replicaSet) =>
        (numberAnnotation(replicaSet, desiredReplicasAnnotation) ?? wishOf(deployment)) !==
        wishOf(deployment),
    )
}

/** One step of a rolling update: first up, and if there is nothing to add, down. */
function roll(deployment: Deployment, family: Family, store: Store): Family {
  const { newest } = family
  if (newest === undefined) return family
  const size = newest.spec.replicas ?? 1
  const next = Math.min(nextSize(deployment, all(family), size), wishOf(deployment))
  if (next !== size) return { ...family, newest: resize(deployment, newest, next, store) }
  return { ...family, old: shrinkOld(deployment, family, newest, store) }
}

/** Takes away as many old pods as may be missed: those that are not available first, they help nobody. */
function shrinkOld(
  deployment: Deployment,
  family: Family,
  newest: ReplicaSet,
  store: Store,
): readonly ReplicaSet[] {
  const least = wishOf(deployment) - leewayOf(deployment).maxUnavailable
  const missing = (newest.spec.replicas ?? 1) - availableIn([newest])
  const mayGo = sizeOf(all(family)) - least - missing
  if (mayGo <= 0) return family.old

  const healthy = take(
    family.old,
    mayGo,
    ({ spec, status }) => (spec.replicas ?? 1) - (status?.availableReplicas ?? 0),
  )
  const spare = availableIn(all(family)) - least
  const kept = take(healthy, Math.max(0, spare), ({ spec }) => spec.replicas ?? 1)
  return kept.map((replicaSet, index) => {
    const size = replicaSet.spec.replicas ?? 1
    const old = family.old[index]
    return old === undefined || old.spec.replicas === size ? replicaSet : resize(deployment, old, size, store)
  })
}

/** The ReplicaSets, oldest first, each smaller by what it can spare, until `count` are gone. */
function take(
  replicaSets: readonly ReplicaSet[],
  count: number,
  spareOf: (replicaSet: ReplicaSet) => number,
): readonly ReplicaSet[] {
  let left = count
  return replicaSets.map((replicaSet) => {
    const gone = Math.max(0, Math.min(left, spareOf(replicaSet), replicaSet.spec.replicas ?? 1))
    left -= gone
    const replicas = (replicaSet.spec.replicas ?? 1) - gone
    return gone === 0 ? replicaSet : { ...replicaSet, spec: { ...replicaSet.spec, replicas } }
  })
}

/** First every old pod goes, then the new ones come. */
function recreate(deployment: Deployment, family: Family, store: Store): Family {
  if (family.old.some(hasPods)) {
    const old = family.old.map((replicaSet) =>
      hasPods(replicaSet) ? resize(deployment, replicaSet, 0, store) : replicaSet,
    )
    return { ...family, old }
  }
  if (family.old.some((replicaSet) => stillHasPods(replicaSet, store))) return family
  const { newest, old } = withNewest(deployment, family, true, store)
  if (newest === undefined || newest.spec.replicas === wishOf(deployment))
    return { old, ...(newest && { newest }) }
  return { old, newest: resize(deployment, newest, wishOf(deployment), store) }
}

/** The replicas changed, or nothing may be rolled out: sizes change, ReplicaSets do not. */
function rescale(deployment: Deployment, family: Family, store: Store): Family {
  const sizes = newSizes(deployment, family)
  const resized = (replicaSet: ReplicaSet): ReplicaSet => {
    const size = sizes.get(replicaSet)
    return size === undefined ? replicaSet : resize(deployment, replicaSet, size, store)
  }
  const old = family.old.map(resized)
  return family.newest === undefined ? { old } : { old, newest: resized(family.newest) }
}

function newSizes(deployment: Deployment, family: Family): ReadonlyMap<ReplicaSet, number> {
  const wish = wishOf(deployment)
  const active = all(family).filter(hasPods)
  if (active.length <= 1) {
    const only = active[0] ?? family.newest ?? [...family.old].sort(byAge).at(-1)
    return only === undefined ? new Map() : new Map([[only, wish]])
  }
  if (isSaturated(deployment, family.newest)) {
    return new Map(family.old.filter(hasPods).map((replicaSet) => [replicaSet, 0]))
  }
  return deployment.spec.strategy?.type === 'Recreate' ? new Map() : proportionalSizes(deployment, active)
}

/** The newest has all the pods it should have, and they are available. */
function isSaturated(deployment: Deployment, newest: ReplicaSet | undefined): boolean {
  const wish = wishOf(deployment)
  return (
    newest !== undefined &&
    numberAnnotation(newest, desiredReplicasAnnotation) === wish &&
    newest.spec.replicas === wish &&
    (newest.status?.availableReplicas ?? 0) === wish
  )
}

/** Old ReplicaSets beyond the history are removed, the oldest revisions first. */
function cleanUp(deployment: Deployment, old: readonly ReplicaSet[], store: Store): void {
  const tooMany = old.length - (deployment.spec.revisionHistoryLimit ?? 10)
  if (tooMany <= 0) return
  const oldest = [...old].sort((a, b) => revisionOf(a) - revisionOf(b)).slice(0, tooMany)
  for (const { metadata, spec, status } of oldest) {
    const isEmpty = spec.replicas === 0 && (status?.replicas ?? 0) === 0
    if (isEmpty) store.remove('ReplicaSet', metadata.namespace, metadata.name)
  }
}

function hasPods({ spec }: ReplicaSet): boolean {
  return (spec.replicas ?? 1) > 0
}

function stillHasPods({ metadata }: ReplicaSet, store: Store): boolean {
  return store.ownedBy(metadata.uid ?? '').some((object) => object.kind === 'Pod' && !hasEnded(object))
}

function deploymentKeyOf(replicaSet: ReplicaSet | undefined): readonly string[] {
  const owner = replicaSet && controllerOf(replicaSet)
  return owner?.kind === 'Deployment' ? [`${replicaSet?.metadata.namespace ?? ''}/${owner.name}`] : nothing
}

/** A Deployment that recreates waits for the last old pod to go. */
function deploymentsThatWait({ old, new: pod }: ChangeOf<'Pod'>, state: ClusterState): readonly string[] {
  const owner = pod === undefined && old !== undefined ? controllerOf(old) : undefined
  if (owner?.kind !== 'ReplicaSet') return nothing
  return deploymentKeyOf(state.get('ReplicaSet', old?.metadata.namespace, owner.name))
}
