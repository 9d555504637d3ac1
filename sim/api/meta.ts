/**
 * What every Kubernetes object has in common: its metadata, its reference, its labels.
 * Fields carry the names and shapes of the manifest. Source: kubernetes/apimachinery pkg/apis/meta/v1/types.go.
 */

export type Json = null | boolean | number | string | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [key: string]: Json
}

export type Labels = Readonly<Record<string, string>>

export interface OwnerReference {
  readonly apiVersion: string
  readonly kind: string
  readonly name: string
  readonly uid: string
  readonly controller?: boolean
  readonly blockOwnerDeletion?: boolean
}

export interface ObjectMeta {
  readonly name: string
  readonly generateName?: string
  /** Absent for kinds that live outside namespaces (Namespace, Node). */
  readonly namespace?: string
  readonly uid?: string
  readonly resourceVersion?: string
  readonly generation?: number
  /** RFC 3339, from the virtual clock. */
  readonly creationTimestamp?: string
  readonly deletionTimestamp?: string
  readonly deletionGracePeriodSeconds?: number
  readonly labels?: Labels
  readonly annotations?: Labels
  readonly ownerReferences?: readonly OwnerReference[]
  readonly finalizers?: readonly string[]
}

/** Names one object: Service default/web. */
export interface ObjectRef {
  readonly kind: string
  readonly name: string
  readonly namespace?: string
  readonly apiVersion?: string
}

/** A selector as workloads write it. null (absent) selects nothing, an empty one everything. */
export interface LabelSelector {
  readonly matchLabels?: Labels
  readonly matchExpressions?: readonly LabelSelectorRequirement[]
}

export interface LabelSelectorRequirement {
  readonly key: string
  /** In, NotIn, Exists, DoesNotExist. */
  readonly operator: string
  readonly values?: readonly string[]
}

export interface Condition<Type extends string = string> {
  readonly type: Type
  readonly status: 'True' | 'False' | 'Unknown'
  readonly reason?: string
  readonly message?: string
  readonly lastTransitionTime?: string
  /** Of Deployments only. */
  readonly lastUpdateTime?: string
}

/** A port by number or by name. */
export type IntOrString = number | string

export type Protocol = 'TCP' | 'UDP' | 'SCTP'
export type IPFamily = 'IPv4' | 'IPv6'
