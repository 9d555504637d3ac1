/**
 * What is wrong with a JSON text, in Go's words. Models Go's encoding/json (scanner.go).
 *
 * json: offset 9: invalid character '}' looking for beginning of object key string
 */

export interface JsonProblem {
  /** Go's words. */
  readonly says: string
  readonly at: number
  /** A limit of the simulator, not of Go. */
  readonly limit?: 'depth'
  /** Set when the text is JSON, but this number fits no double. */
  readonly number?: string
}

/** How far a text has been read. The first problem is final. */
export interface JsonReader {
  readonly text: string
  readonly depthLimit: number
  position: number
  depth: number
  problem: JsonProblem | undefined
}

/** The character at the position does not fit; `where` says what was being read. */
export function unexpected(reader: JsonReader, where: string): undefined {
  const { text, position } = reader
  if (position >= text.length) reader.problem ??= { says: 'unexpected EOF', at: text.length }
  else
    reader.problem ??= {
      says: `json: offset ${bytesThrough(text, position)}: invalid character ${quoted(text, position)} ${where}`,
      at: position,
    }
}

/** Go counts bytes, and names the one behind the character that does not fit. */
function bytesThrough(text: string, end: number): number {
  let bytes = text.charCodeAt(0) === 0xfeff ? -2 : 1
  for (let at = 0; at < end; at += 1) {
    const code = text.charCodeAt(at)
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3
  }
  return bytes
}

const namedCharacters: ReadonlyMap<number, string> = new Map([
  [0x07, '\\a'],
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0b, '\\v'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
  [0x27, "\\'"],
  [0x5c, '\\\\'],
])

/** A character between apostrophes, as Go shows it: of one beyond ASCII only its first byte, as Latin-1. */
function quoted(text: string, at: number): string {
  const code = firstByte(text.codePointAt(at) ?? 0)
  const named = namedCharacters.get(code)
  if (named !== undefined) return `'${named}'`
  if (code < 0x20 || code === 0x7f) return `'\\x${code.toString(16).padStart(2, '0')}'`
  return `'${String.fromCharCode(code)}'`
}

function firstByte(code: number): number {
  if (code < 0x80) return code
  if (code < 0x800) return 0xc0 | (code >> 6)
  return code < 0x10000 ? 0xe0 | (code >> 12) : 0xf0 | (code >> 18)
}
