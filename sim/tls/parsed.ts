/**
 * A certificate with all that checking it needs: what is told of it, its key, what was signed, and the signature.
 * Source: RFC 5280 section 4.1; the refusals are those of parseCertificate in Go's crypto/x509/parser.go.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import type { Certificate, Reading } from '../api/certificates.ts'
import { decodeLossy } from '../manifest/utf8.ts'
import {
  bitsOf,
  type Der,
  hexOf,
  integerOf,
  nothing,
  partAt,
  partsOf,
  partTagged,
  readDer,
  sameBytes,
  tags,
} from './der.ts'
import { type Extensions, extensionsOf } from './extensions.ts'
import { nameOf, printName } from './name.ts'
import { printPem } from './pem.ts'
import { describeKey, type KeyMaterial, keyMaterialOf } from './public-key.ts'
import { flawed, read } from './reading.ts'
import { signatureFlaw, signatureName } from './signature.ts'

export interface ParsedCertificate {
  readonly told: Certificate
  readonly key: KeyMaterial
  readonly extensions: Extensions
  /** Version 1 or 3. */
  readonly version: number
  readonly subject: Der
  readonly issuer: Der
  readonly keyInfo: Der
  readonly signed: Uint8Array
  readonly algorithm: Der
  readonly signature: Uint8Array
}

export function certificateFrom(bytes: Uint8Array): Reading<ParsedCertificate> {
  const whole = readDer(bytes)
  if (whole.tag !== tags.sequence) return malformed('certificate')
  if (whole.whole.length !== bytes.length) return flawed('malformed', 'x509: trailing data')
  const [body = nothing, algorithm = nothing, signature = nothing] = partsOf(whole)
  if (body.tag !== tags.sequence) return malformed('tbs certificate')

  const parts = partsOf(body)
  const hasVersion = parts[0]?.tag === 0xa0
  const version = hasVersion ? Number(integerOf(partAt(parts[0] ?? nothing, 0))) + 1 : 1
  const [
    serial = nothing,
    inner = nothing,
    issuer = nothing,
    validity = nothing,
    subject = nothing,
    keyInfo = nothing,
  ] = parts.slice(hasVersion ? 1 : 0)
  if (serial.tag !== tags.integer) return malformed('serial number')
  if (inner.tag !== tags.sequence) return malformed('signature algorithm identifier')
  if (!sameBytes(inner.whole, algorithm.whole)) {
    return flawed('malformed', "x509: inner and outer signature algorithm identifiers don't match")
  }
  if (issuer.tag !== tags.sequence) return malformed('issuer')
  const [notBefore, notAfter] = partsOf(validity).map(momentOf)
  if (notBefore === undefined || notAfter === undefined) return malformed('validity')
  if (subject.tag !== tags.sequence) return malformed('issuer')
  if (keyInfo.tag !== tags.sequence) return malformed('spki')
  const key = keyMaterialOf(keyInfo)
  if (key === undefined) return flawed('malformed', 'x509: invalid public key')
  if (signature.tag !== tags.bitString) return malformed('signature')

  const extensions = extensionsOf(partAt(partTagged(body, 0xa3), 0))
  const signed = body.whole
  const parsed = {
    key,
    extensions,
    version,
    subject,
    issuer,
    keyInfo,
    signed,
    algorithm,
    signature: bitsOf(signature),
  }
  const isSelfSigned =
    sameBytes(subject.whole, issuer.whole) &&
    signatureFlaw(key, algorithm, signed, parsed.signature) === undefined
  const told: Certificate = {
    subject: nameOf(subject),
    subjectText: printName(nameOf(subject)),
    issuer: nameOf(issuer),
    issuerText: printName(nameOf(issuer)),
    serial: integerOf(serial).toString(16),
    notBefore,
    notAfter,
    ...extensions.names,
    isAuthority: extensions.isAuthority === true,
    isSelfSigned,
    publicKey: describeKey(key),
    signatureAlgorithm: signatureName(algorithm),
    usages: extensions.usages,
    fingerprint: (hexOf(sha256(bytes)).toUpperCase().match(/../g) ?? []).join(':'),
    pem: printPem('CERTIFICATE', bytes),
  }
  return read({ ...parsed, told })
}

/** RFC 3339, of YYMMDDHHMMSSZ (years from 1950 to 2049) or YYYYMMDDHHMMSSZ. */
function momentOf({ tag, contents }: Der): string | undefined {
  const text = decodeLossy(contents)
  const isShort = tag === tags.utcTime && /^\d{12}Z$/.test(text)
  if (!isShort && !(tag === tags.generalizedTime && /^\d{14}Z$/.test(text))) return undefined
  const full = isShort ? `${text < '5' ? '20' : '19'}${text}` : text
  return full.replace(/^(....)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z')
}

function malformed<T>(what: string): Reading<T> {
  return flawed('malformed', `x509: malformed ${what}`)
}
