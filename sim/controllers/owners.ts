/**
 * Whose is an object? At most one of its owners is its controller: the workload that made or adopted it, and keeps it.
 *
 * Source: kubernetes/apimachinery pkg/apis/meta/v1/controller_ref.go.
 */
import type { KubeObject } from '../api/kinds.ts'
import type { OwnerReference } from '../api/meta.ts'
import type { Pod } from '../api/pod.ts'
import { hasEnded } from '../kubelet/phase.ts'

export function controllerOf({ metadata }: KubeObject): OwnerReference | undefined {
  return metadata.ownerReferences?.find(({ controller }) => controller === true)
}

export function controllerReferenceTo({ apiVersion, kind, metadata }: KubeObject): OwnerReference {
  const { name, uid = '' } = metadata
  return { apiVersion, kind, name, uid, controller: true, blockOwnerDeletion: true }
}

export function withController<T extends KubeObject>(object: T, owner: KubeObject): T {
  const ownerReferences = [...(object.metadata.ownerReferences ?? []), controllerReferenceTo(owner)]
  return { ...object, metadata: { ...object.metadata, ownerReferences } }
}

export function withoutOwner<T extends KubeObject>(object: T, uid: string): T {
  const { ownerReferences = [], ...metadata } = object.metadata
  const kept = ownerReferences.filter((owner) => owner.uid !== uid)
  return { ...object, metadata: kept.length === 0 ? metadata : { ...metadata, ownerReferences: kept } }
}

/** A pod that counts: it has not ended, and is not about to. */
export function isActive(pod: Pod): boolean {
  return !hasEnded(pod) && pod.metadata.deletionTimestamp === undefined
}
