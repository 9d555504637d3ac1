/**
 * Service: a stable name, IP and port for a changing group of pods.
 * Source: kubernetes/api core/v1/types.go. Fields that defaulting always fills in are required here.
 */
import type { Condition, IntOrString, IPFamily, Labels, ObjectMeta, Protocol } from './meta.ts'

export interface Service {
  readonly apiVersion: 'v1'
  readonly kind: 'Service'
  readonly metadata: ObjectMeta
  readonly spec: ServiceSpec
  readonly status?: ServiceStatus
}

export type ServiceType = 'ClusterIP' | 'NodePort' | 'LoadBalancer' | 'ExternalName'
export type TrafficPolicy = 'Cluster' | 'Local'
export type IPFamilyPolicy = 'SingleStack' | 'PreferDualStack' | 'RequireDualStack'

export interface ServiceSpec {
  readonly type: ServiceType
  readonly selector?: Labels
  readonly ports?: readonly ServicePort[]
  /** An address, 'None' for a headless Service, '' or absent until one is allocated. */
  readonly clusterIP?: string
  readonly clusterIPs?: readonly string[]
  readonly externalIPs?: readonly string[]
  readonly sessionAffinity: 'None' | 'ClientIP'
  readonly sessionAffinityConfig?: { readonly clientIP?: { readonly timeoutSeconds?: number } }
  readonly loadBalancerIP?: string
  readonly loadBalancerSourceRanges?: readonly string[]
  readonly loadBalancerClass?: string
  readonly allocateLoadBalancerNodePorts?: boolean
  readonly externalName?: string
  readonly externalTrafficPolicy?: TrafficPolicy
  readonly internalTrafficPolicy?: TrafficPolicy
  readonly healthCheckNodePort?: number
  readonly publishNotReadyAddresses?: boolean
  readonly ipFamilies?: readonly IPFamily[]
  readonly ipFamilyPolicy?: IPFamilyPolicy
  readonly trafficDistribution?: string
}

export interface ServicePort {
  readonly name?: string
  readonly protocol: Protocol
  readonly appProtocol?: string
  readonly port: number
  readonly targetPort: IntOrString
  readonly nodePort?: number
}

export interface ServiceStatus {
  readonly loadBalancer?: {
    readonly ingress?: readonly {
      readonly ip?: string
      readonly hostname?: string
      readonly ipMode?: 'VIP' | 'Proxy'
      readonly ports?: readonly {
        readonly port: number
        readonly protocol: Protocol
        readonly error?: string
      }[]
    }[]
  }
  readonly conditions?: readonly Condition[]
}
