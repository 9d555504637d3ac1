/**
 * Strict JSON, as kubectl reads a file whose first character is "{": one value behind another, without separators.
 * Models Go's encoding/json (scanner.go, stream.go) with its words for what is wrong.
 *
 * {"a": 1,} is refused: "invalid character '}' looking for beginning of object key string".
 */
import type { ListNode, MapNode, Node, Pair, ScalarNode } from './yaml/node.ts'

export interface JsonProblem {
  /** Go's words. */
  readonly says: string
  readonly at: number
  /** A limit of the simulator, not of Go. */
  readonly limit?: 'depth'
  /** Set when the text is JSON, but this number fits no double. */
  readonly number?: string
}

export type JsonRead =
  | { readonly ok: true; readonly node: Node; readonly end: number }
  | { readonly ok: false; readonly problem: JsonProblem }

interface Reader {
  readonly text: string
  readonly depthLimit: number
  position: number
  depth: number
  problem: JsonProblem | undefined
}

/** True when kubectl takes the text for JSON: the first thing in it is "{". */
export function looksLikeJson(text: string, start: number): boolean {
  for (let at = start; at < text.length; at += 1) {
    if (!/[^\S\ufeff]|\x85/.test(text.charAt(at))) return text.charAt(at) === '{'
  }
  return false
}

/** The offset of the next value, or -1 at the end of the text. */
export function nextJsonValue(text: string, start: number): number {
  let at = start
  while (isSpace(text.charCodeAt(at))) at += 1
  return at < text.length ? at : -1
}

/** The value at `start`, which is no blank. */
export function readJsonValue(text: string, start: number, depthLimit: number): JsonRead {
  const reader: Reader = { text, depthLimit, position: start, depth: 0, problem: undefined }
  const node = readValue(reader)
  if (node === undefined || reader.problem !== undefined) {
    return { ok: false, problem: reader.problem ?? { says: 'unexpected EOF', at: reader.position } }
  }
  return { ok: true, node, end: reader.position }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
}

function readValue(reader: Reader): Node | undefined {
  const letter = skipSpace(reader)
  if (letter === '{' || letter === '[') return readNested(reader, letter)
  if (letter === '"') return readString(reader)
  if (letter === '-' || isDigit(letter)) return readNumber(reader)
  const literal = letter === 't' ? 'true' : letter === 'f' ? 'false' : letter === 'n' ? 'null' : undefined
  return literal === undefined
    ? unexpected(reader, 'looking for beginning of value')
    : readLiteral(reader, literal)
}

/** The next character that is no blank; empty at the end. */
function skipSpace(reader: Reader): string {
  while (isSpace(reader.text.charCodeAt(reader.position))) reader.position += 1
  return reader.text.charAt(reader.position)
}

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9'
}

function readNested(reader: Reader, opening: '{' | '['): Node | undefined {
  if (reader.depth >= reader.depthLimit) {
    reader.problem = { says: 'exceeded max depth', at: reader.position, limit: 'depth' }
    return undefined
  }
  reader.depth += 1
  const node = opening === '{' ? readObject(reader) : readArray(reader)
  reader.depth -= 1
  return node
}

function readObject(reader: Reader): MapNode | undefined {
  const start = reader.position
  const pairs: Pair[] = []
  reader.position += 1
  let letter = skipSpace(reader)
  while (letter !== '}' || pairs.length > 0) {
    const pair = readPair(reader)
    if (pair === undefined) return undefined
    pairs.push(pair)
    letter = skipSpace(reader)
    if (letter === '}') break
    if (letter !== ',') return unexpected(reader, 'after object key:value pair')
    reader.position += 1
  }
  reader.position += 1
  return { kind: 'map', start, end: reader.position, tag: '', pairs }
}

function readPair(reader: Reader): Pair | undefined {
  if (skipSpace(reader) !== '"') return unexpected(reader, 'looking for beginning of object key string')
  const key = readString(reader)
  if (key === undefined) return undefined
  if (skipSpace(reader) !== ':') return unexpected(reader, 'after object key')
  reader.position += 1
  const value = readValue(reader)
  return value === undefined ? undefined : { key, value }
}

