/**
 * What would the API server say to this object: what does it refuse, and what does it accept with a warning?
 *
 * Every refusal at once, in the API server's order, each with its own line. Objects come after defaulting, as they
 * come to the API server's validation. One that lacks metadata or spec is judged as if they were empty.
 *
 * Examples: validate(service) when it is new; validate(service, old) when it is to stand in for `old`.
 */
import type { Certificates } from '../api/certificates.ts'
import type { Kind, KubeObject, ObjectOf } from '../api/kinds.ts'
import type { ObjectRef } from '../api/meta.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { validateConfigMap } from './config-map.ts'
import { validateControllerRevision } from './controller-revision.ts'
import { validateDaemonSet } from './daemon-set.ts'
import { validateEndpointSlice } from './endpoint-slice.ts'
import { endpointSliceWarnings, endpointsWarnings } from './endpoint-warnings.ts'
import { validateEndpoints } from './endpoints.ts'
import { ingressWarnings, validateIngressCreate, validateIngressUpdate } from './ingress.ts'
import { validateIngressClass } from './ingress-class.ts'
import { validateJob } from './job.ts'
import { validateNamespace } from './namespace.ts'
import { validateNode } from './node.ts'
import { podWarnings } from './pod/warnings.ts'
import { validatePodCreate, validatePodUpdate } from './pod.ts'
import { secretWarnings, validateSecret } from './secret.ts'
import { serviceWarnings } from './service/warnings.ts'
import { validateServiceCreate, validateServiceUpdate } from './service.ts'
import { validateServiceAccount } from './service-account.ts'
import { signingRequestWarnings, validateSigningRequest } from './signing-request.ts'
import { validateStatefulSet } from './stateful-set.ts'
import { daemonSetWarnings, statefulSetWarnings, workloadWarnings } from './workload/warnings.ts'
import { validateDeployment, validateReplicaSet, validateReplicationController } from './workloads.ts'

/** What a judge may need beyond the objects. */
export interface Means {
  /** Who can read certificates; without, what is in them is not judged, and a note says so. */
  readonly certificates?: Certificates | undefined
  /** The door of an update that is not the object's own: who may write what differs. */
  readonly subresource?: 'status' | 'approval' | undefined
}

interface Judge<K extends Kind> {
  readonly refusals: (object: ObjectOf<K>, old: ObjectOf<K> | undefined, means: Means) => Iterable<Diagnostic>
  readonly warnings?: (
    object: ObjectOf<K>,
    old: ObjectOf<K> | undefined,
    means: Means,
  ) => Iterable<Diagnostic>
}

const judges: { readonly [K in Kind]: Judge<K> } = {
  Namespace: { refusals: validateNamespace },
  Node: { refusals: validateNode },
  Pod: {
    refusals: (pod, old) => (old ? validatePodUpdate(pod, old) : validatePodCreate(pod)),
    warnings: podWarnings,
  },
  ReplicationController: { refusals: validateReplicationController, warnings: workloadWarnings },
  ReplicaSet: { refusals: validateReplicaSet, warnings: workloadWarnings },
  Deployment: { refusals: validateDeployment, warnings: workloadWarnings },
  Service: {
    refusals: (service, old) => (old ? validateServiceUpdate(service, old) : validateServiceCreate(service)),
    warnings: serviceWarnings,
  },
  Endpoints: { refusals: validateEndpoints, warnings: endpointsWarnings },
  EndpointSlice: { refusals: validateEndpointSlice, warnings: endpointSliceWarnings },
  Ingress: {
    refusals: (ingress, old) => (old ? validateIngressUpdate(ingress, old) : validateIngressCreate(ingress)),
    warnings: ingressWarnings,
  },
  IngressClass: { refusals: validateIngressClass },
  StatefulSet: { refusals: validateStatefulSet, warnings: statefulSetWarnings },
  DaemonSet: { refusals: validateDaemonSet, warnings: daemonSetWarnings },
  ControllerRevision: { refusals: validateControllerRevision },
  Job: { refusals: validateJob, warnings: workloadWarnings },
  ConfigMap: { refusals: validateConfigMap },
  Secret: {
    refusals: validateSecret,
    warnings: (secret, _, { certificates }) => secretWarnings(secret, certificates),
  },
  ServiceAccount: { refusals: validateServiceAccount },
  CertificateSigningRequest: {
    refusals: validateSigningRequest,
    warnings: (_, old, { certificates }) => (old === undefined ? signingRequestWarnings(certificates) : []),
  },
}

/** Refusals only; empty when the API server would take the object. */
export function validate(object: KubeObject, old?: KubeObject, means: Means = {}): readonly Diagnostic[] {
  return asked('refusals', object, old, means)
}

/** What kubectl prints behind "Warning: " when the object is taken. */
export function warningsFor(object: KubeObject, old?: KubeObject, means: Means = {}): readonly Diagnostic[] {
  return asked('warnings', object, old, means)
}

function asked(
  what: keyof Judge<Kind>,
  object: KubeObject,
  old: KubeObject | undefined,
  means: Means,
): readonly Diagnostic[] {
  // The table has a judge for the object's own kind, which the compiler cannot follow through a union.
  const judge = judges[object.kind] as unknown as Judge<Kind>
  const found = judge[what]?.(whole(object), old && whole(old), means) ?? []
  const about = referenceTo(object)
  return [...found].map((diagnostic) => ({ ...diagnostic, object: about }))
}

/** Where nothing was written Go has an empty struct. Endpoints and EndpointSlices have no spec. */
function whole(object: KubeObject): KubeObject {
  const { metadata, spec } = object as { readonly metadata?: unknown; readonly spec?: unknown }
  const complete = { ...object, metadata: metadata ?? {} }
  const hasSpec = object.kind !== 'Endpoints' && object.kind !== 'EndpointSlice'
  return (hasSpec ? { ...complete, spec: spec ?? {} } : complete) as KubeObject
}

/** As refOf, for objects that may have no metadata. */
function referenceTo({ kind, metadata }: KubeObject): ObjectRef {
  const { name = '', namespace } = (metadata ?? {}) as Partial<ObjectRef>
  return namespace === undefined ? { kind, name } : { kind, namespace, name }
}
