/**
 * When is a namespace gone? Once it is being deleted and the last of its objects is, pods with their grace period among
 * them; the API server has begun to empty it.
 *
 * Source: kubernetes/kubernetes pkg/controller/namespace/deletion/namespaced_resources_deleter.go.
 */
import type { KubeObject } from '../api/kinds.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { finishNamespaces } from '../state/delete.ts'
import { type Controller, isNamespaceEnding, nothing } from './controller.ts'

export const namespaces: Controller = {
  name: 'Namespace',
  hearsItself: true,
  watches: {
    Namespace: ({ new: namespace }) =>
      namespace?.status?.phase === 'Terminating' ? [namespace.metadata.name] : nothing,
    Pod: contentTouched,
    ReplicationController: contentTouched,
    ReplicaSet: contentTouched,
    Deployment: contentTouched,
    StatefulSet: contentTouched,
    DaemonSet: contentTouched,
    ControllerRevision: contentTouched,
    Job: contentTouched,
    Service: contentTouched,
    Endpoints: contentTouched,
    EndpointSlice: contentTouched,
    Ingress: contentTouched,
    ConfigMap: contentTouched,
    Secret: contentTouched,
    ServiceAccount: contentTouched,
  },
  sync: (keys, store) => {
    const ending = keys.filter((name) => isNamespaceEnding(name, store))
    if (ending.length > 0) finishNamespaces(store, ending)
  },
}

/** Only what goes brings the end nearer; nothing new comes into a namespace that is ending. */
function contentTouched(
  { old, new: object }: { readonly old?: KubeObject; readonly new?: KubeObject },
  state: ClusterState,
): readonly string[] {
  const name = object === undefined ? old?.metadata.namespace : undefined
  return name !== undefined && isNamespaceEnding(name, state) ? [name] : nothing
}
