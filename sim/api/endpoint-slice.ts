/**
 * EndpointSlice: the addresses behind a Service, up to 100 in each slice. The label
 * kubernetes.io/service-name says whose it is. Source: kubernetes/api discovery/v1/types.go.
 */
import type { ObjectMeta, Protocol } from './meta.ts'

export interface EndpointSlice {
  readonly apiVersion: 'discovery.k8s.io/v1'
  readonly kind: 'EndpointSlice'
  readonly metadata: ObjectMeta
  readonly addressType: AddressType
  readonly endpoints: readonly Endpoint[]
  readonly ports?: readonly EndpointPort[]
}

export type AddressType = 'IPv4' | 'IPv6' | 'FQDN'

export interface Endpoint {
  readonly addresses: readonly string[]
  readonly conditions?: EndpointConditions
  readonly hostname?: string
  readonly nodeName?: string
  readonly zone?: string
  readonly targetRef?: {
    readonly kind: string
    readonly namespace?: string
    readonly name: string
    readonly uid?: string
    readonly apiVersion?: string
    readonly fieldPath?: string
  }
  readonly hints?: {
    readonly forZones?: readonly { readonly name: string }[]
    readonly forNodes?: readonly { readonly name: string }[]
  }
  readonly deprecatedTopology?: Readonly<Record<string, string>>
}

export interface EndpointConditions {
  readonly ready?: boolean
  readonly serving?: boolean
  readonly terminating?: boolean
}

export interface EndpointPort {
  readonly name?: string
  readonly protocol?: Protocol
  readonly port?: number
  readonly appProtocol?: string
}

export const serviceNameLabel = 'kubernetes.io/service-name'
export const managedByLabel = 'endpointslice.kubernetes.io/managed-by'
export const headlessLabel = 'service.kubernetes.io/headless'
