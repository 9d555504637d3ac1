/**
 * Which private key does a file hold? Three ways to write one are in use: PKCS #1 (`RSA PRIVATE KEY`), PKCS #8
 * (`PRIVATE KEY`) and SEC 1 (`EC PRIVATE KEY`). As crypto/tls of Go, it looks at the bytes, not at the label.
 *
 * Sources: RFC 8017, RFC 5958, RFC 5915, RFC 8410; the words are those of parsePrivateKey in Go's crypto/tls/tls.go.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import type { Reading } from '../api/certificates.ts'
import { type Der, integerOf, nothing, oidOf, partAt, partTagged, readDer, tags } from './der.ts'
import { type CurveName, curves, keyAlgorithms } from './object-identifiers.ts'
import type { PemBlock } from './pem.ts'
import { arithmetic, curveNamed } from './public-key.ts'
import { flawed, read } from './reading.ts'
import { inverse, type RsaPrivateKey, rsaKeyFrom } from './rsa.ts'
import { integer, nullValue, octetString, oid, sequence } from './write-der.ts'

/** It can stand in for its public key. */
export type SigningKey =
  | ({ readonly algorithm: 'RSA' } & RsaPrivateKey)
  | {
      readonly algorithm: 'ECDSA'
      readonly curve: CurveName
      readonly point: Uint8Array
      readonly secret: Uint8Array
    }
  | { readonly algorithm: 'Ed25519'; readonly point: Uint8Array; readonly secret: Uint8Array }

export function signingKeyOf({ label, bytes, headers }: PemBlock): Reading<SigningKey> {
  const isEncrypted =
    label === 'ENCRYPTED PRIVATE KEY' || headers.some((header) => header.includes('ENCRYPTED'))
  if (isEncrypted) return flawed('encrypted', 'tls: failed to parse private key')
  const der = readDer(bytes)
  if (der.tag !== tags.sequence || der.whole.length !== bytes.length) return unreadable()
  switch (partAt(der, 1).tag) {
    case tags.integer:
      return orUnreadable(rsaKeyOf(der))
    case tags.sequence:
      return wrappedKeyOf(der)
    case tags.octetString:
      return orUnreadable(curveKeyOf(der, oidOf(partAt(partTagged(der, 0xa0), 0))))
    default:
      return unreadable()
  }
}

/** PKCS #8: which algorithm, and its own kind of key inside. */
function wrappedKeyOf(der: Der): Reading<SigningKey> {
  const algorithm = partAt(der, 1)
  const inside = readDer(partTagged(der, tags.octetString).contents)
  switch (oidOf(partAt(algorithm, 0))) {
    case keyAlgorithms.rsa:
      return orUnreadable(rsaKeyOf(inside))
    case keyAlgorithms.ec:
      return orUnreadable(curveKeyOf(inside, oidOf(partAt(algorithm, 1))))
    case keyAlgorithms.ed25519:
      return orUnreadable(inside.contents.length === 32 ? ed25519Key(inside.contents) : undefined)
    case keyAgreementOnly:
      return flawed('unsupported', 'tls: found unknown private key type in PKCS#8 wrapping')
    default:
      return der === nothing ? unreadable() : flawed('unsupported', 'tls: failed to parse private key')
  }
}

/** X25519: good for agreeing on a secret, not for signing. */
const keyAgreementOnly = '1.3.101.110'

/** OpenSSL's limit: 16384 bits, and the byte in front that keeps the number positive. */
const mostModulusBytes = 2049

function rsaKeyOf(der: Der): SigningKey | undefined {
  const [modulus, exponent, privateExponent, p, q] = [1, 2, 3, 4, 5].map((index) => partAt(der, index))
  const numbers = [modulus, exponent, privateExponent, p, q].map((part) =>
    part?.tag === tags.integer ? integerOf(part) : 0n,
  )
  const [n = 0n, e = 0n, d = 0n, first = 0n, second = 0n] = numbers
  const isSensible =
    modulus !== undefined && modulus.contents.length <= mostModulusBytes && first > 2n && second > 2n
  if (!isSensible || numbers.some((number) => number <= 0n) || first * second !== n) return undefined
  return { algorithm: 'RSA', modulus: n, exponent: e, privateExponent: d, primes: [first, second] }
}

function curveKeyOf(der: Der, dotted: string): SigningKey | undefined {
  const curve = curveNamed(dotted)
  const secret = partAt(der, 1)
  if (curve === undefined || secret.tag !== tags.octetString) return undefined
  return curveKey(curve, secret.contents)
}

export function curveKey(curve: CurveName, secret: Uint8Array): SigningKey | undefined {
  const { utils, getPublicKey } = arithmetic[curve]
  if (!utils.isValidSecretKey(secret)) return undefined
  return { algorithm: 'ECDSA', curve, secret, point: getPublicKey(secret, false) }
}

export function ed25519Key(secret: Uint8Array): SigningKey {
  return { algorithm: 'Ed25519', secret, point: ed25519.getPublicKey(secret) }
}

export function rsaKey(p: bigint, q: bigint): SigningKey {
  return { algorithm: 'RSA', ...rsaKeyFrom(p, q) }
}

/** In PKCS #8, as OpenSSL 3 writes all keys. */
export function privateKeyBytes(key: SigningKey): Uint8Array {
  switch (key.algorithm) {
    case 'RSA':
      return wrapped(sequence(oid(keyAlgorithms.rsa), nullValue()), rsaBytes(key))
    case 'ECDSA':
      return wrapped(
        sequence(oid(keyAlgorithms.ec), oid(curves[key.curve])),
        sequence(integer(1n), octetString(key.secret)),
      )
    case 'Ed25519':
      return wrapped(sequence(oid(keyAlgorithms.ed25519)), octetString(key.secret))
  }
}

function wrapped(algorithm: Uint8Array, key: Uint8Array): Uint8Array {
  return sequence(integer(0n), algorithm, octetString(key))
}

function rsaBytes({ modulus, exponent, privateExponent, primes: [p, q] }: RsaPrivateKey): Uint8Array {
  const shortcuts = [privateExponent % (p - 1n), privateExponent % (q - 1n), inverse(q, p)]
  const numbers = [0n, modulus, exponent, privateExponent, p, q, ...shortcuts]
  return sequence(...numbers.map(integer))
}

function orUnreadable(key: SigningKey | undefined): Reading<SigningKey> {
  return key === undefined ? unreadable() : read(key)
}

function unreadable(): Reading<SigningKey> {
  return flawed('malformed', 'tls: failed to parse private key')
}
