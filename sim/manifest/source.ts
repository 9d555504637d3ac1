/**
 * Bytes in, a text file out: UTF-8, with or without a byte order mark, as manifests are read.
 *
 * kubectl would read UTF-16 with a byte order mark, too, and put U+FFFD where bytes fit no character. Both are
 * refused here: what was saved by accident is better saved again.
 */
import { diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { limits } from './limits.ts'
import type { SourceFile } from './manifest.ts'
import { decodeUtf8 } from './utf8.ts'

/** `limit` in bytes. */
export function sourceFromBytes(
  name: string,
  bytes: Uint8Array,
  limit: number = limits.size,
): Outcome<SourceFile> {
  if (bytes.length > limit)
    return refuse(diagnose('file/too-large', { file: name, size: bytes.length, limit }))
  if (isUtf16(bytes)) return refuse(diagnose('file/utf-16', { file: name }))
  if (bytes.includes(0)) return refuse(diagnose('file/not-text', { file: name }))
  const decoded = decodeUtf8(bytes, startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0)
  if (decoded.ok) return ok({ name, text: decoded.text })
  if (/[\x01-\x08\x0e-\x1a\x1c-\x1f]/.test(decoded.text))
    return refuse(diagnose('file/not-text', { file: name }))
  const before = decoded.text.split('\n')
  const position = { line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 }
  const place = { file: name, start: position, end: { ...position, column: position.column + 1 } }
  return refuse(diagnose('file/not-utf-8', { file: name, line: position.line }, { place }))
}

function startsWith(bytes: Uint8Array, ...start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte)
}

/** By its byte order mark, or because every other byte of what is mostly ASCII is 0. */
function isUtf16(bytes: Uint8Array): boolean {
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff)) return true
  const sample = bytes.subarray(0, 1000)
  const zeros = [0, 0]
  for (let at = 0; at < sample.length; at += 1) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  return sample.length >= 4 && Math.max(even, odd) > sample.length * 0.3 && Math.min(even, odd) === 0
}
