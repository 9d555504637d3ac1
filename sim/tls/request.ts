/**
 * What does somebody ask a signer for? A request (PKCS #10) holds a name, a public key and wished-for extensions, and is
 * signed with the key that it shows: nobody can ask for a certificate of another's key.
 *
 * Source: RFC 2986; reading as ParseCSR of kubernetes/kubernetes pkg/apis/certificates/helpers.go does, and words as
 * there and in Go's crypto/x509.
 */
import type { CertificateRequest, Reading } from '../api/certificates.ts'
import { bitsOf, type Der, nothing, oidOf, partAt, partsOf, partTagged, readDer, tags } from './der.ts'
import { type Extensions, extensionsOf } from './extensions.ts'
import { nameOf, printName } from './name.ts'
import { extensions } from './object-identifiers.ts'
import { pemBlocks } from './pem.ts'
import { describeKey, type KeyMaterial, keyMaterialOf } from './public-key.ts'
import { flawed, read } from './reading.ts'
import { signatureFlaw } from './signature.ts'

export interface ParsedRequest {
  readonly told: CertificateRequest
  readonly key: KeyMaterial
  readonly subject: Der
  readonly keyInfo: Der
  readonly extensions: Extensions
  readonly version: number
  readonly algorithm: Der
  readonly signature: Uint8Array
}

export function requestFrom(pem: string): Reading<ParsedRequest> {
  const [block] = pemBlocks(pem)
  if (block === undefined) return flawed('no-pem', 'PEM block type must be CERTIFICATE REQUEST')
  if (block.label !== 'CERTIFICATE REQUEST') {
    return flawed('wrong-block', 'PEM block type must be CERTIFICATE REQUEST')
  }
  const whole = readDer(block.bytes)
  if (whole === nothing) return flawed('malformed', 'asn1: syntax error: data truncated')
  if (whole.whole.length !== block.bytes.length)
    return flawed('malformed', 'asn1: syntax error: trailing data')
  const [body = nothing, algorithm = nothing, signature = nothing] = partsOf(whole)
  const [version = nothing, subject = nothing, keyInfo = nothing] = partsOf(body)
  const key = keyMaterialOf(keyInfo)
  const isWhole =
    version.tag === tags.integer &&
    [subject, keyInfo, algorithm].every(({ tag }) => tag === tags.sequence) &&
    signature.tag === tags.bitString
  if (!isWhole || key === undefined)
    return flawed('malformed', 'asn1: structure error: sequence tag mismatch')

  const flaw = signatureFlaw(key, algorithm, body.whole, bitsOf(signature))
  if (flaw !== undefined)
    return flawed(flaw.includes('cannot verify') ? 'unsupported' : 'bad-signature', flaw)
  const wished = extensionsOf(wishedExtensions(partTagged(body, 0xa0)))
  const told = {
    subject: nameOf(subject),
    subjectText: printName(nameOf(subject)),
    ...wished.names,
    publicKey: describeKey(key),
  }
  return read({
    told,
    key,
    subject,
    keyInfo,
    extensions: wished,
    version: (version.contents[0] ?? 0) + 1,
    algorithm,
    signature: bitsOf(signature),
  })
}

/** Attributes, each a number and a set of values; one of them is the list of extensions. */
function wishedExtensions(attributes: Der): Der {
  const wanted = partsOf(attributes).find((one) => oidOf(partAt(one, 0)) === extensions.requested)
  return partAt(partAt(wanted ?? nothing, 1), 0)
}
