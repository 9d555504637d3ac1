/**
 * Why does a client refuse a server's certificate? It follows the issuers from the server's own certificate to one that
 * it trusts, then looks at signatures and times, then at the name.
 *
 * Models OpenSSL 3 (crypto/x509/x509_vfy.c: build_chain, check_extensions, internal_verify) as curl uses it
 * (lib/vtls/openssl.c: any trusted certificate ends the chain; host names as lib/vtls/hostcheck.c compares them).
 * Leaves out path lengths, name constraints, revocation, and checks of usages.
 */
import type { Certificate, Distrust, Trust } from '../api/certificates.ts'
import { parseIP } from '../ip/address.ts'
import { sameBytes } from './der.ts'
import { chainFrom } from './key-pair.ts'
import { commonNameOf, matchesCommonNameToo } from './match-host.ts'
import type { ParsedCertificate } from './parsed.ts'
import { signatureFlaw } from './signature.ts'

export function distrustOf(
  chain: readonly Certificate[],
  { authorities, at, host }: Trust,
): Distrust | undefined {
  const [own, ...sent] = parsedFrom(chain.map(({ pem }) => pem))
  if (own === undefined) return 'issuer-unknown'
  const trusted = parsedFrom(authorities)
  const path = pathFrom(own, sent, trusted)
  const last = path.at(-1) ?? own
  if (!trusted.some((authority) => isSame(authority, last))) {
    if (!isNamedAsIssuer(last, last)) return 'issuer-unknown'
    return path.length === 1 ? 'self-signed' : 'self-signed-in-chain'
  }
  if (path.slice(1).some((issuer) => !maySign(issuer))) return 'issuer-no-authority'
  // From the trusted end to the server's own certificate.
  for (const [index, certificate] of [...path.entries()].reverse()) {
    const issuer = path[index + 1]
    if (issuer !== undefined && !isIssuedBy(certificate, issuer)) return 'bad-signature'
    if (at < certificate.told.notBefore) return 'not-yet-valid'
    if (at > certificate.told.notAfter) return 'expired'
  }
  return host === undefined || isGoodFor(own.told, host) ? undefined : 'wrong-host'
}

function parsedFrom(pems: readonly string[]): readonly ParsedCertificate[] {
  return pems.flatMap((pem) => {
    const chain = chainFrom(pem)
    return chain.ok ? chain.value : []
  })
}

/** From the server's own certificate upwards, trusted issuers before those that the server sent. */
function pathFrom(
  own: ParsedCertificate,
  sent: readonly ParsedCertificate[],
  trusted: readonly ParsedCertificate[],
): readonly ParsedCertificate[] {
  const path = [own]
  for (let last = own; !trusted.some((authority) => isSame(authority, last)); ) {
    const issuer = [...trusted, ...sent].find(
      (candidate) => isNamedAsIssuer(last, candidate) && !path.some((step) => isSame(step, candidate)),
    )
    if (issuer === undefined || isNamedAsIssuer(last, last)) break
    path.push(issuer)
    last = issuer
  }
  return path
}

function isNamedAsIssuer({ issuer, extensions }: ParsedCertificate, candidate: ParsedCertificate): boolean {
  const { authorityKeyId } = extensions
  const { subjectKeyId } = candidate.extensions
  const isOfOtherKey =
    authorityKeyId !== undefined && subjectKeyId !== undefined && authorityKeyId !== subjectKeyId
  return sameBytes(issuer.whole, candidate.subject.whole) && !isOfOtherKey
}

function isIssuedBy(
  { algorithm, signed, signature }: ParsedCertificate,
  { key }: ParsedCertificate,
): boolean {
  return signatureFlaw(key, algorithm, signed, signature) === undefined
}

/** Certificates of version 1 cannot say whether they may; those that sign themselves are taken at their word. */
function maySign({ extensions, told, version }: ParsedCertificate): boolean {
  if (extensions.isAuthority === undefined) return version === 1 && told.isSelfSigned
  const { usages } = extensions
  const names = ['digital signature', 'key encipherment', 'cert sign', 'crl sign']
  const saysUsages = usages.some((usage) => names.includes(usage))
  return extensions.isAuthority && (!saysUsages || usages.includes('cert sign'))
}

function isSame(a: ParsedCertificate, b: ParsedCertificate): boolean {
  return a.told.fingerprint === b.told.fingerprint
}

/** curl takes no wildcard right below a top-level domain, and none for addresses. */
function isGoodFor(certificate: Certificate, host: string): boolean {
  const isWideCard = (name: string): boolean => name.startsWith('*.') && name.split('.').length < 3
  const { dnsNames = [], ipAddresses = [] } = certificate
  if (dnsNames.length === 0 && ipAddresses.length === 0) {
    const isRefused = isWideCard(commonNameOf(certificate)) || parseIP(host) !== undefined
    return !isRefused && matchesCommonNameToo(certificate, host)
  }
  const names = dnsNames.filter((name) => !isWideCard(name))
  return matchesCommonNameToo({ ...certificate, dnsNames: names.length > 0 ? names : ['.'] }, host)
}
