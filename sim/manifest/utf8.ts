/**
 * Bytes to text, without the platform's decoder: the simulator knows neither Node nor a browser.
 *
 * decodeUtf8 refuses what is no UTF-8 and says where; decodeLossy puts U+FFFD there, as Go's encoding/json does.
 */

export type Decoded =
  | { readonly ok: true; readonly text: string }
  /** `text` is what stands before `offset`, where a byte does not fit. */
  | { readonly ok: false; readonly text: string; readonly offset: number }

/** Strict: no overlong forms, no halves of surrogate pairs, nothing beyond U+10FFFF. */
export function decodeUtf8(bytes: Uint8Array, start = 0): Decoded {
  const parts: string[] = []
  for (let offset = start; offset < bytes.length; ) {
    const units: number[] = []
    offset = decodeInto(units, bytes, offset)
    parts.push(String.fromCharCode(...units))
    if (units.length < chunk && offset < bytes.length) return { ok: false, text: parts.join(''), offset }
  }
  return { ok: true, text: parts.join('') }
}

export function decodeLossy(bytes: Uint8Array): string {
  let text = ''
  for (let offset = 0; offset < bytes.length; ) {
    const decoded = decodeUtf8(bytes, offset)
    text += decoded.text
    if (decoded.ok) return text
    text += '\ufffd'
    offset = decoded.offset + 1
  }
  return text
}

/** As many code units as may be handed to String.fromCharCode at once. */
const chunk = 4096

/** Decodes until `units` is full or a byte does not fit; returns the offset it came to. */
function decodeInto(units: number[], bytes: Uint8Array, start: number): number {
  let offset = start
  while (units.length < chunk && offset < bytes.length) {
    const first = bytes[offset] ?? 0
    if (first < 0x80) {
      units.push(first)
      offset += 1
      continue
    }
    const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
    const code = decodeLong(bytes, offset, first, length)
    if (code === undefined) return offset
    if (code < 0x10000) units.push(code)
    else units.push(0xd800 + ((code - 0x10000) >> 10), 0xdc00 + ((code - 0x10000) & 0x3ff))
    offset += length
  }
  return offset
}

const smallest = [0, 0, 0x80, 0x800, 0x10000]

function decodeLong(bytes: Uint8Array, offset: number, first: number, length: number): number | undefined {
  if (first < 0xc2 || first > 0xf4) return undefined
  let code = first & (0x7f >> length)
  for (let index = 1; index < length; index += 1) {
    const next = bytes[offset + index] ?? 0
    if ((next & 0xc0) !== 0x80) return undefined
    code = (code << 6) | (next & 0x3f)
  }
  if (code < (smallest[length] ?? 0) || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff))
    return undefined
  return code
}
