/**
 * What pods may be given without standing in them: a ConfigMap's texts and a Secret's bytes, by key.
 * Source: kubernetes/api core/v1/types.go.
 */
import type { Labels, ObjectMeta } from './meta.ts'

export interface ConfigMap {
  readonly apiVersion: 'v1'
  readonly kind: 'ConfigMap'
  readonly metadata: ObjectMeta
  readonly data?: Labels
  /** Bytes, in base64. */
  readonly binaryData?: Labels
  readonly immutable?: boolean
}

export interface Secret {
  readonly apiVersion: 'v1'
  readonly kind: 'Secret'
  readonly metadata: ObjectMeta
  /** Which keys it must have: Opaque, kubernetes.io/tls … */
  readonly type?: string
  /** Bytes, in base64. */
  readonly data?: Labels
  /** Plain text, which the API server writes over `data`; reading never shows it. */
  readonly stringData?: Labels
  readonly immutable?: boolean
}
