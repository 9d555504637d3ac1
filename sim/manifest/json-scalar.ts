/**
 * Strings, numbers and the words true, false and null, as strict JSON has them. Models Go's encoding/json.
 */
import { type JsonReader, unexpected } from './json-problem.ts'
import type { ScalarNode } from './yaml/node.ts'

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

export function readJsonString(reader: JsonReader): ScalarNode | undefined {
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

function skipPlainCharacters(reader: JsonReader): void {
  for (;;) {
    const code = reader.text.charCodeAt(reader.position)
    // The end of the text is no number, and so ends this too.
    if (!(code >= 0x20) || code === 0x22 || code === 0x5c) return
    reader.position += 1
  }
}

function readEscape(reader: JsonReader): string | undefined {
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

export function readJsonNumber(reader: JsonReader): ScalarNode | undefined {
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

export function readJsonLiteral(reader: JsonReader, literal: string): ScalarNode | undefined {
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

function isDigit(letter: string): boolean {
  return letter >= '0' && letter <= '9'
}
