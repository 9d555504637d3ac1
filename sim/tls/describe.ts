/**
 * What is in a certificate, or in a request, for people to read? As openssl x509 -noout -text and openssl req -noout -text
 * of OpenSSL 3.0 print it. Extensions that sim/tls does not read are shown as OpenSSL
 * shows those that it does not know: by number, with their letters.
 */
import type { Reading } from '../api/certificates.ts'
import { utf8Bytes } from '../base64.ts'
import { type Der, hexOf, nothing, oidOf, partAt, partsOf, partTagged, readDer } from './der.ts'
import { describeExtension } from './describe-extension.ts'
import { chainFrom } from './key-pair.ts'
import { nameOf } from './name.ts'
import { extensions as oids } from './object-identifiers.ts'
import { pemBlocks } from './pem.ts'
import type { KeyMaterial } from './public-key.ts'
import { read } from './reading.ts'
import { requestFrom } from './request.ts'
import { pssHash } from './rsa-pss.ts'

export function describeCertificate(pem: string): Reading<string> {
  const chain = chainFrom(pem)
  if (!chain.ok) return chain
  const [{ told, key, version, subject, issuer, signed, algorithm, signature }] = chain.value
  const extensions = partsOf(partAt(partTagged(readDer(signed), 0xa3), 0))
  return read(
    lines(
      'Certificate:',
      '    Data:',
      `        Version: ${version} (0x${version - 1})`,
      ...serialLines(BigInt(`0x${told.serial.replace('-', '')}`), told.serial.startsWith('-')),
      ...withParameters(`        Signature Algorithm: ${algorithmName(algorithm)}`, algorithm),
      `        Issuer: ${nameText(issuer)}`,
      '        Validity',
      `            Not Before: ${opensslTime(told.notBefore)}`,
      `            Not After : ${opensslTime(told.notAfter)}`,
      `        Subject: ${nameText(subject)}`,
      ...keyLines(key),
      ...(extensions.length === 0 ? [] : ['        X509v3 extensions:']),
      ...extensions.flatMap((extension) => describeExtension(extension, 12)),
      ...signatureLines(algorithm, signature),
    ),
  )
}

export function describeRequest(pem: string): Reading<string> {
  const request = requestFrom(pem)
  if (!request.ok) return request
  const { key, version, subject, algorithm, signature } = request.value
  const body = partAt(readDer(pemBlocks(pem)[0]?.bytes ?? new Uint8Array()), 0)
  const attributes = partsOf(partTagged(body, 0xa0))
  const wishes = attributes.find((one) => oidOf(partAt(one, 0)) === oids.requested) ?? nothing
  const extensions = partsOf(partAt(partAt(wishes, 1), 0))
  return read(
    lines(
      'Certificate Request:',
      '    Data:',
      `        Version: ${version} (0x${version - 1})`,
      `        Subject: ${nameText(subject)}`,
      ...keyLines(key),
      '        Attributes:',
      ...(attributes.length === 0 ? ['            (none)'] : []),
      '            Requested Extensions:',
      ...extensions.flatMap((extension) => describeExtension(extension, 16)),
      ...signatureLines(algorithm, signature),
    ),
  )
}

/** A name in OpenSSL's one line: `CN = web, O = Example`. */
function nameText(name: Der): string {
  return nameOf(name)
    .map(({ type, value }) => `${type} = ${valueText(value)}`)
    .join(', ')
}

