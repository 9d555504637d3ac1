/**
 * Who answers CertificateSigningRequests? kube-controller-manager: it approves what kubelets ask for themselves, and signs
 * what was approved, for the signers of Kubernetes' own names. A request for any other signer waits for a program that
 * knows that name; the cluster has none.
 *
 * Models kubernetes/kubernetes pkg/controller/certificates (approver/sarapprove.go, signer/signer.go) with the default
 * --cluster-signing-duration of a year. Leaves out the cleaner, which deletes old requests after an hour or more.
 */
import type { CertificateSigningRequest } from '../api/certificate-signing-request.ts'
import type { CertificateRequest, Certificates } from '../api/certificates.ts'
import { encodeBase64, utf8Bytes } from '../base64.ts'
import type { Store } from '../state/cluster-state.ts'
import { decideRequest } from '../state/decide.ts'
import { updateObject } from '../state/server.ts'
import { secondsOf, timestampAt } from '../state/timestamp.ts'
import { requestText } from '../validate/signing-request.ts'
import { type Controller, nothing } from './controller.ts'
import { isKubeletClient, signerRefusal } from './signer-rules.ts'

export const signingRequests: Controller = {
  name: 'CertificateSigningRequest',
  hearsItself: true,
  watches: {
    CertificateSigningRequest: ({ new: request }) =>
      request === undefined || request.status?.certificate ? nothing : [request.metadata.name],
  },
  sync: (names, store) => {
    const { certificates } = store
    if (certificates === undefined) return
    for (const name of names) {
      const request = store.get('CertificateSigningRequest', undefined, name)
      if (request !== undefined) answer(request, certificates, store)
    }
  },
}

function answer(request: CertificateSigningRequest, certificates: Certificates, store: Store): void {
  const parsed = certificates.parseRequest(requestText(request.spec))
  if (!parsed.ok || request.status?.certificate) return
  const conditions = request.status?.conditions ?? []
  const has = (type: string): boolean => conditions.some((condition) => condition.type === type)
  if (has('Denied') || has('Failed')) return
  if (has('Approved')) sign(request, parsed.value, certificates, store)
  else if (isKubeletClient(request.spec, parsed.value)) {
    // The administrator, who asks, may ask for any node.
    const isSelf = request.spec.username === commonNameOf(parsed.value)
    const message = `Auto approving ${isSelf ? 'self ' : ''}kubelet client certificate after SubjectAccessReview.`
    decideRequest(store, request.metadata.name, 'Approved', { reason: 'AutoApproved', message })
  }
}

function commonNameOf({ subject }: CertificateRequest): string | undefined {
  return subject.find(({ type }) => type === 'CN')?.value
}

function sign(
  request: CertificateSigningRequest,
  parsed: CertificateRequest,
  certificates: Certificates,
  store: Store,
): void {
  const refused = signerRefusal(request.spec, parsed)
  if (refused === 'no-signer') return
  if (refused !== undefined) {
    write(store, request, { conditions: [...(request.status?.conditions ?? []), failure(refused, store)] })
    return
  }
  const { notBefore, notAfter } = lifetime(request.spec.expirationSeconds, store)
  const signed = certificates.signRequest(requestText(request.spec), {
    authority: clusterAuthority,
    notBefore,
    notAfter,
    usages: request.spec.usages ?? [],
    seed: request.metadata.uid ?? request.metadata.name,
  })
  if (signed.ok) write(store, request, { certificate: encodeBase64(utf8Bytes(signed.value)) })
}

/** The name of the authority whose key kubeadm gives to all four signers. */
const clusterAuthority: string = 'kubernetes'

type Status = NonNullable<CertificateSigningRequest['status']>
type Condition = NonNullable<Status['conditions']>[number]

function write(store: Store, request: CertificateSigningRequest, change: Partial<Status>): void {
  const changed = { ...request, status: { ...request.status, ...change } }
  updateObject(store, changed, { subresource: 'status' })
}

function failure(message: string, { settings, now }: Store): Condition {
  const time = timestampAt(settings.epoch, now)
  return {
    type: 'Failed',
    status: 'True',
    reason: 'SignerValidationFailure',
    message,
    lastUpdateTime: time,
    lastTransitionTime: time,
  }
}

const year = 365 * 86_400
const shortest = 600
/** Five minutes before now, for clocks that are behind; what lives less than eight hours is not cut short for it. */
const backdate = 300
const long = 8 * 3600

function lifetime(
  wished: number | undefined,
  { settings, now }: Store,
): { readonly notBefore: string; readonly notAfter: string } {
  const seconds = Math.min(year, Math.max(shortest, wished ?? year))
  const start = secondsOf(settings.epoch) + now
  const end = seconds < long ? start + seconds : start + seconds - backdate
  return {
    notBefore: timestampAt('1970-01-01T00:00:00Z', start - backdate),
    notAfter: timestampAt('1970-01-01T00:00:00Z', end),
  }
}
