/**
 * Which certificate did the server show, and what does a client say to it? An Ingress controller shows that of a Secret,
 * or its own fallback; curl prints the names and dates, and why it does not trust it.
 */
import type { Certificate, Distrust } from '../../api/certificates.ts'
import type { IngressHop, Trace } from '../../api/trace.ts'
import { textFromBase64 } from '../../container/tools/base64-tool.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { clockOf, opensslDate } from '../clock.ts'

export interface ShownCertificate {
  readonly subject: string
  readonly issuer: string
  readonly startDate: string
  readonly expireDate: string
  /** OpenSSL's words for why it is not trusted, and the number; absent when it is. */
  readonly verdict?: { readonly words: string; readonly code: number }
  /** curl's line for an end with code 60. */
  readonly problem?: string
  readonly names: readonly string[]
}

const fallbackSubject = 'O=Acme Co; CN=Kubernetes Ingress Controller Fake Certificate'

/** undefined: there was no TLS, or it ended before a certificate was shown. */
export function certificateShown(state: ClusterState, trace: Trace): ShownCertificate | undefined {
  const hop = trace.hops.find((one): one is IngressHop => one.at === 'ingress')
  if (hop?.tls === undefined) return undefined
  const { secret, subject, names = [] } = hop.tls
  const found = secret && certificateIn(state, secret.namespace ?? 'default', secret.name)
  if (found === undefined) {
    const clock = clockOf(state)
    const shown = subject?.split(',').reverse().join('; ') ?? fallbackSubject
    return {
      subject: shown,
      issuer: shown,
      startDate: opensslDate(clock),
      expireDate: opensslDate(`${Number(clock.slice(0, 4)) + 1}${clock.slice(4)}`),
      names,
      ...(hop.tls.trusted && trace.request.insecure !== true ? {} : distrusted('issuer-unknown', trace)),
    }
  }
  const host = trace.request.serverName ?? trace.request.host
  const trust = { authorities: trace.request.authorities ?? [], at: clockOf(state), host }
  const why = state.certificates?.distrust([found], trust)
  return {
    subject: namesOf(found.subject),
    issuer: namesOf(found.issuer),
    startDate: opensslDate(found.notBefore),
    expireDate: opensslDate(found.notAfter),
    names: [...(found.dnsNames ?? []), ...(found.ipAddresses ?? [])],
    ...(why === undefined ? {} : distrusted(why, trace, found)),
  }
}

function namesOf(parts: Certificate['subject']): string {
  return parts.map(({ type, value }) => `${type}=${value}`).join('; ')
}

function certificateIn(state: ClusterState, namespace: string, name: string): Certificate | undefined {
  const data = state.get('Secret', namespace, name)?.data?.['tls.crt']
  const read =
    data === undefined ? undefined : state.certificates?.parseCertificates(textFromBase64(data) ?? '')
  return read?.ok ? read.value[0] : undefined
}

const words: Readonly<Record<Distrust, readonly [text: string, code: number]>> = {
  'self-signed': ['self-signed certificate', 18],
  'self-signed-in-chain': ['self-signed certificate in certificate chain', 19],
  'issuer-unknown': ['unable to get local issuer certificate', 20],
  'bad-signature': ['certificate signature failure', 7],
  'issuer-no-authority': ['invalid CA certificate', 79],
  'not-yet-valid': ['certificate is not yet valid', 9],
  expired: ['certificate has expired', 10],
  'wrong-host': ['ok', 0],
}

function distrusted(
  why: Distrust,
  { request }: Trace,
  certificate?: Certificate,
): Pick<ShownCertificate, 'verdict' | 'problem'> {
  const host = request.serverName ?? request.host
  const [text, code] = words[why]
  if (why !== 'wrong-host')
    return { verdict: { words: text, code }, problem: `SSL certificate problem: ${text}` }
  const hasNames = (certificate?.dnsNames?.length ?? 0) + (certificate?.ipAddresses?.length ?? 0) > 0
  const commonName = certificate?.subject.find(({ type }) => type === 'CN')?.value ?? ''
  return {
    problem: hasNames
      ? `SSL: no alternative certificate subject name matches target host name '${host}'`
      : `SSL: certificate subject name '${commonName}' does not match target host name '${host}'`,
  }
}