/** Marks that could be taken for the end of a value put it in quotes; bytes beyond ASCII are shown by number. */
function valueText(value: string): string {
  const text = Array.from(utf8Bytes(value), characterOf).join('')
  return /[,+"\\<>;]|^[ #]| $/.test(value) ? `"${text}"` : text
}

function characterOf(byte: number): string {
  if (byte < 0x20 || byte >= 0x7f) return `\\${byte.toString(16).toUpperCase().padStart(2, '0')}`
  const character = String.fromCharCode(byte)
  return character === '"' || character === '\\' ? `\\${character}` : character
}

function serialLines(serial: bigint, isNegative: boolean): readonly string[] {
  const sign = isNegative ? '-' : ''
  if (serial < 1n << 63n) {
    return [`        Serial Number: ${sign}${serial} (${sign}0x${serial.toString(16)})`]
  }
  const hex = serial.toString(16)
  const pairs = (hex.length % 2 === 0 ? hex : `0${hex}`).match(/../g) ?? []
  return ['        Serial Number:', `            ${isNegative ? ' (Negative)' : ''}${pairs.join(':')}`]
}

function keyLines(key: KeyMaterial): readonly string[] {
  const head = '        Subject Public Key Info:'
  const algorithm = (name: string): string => `            Public Key Algorithm: ${name}`
  switch (key.algorithm) {
    case 'RSA': {
      const hex = key.modulus.toString(16)
      const even = hex.length % 2 === 0 ? hex : `0${hex}`
      const digits = even < '8' ? even : `00${even}`
      return [
        head,
        algorithm('rsaEncryption'),
        `                Public-Key: (${key.modulus.toString(2).length} bit)`,
        '                Modulus:',
        ...hexLines(digits, 15, 20),
        `                Exponent: ${key.exponent} (0x${key.exponent.toString(16)})`,
      ]
    }
    case 'ECDSA':
      return [
        head,
        algorithm('id-ecPublicKey'),
        `                Public-Key: (${key.curve.slice(2)} bit)`,
        '                pub:',
        ...hexLines(hexOf(key.point), 15, 20),
        `                ASN1 OID: ${opensslCurves[key.curve]}`,
        `                NIST CURVE: ${key.curve}`,
      ]
    case 'Ed25519':
      return [
        head,
        algorithm('ED25519'),
        '                ED25519 Public-Key:',
        '                pub:',
        ...hexLines(hexOf(key.point), 15, 20),
      ]
    case 'unknown':
      return [head, algorithm('undefined'), '            Unable to load Public Key']
  }
}

const opensslCurves = { 'P-256': 'prime256v1', 'P-384': 'secp384r1', 'P-521': 'secp521r1' } as const

function signatureLines(algorithm: Der, signature: Uint8Array): readonly string[] {
  return [
    `    Signature Algorithm: ${algorithmName(algorithm)}`,
    ...withParameters('    Signature Value:', algorithm),
    ...hexLines(hexOf(signature), 18, 8),
  ]
}

/** What RSA-PSS was told, behind the line and below it. */
function withParameters(line: string, algorithm: Der): readonly string[] {
  const hash = oidOf(partAt(algorithm, 0)) === rsaPss ? pssHash(partAt(algorithm, 1)) : undefined
  if (hash === undefined) return [line]
  const name = hash.toLowerCase()
  const salt = (Number(hash.slice(3)) / 8).toString(16).toUpperCase()
  return [
    `${line}        `,
    `        Hash Algorithm: ${name}`,
    `        Mask Algorithm: mgf1 with ${name}`,
    `         Salt Length: 0x${salt}`,
    '        Trailer Field: 0x01 (default)',
  ]
}

const rsaPss = '1.2.840.113549.1.1.10'

function algorithmName(algorithm: Der): string {
  const dotted = oidOf(partAt(algorithm, 0))
  return opensslAlgorithms[dotted] ?? dotted
}

const opensslAlgorithms: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'md5WithRSAEncryption',
  '1.2.840.113549.1.1.5': 'sha1WithRSAEncryption',
  '1.2.840.113549.1.1.10': 'rsassaPss',
  '1.2.840.113549.1.1.11': 'sha256WithRSAEncryption',
  '1.2.840.113549.1.1.12': 'sha384WithRSAEncryption',
  '1.2.840.113549.1.1.13': 'sha512WithRSAEncryption',
  '1.2.840.10045.4.1': 'ecdsa-with-SHA1',
  '1.2.840.10045.4.3.2': 'ecdsa-with-SHA256',
  '1.2.840.10045.4.3.3': 'ecdsa-with-SHA384',
  '1.2.840.10045.4.3.4': 'ecdsa-with-SHA512',
  '1.3.101.112': 'ED25519',
}

/** Bytes with colons between them, so many a line; all lines but the last end in one. */
function hexLines(hex: string, bytes: number, indent: number): readonly string[] {
  const rows = hex.match(new RegExp(`.{1,${2 * bytes}}`, 'g')) ?? []
  return rows.map((row, index) => {
    const end = index < rows.length - 1 ? ':' : ''
    return `${' '.repeat(indent)}${(row.match(/../g) ?? []).join(':')}${end}`
  })
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** RFC 3339 as OpenSSL shows a time: `Jan  5 00:00:00 2026 GMT`. */
function opensslTime(moment: string): string {
  const month = months[Number(moment.slice(5, 7)) - 1] ?? ''
  const day = String(Number(moment.slice(8, 10))).padStart(2)
  return `${month} ${day} ${moment.slice(11, 19)} ${moment.slice(0, 4)} GMT`
}

function lines(...all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('')
}
