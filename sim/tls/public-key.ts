/**
 * Which key does a certificate carry? Source: RFC 5280 SubjectPublicKeyInfo; RFC 3279 (RSA), RFC 5480 (elliptic
 * curves), RFC 8410 (Ed25519). A key of another algorithm is `unknown`: the certificate is readable, nothing fits it.
 */
import type { ECDSA } from '@noble/curves/abstract/weierstrass.js'
import { p256, p384, p521 } from '@noble/curves/nist.js'
import type { PublicKey } from '../api/certificates.ts'
import { bitsOf, type Der, hexOf, integerOf, oidOf, partAt, readDer, tags } from './der.ts'
import { type CurveName, curves, keyAlgorithms } from './object-identifiers.ts'
import { bitLength, type RsaPublicKey } from './rsa.ts'
import { bitString, integer, nullValue, oid, sequence } from './write-der.ts'

export type KeyMaterial =
  | ({ readonly algorithm: 'RSA' } & RsaPublicKey)
  | { readonly algorithm: 'ECDSA'; readonly curve: CurveName; readonly point: Uint8Array }
  | { readonly algorithm: 'Ed25519'; readonly point: Uint8Array }
  | { readonly algorithm: 'unknown' }

/** undefined where the algorithm is known and what stands there is no key of it. */
export function keyMaterialOf(info: Der): KeyMaterial | undefined {
  const algorithm = partAt(info, 0)
  const bits = bitsOf(partAt(info, 1))
  switch (oidOf(partAt(algorithm, 0))) {
    case keyAlgorithms.rsa: {
      const key = readDer(bits)
      const [modulus, exponent] = [partAt(key, 0), partAt(key, 1)]
      if (modulus.tag !== tags.integer || exponent.tag !== tags.integer) return undefined
      const [n, e] = [integerOf(modulus), integerOf(exponent)]
      return n > 0n && e > 0n ? { algorithm: 'RSA', modulus: n, exponent: e } : undefined
    }
    case keyAlgorithms.ec: {
      const curve = curveNamed(oidOf(partAt(algorithm, 1)))
      if (curve === undefined || !isPoint(curve, bits)) return undefined
      return { algorithm: 'ECDSA', curve, point: bits }
    }
    case keyAlgorithms.ed25519:
      return bits.length === 32 ? { algorithm: 'Ed25519', point: bits } : undefined
    default:
      return { algorithm: 'unknown' }
  }
}

export function curveNamed(dotted: string): CurveName | undefined {
  return curveNames.find((name) => curves[name] === dotted)
}

const curveNames: readonly CurveName[] = ['P-256', 'P-384', 'P-521']

export const arithmetic: { readonly [Name in CurveName]: ECDSA } = {
  'P-256': p256,
  'P-384': p384,
  'P-521': p521,
}

function isPoint(curve: CurveName, bytes: Uint8Array): boolean {
  // Go reads the long form only: 04, x, y.
  return bytes[0] === 4 && arithmetic[curve].utils.isValidPublicKey(bytes, false)
}

export function describeKey(key: KeyMaterial): PublicKey {
  switch (key.algorithm) {
    case 'RSA':
      return { algorithm: 'RSA', bits: bitLength(key.modulus) }
    case 'ECDSA':
      return { algorithm: 'ECDSA', bits: Number(key.curve.slice(2)) }
    case 'Ed25519':
      return { algorithm: 'Ed25519', bits: 256 }
    case 'unknown':
      return { algorithm: 'unknown', bits: 0 }
  }
}

export function sameKey(a: KeyMaterial, b: KeyMaterial): boolean {
  if (a.algorithm === 'RSA' && b.algorithm === 'RSA') return a.modulus === b.modulus
  if (a.algorithm === 'ECDSA' && b.algorithm === 'ECDSA') return hexOf(a.point) === hexOf(b.point)
  return a.algorithm === 'Ed25519' && b.algorithm === 'Ed25519' && hexOf(a.point) === hexOf(b.point)
}

export function publicKeyBytes(key: Exclude<KeyMaterial, { algorithm: 'unknown' }>): Uint8Array {
  switch (key.algorithm) {
    case 'RSA': {
      const bits = sequence(integer(key.modulus), integer(key.exponent))
      return sequence(sequence(oid(keyAlgorithms.rsa), nullValue()), bitString(bits))
    }
    case 'ECDSA':
      return sequence(sequence(oid(keyAlgorithms.ec), oid(curves[key.curve])), bitString(key.point))
    case 'Ed25519':
      return sequence(sequence(oid(keyAlgorithms.ed25519)), bitString(key.point))
  }
}