function readArray(reader: Reader): ListNode | undefined {
  const start = reader.position
  const items: Node[] = []
  reader.position += 1
  let letter = skipSpace(reader)
  while (letter !== ']' || items.length > 0) {
    const item = readValue(reader)
    if (item === undefined) return undefined
    items.push(item)
    letter = skipSpace(reader)
    if (letter === ']') break
    if (letter !== ',') return unexpected(reader, 'after array element')
    reader.position += 1
  }
  reader.position += 1
  return { kind: 'list', start, end: reader.position, tag: '', items, dashes: [] }
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

function readString(reader: Reader): ScalarNode | undefined {
  const start = reader.position
  let text = ''
  reader.position += 1
  for (let from = reader.position; ; from = reader.position) {
    skipPlainCharacters(reader)
    text += reader.text.slice(from, reader.position)
    const letter = reader.text.charAt(reader.position)
    if (letter === '"') break
    const escaped = letter === '\\' ? readEscape(reader) : unexpected(reader, 'in string literal')
    if (escaped === undefined) return undefined
    text += escaped
  }
  reader.position += 1
  // Halves of surrogate pairs become U+FFFD, as in Go.
  return scalar(start, reader.position, text.replace(loneSurrogate, '\ufffd'), false)
}

const loneSurrogate = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function skipPlainCharacters(reader: Reader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.position)
    // The end of the text is no number, and so ends this too.
    if (!(code >= 0x20) || code === 0x22 || code === 0x5c) return
    reader.position += 1
  }
}

function readEscape(reader: Reader): string | undefined {
  reader.position += 1
  const letter = reader.text.charAt(reader.position)
  const simple = escapes.get(letter)
  if (simple === undefined && letter !== 'u') return unexpected(reader, 'in string escape code')
  reader.position += 1
  if (simple !== undefined) return simple
  const start = reader.position
  for (; reader.position < start + 4; reader.position += 1) {
    if (!/[0-9a-fA-F]/.test(reader.text.charAt(reader.position))) {
      return unexpected(reader, 'in \\u hexadecimal character escape')
    }
  }
  return String.fromCharCode(Number.parseInt(reader.text.slice(start, start + 4), 16))
}

function readNumber(reader: Reader): ScalarNode | undefined {
  const start = reader.position
  const take = (letters: string): boolean => {
    const letter = reader.text.charAt(reader.position)
    if (letter === '' || !letters.includes(letter)) return false
    reader.position += 1
    return true
  }
  const takeDigits = (): boolean => {
    const from = reader.position
    while (isDigit(reader.text.charAt(reader.position))) reader.position += 1
    return reader.position > from
  }
  take('-')
  if (!take('0') && !takeDigits()) return unexpected(reader, 'in numeric literal')
  if (take('.') && !takeDigits()) return unexpected(reader, 'after decimal point in numeric literal')
  if (take('eE')) {
    take('+-')
    if (!takeDigits()) return unexpected(reader, 'in exponent of numeric literal')
  }
  const text = reader.text.slice(start, reader.position)
  if (Number.isFinite(Number(text))) return scalar(start, reader.position, text, true)
  reader.problem ??= {
    says: `json: cannot unmarshal number ${text} into Go value of type float64`,
    at: start,
    number: text,
  }
  return undefined
}

function readLiteral(reader: Reader, literal: string): ScalarNode | undefined {
  const start = reader.position
  for (const letter of literal) {
    if (reader.text.charAt(reader.position) !== letter) {
      return unexpected(reader, `in literal ${literal} (expecting '${letter}')`)
    }
    reader.position += 1
  }
  return scalar(start, reader.position, literal, true)
}

function scalar(start: number, end: number, text: string, plain: boolean): ScalarNode {
  return { kind: 'scalar', start, end, text, tag: '', plain }
}

function unexpected(reader: Reader, where: string): undefined {
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
