/**
 * ServiceAccount: as whom the programs of a pod speak to the API server. No answer of the simulator depends on it.
 * Source: kubernetes/api core/v1/types.go.
 */
import type { ObjectMeta, ObjectRef } from './meta.ts'

export interface ServiceAccount {
  readonly apiVersion: 'v1'
  readonly kind: 'ServiceAccount'
  readonly metadata: ObjectMeta
  readonly secrets?: readonly Partial<ObjectRef>[]
  readonly imagePullSecrets?: readonly { readonly name?: string }[]
  readonly automountServiceAccountToken?: boolean
}
