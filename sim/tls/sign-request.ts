/**
 * What does a cluster's authority make of a request? A certificate with the name, the key and the alternative names that
 * the request shows; what the key may do is the signer's to say, and other wishes are not granted.
 *
 * Models kubernetes/kubernetes pkg/controller/certificates/authority (authority.go, policies.go), with the extensions in
 * the order of Go's CreateCertificate.
 */
import type { Reading, SigningTerms } from '../api/certificates.ts'
import { authorityFor } from './authority.ts'
import {
  altNameBytes,
  basicConstraintsBytes,
  extendedKeyUsageBytes,
  extension,
  keyUsageBytes,
} from './extensions.ts'
import { authorityKeyId, type CertificateBody, optional, serialFrom, signedCertificate } from './issue.ts'
import { extensions as oids } from './object-identifiers.ts'
import { printPem } from './pem.ts'
import { read } from './reading.ts'
import { requestFrom } from './request.ts'

export function signRequest(requestPem: string, terms: SigningTerms): Reading<string> {
  const request = requestFrom(requestPem)
  if (!request.ok) return request
  const { subject, keyInfo, told } = request.value
  const found = authorityFor(terms.authority)
  if (!found.ok) return found
  const { certificate: authority, key, isOwn } = found.value
  const end = authority.told.notAfter
  const body: CertificateBody = {
    serial: serialFrom(terms.seed, 16),
    issuer: authority.subject.whole,
    subject: subject.whole,
    keyInfo: keyInfo.whole,
    notBefore: terms.notBefore,
    notAfter: isOwn || terms.notAfter < end ? terms.notAfter : end,
    extensions: [
      optional(oids.keyUsage, keyUsageBytes(terms.usages), true),
      optional(oids.extendedKeyUsage, extendedKeyUsageBytes(terms.usages)),
      [extension(oids.basicConstraints, basicConstraintsBytes(false), true)],
      [authorityKeyId(authority.keyInfo.whole)],
      optional(oids.subjectAltName, altNameBytes(told), told.subject.length === 0),
    ].flat(),
  }
  return read(printPem('CERTIFICATE', signedCertificate(body, key)))
}
