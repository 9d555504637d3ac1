/** Node and Namespace: the two kinds that live outside namespaces. Source: kubernetes/api core/v1/types.go. */
import type { Condition, ObjectMeta } from './meta.ts'

export interface Node {
  readonly apiVersion: 'v1'
  readonly kind: 'Node'
  readonly metadata: ObjectMeta
  readonly spec?: {
    readonly podCIDR?: string
    readonly podCIDRs?: readonly string[]
    readonly unschedulable?: boolean
    readonly providerID?: string
    readonly taints?: readonly { readonly key: string; readonly value?: string; readonly effect: string }[]
  }
  readonly status?: {
    readonly addresses?: readonly { readonly type: string; readonly address: string }[]
    readonly conditions?: readonly Condition[]
    /** Quantities by resource: { cpu: '4', memory: 16Gi }. */
    readonly capacity?: Readonly<Record<string, string | number>>
    readonly allocatable?: Readonly<Record<string, string | number>>
  }
}

export interface Namespace {
  readonly apiVersion: 'v1'
  readonly kind: 'Namespace'
  readonly metadata: ObjectMeta
  readonly spec?: { readonly finalizers?: readonly string[] }
  readonly status?: { readonly phase?: 'Active' | 'Terminating' }
}

export const zoneLabel = 'topology.kubernetes.io/zone'
export const hostnameLabel = 'kubernetes.io/hostname'
