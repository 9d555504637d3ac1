/**
 * Strict JSON, as kubectl reads a file whose first character is "{": one value behind another, without separators.
 * Models Go's encoding/json (scanner.go, stream.go) with its words for what is wrong.
 *
 * {"a": 1,} is refused: "invalid character '}' looking for beginning of object key string".
 */
import { type JsonProblem, type JsonReader, unexpected } from './json-problem.ts'
import { readJsonLiteral, readJsonNumber, readJsonString } from './json-scalar.ts'
import type { ListNode, MapNode, Node, Pair } from './yaml/node.ts'

export type JsonRead =
  | { readonly ok: true; readonly node: Node; readonly end: number }
  | { readonly ok: false; readonly problem: JsonProblem }

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
  const reader: JsonReader = { text, depthLimit, position: start, depth: 0, problem: undefined }
  const node = readValue(reader)
  if (node === undefined || reader.problem !== undefined) {
    return { ok: false, problem: reader.problem ?? { says: 'unexpected EOF', at: reader.position } }
  }
  return { ok: true, node, end: reader.position }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d
}

function readValue(reader: JsonReader): Node | undefined {
  const letter = skipSpace(reader)
  if (letter === '{' || letter === '[') return readNested(reader, letter)
  if (letter === '"') return readJsonString(reader)
  if (letter === '-' || /[0-9]/.test(letter)) return readJsonNumber(reader)
  const literal = letter === 't' ? 'true' : letter === 'f' ? 'false' : letter === 'n' ? 'null' : undefined
  return literal === undefined
    ? unexpected(reader, 'looking for beginning of value')
    : readJsonLiteral(reader, literal)
}

/** The next character that is no blank; empty at the end. */
function skipSpace(reader: JsonReader): string {
  while (isSpace(reader.text.charCodeAt(reader.position))) reader.position += 1
  return reader.text.charAt(reader.position)
}

function readNested(reader: JsonReader, opening: '{' | '['): Node | undefined {
  if (reader.depth >= reader.depthLimit) {
    reader.problem = { says: 'exceeded max depth', at: reader.position, limit: 'depth' }
    return undefined
  }
  reader.depth += 1
  const node = opening === '{' ? readObject(reader) : readArray(reader)
  reader.depth -= 1
  return node
}

function readObject(reader: JsonReader): MapNode | undefined {
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

function readPair(reader: JsonReader): Pair | undefined {
  if (skipSpace(reader) !== '"') return unexpected(reader, 'looking for beginning of object key string')
  const key = readJsonString(reader)
  if (key === undefined) return undefined
  if (skipSpace(reader) !== ':') return unexpected(reader, 'after object key')
  reader.position += 1
  const value = readValue(reader)
  return value === undefined ? undefined : { key, value }
}

function readArray(reader: JsonReader): ListNode | undefined {
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
