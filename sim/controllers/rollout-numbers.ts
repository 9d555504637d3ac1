/**
 * How many pods may a rolling update add beyond the wish, and how many may be missing? Percentages of the replicas:
 * maxSurge rounded up, maxUnavailable rounded down; both nought would stop every update, so then one may be missing.
 *
 * Source: kubernetes/kubernetes pkg/controller/deployment/util/deployment_util.go (ResolveFenceposts, NewRSNewReplicas,
 * GetReplicaSetProportion), pkg/controller/deployment/rolling.go.
 * Example: 3 replicas with 25% and 25% may be 4 for a while, and never fewer than 3.
 */
import type { IntOrString } from '../api/meta.ts'
import type { Deployment, ReplicaSet } from '../api/workload.ts'
import { maxReplicasAnnotation, numberAnnotation } from './replica-set-annotations.ts'

export interface Leeway {
  readonly maxSurge: number
  readonly maxUnavailable: number
}

export function wishOf({ spec }: Deployment): number {
  return spec.replicas ?? 1
}

export function leewayOf(deployment: Deployment): Leeway {
  const wish = wishOf(deployment)
  const { strategy } = deployment.spec
  if (strategy?.type === 'Recreate' || wish === 0) return { maxSurge: 0, maxUnavailable: 0 }
  const { maxSurge: surge = '25%', maxUnavailable: unavailable = '25%' } = strategy?.rollingUpdate ?? {}
  const maxSurge = share(surge, wish, Math.ceil)
  const maxUnavailable = share(unavailable, wish, Math.floor)
  if (maxSurge === 0 && maxUnavailable === 0) return { maxSurge, maxUnavailable: 1 }
  return { maxSurge, maxUnavailable: Math.min(maxUnavailable, wish) }
}

function share(value: IntOrString, of: number, round: (value: number) => number): number {
  if (typeof value === 'number') return Math.max(0, value)
  const [, percent = '0'] = /^([0-9]+)%$/.exec(value) ?? []
  return round((Number(percent) * of) / 100)
}

/** How many pods the new ReplicaSet should have now, not to exceed wish and surge together. */
export function nextSize(deployment: Deployment, all: readonly ReplicaSet[], size: number): number {
  const wish = wishOf(deployment)
  if (deployment.spec.strategy?.type === 'Recreate') return wish
  const room = wish + leewayOf(deployment).maxSurge - sizeOf(all)
  return room <= 0 ? size : size + Math.min(room, wish - size)
}

/** How many pods the ReplicaSets ask for together. */
export function sizeOf(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((total, { spec }) => total + (spec.replicas ?? 1), 0)
}

export function availableIn(replicaSets: readonly ReplicaSet[]): number {
  return replicaSets.reduce((total, { status }) => total + (status?.availableReplicas ?? 0), 0)
}

/**
 * New sizes when the wish changes in the middle of a rollout: every ReplicaSet grows or shrinks by its part, and what
 * rounding leaves goes to the largest. `replicaSets` are those that have pods.
 */
export function proportionalSizes(
  deployment: Deployment,
  replicaSets: readonly ReplicaSet[],
): ReadonlyMap<ReplicaSet, number> {
  const wish = wishOf(deployment)
  const allowed = wish > 0 ? wish + leewayOf(deployment).maxSurge : 0
  const toAdd = allowed - sizeOf(replicaSets)
  const sizes = new Map<ReplicaSet, number>()
  let added = 0
  for (const replicaSet of largestFirst(replicaSets, toAdd > 0)) {
    const part = clamp(growthOf(replicaSet, deployment, allowed), toAdd - added)
    added += part
    sizes.set(replicaSet, (replicaSet.spec.replicas ?? 1) + part)
  }
  const [largest] = sizes
  if (largest !== undefined) sizes.set(largest[0], Math.max(0, largest[1] + toAdd - added))
  return sizes
}

/** By how much the ReplicaSet should grow to keep its part of the whole. */
function growthOf(replicaSet: ReplicaSet, deployment: Deployment, allowed: number): number {
  const size = replicaSet.spec.replicas ?? 1
  if (wishOf(deployment) === 0) return -size
  const before = numberAnnotation(replicaSet, maxReplicasAnnotation) ?? deployment.status?.replicas ?? size
  return before === 0 ? 0 : Math.round((size * allowed) / before) - size
}

/** No more than `left` in its own direction. */
function clamp(growth: number, left: number): number {
  return left > 0 ? Math.min(growth, left) : Math.max(growth, left)
}

function largestFirst(replicaSets: readonly ReplicaSet[], newerFirst: boolean): readonly ReplicaSet[] {
  const age = newerFirst ? -1 : 1
  return [...replicaSets].sort((a, b) => {
    const difference = (b.spec.replicas ?? 1) - (a.spec.replicas ?? 1)
    return difference === 0 ? age * byAge(a, b) : difference
  })
}

/** Older first; of the same second, by name. */
export function byAge(a: ReplicaSet, b: ReplicaSet): number {
  const [one, other] = [a, b].map(({ metadata }) => `${metadata.creationTimestamp ?? ''}/${metadata.name}`)
  return (one ?? '') < (other ?? '') ? -1 : 1
}
