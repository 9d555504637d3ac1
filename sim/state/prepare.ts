/**
 * What does the API server take out of an object, or put in, that its author does not decide? The status is not theirs,
 * nor is the record of who made the object when; some kinds begin with a status of their own.
 *
 * Models BeforeCreate and BeforeUpdate of kubernetes/apiserver pkg/registry/rest, and PrepareForCreate and
 * PrepareForUpdate in the strategy.go of each kind in kubernetes/kubernetes pkg/registry.
 */
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import { type KubeObject, kinds } from '../api/kinds.ts'
import type { ObjectMeta } from '../api/meta.ts'
import { sameContent } from '../validate/same-content.ts'
import { dropTypeDependentFields } from '../validate/service/type-change.ts'
import { listOf } from '../validate/zero-value.ts'
import { newSigningRequest, updatedSigningRequest } from './signing-request.ts'
import { withTemplateGeneration } from './template-generation.ts'

export function prepareForCreate(object: KubeObject): KubeObject {
  const {
    deletionTimestamp: _,
    deletionGracePeriodSeconds: __,
    generation: ___,
    ...metadata
  } = object.metadata
  const prepared = withFirstStatus({ ...object, metadata } as KubeObject)
  if (prepared.kind === 'DaemonSet') return withTemplateGeneration(prepared)
  if (prepared.kind === 'CertificateSigningRequest') return newSigningRequest(prepared)
  return prepared.kind === 'EndpointSlice' ? withoutTopology(prepared) : prepared
}

export function prepareForUpdate(
  object: KubeObject,
  old: KubeObject,
  subresource?: 'status' | 'approval',
): KubeObject {
  if (subresource === 'status' && object.kind !== 'CertificateSigningRequest') {
    return 'status' in object ? ({ ...old, status: object.status } as KubeObject) : old
  }
  const metadata = keptMetadata(object.metadata, old.metadata)
  const prepared = { ...object, metadata } as KubeObject
  if (prepared.kind === 'EndpointSlice' && old.kind === 'EndpointSlice') {
    const newer = withoutTopology(prepared)
    return newer !== prepared && sameContent(old.endpoints, prepared.endpoints) ? prepared : newer
  }
  if (prepared.kind === 'IngressClass') return prepared
  if (prepared.kind === 'CertificateSigningRequest' && old.kind === 'CertificateSigningRequest') {
    return updatedSigningRequest(prepared, old, subresource)
  }
  const withStatus = withStatusOf(prepared, old)
  if (withStatus.kind === 'DaemonSet' && old.kind === 'DaemonSet')
    return withTemplateGeneration(withStatus, old)
  if (withStatus.kind === 'Service' && old.kind === 'Service') return dropTypeDependentFields(withStatus, old)
  // Only the finalize subresource writes a Namespace's spec.
  if (withStatus.kind === 'Namespace' && old.kind === 'Namespace') {
    return { ...withStatus, ...(old.spec === undefined ? {} : { spec: old.spec }) }
  }
  return withStatus
}

/** An object that lives outside namespaces loses the namespace it may name. */
export function withScope(object: KubeObject): KubeObject {
  if (kinds[object.kind].namespaced || object.metadata.namespace === undefined) return object
  const { namespace: _, ...metadata } = object.metadata
  return { ...object, metadata } as KubeObject
}

/** A field of the first version of the API, which v1 still shows and no longer takes. */
function withoutTopology(slice: EndpointSlice): EndpointSlice {
  const endpoints = listOf(slice.endpoints)
  if (!endpoints.some((endpoint) => endpoint?.deprecatedTopology !== undefined)) return slice
  return { ...slice, endpoints: endpoints.map(({ deprecatedTopology: _, ...kept }) => kept) }
}

/** The counts that the API server shows even where they are 0. */
const emptyDaemonSetStatus = {
  currentNumberScheduled: 0,
  desiredNumberScheduled: 0,
  numberMisscheduled: 0,
  numberReady: 0,
}

function withFirstStatus(object: KubeObject): KubeObject {
  switch (object.kind) {
    case 'Namespace':
      return { ...object, spec: { finalizers: ['kubernetes'] }, status: { phase: 'Active' } }
    case 'Service':
    case 'Ingress':
      return { ...object, status: { loadBalancer: {} } } as KubeObject
    case 'Pod':
      return { ...object, status: { phase: 'Pending' } }
    case 'ReplicationController':
    case 'ReplicaSet':
    case 'StatefulSet':
      return { ...object, status: { replicas: 0 } }
    case 'DaemonSet':
      return { ...object, status: emptyDaemonSetStatus }
    case 'Deployment':
    case 'Job':
    case 'CertificateSigningRequest':
      return { ...object, status: {} }
    // A kubelet creates its Node with the status it has; the others have none.
    case 'Node':
    case 'Endpoints':
    case 'EndpointSlice':
    case 'IngressClass':
    case 'ControllerRevision':
    case 'ConfigMap':
    case 'Secret':
    case 'ServiceAccount':
      return object
  }
}

function withStatusOf(object: KubeObject, old: KubeObject): KubeObject {
  const { status: _, ...rest } = object as KubeObject & { status?: unknown }
  const status = 'status' in old ? old.status : undefined
  return { ...rest, ...(status === undefined ? {} : { status }) } as KubeObject
}

/** What an update may leave out of the metadata, and what it may not change. */
function keptMetadata(metadata: ObjectMeta, old: ObjectMeta): ObjectMeta {
  const {
    uid,
    resourceVersion,
    creationTimestamp,
    generation,
    deletionTimestamp,
    deletionGracePeriodSeconds,
  } = old
  return {
    ...metadata,
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
    ...(metadata.uid === undefined && uid !== undefined ? { uid } : {}),
    ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
    ...(generation === undefined ? {} : { generation }),
    ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
    ...(metadata.deletionGracePeriodSeconds === undefined && deletionGracePeriodSeconds !== undefined
      ? { deletionGracePeriodSeconds }
      : {}),
  }
}
