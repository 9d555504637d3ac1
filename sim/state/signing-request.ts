/**
 * What of a CertificateSigningRequest is its author's? Nobody writes who asks: the API server knows. Once made, the request
 * stays as it is; only what is decided about it changes, each part through a door of its own.
 *
 * Models csrStrategy, csrStatusStrategy and csrApprovalStrategy of kubernetes/kubernetes
 * pkg/registry/certificates/certificates/strategy.go. The one who asks is the administrator that kubeadm makes.
 */
import type { CertificateSigningRequest } from '../api/certificate-signing-request.ts'

/** kubeadm's administrator, whom kind's kubeconfig names too. */
export const administrator: { readonly username: string; readonly groups: readonly string[] } = {
  username: 'kubernetes-admin',
  groups: ['kubeadm:cluster-admins', 'system:authenticated'],
}

export function newSigningRequest(request: CertificateSigningRequest): CertificateSigningRequest {
  const { username: _, uid: __, groups: ___, extra: ____, ...spec } = request.spec ?? {}
  return { ...request, spec: { ...spec, ...administrator }, status: {} }
}

export function updatedSigningRequest(
  request: CertificateSigningRequest,
  old: CertificateSigningRequest,
  subresource: 'status' | 'approval' | undefined,
): CertificateSigningRequest {
  const { metadata } = subresource === undefined ? request : old
  return { ...request, metadata, spec: old.spec, status: statusAfter(request, old, subresource) }
}

const decisions = ['Approved', 'Denied']

/** The approval writes conditions only; the status leaves the approval's conditions as they are. */
function statusAfter(
  { status = {} }: CertificateSigningRequest,
  { status: before = {} }: CertificateSigningRequest,
  subresource: 'status' | 'approval' | undefined,
): NonNullable<CertificateSigningRequest['status']> {
  if (subresource === undefined) return before
  if (subresource === 'approval') return { ...before, conditions: status.conditions ?? [] }
  const decided = (before.conditions ?? []).filter(({ type }) => decisions.includes(type))
  const others = (status.conditions ?? []).filter(({ type }) => !decisions.includes(type))
  const conditions = [...decided, ...others]
  return { ...status, ...(conditions.length > 0 && { conditions }) }
}
