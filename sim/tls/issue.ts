/**
 * How does a certificate, or a request for one, come about? Its parts are written down, and a key signs them.
 * Sources: RFC 5280 and RFC 2986 for the form; self-signed certificates have the extensions of openssl req -x509.
 */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import type { Names, Reading, SelfSigningTerms } from '../api/certificates.ts'
import { utf8Bytes } from '../base64.ts'
import { bitsOf, numberFrom, partAt, readDer } from './der.ts'
import { altNameBytes, basicConstraintsBytes, extension, keyUsageBytes } from './extensions.ts'
import { isNamePart, nameBytes } from './name.ts'
import { extensions as oids } from './object-identifiers.ts'
import { printPem } from './pem.ts'
import type { SigningKey } from './private-key.ts'
import { publicKeyBytes } from './public-key.ts'
import { flawed, read } from './reading.ts'
import { algorithmBytes, sign } from './signature.ts'
import { bitString, integer, octetString, oid, sequence, set, tagged, time, value } from './write-der.ts'

export interface CertificateBody {
  readonly serial: bigint
  /** Whole names and keys, as DER. */
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly keyInfo: Uint8Array
  readonly notBefore: string
  readonly notAfter: string
  readonly extensions: readonly Uint8Array[]
}

/** `usages` of the key itself; openssl req -x509 writes none. */
export function selfSigned(
  key: SigningKey,
  terms: SelfSigningTerms,
  usages: readonly string[] = [],
): Reading<string> {
  if (!terms.subject.every(isNamePart)) return flawed('malformed', 'x509: malformed subject')
  const name = nameBytes(terms.subject)
  const keyInfo = publicKeyBytes(key)
  const body: CertificateBody = {
    serial: serialFrom(terms.seed, 20),
    issuer: name,
    subject: name,
    keyInfo,
    notBefore: terms.notBefore,
    notAfter: terms.notAfter,
    extensions: [
      optional(oids.keyUsage, keyUsageBytes(usages), true),
      [extension(oids.subjectKeyId, octetString(keyIdOf(keyInfo)))],
      [authorityKeyId(keyInfo)],
      [extension(oids.basicConstraints, basicConstraintsBytes(terms.isAuthority ?? true), true)],
      optional(oids.subjectAltName, altNameBytes(terms)),
    ].flat(),
  }
  return read(printPem('CERTIFICATE', signedCertificate(body, key)))
}

export function requestBy(key: SigningKey, names: Names): Reading<string> {
  if (!names.subject.every(isNamePart)) return flawed('malformed', 'x509: malformed subject')
  const altNames = altNameBytes(names)
  const wishes =
    altNames === undefined
      ? []
      : [sequence(oid(oids.requested), set(sequence(extension(oids.subjectAltName, altNames))))]
  const body = sequence(integer(0n), nameBytes(names.subject), publicKeyBytes(key), tagged(0, ...wishes))
  return read(printPem('CERTIFICATE REQUEST', signed(body, key)))
}

export function signedCertificate(body: CertificateBody, key: SigningKey): Uint8Array {
  const version3 = tagged(0, integer(2n))
  const validity = sequence(time(body.notBefore), time(body.notAfter))
  const parts = [
    version3,
    integer(body.serial),
    algorithmBytes(key),
    body.issuer,
    validity,
    body.subject,
    body.keyInfo,
    tagged(3, sequence(...body.extensions)),
  ]
  return signed(sequence(...parts), key)
}

function signed(body: Uint8Array, key: SigningKey): Uint8Array {
  return sequence(body, algorithmBytes(key), bitString(sign(key, body)))
}

/** A positive number of so many bytes, the first bit of which is 0. */
export function serialFrom(seed: string, length: number): bigint {
  const bytes = sha256(utf8Bytes(`serial ${seed}`)).slice(0, length)
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return numberFrom(bytes)
}

export function optional(
  dotted: string,
  content: Uint8Array | undefined,
  isCritical = false,
): readonly Uint8Array[] {
  return content === undefined ? [] : [extension(dotted, content, isCritical)]
}

export function authorityKeyId(keyInfo: Uint8Array): Uint8Array {
  return extension(oids.authorityKeyId, sequence(value(0x80, keyIdOf(keyInfo))))
}

/** How certificates call a key: the SHA-1 of its bits (RFC 5280 section 4.2.1.2). */
function keyIdOf(keyInfo: Uint8Array): Uint8Array {
  return sha1(bitsOf(partAt(readDer(keyInfo), 1)))
}
