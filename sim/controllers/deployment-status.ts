/**
 * What does a Deployment report? The pods of all its ReplicaSets, and two conditions: Available, whether enough pods
 * are, and Progressing, how far the latest rollout has come.
 *
 * Source: kubernetes/kubernetes pkg/controller/deployment/sync.go (calculateStatus), progress.go (syncRolloutStatus).
 * Leaves out: progressDeadlineSeconds running out; a rollout that is stuck stays "progressing".
 */
import type { Condition } from '../api/meta.ts'
import type { Deployment, ReplicaSet, ReplicaStatus } from '../api/workload.ts'
import { all, type Family } from './replica-set-family.ts'
import { counted } from './replica-status.ts'
import { availableIn, leewayOf, sizeOf, wishOf } from './rollout-numbers.ts'

/** `made`: the newest ReplicaSet was made just now. `now` is the time by the cluster's clock. */
export function deploymentStatusFor(
  deployment: Deployment,
  family: Family,
  made: boolean,
  now: string,
): ReplicaStatus {
  const replicaSets = all(family)
  const available = availableIn(replicaSets)
  const { metadata, status: before } = deployment
  const status: ReplicaStatus = {
    ...(metadata.generation === undefined ? {} : { observedGeneration: metadata.generation }),
    ...counted('replicas', sum(replicaSets, 'replicas')),
    ...counted('updatedReplicas', family.newest?.status?.replicas ?? 0),
    ...counted('readyReplicas', sum(replicaSets, 'readyReplicas')),
    ...counted('availableReplicas', available),
    ...counted('unavailableReplicas', Math.max(0, sizeOf(replicaSets) - available)),
  }
  const conditions = [
    availableFor(deployment, available),
    ...progressingFor(deployment, status, family, made),
  ]
  return { ...status, conditions: merge(before?.conditions ?? [], conditions, now) }
}

/** Every pod there should be is made from the present template, and available; no other is left. */
export function isComplete(deployment: Deployment, status: ReplicaStatus = {}): boolean {
  const wish = wishOf(deployment)
  return (
    (status.updatedReplicas ?? 0) === wish &&
    (status.replicas ?? 0) === wish &&
    (status.availableReplicas ?? 0) === wish &&
    (status.observedGeneration ?? 0) >= (deployment.metadata.generation ?? 0)
  )
}

function availableFor(deployment: Deployment, available: number): Condition {
  const type = 'Available'
  return available >= wishOf(deployment) - leewayOf(deployment).maxUnavailable
    ? {
        type,
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      }
    : {
        type,
        status: 'False',
        reason: 'MinimumReplicasUnavailable',
        message: 'Deployment does not have minimum availability.',
      }
}

function progressingFor(
  deployment: Deployment,
  status: ReplicaStatus,
  { newest }: Family,
  made: boolean,
): readonly Condition[] {
  const before = deployment.status?.conditions?.find(({ type }) => type === 'Progressing')
  const condition = (value: Condition['status'], reason: string, message: string): readonly Condition[] => [
    { type: 'Progressing', status: value, reason, message },
  ]
  if (deployment.spec.paused === true) return condition('Unknown', 'DeploymentPaused', 'Deployment is paused')
  if (before?.reason === 'NewReplicaSetAvailable' && status.replicas === status.updatedReplicas && !made)
    return [before]
  const whose =
    newest === undefined ? `Deployment "${deployment.metadata.name}"` : `ReplicaSet "${newest.metadata.name}"`
  if (isComplete(deployment, status)) {
    return condition('True', 'NewReplicaSetAvailable', `${whose} has successfully progressed.`)
  }
  if (made && newest !== undefined) {
    return condition('True', 'NewReplicaSetCreated', `Created new replica set "${newest.metadata.name}"`)
  }
  return condition('True', 'ReplicaSetUpdated', `${whose} is progressing.`)
}

/** New conditions take the place of old ones of their type; those that say the same keep their times. */
function merge(
  before: readonly Condition[],
  conditions: readonly Condition[],
  now: string,
): readonly Condition[] {
  const merged = conditions.map((condition): Condition => {
    const old = before.find(({ type }) => type === condition.type)
    if (
      old?.status === condition.status &&
      old.reason === condition.reason &&
      old.message === condition.message
    )
      return old
    const lastTransitionTime = old?.status === condition.status ? (old.lastTransitionTime ?? now) : now
    return { ...condition, lastUpdateTime: now, lastTransitionTime }
  })
  return [...merged, ...before.filter(({ type }) => !conditions.some((condition) => condition.type === type))]
}

function sum(replicaSets: readonly ReplicaSet[], count: 'replicas' | 'readyReplicas'): number {
  return replicaSets.reduce((total, { status }) => total + (status?.[count] ?? 0), 0)
}
