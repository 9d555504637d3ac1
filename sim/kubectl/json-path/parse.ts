/**
 * What does a jsonpath template of kubectl say? Text, and between braces paths, `range … end` and quoted text.
 *
 * Models kubernetes/client-go util/jsonpath/parser.go, a dialect of its own: no braces inside of filters' text, escapes by
 * backslash in names, unions with commas, `..` for every depth. Errors are in its words.
 *
 * Example: {range .items[*]}{.metadata.name}{"\n"}{end}
 */
import { unquote } from './unquote.ts'

export type PathNode =
  | { readonly node: 'list'; readonly nodes: readonly PathNode[] }
  | { readonly node: 'text'; readonly text: string }
  | { readonly node: 'field'; readonly name: string }
  | { readonly node: 'array'; readonly params: readonly [Param, Param, Param] }
  | { readonly node: 'filter'; readonly left: PathList; readonly right: PathList; readonly operator: string }
  | { readonly node: 'value'; readonly value: number | boolean }
  | { readonly node: 'wildcard' }
  | { readonly node: 'recursive' }
  | { readonly node: 'union'; readonly nodes: readonly PathList[] }
  | { readonly node: 'identifier'; readonly name: string }

export type PathList = Extract<PathNode, { readonly node: 'list' }>

/** Of [from:to:step]; `derived`: a single index, whose end is one behind it. */
export interface Param {
  readonly value: number
  readonly known: boolean
  readonly derived: boolean
}

export type ParsedPath =
  | { readonly ok: true; readonly root: PathList }
  | { readonly ok: false; readonly error: string }

interface Scanner {
  readonly text: string
  at: number
}

export function parsePath(text: string): ParsedPath {
  const scanner: Scanner = { text, at: 0 }
  const nodes: PathNode[] = []
  while (scanner.at < text.length) {
    const open = text.indexOf('{', scanner.at)
    const end = open < 0 ? text.length : open
    if (end > scanner.at) nodes.push({ node: 'text', text: text.slice(scanner.at, end) })
    scanner.at = end
    if (open < 0) break
    scanner.at++
    const action = parseAction(scanner)
    if (typeof action === 'string') return { ok: false, error: action }
    nodes.push({ node: 'list', nodes: action })
  }
  return { ok: true, root: { node: 'list', nodes } }
}

/** Up to the closing brace; a string is what is wrong. */
function parseAction(scanner: Scanner): readonly PathNode[] | string {
  const nodes: PathNode[] = []
  while (true) {
    const rest = scanner.text.slice(scanner.at)
    const letter = rest.charAt(0)
    if (letter === '}') {
      scanner.at++
      return nodes
    }
    if (letter === '' || letter === '\n' || letter === '\r') return 'unclosed action'
    const step = parseStep(scanner, rest, letter, nodes)
    if (typeof step === 'string') return step
    nodes.push(...step)
  }
}

function parseStep(
  scanner: Scanner,
  rest: string,
  letter: string,
  before: readonly PathNode[],
): readonly PathNode[] | string {
  if (rest.startsWith('[?(')) return parseFilter(scanner)
  if (rest.startsWith('..')) {
    if (before.at(-1)?.node === 'recursive') return 'invalid multiple recursive descent'
    scanner.at += 2
    const next = scanner.text.charAt(scanner.at)
    return [{ node: 'recursive' }, ...(/[\p{L}\p{Nd}_]/u.test(next) ? [parseField(scanner)] : [])]
  }
  if (letter === ' ' || letter === '@' || letter === '$') {
    scanner.at++
    return []
  }
  if (letter === '[') return parseArray(scanner)
  if (letter === '"' || letter === "'") return parseQuote(scanner, letter)
  if (letter === '.') {
    scanner.at++
    return [parseField(scanner)]
  }
  if (/[-+\d]/.test(letter)) return parseNumber(scanner)
  if (/[\p{L}\p{Nd}_]/u.test(letter)) return [parseIdentifier(scanner)]
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return `unrecognized character in action: U+${code} '${letter}'`
}

const terminator = /[ \t\r\n.,[\]$@{}]/

/** A backslash takes the meaning from the letter behind it: .metadata.labels.app\.kubernetes\.io/name */
function parseField(scanner: Scanner): PathNode {
  const start = scanner.at
  while (scanner.at < scanner.text.length && !terminator.test(scanner.text.charAt(scanner.at))) {
    scanner.at += scanner.text.charAt(scanner.at) === '\\' ? 2 : 1
  }
  const name = scanner.text.slice(start, scanner.at)
  return name === '*' ? { node: 'wildcard' } : { node: 'field', name: name.replaceAll('\\', '') }
}

