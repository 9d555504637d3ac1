/**
 * What does the API server fill in, before it looks at an object? One function a kind, each in the file that names
 * it; this one picks. Source: kubernetes/kubernetes pkg/apis/*\/v1/defaults.go.
 *
 * Not filled in here: what is no default of the API but the request's or the server's doing. The namespace comes
 * from the request (kubectl's `-n`, else `default`); addresses, node ports, uid and times come from the store.
 *
 * Example: defaultObject({ kind: 'Service', … }).spec.sessionAffinity is 'None'. Doing it twice changes nothing more.
 */
import type { KubeObject } from '../api/kinds.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import { defaultDaemonSet } from './daemon-set.ts'
import { defaultEndpointSlice, defaultEndpoints } from './endpoints.ts'
import { changeStruct } from './fill.ts'
import { defaultIngressClass } from './ingress-class.ts'
import { defaultJob } from './job.ts'
import { defaultNamespace } from './namespace.ts'
import { defaultNode } from './node.ts'
import { withoutNulls } from './nulls.ts'
import { defaultPod } from './pod.ts'
import { defaultSecret } from './secret.ts'
import { defaultService } from './service.ts'
import { defaultStatefulSet } from './stateful-set.ts'
import { defaultDeployment, defaultReplicaSet, defaultReplicationController } from './workload.ts'

/** What a learner wrote, once `decode` has read it, as the API server goes on with it: null counts as absent. */
export function applyDefaults(written: { readonly value: JsonObject }): KubeObject {
  return fillIn(withoutNulls(written.value)) as unknown as KubeObject
}

/** The same for an object made in code. The given one is not changed; where nothing was missing, it is returned. */
export function defaultObject<T extends KubeObject>(object: T): T {
  return fillIn(object as unknown as JsonObject) as unknown as T
}

/** Endpoints have no type of their own yet, but may stand beside a Service whose defaults are wanted. */
const defaulters: Readonly<Record<string, (object: JsonObject) => JsonObject>> = {
  DaemonSet: defaultDaemonSet,
  Deployment: defaultDeployment,
  EndpointSlice: defaultEndpointSlice,
  Endpoints: defaultEndpoints,
  IngressClass: defaultIngressClass,
  Job: defaultJob,
  Namespace: defaultNamespace,
  Node: defaultNode,
  Pod: defaultPod,
  ReplicaSet: defaultReplicaSet,
  ReplicationController: defaultReplicationController,
  Secret: defaultSecret,
  Service: defaultService,
  StatefulSet: defaultStatefulSet,
}

function fillIn(object: JsonObject): JsonObject {
  const withMetadata = changeStruct(object, 'metadata', (metadata) => metadata)
  const defaulter = isKnown(object.kind) ? defaulters[object.kind] : undefined
  return defaulter === undefined ? withMetadata : defaulter(withMetadata)
}

function isKnown(kind: Json | undefined): kind is string {
  return typeof kind === 'string' && Object.hasOwn(defaulters, kind)
}
