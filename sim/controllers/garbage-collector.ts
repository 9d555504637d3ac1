/**
 * What happens to what an object owned once it is gone? It goes, too, unless somebody else owns it as well; so does an
 * object that names an owner who does not exist.
 *
 * Source: kubernetes/kubernetes pkg/controller/garbagecollector/garbagecollector.go (attemptToDeleteItem).
 * Leaves out: foreground deletion and orphaning, which the API server's delete asks for.
 */
import { isKind, type KubeObject, kinds, refOf } from '../api/kinds.ts'
import type { OwnerReference } from '../api/meta.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { deleteObject } from '../state/delete.ts'
import type { Controller } from './controller.ts'

export const garbageCollector: Controller = {
  name: 'garbage collector',
  hearsItself: true,
  watches: {
    Namespace: touched,
    Node: touched,
    Pod: touched,
    ReplicationController: touched,
    ReplicaSet: touched,
    Deployment: touched,
    StatefulSet: touched,
    DaemonSet: touched,
    ControllerRevision: touched,
    Job: touched,
    Service: touched,
    Endpoints: touched,
    EndpointSlice: touched,
    Ingress: touched,
    IngressClass: touched,
    ConfigMap: touched,
    Secret: touched,
    ServiceAccount: touched,
    CertificateSigningRequest: touched,
  },
  sync: (keys, store) => {
    for (const key of keys) collect(key, store)
  },
}

function collect(key: string, store: Store): void {
  const [kind = '', namespace, name = ''] = key.split('/')
  const object = isKind(kind) ? store.get(kind, namespace === '' ? undefined : namespace, name) : undefined
  if (object === undefined) return
  const owners = object.metadata.ownerReferences ?? []
  const living = owners.filter((owner) => isThere(owner, object, store))
  if (living.length === owners.length) return
  if (living.length === 0) deleteObject(store, refOf(object))
  else store.put({ ...object, metadata: { ...object.metadata, ownerReferences: living } } as KubeObject)
}

/** What a deleted object owned, and objects whose owners are new to the world and not all there. */
function touched(
  { old, new: object }: { readonly old?: KubeObject; readonly new?: KubeObject },
  state: ClusterState,
): readonly string[] {
  if (object === undefined)
    return old?.metadata.uid === undefined ? [] : state.ownedBy(old.metadata.uid).map(pathOf)
  const owners = object.metadata.ownerReferences ?? []
  if (owners === old?.metadata.ownerReferences) return []
  return owners.every((owner) => isThere(owner, object, state)) ? [] : [pathOf(object)]
}

/** An owner of a kind that the simulator does not know is taken to be there. */
function isThere(
  { kind, name, uid }: OwnerReference,
  { metadata }: KubeObject,
  state: ClusterState,
): boolean {
  if (!isKind(kind)) return true
  return state.get(kind, kinds[kind].namespaced ? metadata.namespace : undefined, name)?.metadata.uid === uid
}

function pathOf({ kind, metadata }: KubeObject): string {
  return `${kind}/${metadata.namespace ?? ''}/${metadata.name}`
}
