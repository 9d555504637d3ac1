/**
 * Which uid does an object get? One shaped like the API server's (UUID version 4), but computed from the cluster's seed
 * and the object's own name: an unrelated object changes nobody's uid. `life` counts how often an object of this name
 * was deleted before, because a new object under an old name is another object.
 */

export function uidFor(seed: number, kind: string, key: string, life: number): string {
  const hex = digest(`${seed}/${kind}/${key}/${life}`)
  // The two fixed digits say "version 4, chosen at random" and "variant 1" (RFC 9562); the variant leaves two bits.
  const variant = 'ab89'.charAt(Number.parseInt(hex.charAt(16), 16) % 4)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

/** 128 bits as 32 hex digits: four multiplicative hashes that feed each other. Spread well, no secret. */
function digest(text: string): string {
  let a = 0x243f6a88
  let b = 0x85a308d3
  let c = 0x13198a2e
  let d = 0x03707344
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    a = b ^ Math.imul(a ^ unit, 0x9e3779b1)
    b = c ^ Math.imul(b ^ unit, 0x85ebca77)
    c = d ^ Math.imul(c ^ unit, 0xc2b2ae3d)
    d = a ^ Math.imul(d ^ unit, 0x27d4eb2f)
  }
  return [a ^ (c >>> 15), b ^ (d >>> 13), c ^ (a >>> 16), d ^ (b >>> 14)].map(hexOf).join('')
}

function hexOf(word: number): string {
  let mixed = Math.imul(word ^ (word >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  mixed ^= mixed >>> 15
  return byteHex(mixed >>> 24) + byteHex(mixed >>> 16) + byteHex(mixed >>> 8) + byteHex(mixed)
}

/** The lowest byte of a number. Number.toString(16) takes longer than all the rest of a uid. */
function byteHex(number: number): string {
  return hexDigits.charAt((number >>> 4) & 15) + hexDigits.charAt(number & 15)
}

const hexDigits = '0123456789abcdef'
