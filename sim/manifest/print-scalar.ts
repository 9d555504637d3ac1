/**
 * A scalar in the style kubectl chooses: plain where that reads back as the same text, otherwise in quotes, and
 * under a "|" when it has several lines. Models go-yaml v2 (encode.go stringv, emitterc.go).
 *
 * on is "on", 80 as text is "80", "a: b" is 'a: b'; long lines are folded at a space behind column 80.
 */
import type { Json } from '../api/meta.ts'
import { readScalar } from './yaml/scalar.ts'
import { isTimestamp } from './yaml/timestamp.ts'

/** `indent` is that of the surrounding map or list, `column` where the scalar begins. */
export function printScalar(value: Json, indent: number, column: number): string {
  if (typeof value === 'string') return printText(value, indent, column)
  if (typeof value === 'number') return printNumber(value)
  if (Array.isArray(value)) return '[]'
  return value !== null && typeof value === 'object' ? '{}' : String(value)
}

/** A key on the line of its value: never folded. */
export function printKey(key: string): string {
  return quote(key, styleOf(key), (line) => line)
}

/** Keys over several lines, and very long ones, need the "? key" form. */
export function needsOwnLines(key: string): boolean {
  return key.includes('\n') || key.length > 128
}

function printText(text: string, indent: number, column: number): string {
  const style = styleOf(text)
  if (style === 'literal') return printLiteral(text, indent)
  return quote(text, style, (line, from) => foldLine(line, indent, column + from))
}

/** `fold` gets the line and how far behind the scalar's beginning it starts. */
function quote(text: string, style: Style, fold: (line: string, from: number) => string): string {
  if (style === 'plain') return fold(text, 0)
  if (style === 'single') return `'${fold(text.replaceAll("'", "''"), 1)}'`
  return `"${fold(escapeText(text), 1)}"`
}

type Style = 'plain' | 'single' | 'double' | 'literal'

function styleOf(text: string): Style {
  if (notPrintable.test(text) || / \n/.test(text)) return 'double'
  if (text.includes('\n')) return text.endsWith(' ') ? 'double' : 'literal'
  if (readScalar(text) !== text || text === '<<' || isTimestamp(text) || base60.test(text)) return 'double'
  return looksLikeYaml(text) ? 'single' : 'plain'
}

/** Everything that go-yaml writes as an escape; the two Unicode separators as well, which it does not. */
const notPrintable = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/

/** 22:22 and 2001-01-01 are text here, yet a number and a time to other readers of YAML 1.1. */
const base60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/

function looksLikeYaml(text: string): boolean {
  return (
    /^(?:---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[?:-](?: |$)/.test(text) ||
    /:(?: |$)| #|^ | $/.test(text)
  )
}

function printLiteral(text: string, indent: number): string {
  const margin = ' '.repeat(indent + 2)
  const lines = text.split('\n')
  const kept = text === '\n' || text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-'
  if (kept !== '-') lines.pop()
  const hint = /^[ \n]/.test(text) ? '2' : ''
  return [`|${hint}${kept}`, ...lines.map((line) => (line === '' ? '' : margin + line))].join('\n')
}

const widest = 80

/** Breaks a line at a single blank once it is full; a break between words reads back as a blank. */
function foldLine(line: string, indent: number, column: number): string {
  const words = line.split(' ')
  let text = words[0] ?? ''
  let at = column + lengthOf(text)
  for (let index = 1; index < words.length; index += 1) {
    const word = words[index] ?? ''
    const isSingle = word !== '' && words[index - 1] !== ''
    // At the very margin (column 0 begins no field) a word such as --- would mean something else.
    const breaks = at > widest && isSingle && column > 1
    text += breaks ? `\n${' '.repeat(indent + 2)}${word}` : ` ${word}`
    at = breaks ? indent + 2 + lengthOf(word) : at + 1 + lengthOf(word)
  }
  return text
}

function lengthOf(text: string): number {
  return [...text].length
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\x07', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\x1b', '\\e'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\x85', '\\N'],
  ['\xa0', '\\_'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
])

/** Half of a surrogate pair is no character: it becomes U+FFFD, as in Go. */
function escapeText(text: string): string {
  let escaped = ''
  for (const character of text) {
    const isPlain = !notPrintable.test(character) && !'"\\\n'.includes(character)
    escaped += isPlain ? character : (escapes.get(character) ?? escapeCode(character.codePointAt(0) ?? 0))
  }
  return escaped
}

function escapeCode(code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  const digits = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}

/** Integers in full; other numbers as Go's %g does, with an exponent of at least two digits. */
function printNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return BigInt(value).toString()
  if (!Number.isFinite(value)) return 'null'
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power >= -4 && power < 6) return String(value)
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
}
