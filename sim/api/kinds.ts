/**
 * Which kinds does the simulator know, and how does an API server name them?
 * One row a kind: the apiVersion it is served in, its plural, whether it lives in a namespace.
 */
import type { CertificateSigningRequest } from './certificate-signing-request.ts'
import type { ConfigMap, Secret } from './config-map.ts'
import type { EndpointSlice } from './endpoint-slice.ts'
import type { Endpoints } from './endpoints.ts'
import type { Ingress, IngressClass } from './ingress.ts'
import type { Job } from './job.ts'
import type { ObjectRef } from './meta.ts'
import type { Namespace, Node } from './node.ts'
import type { Pod } from './pod.ts'
import type { Service } from './service.ts'
import type { ServiceAccount } from './service-account.ts'
import type {
  ControllerRevision,
  DaemonSet,
  Deployment,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from './workload.ts'

export interface KindTypes {
  readonly Namespace: Namespace
  readonly Node: Node
  readonly Pod: Pod
  readonly ReplicationController: ReplicationController
  readonly ReplicaSet: ReplicaSet
  readonly Deployment: Deployment
  readonly StatefulSet: StatefulSet
  readonly DaemonSet: DaemonSet
  readonly ControllerRevision: ControllerRevision
  readonly Job: Job
  readonly Service: Service
  readonly Endpoints: Endpoints
  readonly EndpointSlice: EndpointSlice
  readonly Ingress: Ingress
  readonly IngressClass: IngressClass
  readonly ConfigMap: ConfigMap
  readonly Secret: Secret
  readonly ServiceAccount: ServiceAccount
  readonly CertificateSigningRequest: CertificateSigningRequest
}

export type Kind = keyof KindTypes
export type ObjectOf<K extends Kind> = KindTypes[K]
export type KubeObject = KindTypes[Kind]

export interface KindInfo {
  readonly apiVersion: string
  readonly plural: string
  readonly namespaced: boolean
}

export const kinds: { readonly [K in Kind]: KindInfo } = {
  Namespace: { apiVersion: 'v1', plural: 'namespaces', namespaced: false },
  Node: { apiVersion: 'v1', plural: 'nodes', namespaced: false },
  Pod: { apiVersion: 'v1', plural: 'pods', namespaced: true },
  ReplicationController: { apiVersion: 'v1', plural: 'replicationcontrollers', namespaced: true },
  ReplicaSet: { apiVersion: 'apps/v1', plural: 'replicasets', namespaced: true },
  Deployment: { apiVersion: 'apps/v1', plural: 'deployments', namespaced: true },
  StatefulSet: { apiVersion: 'apps/v1', plural: 'statefulsets', namespaced: true },
  DaemonSet: { apiVersion: 'apps/v1', plural: 'daemonsets', namespaced: true },
  ControllerRevision: { apiVersion: 'apps/v1', plural: 'controllerrevisions', namespaced: true },
  Job: { apiVersion: 'batch/v1', plural: 'jobs', namespaced: true },
  Service: { apiVersion: 'v1', plural: 'services', namespaced: true },
  Endpoints: { apiVersion: 'v1', plural: 'endpoints', namespaced: true },
  EndpointSlice: { apiVersion: 'discovery.k8s.io/v1', plural: 'endpointslices', namespaced: true },
  Ingress: { apiVersion: 'networking.k8s.io/v1', plural: 'ingresses', namespaced: true },
  IngressClass: { apiVersion: 'networking.k8s.io/v1', plural: 'ingressclasses', namespaced: false },
  ConfigMap: { apiVersion: 'v1', plural: 'configmaps', namespaced: true },
  Secret: { apiVersion: 'v1', plural: 'secrets', namespaced: true },
  ServiceAccount: { apiVersion: 'v1', plural: 'serviceaccounts', namespaced: true },
  CertificateSigningRequest: {
    apiVersion: 'certificates.k8s.io/v1',
    plural: 'certificatesigningrequests',
    namespaced: false,
  },
}

export function isKind(name: string): name is Kind {
  return Object.hasOwn(kinds, name)
}

/** A kind as API server messages name it: services, deployments.apps, ingresses.networking.k8s.io. */
export function resourceOf(kind: Kind): string {
  const { apiVersion, plural } = kinds[kind]
  const slash = apiVersion.indexOf('/')
  return slash < 0 ? plural : `${plural}.${apiVersion.slice(0, slash)}`
}

/** The reference of an object: kind, name and, where it has one, its namespace. */
export function refOf(object: KubeObject): ObjectRef {
  const { name, namespace } = object.metadata
  return namespace === undefined ? { kind: object.kind, name } : { kind: object.kind, namespace, name }
}
