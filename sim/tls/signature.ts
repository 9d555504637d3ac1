/**
 * Is this signature the key's? And: sign these bytes. The same key and bytes give the same signature, elliptic curves
 * too (RFC 6979), so that a world signed twice is the same world.
 *
 * The words are those of CheckSignature in Go's crypto/x509/x509.go.
 */
import { ed25519 } from '@noble/curves/ed25519.js'
import { type Der, oidOf, partAt } from './der.ts'
import { type HashName, hashes } from './hashes.ts'
import type { SigningKey } from './private-key.ts'
import { arithmetic, type KeyMaterial } from './public-key.ts'
import { bitLength, signRsa, verifyRsa } from './rsa.ts'
import { pssHash, verifyPss } from './rsa-pss.ts'
import { nullValue, oid, sequence } from './write-der.ts'

interface SignatureAlgorithm {
  /** As Go prints it. */
  readonly name: string
  readonly key: SigningKey['algorithm']
  readonly hash?: HashName
  /** The frame with salt. */
  readonly isPss?: boolean
}

const algorithms: Readonly<Record<string, SignatureAlgorithm>> = {
  '1.2.840.113549.1.1.4': { name: 'MD5-RSA', key: 'RSA', hash: 'MD5' },
  '1.2.840.113549.1.1.5': { name: 'SHA1-RSA', key: 'RSA', hash: 'SHA1' },
  '1.2.840.113549.1.1.11': { name: 'SHA256-RSA', key: 'RSA', hash: 'SHA256' },
  '1.2.840.113549.1.1.12': { name: 'SHA384-RSA', key: 'RSA', hash: 'SHA384' },
  '1.2.840.113549.1.1.13': { name: 'SHA512-RSA', key: 'RSA', hash: 'SHA512' },
  '1.2.840.10045.4.1': { name: 'ECDSA-SHA1', key: 'ECDSA', hash: 'SHA1' },
  '1.2.840.10045.4.3.2': { name: 'ECDSA-SHA256', key: 'ECDSA', hash: 'SHA256' },
  '1.2.840.10045.4.3.3': { name: 'ECDSA-SHA384', key: 'ECDSA', hash: 'SHA384' },
  '1.2.840.10045.4.3.4': { name: 'ECDSA-SHA512', key: 'ECDSA', hash: 'SHA512' },
  '1.3.101.112': { name: 'Ed25519', key: 'Ed25519' },
}

const pss = '1.2.840.113549.1.1.10'

function algorithmOf(algorithm: Der): SignatureAlgorithm | undefined {
  const dotted = oidOf(partAt(algorithm, 0))
  if (dotted !== pss) return algorithms[dotted]
  const hash = pssHash(partAt(algorithm, 1))
  return hash && { name: `${hash}-RSAPSS`, key: 'RSA', hash, isPss: true }
}

/** Go's name of the algorithm; for one that it does not know, it prints 0. */
export function signatureName(algorithm: Der): string {
  return algorithmOf(algorithm)?.name ?? '0'
}

/** undefined when the signature is the key's own; otherwise why it does not count. */
export function signatureFlaw(
  key: KeyMaterial,
  algorithm: Der,
  signed: Uint8Array,
  signature: Uint8Array,
): string | undefined {
  const known = algorithmOf(algorithm)
  if (known === undefined) return 'x509: cannot verify signature: algorithm unimplemented'
  const { name, key: wanted, hash } = known
  if (hash === 'MD5' || hash === 'SHA1') return `x509: cannot verify signature: insecure algorithm ${name}`
  if (key.algorithm === 'unknown') return 'x509: cannot verify signature: algorithm unimplemented'
  if (key.algorithm !== wanted) {
    const article = wanted === 'RSA' ? 'an RSA' : wanted === 'ECDSA' ? 'an ECDSA' : 'an Ed25519'
    return `x509: signature algorithm specifies ${article} public key, but have public key of type ${goType[key.algorithm]}`
  }
  if (key.algorithm === 'RSA' && bitLength(key.modulus) < fewestBits) {
    const where = 'https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size'
    return `crypto/rsa: ${bitLength(key.modulus)}-bit keys are insecure (see ${where})`
  }
  return isSignedBy(key, known, signed, signature) ? undefined : failures[key.algorithm]
}

/** Since Go 1.24. */
const fewestBits = 1024

const goType = { RSA: '*rsa.PublicKey', ECDSA: '*ecdsa.PublicKey', Ed25519: 'ed25519.PublicKey' } as const

const failures = {
  RSA: 'crypto/rsa: verification error',
  ECDSA: 'x509: ECDSA verification failure',
  Ed25519: 'x509: Ed25519 verification failure',
} as const

function isSignedBy(
  key: Exclude<KeyMaterial, { algorithm: 'unknown' }>,
  { hash = 'SHA512', isPss = false }: SignatureAlgorithm,
  signed: Uint8Array,
  signature: Uint8Array,
): boolean {
  const { oid: hashOid, digest } = hashes[hash]
  if (key.algorithm === 'RSA' && isPss) return verifyPss(hash, signed, signature, key)
  if (key.algorithm === 'RSA') return verifyRsa(hashOid, digest(signed), signature, key)
  try {
    if (key.algorithm === 'Ed25519') return ed25519.verify(signature, signed, key.point)
    const options = { prehash: false, lowS: false, format: 'der' } as const
    return arithmetic[key.curve].verify(signature, digest(signed), key.point, options)
  } catch {
    // The library throws on signatures of a wrong form.
    return false
  }
}

/** The algorithm that goes with the key, as certificates name it. */
export function algorithmBytes(key: SigningKey): Uint8Array {
  const dotted = oidFor(key)
  return key.algorithm === 'RSA' ? sequence(oid(dotted), nullValue()) : sequence(oid(dotted))
}

export function sign(key: SigningKey, bytes: Uint8Array): Uint8Array {
  const { hash = 'SHA512' } = algorithms[oidFor(key)] ?? {}
  const { oid: hashOid, digest } = hashes[hash]
  switch (key.algorithm) {
    case 'RSA':
      return signRsa(hashOid, digest(bytes), key)
    case 'ECDSA':
      return arithmetic[key.curve].sign(digest(bytes), key.secret, {
        prehash: false,
        lowS: false,
        format: 'der',
      })
    case 'Ed25519':
      return ed25519.sign(bytes, key.secret)
  }
}

/** As Go and OpenSSL choose: SHA-256, or the hash as long as the curve. */
function oidFor(key: SigningKey): string {
  if (key.algorithm === 'RSA') return '1.2.840.113549.1.1.11'
  if (key.algorithm === 'Ed25519') return '1.3.101.112'
  return { 'P-256': '1.2.840.10045.4.3.2', 'P-384': '1.2.840.10045.4.3.3', 'P-521': '1.2.840.10045.4.3.4' }[
    key.curve
  ]
}
