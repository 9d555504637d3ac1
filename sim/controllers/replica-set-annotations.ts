/**
 * What does a Deployment write on its ReplicaSets? Which revision they are, and the numbers it wished for, by which it
 * tells later whether it was scaled. Annotations of its own are copied along.
 *
 * Source: kubernetes/kubernetes pkg/controller/deployment/util/deployment_util.go (SetNewReplicaSetAnnotations,
 * SetReplicasAnnotations).
 */
import type { Labels } from '../api/meta.ts'
import type { Deployment, ReplicaSet } from '../api/workload.ts'

export const revisionAnnotation = 'deployment.kubernetes.io/revision'
export const desiredReplicasAnnotation = 'deployment.kubernetes.io/desired-replicas'
export const maxReplicasAnnotation = 'deployment.kubernetes.io/max-replicas'
const historyAnnotation = 'deployment.kubernetes.io/revision-history'

const notCopied: readonly string[] = [
  'kubectl.kubernetes.io/last-applied-configuration',
  revisionAnnotation,
  historyAnnotation,
  desiredReplicasAnnotation,
  maxReplicasAnnotation,
  'deprecated.deployment.rollback.to',
]

/** The annotations of the newest ReplicaSet: `revision` is one more than that of any other. */
export function newestAnnotations(deployment: Deployment, existing: Labels, revision: number): Labels {
  const copied = Object.entries(deployment.metadata.annotations ?? {}).filter(
    ([key]) => !notCopied.includes(key),
  )
  const before = existing[revisionAnnotation]
  const next = { ...existing, ...Object.fromEntries(copied) }
  if (before !== undefined && Number(before) >= revision) return next
  // Rolled back to: the revisions it was before are kept.
  const history = [existing[historyAnnotation], before].filter((one) => one !== undefined && one !== '')
  return {
    ...next,
    [revisionAnnotation]: String(revision),
    ...(history.length === 0 ? {} : { [historyAnnotation]: history.join(',') }),
  }
}

export function sizeAnnotations(wish: number, maxSurge: number): Labels {
  return { [desiredReplicasAnnotation]: String(wish), [maxReplicasAnnotation]: String(wish + maxSurge) }
}

export function revisionOf(replicaSet: ReplicaSet): number {
  return numberAnnotation(replicaSet, revisionAnnotation) ?? 0
}

export function numberAnnotation({ metadata }: ReplicaSet, name: string): number | undefined {
  const value = metadata.annotations?.[name]
  return value !== undefined && /^[0-9]+$/.test(value) ? Number(value) : undefined
}
