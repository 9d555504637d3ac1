/**
 * A private key for a seed: the same seed gives the same key, on any machine. Keys of elliptic curves are the hash of the
 * seed; RSA keys are one of 262,144 whose primes were found beforehand (rsa-primes.ts). None of them is a secret.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import type { KeyKind } from '../api/certificates.ts'
import { utf8Bytes } from '../base64.ts'
import { numberFrom } from './der.ts'
import { curveKey, ed25519Key, rsaKey, type SigningKey } from './private-key.ts'
import { offsetsOfP, offsetsOfQ } from './rsa-primes.ts'
import { bytesFrom, joined } from './write-der.ts'

export function keyFor(kind: KeyKind, seed: string): SigningKey {
  const secret = hash(`${kind} key ${seed}`)
  switch (kind) {
    case 'ed25519':
      return ed25519Key(secret)
    case 'ec-p256':
      // Zero or beyond the curve's order: once in 2^32 seeds; the hash of the hash is another try.
      return curveKey('P-256', secret) ?? keyFor(kind, `${seed}'`)
    case 'rsa-2048': {
      const draw = Number(numberFrom(secret.slice(0, 4)))
      return rsaKey(prime('p', offsetsOfP, draw), prime('q', offsetsOfQ, Math.floor(draw / 512)))
    }
  }
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function prime(side: 'p' | 'q', offsets: string, draw: number): bigint {
  const index = draw % 512
  const [high, low] = [0, 1].map((place) => alphabet.indexOf(offsets.charAt(2 * index + place)))
  return primeStart(side, index) + 2n * BigInt((high ?? 0) * 64 + (low ?? 0))
}

/** An odd number of 1024 bits whose two highest are set, so that two such primes make 2048 bits. */
export function primeStart(side: 'p' | 'q', index: number): bigint {
  const words = [0, 1, 2, 3].map((part) => hash(`k8s-services-lab rsa ${side} ${index}/${part}`))
  return numberFrom(joined(words)) | (3n << 1022n) | 1n
}

function hash(text: string): Uint8Array {
  return bytesFrom(numberFrom(sha256(utf8Bytes(text))), 32)
}
