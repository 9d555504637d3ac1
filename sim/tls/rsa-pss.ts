/**
 * The newer way of RSA to frame a hash, with salt in it, so that no two signatures are alike. It is checked here, never made.
 * Source: RFC 8017 section 9.1.2 (EMSA-PSS-VERIFY) and B.2.1 (MGF1), RFC 4055 for its parameters. As Go's crypto/x509,
 * only those are taken that use one hash throughout and a salt as long as the hash.
 */
import { type Der, integerOf, nothing, numberFrom, oidOf, partAt, partTagged, sameBytes } from './der.ts'
import { type HashName, hashes } from './hashes.ts'
import { bitLength, power, type RsaPublicKey } from './rsa.ts'
import { bytesFrom, joined } from './write-der.ts'

/** The hash that the parameters name; undefined where Go would not know the algorithm. */
export function pssHash(parameters: Der): HashName | undefined {
  const named = oidOf(partAt(partAt(partTagged(parameters, 0xa0), 0), 0))
  const mask = partAt(partTagged(parameters, 0xa1), 0)
  const masked = oidOf(partAt(partAt(mask, 1), 0))
  const salt = partAt(partTagged(parameters, 0xa2), 0)
  const hash = (['SHA256', 'SHA384', 'SHA512'] as const).find((name) => hashes[name].oid === named)
  if (hash === undefined || masked !== named || salt === nothing) return undefined
  return integerOf(salt) === BigInt(lengths[hash]) ? hash : undefined
}

const lengths = { SHA256: 32, SHA384: 48, SHA512: 64 } as const

export function verifyPss(
  hash: HashName,
  message: Uint8Array,
  signature: Uint8Array,
  key: RsaPublicKey,
): boolean {
  const { digest } = hashes[hash]
  const hashed = digest(message)
  const bits = bitLength(key.modulus) - 1
  const length = Math.ceil(bits / 8)
  const number = numberFrom(signature)
  const isSensible = length >= 2 * hashed.length + 2 && length <= 2048 && bitLength(key.exponent) <= 32
  if (!isSensible || signature.length !== Math.ceil((bits + 1) / 8) || number >= key.modulus) return false

  const frame = bytesFrom(power(number, key.exponent, key.modulus), length)
  if (frame.length !== length || frame[length - 1] !== 0xbc) return false
  const end = length - hashed.length - 1
  const inner = frame.slice(end, length - 1)
  const mask = maskFrom(digest, inner, end)
  const open = frame.slice(0, end).map((byte, index) => byte ^ (mask[index] ?? 0))
  // The highest bits do not fit into the modulus.
  const spare = 8 * length - bits
  if ((frame[0] ?? 0) >> (8 - spare) !== 0) return false
  open[0] = (open[0] ?? 0) & (0xff >> spare)
  const start = end - hashed.length - 1
  if (open.slice(0, start).some((byte) => byte !== 0) || open[start] !== 1) return false
  return sameBytes(digest(joined([new Uint8Array(8), hashed, open.slice(start + 1)])), inner)
}

/** MGF1: the hash of the seed and a counter, over and over, until it is long enough. */
function maskFrom(digest: (bytes: Uint8Array) => Uint8Array, seed: Uint8Array, length: number): Uint8Array {
  const blocks: Uint8Array[] = []
  for (let size = 0; size < length; size += blocks[blocks.length - 1]?.length ?? length) {
    blocks.push(digest(joined([seed, bytesFrom(BigInt(blocks.length), 4)])))
  }
  return joined(blocks).slice(0, length)
}