function parseIdentifier(scanner: Scanner): PathNode {
  const start = scanner.at
  while (scanner.at < scanner.text.length && !terminator.test(scanner.text.charAt(scanner.at))) scanner.at++
  const name = scanner.text.slice(start, scanner.at)
  return name === 'true' || name === 'false'
    ? { node: 'value', value: name === 'true' }
    : { node: 'identifier', name }
}

function parseNumber(scanner: Scanner): readonly PathNode[] | string {
  const [text = ''] = /^[-+]?[\d.]*/.exec(scanner.text.slice(scanner.at)) ?? []
  scanner.at += text.length
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return `cannot parse number ${text}`
  return [{ node: 'value', value: Number(text) }]
}

function parseQuote(scanner: Scanner, quote: string): readonly PathNode[] | string {
  const { text } = scanner
  for (let at = scanner.at + 1; at < text.length && text.charAt(at) !== '\n'; at++) {
    if (text.charAt(at) !== quote || text.charAt(at - 1) === '\\') continue
    const quoted = text.slice(scanner.at, at + 1)
    scanner.at = at + 1
    const unquoted = unquote(quoted.slice(1, -1), quote)
    return unquoted === undefined
      ? `unquote string ${quoted} error invalid syntax`
      : [{ node: 'text', text: unquoted }]
  }
  return 'unterminated quoted string'
}

function parseArray(scanner: Scanner): readonly PathNode[] | string {
  const line = scanner.text.slice(scanner.at).split('\n')[0] ?? ''
  const end = line.indexOf(']')
  if (end < 0) return 'unterminated array'
  scanner.at += end + 1
  const inside = line.slice(1, end)
  const text = inside === '*' ? ':' : inside
  const parts = text.split(',')
  if (parts.length > 1) return parseUnion(parts)
  const [, key] = /^'([^']*)'$/.exec(text) ?? []
  if (key !== undefined) return inner(`.${key}`)
  return parseIndexes(text)
}

function parseUnion(parts: readonly string[]): readonly PathNode[] | string {
  const nodes: PathList[] = []
  for (const part of parts) {
    const parsed = inner(`[${part.replace(/^ +| +$/g, '')}]`)
    if (typeof parsed === 'string') return parsed
    nodes.push({ node: 'list', nodes: parsed })
  }
  return [{ node: 'union', nodes }]
}

function parseIndexes(text: string): readonly PathNode[] | string {
  const match = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text)
  if (match === null) return `invalid array index ${text}`
  const [, first = '', second, third] = match
  const from = param(first)
  const to: Param | undefined =
    second === undefined
      ? { value: (from?.value ?? 0) + 1, known: true, derived: true }
      : param(second.slice(1))
  const step = third === undefined ? unknownParam : param(third.slice(1))
  for (const [index, part] of [from, to, step].entries()) {
    if (part === undefined) return `array index ${match[index + 1]?.replace(':', '')} is not a number`
  }
  return [{ node: 'array', params: [from ?? unknownParam, to ?? unknownParam, step ?? unknownParam] }]
}

const unknownParam: Param = { value: 0, known: false, derived: false }

function param(text: string): Param | undefined {
  if (text === '') return unknownParam
  return text === '-' ? undefined : { value: Number(text), known: true, derived: false }
}

/** Up to the parenthesis that stands outside of quotes. */
function parseFilter(scanner: Scanner): readonly PathNode[] | string {
  const start = scanner.at + 3
  let pair: string | undefined
  let isOpen = false
  let at = start
  for (; ; at++) {
    const letter = scanner.text.charAt(at)
    if (letter === '' || letter === '\n') return 'unterminated filter'
    if (letter === '"' || letter === "'") {
      if (pair === undefined) {
        pair = letter
        isOpen = true
      } else if (letter === pair && scanner.text.charAt(at - 1) !== '\\') isOpen = false
    } else if (letter === ')' && !isOpen) break
  }
  if (scanner.text.charAt(at + 1) !== ']') return 'unclosed array expect ]'
  const text = scanner.text.slice(start, at)
  scanner.at = at + 2
  const [, leftText, operator = 'exists', rightText] = /^([^!<>=]+)([!<>=]+)(.+)$/s.exec(text) ?? []
  const left = inner(leftText ?? text)
  if (typeof left === 'string') return left
  const right = rightText === undefined ? [] : inner(rightText)
  if (typeof right === 'string') return right
  return [
    { node: 'filter', operator, left: { node: 'list', nodes: left }, right: { node: 'list', nodes: right } },
  ]
}

/** What stands in an action of its own. */
function inner(text: string): readonly PathNode[] | string {
  return parseAction({ text: `${text}}`, at: 0 })
}
