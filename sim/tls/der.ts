/**
 * How is a certificate written down? As values in values: a tag that says what it is, its length, its contents.
 * Source: ITU-T X.690, the distinguished encoding rules (DER).
 *
 * Reading never fails half-way: what is not there reads as `nothing`, which holds nothing either, so that the parsers
 * above ask for what they need and look once whether they got it.
 *
 * Example: readDer(Uint8Array.of(2, 1, 5)) is the INTEGER 5.
 */

export interface Der {
  /** Class, form and number in one byte, as written: 0x30 for a SEQUENCE. -1 where there is nothing. */
  readonly tag: number
  readonly contents: Uint8Array
  /** Tag, length and contents. */
  readonly whole: Uint8Array
}

export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  sequence: 0x30,
  set: 0x31,
  printableString: 0x13,
  t61String: 0x14,
  ia5String: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  bmpString: 0x1e,
} as const

const empty = new Uint8Array()
export const nothing: Der = { tag: -1, contents: empty, whole: empty }

/** The first value; `nothing` when the bytes end before it does, or its length is not written the one allowed way. */
export function readDer(bytes: Uint8Array): Der {
  const tag = bytes[0] ?? -1
  const first = bytes[1]
  // Numbers above 30 would follow the first byte; nothing in certificates has one.
  if (tag < 0 || first === undefined || (tag & 0x1f) === 0x1f) return nothing
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || lengthBytes > 4 || bytes.length < 2 + lengthBytes) return nothing
  let length = lengthBytes === 0 ? first : 0
  for (let index = 0; index < lengthBytes; index++) length = length * 256 + (bytes[2 + index] ?? 0)
  if (lengthBytes > 0 && (bytes[2] === 0 || length < 0x80)) return nothing
  const start = 2 + lengthBytes
  if (bytes.length < start + length) return nothing
  return { tag, contents: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) }
}

/** The values inside; none when what is inside does not divide into values. */
export function partsOf(der: Der): readonly Der[] {
  const parts: Der[] = []
  for (let at = 0; at < der.contents.length; ) {
    const part = readDer(der.contents.subarray(at))
    if (part === nothing) return []
    parts.push(part)
    at += part.whole.length
  }
  return parts
}

export function partAt(der: Der, index: number): Der {
  return partsOf(der)[index] ?? nothing
}

/** The part with this tag, or nothing. */
export function partTagged(der: Der, tag: number): Der {
  return partsOf(der).find((part) => part.tag === tag) ?? nothing
}

export function oidOf({ tag, contents }: Der): string {
  if (tag !== tags.objectIdentifier || contents.length === 0) return ''
  const numbers: number[] = []
  let value = 0
  for (const byte of contents) {
    value = value * 128 + (byte & 0x7f)
    if (byte >= 0x80) continue
    numbers.push(value)
    value = 0
  }
  const [first = 0, ...rest] = numbers
  const arc = Math.min(2, Math.floor(first / 40))
  return [arc, first - arc * 40, ...rest].join('.')
}

/** A whole number, negative ones too. */
export function integerOf({ contents }: Der): bigint {
  const value = numberFrom(contents)
  return (contents[0] ?? 0) < 0x80 ? value : value - (1n << BigInt(8 * contents.length))
}

/** What a BIT STRING holds; those in certificates are whole bytes. */
export function bitsOf({ tag, contents }: Der): Uint8Array {
  return tag === tags.bitString ? contents.subarray(1) : empty
}

export function numberFrom(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${hexOf(bytes)}`)
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index])
}
