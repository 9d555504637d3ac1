/**
 * Ingress: which HTTP requests, by host and path, go to which Service. IngressClass: which controller does the work.
 * Source: kubernetes/api networking/v1/types.go and well_known_annotations.go.
 */
import type { ObjectMeta, Protocol } from './meta.ts'

export interface Ingress {
  readonly apiVersion: 'networking.k8s.io/v1'
  readonly kind: 'Ingress'
  readonly metadata: ObjectMeta
  readonly spec: IngressSpec
  readonly status?: IngressStatus
}

export interface IngressSpec {
  /** The name of an IngressClass. Absent: that of the default class, if there is one; '' says that there is none. */
  readonly ingressClassName?: string
  /** Takes the requests that no rule takes. */
  readonly defaultBackend?: IngressBackend
  readonly rules?: readonly IngressRule[]
  readonly tls?: readonly IngressTLS[]
}

export interface IngressRule {
  /** A DNS name, or `*.` and one; absent or '': every host. */
  readonly host?: string
  readonly http?: { readonly paths: readonly HTTPIngressPath[] }
}

export type PathType = 'Exact' | 'Prefix' | 'ImplementationSpecific'

export interface HTTPIngressPath {
  readonly path?: string
  readonly pathType: PathType
  readonly backend: IngressBackend
}

/** A Service's port or another object of the namespace; one of the two. */
export interface IngressBackend {
  readonly service?: IngressServiceBackend
  readonly resource?: TypedLocalObjectReference
}

export interface IngressServiceBackend {
  readonly name: string
  /** The port of the Service (not of its pods), by its name or its number. */
  readonly port?: ServiceBackendPort
}

export interface ServiceBackendPort {
  readonly name?: string
  readonly number?: number
}

export interface TypedLocalObjectReference {
  readonly apiGroup?: string
  readonly kind: string
  readonly name: string
}

export interface IngressTLS {
  readonly hosts?: readonly string[]
  readonly secretName?: string
}

export interface IngressStatus {
  readonly loadBalancer?: {
    readonly ingress?: readonly {
      readonly ip?: string
      readonly hostname?: string
      readonly ports?: readonly {
        readonly port: number
        readonly protocol: Protocol
        readonly error?: string
      }[]
    }[]
  }
}

export interface IngressClass {
  readonly apiVersion: 'networking.k8s.io/v1'
  readonly kind: 'IngressClass'
  readonly metadata: ObjectMeta
  readonly spec: IngressClassSpec
}

export interface IngressClassSpec {
  /** Which controller, by a name of its own: k8s.io/ingress-nginx. */
  readonly controller?: string
  readonly parameters?: IngressClassParametersReference
}

export interface IngressClassParametersReference {
  readonly apiGroup?: string
  readonly kind: string
  readonly name: string
  /** Cluster unless written; Namespace needs `namespace`. */
  readonly scope?: 'Cluster' | 'Namespace'
  readonly namespace?: string
}

/** On an IngressClass, with the value "true": Ingresses that name no class get this one. */
export const defaultClassAnnotation = 'ingressclass.kubernetes.io/is-default-class'
/** On an Ingress: its class, as it was written before there was a field for it. */
export const ingressClassAnnotation = 'kubernetes.io/ingress.class'
