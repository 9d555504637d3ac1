/**
 * RSA, as certificates use it: a number raised to the key's exponent, over a hash in a fixed frame.
 * Source: RFC 8017 (PKCS #1), RSASSA-PKCS1-v1_5. Not for secrets: the time that it takes tells of the key.
 */

import { numberFrom, sameBytes } from './der.ts'
import { bytesFrom, joined, nullValue, octetString, oid, sequence } from './write-der.ts'

export interface RsaPublicKey {
  readonly modulus: bigint
  readonly exponent: bigint
}

export interface RsaPrivateKey extends RsaPublicKey {
  readonly privateExponent: bigint
  readonly primes: readonly [bigint, bigint]
}

/** The key made of two primes, with the usual public exponent 65537. */
export function rsaKeyFrom(p: bigint, q: bigint): RsaPrivateKey {
  const exponent = 65537n
  return {
    modulus: p * q,
    exponent,
    privateExponent: inverse(exponent, (p - 1n) * (q - 1n)),
    primes: [p, q],
  }
}

export function bitLength(number: bigint): number {
  return number === 0n ? 0 : number.toString(2).length
}

export function signRsa(hashOid: string, digest: Uint8Array, key: RsaPrivateKey): Uint8Array {
  const length = Math.ceil(bitLength(key.modulus) / 8)
  return bytesFrom(secretPower(numberFrom(frame(hashOid, digest, length)), key), length)
}

/** By each prime alone, then joined (the Chinese remainder theorem): a quarter of the work. */
function secretPower(number: bigint, { privateExponent, primes: [p, q] }: RsaPrivateKey): bigint {
  const atP = power(number, privateExponent % (p - 1n), p)
  const atQ = power(number, privateExponent % (q - 1n), q)
  const step = ((((atP - atQ) * inverse(q, p)) % p) + p) % p
  return atQ + step * q
}

export function verifyRsa(
  hashOid: string,
  digest: Uint8Array,
  signature: Uint8Array,
  key: RsaPublicKey,
): boolean {
  const length = Math.ceil(bitLength(key.modulus) / 8)
  const number = numberFrom(signature)
  // Beyond that, no key is real, and the arithmetic would take its time.
  const isSensible = length >= digest.length + 30 && length <= 2048 && bitLength(key.exponent) <= 32
  if (!isSensible || signature.length !== length || number >= key.modulus) return false
  return sameBytes(
    bytesFrom(power(number, key.exponent, key.modulus), length),
    frame(hashOid, digest, length),
  )
}

/** 00 01 FF … FF 00, then which hash, and the hash. */
function frame(hashOid: string, digest: Uint8Array, length: number): Uint8Array {
  const info = sequence(sequence(oid(hashOid), nullValue()), octetString(digest))
  const filling = new Uint8Array(Math.max(0, length - info.length - 3)).fill(0xff)
  return joined([Uint8Array.of(0, 1), filling, Uint8Array.of(0), info])
}

export function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  let square = base % modulus
  for (const bit of [...exponent.toString(2)].reverse()) {
    if (bit === '1') result = (result * square) % modulus
    square = (square * square) % modulus
  }
  return result
}

/** What times `number` leaves 1 when divided by `modulus`. Source: the extended Euclidean algorithm. */
export function inverse(number: bigint, modulus: bigint): bigint {
  let [low, high] = [number % modulus, modulus]
  let [x, y] = [1n, 0n]
  while (low > 0n) {
    const quotient = high / low
    ;[high, low] = [low, high - quotient * low]
    ;[y, x] = [x, y - quotient * x]
  }
  return y < 0n ? y + modulus : y
}
