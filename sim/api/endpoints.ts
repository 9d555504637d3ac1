/**
 * Endpoints: the older list of addresses behind a Service, one object of the Service's name. Deprecated since
 * Kubernetes 1.33 in favour of EndpointSlices. Source: kubernetes/api core/v1/types.go.
 */
import type { ObjectMeta, Protocol } from './meta.ts'

export interface Endpoints {
  readonly apiVersion: 'v1'
  readonly kind: 'Endpoints'
  readonly metadata: ObjectMeta
  /** All addresses of a subset listen on all of its ports. */
  readonly subsets?: readonly EndpointSubset[]
}

export interface EndpointSubset {
  readonly addresses?: readonly EndpointAddress[]
  readonly notReadyAddresses?: readonly EndpointAddress[]
  readonly ports?: readonly EndpointsPort[]
}

export interface EndpointAddress {
  readonly ip: string
  readonly hostname?: string
  readonly nodeName?: string
  readonly targetRef?: {
    readonly kind: string
    readonly namespace?: string
    readonly name: string
    readonly uid?: string
  }
}

export interface EndpointsPort {
  readonly name?: string
  readonly port: number
  readonly protocol?: Protocol
  readonly appProtocol?: string
}
