/**
 * Which signer signs what? Each of the cluster's signers knows one sort of certificate: for clients of the API server, for
 * kubelets as clients, for kubelets as servers.
 *
 * Models the rules of kubernetes/kubernetes pkg/controller/certificates/signer/signer.go and
 * pkg/apis/certificates/helpers.go, with their words.
 */
import type { CertificateSigningRequestSpec } from '../api/certificate-signing-request.ts'
import type { CertificateRequest } from '../api/certificates.ts'

/** Why the signer refuses; `no-signer` when nobody in the cluster signs under that name; undefined when it signs. */
export function signerRefusal(
  { signerName, usages = [] }: CertificateSigningRequestSpec,
  request: CertificateRequest,
): string | undefined {
  switch (signerName) {
    case 'kubernetes.io/kube-apiserver-client':
      return clientRefusal(usages)
    case 'kubernetes.io/kube-apiserver-client-kubelet':
      return kubeletClientRefusal(usages, request)
    case 'kubernetes.io/kubelet-serving':
      return kubeletServingRefusal(usages, request)
    // It signs whatever it is asked; no request can name it since v1 of the API.
    case 'kubernetes.io/legacy-unknown':
      return undefined
    default:
      return 'no-signer'
  }
}

/** Has kube-controller-manager a signer of this name? */
export function isClusterSigner(signerName: string): boolean {
  return clusterSigners.includes(signerName)
}

const clusterSigners: readonly string[] = [
  'kubernetes.io/kube-apiserver-client',
  'kubernetes.io/kube-apiserver-client-kubelet',
  'kubernetes.io/kubelet-serving',
  'kubernetes.io/legacy-unknown',
]

export function isKubeletClient(spec: CertificateSigningRequestSpec, request: CertificateRequest): boolean {
  const isFor = spec.signerName === 'kubernetes.io/kube-apiserver-client-kubelet'
  return isFor && kubeletClientRefusal(spec.usages ?? [], request) === undefined
}

function clientRefusal(usages: readonly string[]): string | undefined {
  const allowed = ['digital signature', 'key encipherment', 'client auth']
  const other = usages.find((usage) => !allowed.includes(usage))
  if (other !== undefined) return `invalid usage for client certificate: ${other}`
  return usages.includes('client auth')
    ? undefined
    : 'missing required usage for client certificate: client auth'
}

function kubeletClientRefusal(usages: readonly string[], request: CertificateRequest): string | undefined {
  if (!isOfNodes(request)) return notOfNodes
  if (has(request.dnsNames)) return 'DNS subjectAltNames are not allowed'
  if (has(request.emailAddresses)) return 'Email subjectAltNames are not allowed'
  if (has(request.ipAddresses)) return 'IP subjectAltNames are not allowed'
  if (has(request.uris)) return 'URI subjectAltNames are not allowed'
  if (!isNode(request)) return notANode
  return usagesRefusal(usages, 'client auth')
}

function kubeletServingRefusal(usages: readonly string[], request: CertificateRequest): string | undefined {
  if (!isOfNodes(request)) return notOfNodes
  if (!has(request.dnsNames) && !has(request.ipAddresses)) return 'DNS or IP subjectAltName is required'
  if (has(request.emailAddresses)) return 'Email subjectAltNames are not allowed'
  if (has(request.uris)) return 'URI subjectAltNames are not allowed'
  return usagesRefusal(usages, 'server auth') ?? (isNode(request) ? undefined : notANode)
}

const notOfNodes = 'subject organization is not system:nodes'
const notANode = 'subject common name does not begin with system:node:'

/** Exactly these three; keys that are not RSA cannot encipher, and may go without. */
function usagesRefusal(usages: readonly string[], auth: string): string | undefined {
  const required = [auth, 'digital signature', 'key encipherment'].sort()
  const given = new Set(usages)
  const missing = required.filter((usage) => !given.has(usage))
  const isEnough = missing.every((usage) => usage === 'key encipherment')
  return isEnough && given.size === required.length - missing.length
    ? undefined
    : `usages did not match [${required.join(' ')}]`
}

function isOfNodes({ subject }: CertificateRequest): boolean {
  const organizations = subject.filter(({ type }) => type === 'O').map(({ value }) => value)
  return organizations.length === 1 && organizations[0] === 'system:nodes'
}

function isNode({ subject }: CertificateRequest): boolean {
  const name = subject.filter(({ type }) => type === 'CN').at(-1)?.value ?? ''
  return name.startsWith('system:node:')
}

function has(names: readonly string[] | undefined): boolean {
  return (names ?? []).length > 0
}
