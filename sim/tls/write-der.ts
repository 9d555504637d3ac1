/**
 * The other way: values into bytes, in the one way that DER allows. Source: ITU-T X.690.
 *
 * Example: sequence(integer(5n)) is 30 03 02 01 05.
 */
import { utf8Bytes } from '../base64.ts'
import { tags } from './der.ts'

export function value(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const inside = joined(contents)
  return joined([Uint8Array.of(tag), lengthBytes(inside.length), inside])
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return value(tags.sequence, ...parts)
}

export function set(...parts: readonly Uint8Array[]): Uint8Array {
  return value(tags.set, ...parts)
}

/** A number that is not negative. */
export function integer(number: bigint): Uint8Array {
  const bytes = bytesFrom(number)
  // A first bit that is set would make it negative.
  return value(tags.integer, (bytes[0] ?? 0) < 0x80 ? bytes : joined([Uint8Array.of(0), bytes]))
}

export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return value(tags.objectIdentifier, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

export function boolean(is: boolean): Uint8Array {
  return value(tags.boolean, Uint8Array.of(is ? 0xff : 0))
}

export function nullValue(): Uint8Array {
  return value(tags.null)
}

export function octetString(...contents: readonly Uint8Array[]): Uint8Array {
  return value(tags.octetString, ...contents)
}

/** `unused` bits at the end of the last byte say nothing. */
export function bitString(contents: Uint8Array, unused = 0): Uint8Array {
  return value(tags.bitString, Uint8Array.of(unused), contents)
}

export function utf8String(text: string): Uint8Array {
  return value(tags.utf8String, utf8Bytes(text))
}

/** The part numbered `number` of a choice or of optional parts, whole inside of its tag. */
export function tagged(number: number, ...contents: readonly Uint8Array[]): Uint8Array {
  return value(0xa0 | number, ...contents)
}

/** RFC 3339 in UTC as certificates write it: two-digit years until 2049. */
export function time(moment: string): Uint8Array {
  const figures = moment.replace(/[^0-9]/g, '').slice(0, 14)
  const isFar = Number(figures.slice(0, 4)) >= 2050
  const text = `${isFar ? figures : figures.slice(2)}Z`
  return value(isFar ? tags.generalizedTime : tags.utcTime, utf8Bytes(text))
}

/** A number as bytes, the highest first; `length` fills up with zeros. */
export function bytesFrom(number: bigint, length = 1): Uint8Array {
  const hex = number.toString(16)
  const digits = hex.padStart(Math.max(length * 2, hex.length + (hex.length % 2)), '0')
  return Uint8Array.from({ length: digits.length / 2 }, (_, index) =>
    Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16),
  )
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

function lengthBytes(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length)
  const bytes = bytesFrom(BigInt(length))
  return Uint8Array.of(0x80 | bytes.length, ...bytes)
}

function base128(number: number): readonly number[] {
  const bytes = [number & 0x7f]
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) {
    bytes.unshift((rest & 0x7f) | 0x80)
  }
  return bytes
}
