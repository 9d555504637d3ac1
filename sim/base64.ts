/**
 * Bytes as base64 text and back, as Go's base64.StdEncoding writes and reads them: padded, line breaks ignored.
 *
 * aGVsbG8= is hello.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** What each character stands for, by its code. */
const digits: readonly number[] = digitTable()

function digitTable(): readonly number[] {
  const table = new Array<number>(128).fill(0)
  for (const [value, character] of [...alphabet].entries()) table[character.charCodeAt(0)] = value
  return table
}

/** undefined when the text is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const written = text.replace(/[\r\n]/g, '')
  if (!shape.test(written)) return undefined
  const end = written.indexOf('=')
  const length = end < 0 ? written.length : end
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  let bits = 0
  let waiting = 0
  let at = 0
  for (let index = 0; index < length; index += 1) {
    bits = ((bits << 6) | (digits[written.charCodeAt(index)] ?? 0)) & 0xffff
    waiting += 6
    if (waiting < 8) continue
    waiting -= 8
    bytes[at] = (bits >> waiting) & 0xff
    at += 1
  }
  return bytes
}

export function encodeBase64(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
    const bits = (first << 16) | (second << 8) | third
    const four = [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63)).join('')
    const length = bytes.length - at
    parts.push(length >= 3 ? four : four.slice(0, length + 1).padEnd(4, '='))
  }
  return parts.join('')
}

/** The bytes of a text in UTF-8; a half of a surrogate pair becomes U+FFFD, as everywhere. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes: number[] = []
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    const point = code >= 0xd800 && code <= 0xdfff ? 0xfffd : code
    if (point < 0x80) bytes.push(point)
    else if (point < 0x800) bytes.push(0xc0 | (point >> 6), 0x80 | (point & 63))
    else if (point < 0x10000)
      bytes.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    else {
      bytes.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63))
      bytes.push(0x80 | ((point >> 6) & 63), 0x80 | (point & 63))
    }
  }
  return Uint8Array.from(bytes)
}
