/**
 * May somebody ask for a certificate that makes them master of the cluster? Not from the signer for clients.
 * Models the CertificateSubjectRestriction plugin: kubernetes/kubernetes plugin/pkg/admission/certificates/subjectrestriction.
 */
import type { Certificates } from '../api/certificates.ts'
import { type KubeObject, refOf, resourceOf } from '../api/kinds.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { requestText } from '../validate/signing-request.ts'

const signer = 'kubernetes.io/kube-apiserver-client'
const group = 'system:masters'

export function subjectRefusal(
  { certificates }: { readonly certificates?: Certificates | undefined },
  object: KubeObject,
): Diagnostic | undefined {
  if (object.kind !== 'CertificateSigningRequest' || object.spec.signerName !== signer) return undefined
  const request = certificates?.parseRequest(requestText(object.spec))
  if (!request?.ok) return undefined
  if (!request.value.subject.some(({ type, value }) => type === 'O' && value === group)) return undefined
  const what = `${resourceOf(object.kind)} "${object.metadata.name}"`
  const upstream = `${what} is forbidden: use of ${signer} signer with ${group} group is not allowed`
  const whereabouts = { object: refOf(object), path: ['spec', 'request'], upstream }
  return diagnose('certificate/group-not-allowed', { group, signer }, whereabouts)
}
