/**
 * What number does a text hash to? FNV-1a over the bytes of its UTF-8: for each byte xor, then multiply by a prime.
 *
 * Source: Fowler, Noll and Vo, draft-eastlake-fnv; Go's hash/fnv (New32a, New64a), which Kubernetes itself uses, for the
 * pod-template-hash of a ReplicaSet (New32a over the printed template).
 * Example: fnv1a32('a') is 0xe40c292c, fnv1a64('a') is 0xaf63dc4c8601ec8c.
 */

export function fnv1a32(text: string): number {
  let hash = 0x811c9dc5
  eachByte(text, (byte) => {
    hash = Math.imul(hash ^ byte, 0x01000193)
  })
  return hash >>> 0
}

export function fnv1a64(text: string): bigint {
  let high = 0xcbf29ce4
  let low = 0x84222325
  eachByte(text, (byte) => {
    // The prime is 2^40 + 435: shift by 40, and add 435 times the number. No half grows beyond what a double holds.
    const mixed = (low ^ byte) >>> 0
    const product = mixed * 435
    high = (high * 435 + Math.floor(product / 2 ** 32) + ((mixed << 8) >>> 0)) >>> 0
    low = product >>> 0
  })
  return (BigInt(high) << 32n) | BigInt(low)
}

/**
 * FNV-1a with its bits spread: texts that differ in their last character alone hash close together, which is no matter
 * for a modulo, but is where the order of numbers counts. The finaliser of MurmurHash3 (public domain).
 */
export function spreadHash(text: string): number {
  let hash = fnv1a32(text)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A half of a character that stands alone is written as U+FFFD, as every encoder of UTF-8 does. */
function eachByte(text: string, take: (byte: number) => void): void {
  for (const character of text) {
    const read = character.codePointAt(0) ?? 0
    const point = read >= 0xd800 && read <= 0xdfff ? 0xfffd : read
    if (point < 0x80) take(point)
    else if (point < 0x800) take(0xc0 | (point >> 6))
    else if (point < 0x10000) take(0xe0 | (point >> 12))
    else take(0xf0 | (point >> 18))
    if (point >= 0x10000) take(lastSix(point >> 12))
    if (point >= 0x800) take(lastSix(point >> 6))
    if (point >= 0x80) take(lastSix(point))
  }
}

function lastSix(bits: number): number {
  return 0x80 | (bits & 0x3f)
}
