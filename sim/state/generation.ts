/**
 * Which metadata.generation does an object get? 1 when it is made, one more when what is asked for changes, which
 * graceful deletion does too; a new status changes nothing, nor does binding a pod to its node. Some kinds have none.
 *
 * Sources: the strategy.go of each kind in kubernetes/kubernetes pkg/registry (apps/deployment, core/pod,
 * discovery/endpointslice …), core/pod/storage/storage.go (bindings), kubernetes/apiserver pkg/registry/rest/delete.go.
 */
import type { Kind, KubeObject } from '../api/kinds.ts'
import { sameFields } from './same-json.ts'

/** What counts as a change: the spec, or for a kind without spec and status everything but the metadata. */
const counts: { readonly [K in Kind]: 'spec' | 'content' | 'nothing' } = {
  Namespace: 'nothing',
  Node: 'nothing',
  Pod: 'spec',
  ReplicationController: 'spec',
  ReplicaSet: 'spec',
  Deployment: 'spec',
  StatefulSet: 'spec',
  DaemonSet: 'spec',
  ControllerRevision: 'nothing',
  Job: 'spec',
  Service: 'nothing',
  Endpoints: 'nothing',
  EndpointSlice: 'content',
  Ingress: 'spec',
  IngressClass: 'spec',
  ConfigMap: 'nothing',
  Secret: 'nothing',
  ServiceAccount: 'nothing',
  CertificateSigningRequest: 'nothing',
}

/** undefined for kinds without a generation. */
export function generationOf(object: KubeObject, old: KubeObject | undefined): number | undefined {
  const what = counts[object.kind]
  if (what === 'nothing') return undefined
  if (old === undefined) return 1
  const generation = old.metadata.generation ?? 1
  const isEnding =
    object.metadata.deletionTimestamp !== undefined && old.metadata.deletionTimestamp === undefined
  return isEnding || changed(what, object, old) ? generation + 1 : generation
}

function changed(what: 'spec' | 'content', object: KubeObject, old: KubeObject): boolean {
  if (what === 'content') return !sameFields(object, old, 'metadata')
  const [now, before] = [specOf(object), specOf(old)]
  if (now === before) return false
  if (now === undefined || before === undefined) return true
  const isBound = old.kind === 'Pod' && old.spec?.nodeName === undefined
  return !sameFields(now, before, isBound ? 'nodeName' : undefined)
}

function specOf(object: KubeObject): object | undefined {
  return 'spec' in object ? object.spec : undefined
}
