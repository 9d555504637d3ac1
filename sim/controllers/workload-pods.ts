/**
 * Which pods are a workload's, and which changes of a pod does a workload have to know of?
 *
 * Source: kubernetes/kubernetes pkg/controller/replicaset/replica_set.go (addPod, updatePod, deletePod).
 */
import type { Kind, KubeObject } from '../api/kinds.ts'
import type { Pod } from '../api/pod.ts'
import type { ReplicaSet, ReplicationController } from '../api/workload.ts'
import { sameLabels } from '../labels.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { type ChangeOf, nothing } from './controller.ts'
import { isPodReady } from './endpoint-slices/membership.ts'
import { controllerOf, isActive } from './owners.ts'

/** What keeps a number of pods. */
export type Workload = ReplicaSet | ReplicationController

export function isWorkload(object: KubeObject): object is Workload {
  return object.kind === 'ReplicaSet' || object.kind === 'ReplicationController'
}

export function workloadKey({ kind, metadata }: Workload): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`
}

/** undefined also for the key of another kind: pods have other controllers, too. */
export function workloadAt(key: string, state: ClusterState): Workload | undefined {
  const [kind, namespace, name = ''] = key.split('/')
  if (kind !== 'ReplicaSet' && kind !== 'ReplicationController') return undefined
  return state.get(kind, namespace, name)
}

/** Those that it controls, active or not. */
export function podsOf(uid: string, state: ClusterState): readonly Pod[] {
  const pods: Pod[] = []
  for (const object of state.ownedBy(uid)) {
    if (object.kind === 'Pod' && controllerOf(object)?.uid === uid) pods.push(object)
  }
  return pods
}

/** kind/namespace/name of the workload whose pod this is. */
function controllerKeyOf(pod: Pod | undefined): string | undefined {
  const owner = pod && controllerOf(pod)
  return owner && `${owner.kind}/${pod?.metadata.namespace ?? ''}/${owner.name}`
}

/** Of a pod that changed hands, the keys of both. */
export function controllerKeys({ old, new: pod }: ChangeOf<'Pod'>): readonly string[] {
  const [before, after] = [controllerKeyOf(old), controllerKeyOf(pod)]
  if (before === undefined || before === after) return after === undefined ? nothing : [after]
  return after === undefined ? [before] : [before, after]
}

/** Whether a workload may own or count the pod otherwise than before. */
export function membershipChanged({ old, new: pod }: ChangeOf<'Pod'>): boolean {
  if (old === undefined || pod === undefined) return true
  return (
    isActive(old) !== isActive(pod) ||
    old.metadata.ownerReferences !== pod.metadata.ownerReferences ||
    (old.metadata.labels !== pod.metadata.labels &&
      !sameLabels(old.metadata.labels ?? {}, pod.metadata.labels ?? {}))
  )
}

/** Whether it may report the pod otherwise than before. */
export function readinessChanged({ old, new: pod }: ChangeOf<'Pod'>): boolean {
  return old === undefined || pod === undefined || isPodReady(old) !== isPodReady(pod)
}

/** Whether it has come further in its life, or its readiness changed. */
export function progressed(change: ChangeOf<'Pod'>): boolean {
  return change.old?.status?.phase !== change.new?.status?.phase || readinessChanged(change)
}

/** namespace/name of the controllers of one kind whose pod it was and is. */
export function controllerNames({ old, new: pod }: ChangeOf<'Pod'>, kind: Kind): readonly string[] {
  const names = new Set<string>()
  for (const one of [old, pod]) {
    const owner = one && controllerOf(one)
    if (owner?.kind === kind) names.add(`${one?.metadata.namespace ?? ''}/${owner.name}`)
  }
  return [...names]
}
