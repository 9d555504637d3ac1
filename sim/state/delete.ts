/**
 * What happens to an object that is deleted? Most are gone at once. A pod that runs gets its grace period: it is marked,
 * and the kubelet ends it; whoever deletes it again may shorten that, to nothing if need be. One with finalizers is
 * marked and stays until they are taken off. A namespace takes what is
 * in it along, and is there, Terminating, until the last pod has ended.
 *
 * Models Delete of kubernetes/apiserver pkg/registry/generic/registry/store.go and rest/delete.go, CheckGracefulDelete
 * of kubernetes/kubernetes pkg/registry/core/pod/strategy.go, and pkg/controller/namespace. What the object owns is
 * left to garbage collection (sim/controllers).
 */
import { isKind, type Kind, type KubeObject, kinds, resourceOf } from '../api/kinds.ts'
import type { ObjectRef } from '../api/meta.ts'
import type { Pod } from '../api/pod.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { deletionRefusal } from './admission.ts'
import type { Store } from './cluster-state.ts'
import { timestampAt } from './timestamp.ts'

export interface DeleteOptions {
  /** As kubectl delete --grace-period; 0 takes a pod out of the API at once, without waiting for its containers. */
  readonly gracePeriodSeconds?: number
}

/** The object as it was, or, where it is still there, as it now stands. */
export function deleteObject(store: Store, ref: ObjectRef, options: DeleteOptions = {}): Outcome<KubeObject> {
  const { kind, name, namespace } = ref
  const object = isKind(kind) ? store.get(kind, scopeOf(kind, namespace), name) : undefined
  if (object === undefined) return refuse(notFound(ref))
  if (object.kind !== 'Namespace') return ok(deleteOne(store, object, options))
  const barred = deletionRefusal(name)
  if (barred !== undefined) return refuse(barred)
  const ending = store.put({ ...markedNow(store, object, 0), status: { phase: 'Terminating' } } as KubeObject)
  finishNamespaces(store, [name])
  return ok(store.get('Namespace', undefined, name) ?? ending)
}

/** Empties the namespaces that are being deleted, and removes those with nothing left in them. */
export function finishNamespaces(store: Store, names: readonly string[] = terminating(store)): void {
  for (const name of names) {
    const contents = namespacedKinds.flatMap((kind): readonly KubeObject[] => store.list(kind, name))
    for (const object of contents)
      if (object.metadata.deletionTimestamp === undefined) deleteOne(store, object)
    const isEmpty = namespacedKinds.every((kind) => store.list(kind, name).length === 0)
    if (isEmpty) store.remove('Namespace', undefined, name)
  }
}

function terminating(store: Store): readonly string[] {
  return store
    .list('Namespace')
    .filter(({ status }) => status?.phase === 'Terminating')
    .map(({ metadata }) => metadata.name)
}

const namespacedKinds = (Object.keys(kinds) as Kind[]).filter((kind) => kinds[kind].namespaced)

function deleteOne(store: Store, object: KubeObject, { gracePeriodSeconds }: DeleteOptions = {}): KubeObject {
  const {
    name,
    namespace,
    finalizers = [],
    deletionTimestamp,
    deletionGracePeriodSeconds = 0,
  } = object.metadata
  const grace = object.kind === 'Pod' ? gracePeriodOf(object, gracePeriodSeconds) : 0
  if (deletionTimestamp !== undefined) {
    const isShorter =
      object.kind === 'Pod' && gracePeriodSeconds !== undefined && grace < deletionGracePeriodSeconds
    if (!isShorter) return object
  }
  if (grace > 0 || finalizers.length > 0) return store.put(markedNow(store, object, grace))
  return store.remove(object.kind, namespace, name) ?? object
}

/** Seconds. A pod that never got a node, or has ended, has nothing to shut down. What is below nought counts as one. */
function gracePeriodOf({ spec, status }: Pod, asked: number | undefined): number {
  if (!spec?.nodeName || status?.phase === 'Failed' || status?.phase === 'Succeeded') return 0
  const seconds = asked ?? spec.terminationGracePeriodSeconds ?? 30
  return seconds < 0 ? 1 : seconds
}

/** deletionTimestamp is when the grace period ends, not when the deletion was asked for. */
function markedNow(store: Store, object: KubeObject, grace: number): KubeObject {
  const deletionTimestamp = timestampAt(store.settings.epoch, store.now + grace)
  const metadata = { ...object.metadata, deletionTimestamp, deletionGracePeriodSeconds: grace }
  return { ...object, metadata } as KubeObject
}

function scopeOf(kind: Kind, namespace: string | undefined): string | undefined {
  return kinds[kind].namespaced ? (namespace ?? 'default') : undefined
}

function notFound(ref: ObjectRef): Diagnostic {
  const resource = isKind(ref.kind) ? resourceOf(ref.kind) : ref.kind
  const upstream = `${resource} "${ref.name}" not found`
  return diagnose('object/not-found', { resource, name: ref.name }, { object: ref, upstream })
}
