/**
 * CertificateSigningRequest: asks a signer of the cluster for a certificate. Somebody approves or denies it.
 * Source: kubernetes/api certificates/v1/types.go.
 */
import type { Condition, ObjectMeta } from './meta.ts'

export interface CertificateSigningRequest {
  readonly apiVersion: 'certificates.k8s.io/v1'
  readonly kind: 'CertificateSigningRequest'
  readonly metadata: ObjectMeta
  readonly spec: CertificateSigningRequestSpec
  readonly status?: CertificateSigningRequestStatus
}

export interface CertificateSigningRequestSpec {
  /** A PKCS#10 request in PEM, in base64. */
  readonly request: string
  /** Who is to sign: kubernetes.io/kube-apiserver-client … */
  readonly signerName: string
  /** A wish; the signer decides. */
  readonly expirationSeconds?: number
  /** What the key is for: digital signature, server auth … */
  readonly usages?: readonly string[]
  /** Who asks, written by the API server. */
  readonly username?: string
  readonly uid?: string
  readonly groups?: readonly string[]
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

export interface CertificateSigningRequestStatus {
  readonly conditions?: readonly Condition<string>[]
  /** The signed certificate in PEM, in base64. */
  readonly certificate?: string
}
