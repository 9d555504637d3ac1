/**
 * In which manifest does a pod's spec stand? In that of the workload at the top of its owners, or in its own.
 * A message about a pod made by a Deployment must point at the Deployment's template.
 */
import { type KubeObject, refOf } from '../api/kinds.ts'
import type { ObjectMeta, ObjectRef } from '../api/meta.ts'
import type { Container, Pod } from '../api/pod.ts'
import type { FieldPath } from '../diagnostic.ts'
import type { ClusterState } from '../state/cluster-state.ts'

export interface Written {
  readonly object: ObjectRef
  /** Where the pod's spec begins in that object. */
  readonly spec: FieldPath
}

export function writtenBy(state: ClusterState, pod: Pod): Written {
  const owner = topOwner(state, pod.metadata)
  if (owner === undefined) return { object: refOf(pod), spec: ['spec'] }
  return { object: refOf(owner), spec: ['spec', 'template', 'spec'] }
}

/** A container's place in a pod's spec: ['containers', 0]. */
export function placeOfContainer(pod: Pod, name: string): FieldPath | undefined {
  for (const list of ['containers', 'initContainers'] as const) {
    const index = (pod.spec[list] ?? []).findIndex((container: Container) => container.name === name)
    if (index >= 0) return [list, index]
  }
  return undefined
}

function topOwner(state: ClusterState, metadata: ObjectMeta): KubeObject | undefined {
  const owner = metadata.ownerReferences?.find(({ controller }) => controller === true)
  if (owner === undefined) return undefined
  const found = ownerObject(state, owner.kind, metadata.namespace, owner.name)
  return found && (topOwner(state, found.metadata) ?? found)
}

function ownerObject(
  state: ClusterState,
  kind: string,
  namespace: string | undefined,
  name: string,
): KubeObject | undefined {
  switch (kind) {
    case 'ReplicaSet':
    case 'ReplicationController':
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return state.get(kind, namespace, name)
    default:
      return undefined
  }
}
