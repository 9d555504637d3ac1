/**
 * What does a Deployment report? The pods of all its ReplicaSets, and two conditions: Available, whether enough pods
 * are, and Progressing, how far the latest rollout has come.
 *
 * Source: kubernetes/kubernetes pkg/controller/deployment/sync.go (calculateStatus), progress.go (syncRolloutStatus),
 * util/deployment_util.go (DeploymentProgressing, DeploymentTimedOut).
 * Example: ten minutes after the last pod became ready, a rollout that is not over has failed to progress.
 */
import type { Condition } from '../api/meta.ts'
import type { Deployment, ReplicaSet, ReplicaStatus } from '../api/workload.ts'
import { secondsOf, timestampAt } from '../state/timestamp.ts'
import { all, type Family } from './replica-set-family.ts'
import { counted } from './replica-status.ts'
import { availableIn, leewayOf, sizeOf, wishOf } from './rollout-numbers.ts'

/** The time by the cluster's clock. */
export interface Clock {
  readonly epoch: string
  readonly seconds: number
}

/** `made`: the newest ReplicaSet was made just now. */
export function deploymentStatusFor(
  deployment: Deployment,
  family: Family,
  made: boolean,
  clock: Clock,
): ReplicaStatus {
  const now = timestampAt(clock.epoch, clock.seconds)
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
    ...progressingFor(deployment, status, family, made, clock),
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
  clock: Clock,
): readonly Condition[] {
  if (deadlineOf(deployment) === undefined) return []
  const before = progressingIn(deployment)
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
  if (before === undefined || hasProgressed(status, deployment.status) || before.status === 'Unknown') {
    const lastUpdateTime = timestampAt(clock.epoch, clock.seconds)
    const [progress] = condition('True', 'ReplicaSetUpdated', `${whose} is progressing.`)
    return progress === undefined ? [] : [{ ...progress, lastUpdateTime }]
  }
  const deadline = stuckAt(deployment, clock.epoch)
  if (deadline === undefined || clock.seconds < deadline) return [before]
  return condition('False', 'ProgressDeadlineExceeded', `${whose} has timed out progressing.`)
}

/** More new pods, fewer old ones, more that are ready or available than when it was last reported. */
function hasProgressed(now: ReplicaStatus, before: ReplicaStatus = {}): boolean {
  const old = ({ replicas = 0, updatedReplicas = 0 }: ReplicaStatus): number => replicas - updatedReplicas
  const grew = (count: 'updatedReplicas' | 'readyReplicas' | 'availableReplicas'): boolean =>
    (now[count] ?? 0) > (before[count] ?? 0)
  return (
    grew('updatedReplicas') || grew('readyReplicas') || grew('availableReplicas') || old(now) < old(before)
  )
}

/** By the cluster's clock: when the rollout, if nothing more comes of it, counts as stuck. The controller looks a second late. */
export function stuckAt(deployment: Deployment, epoch: string): number | undefined {
  const deadline = deadlineOf(deployment)
  const { status, reason, lastUpdateTime = '' } = progressingIn(deployment) ?? {}
  if (deadline === undefined || status !== 'True' || reason === 'NewReplicaSetAvailable') return undefined
  return secondsOf(lastUpdateTime) - secondsOf(epoch) + deadline + 1
}

/** The largest number there is stands for none. */
function deadlineOf({ spec }: Deployment): number | undefined {
  const { progressDeadlineSeconds: deadline = 600 } = spec
  return deadline === 2 ** 31 - 1 ? undefined : deadline
}

function progressingIn({ status }: Deployment): Condition | undefined {
  return status?.conditions?.find(({ type }) => type === 'Progressing')
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
      condition.lastUpdateTime === undefined &&
      old?.status === condition.status &&
      old.reason === condition.reason &&
      old.message === condition.message
    )
      return old
    const lastTransitionTime = old?.status === condition.status ? (old.lastTransitionTime ?? now) : now
    return condition === old ? old : { ...condition, lastUpdateTime: now, lastTransitionTime }
  })
  return [...merged, ...before.filter(({ type }) => !conditions.some((condition) => condition.type === type))]
}

function sum(replicaSets: readonly ReplicaSet[], count: 'replicas' | 'readyReplicas'): number {
  return replicaSets.reduce((total, { status }) => total + (status?.[count] ?? 0), 0)
}
