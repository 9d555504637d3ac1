/**
 * What does a selector say, as one writes it behind `kubectl -l`?
 *
 *   selector    = [ requirement { "," requirement } ]
 *   requirement = [ "!" ] key | key ( "=" | "==" | "!=" | "<" | ">" ) [ value ] | key ( "in" | "notin" ) "(" values ")"
 *
 * Models Parse of kubernetes/apimachinery pkg/labels/selector.go and its words (`upstream`). `x=` and `x in ()` mean
 * the empty value; a comma at the end is refused. `place` says where in the text (a file named "selector") reading ended.
 *
 * Example: parseSelector('tier,app in (web, api)') prints as `app in (api,web),tier`.
 */
import type { Expected } from '../catalogue/selector.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { lex, placeOfToken, type Token, type TokenKind } from './lex.ts'
import { refuseKey, requirement } from './requirement.ts'
import { type Operator, type Requirement, type Selector, selectorOf } from './selector.ts'

/** Walks over the tokens; the last one is the end, where it stays. */
interface Cursor {
  readonly selector: string
  readonly tokens: readonly Token[]
  position: number
}

export function parseSelector(text: string): Outcome<Selector> {
  const cursor: Cursor = { selector: text, tokens: lex(text), position: 0 }
  if (peek(cursor).kind === 'end') return ok(selectorOf([]))
  if (!startsRequirement(peek(cursor))) return stop(cursor, peek(cursor), 'start')
  const requirements: Requirement[] = []
  for (;;) {
    const read = readRequirement(cursor)
    if (!read.ok) return read
    requirements.push(read.value)
    const token = take(cursor)
    if (token.kind === 'end') return ok(selectorOf(requirements))
    if (token.kind !== ',') return stop(cursor, token, 'comma-or-end')
    if (!startsRequirement(peek(cursor))) return stop(cursor, peek(cursor), 'key-after-comma')
  }
}

function readRequirement(cursor: Cursor): Outcome<Requirement> {
  const first = take(cursor)
  const key = first.kind === '!' ? take(cursor) : first
  if (!isWord(key)) return stop(cursor, key, 'word')
  const [badKey] = refuseKey(key.text, [], '<nil>')
  if (badKey !== undefined) return blame(cursor, key, [badKey])
  if (first.kind === '!') return build(cursor, key, '!', [])
  const next = peek(cursor).kind
  if (next === 'end' || next === ',') return build(cursor, key, 'exists', [])
  const token = take(cursor)
  const operator = binaryOperators[token.kind]
  if (operator === undefined) return stop(cursor, token, 'operator')
  const values = operator === 'in' || operator === 'notin' ? readValues(cursor) : readOneValue(cursor)
  return values.ok ? build(cursor, key, operator, values.value) : values
}

const binaryOperators: { readonly [Kind in TokenKind]?: Operator } = {
  in: 'in',
  notin: 'notin',
  '=': '=',
  '==': '==',
  '!=': '!=',
  '>': 'gt',
  '<': 'lt',
}

/** Behind `=`: a word, or nothing, which is the empty value. */
function readOneValue(cursor: Cursor): Outcome<readonly Token[]> {
  const token = peek(cursor)
  if (token.kind === 'end' || token.kind === ',') return ok([emptyAt(token)])
  take(cursor)
  return isWord(token) ? ok([token]) : stop(cursor, token, 'word')
}

/** Behind `in`: words between brackets; each empty place is the empty value. */
function readValues(cursor: Cursor): Outcome<readonly Token[]> {
  const open = take(cursor)
  if (open.kind !== '(') return stop(cursor, open, 'open-bracket')
  const values: Token[] = []
  for (;;) {
    const token = peek(cursor)
    if (isWord(token)) values.push(take(cursor))
    else if (token.kind === ',' || token.kind === ')') values.push(emptyAt(token))
    else return stop(cursor, token, values.length === 0 ? 'values' : 'value')
    const behind = take(cursor)
    if (behind.kind === ')') return ok(values)
    if (behind.kind !== ',') return stop(cursor, behind, 'comma-or-bracket')
  }
}

function build(
  cursor: Cursor,
  key: Token,
  operator: Operator,
  values: readonly Token[],
): Outcome<Requirement> {
  const texts = [...new Set(values.map(({ text }) => text))].sort()
  const built = requirement(key.text, operator, texts)
  return built.ok ? built : blame(cursor, values.find(isBadValue) ?? values[0] ?? key, built.diagnostics)
}

function isBadValue(value: Token): boolean {
  return !requirement('x', 'in', [value.text]).ok
}

function peek(cursor: Cursor): Token {
  return cursor.tokens[cursor.position] ?? { kind: 'end', text: '', offset: cursor.selector.length }
}

function take(cursor: Cursor): Token {
  const token = peek(cursor)
  cursor.position += 1
  return token
}

function startsRequirement(token: Token): boolean {
  return isWord(token) || token.kind === '!'
}

/** `in` and `notin` are words wherever no operator is expected: they may be keys and values. */
function isWord(token: Token): boolean {
  return token.kind === 'word' || token.kind === 'in' || token.kind === 'notin'
}

function emptyAt(token: Token): Token {
  return { kind: 'word', text: '', offset: token.offset }
}

const inRequirement = 'unable to parse requirement: '

/** How upstream names what it expected; a bracket is announced without a comma. */
const upstreamWords: { readonly [Key in Expected]: string } = {
  start: ", expected: !, identifier, or 'end of string'",
  'key-after-comma': ", expected: identifier after ','",
  'comma-or-end': ", expected: ',' or 'end of string'",
  word: ', expected: identifier',
  operator: ', expected: in, notin, =, ==, !=, gt, lt',
  'open-bracket': " expected: '('",
  values: ", expected: ',', ')' or identifier",
  value: ", expected: ',', or identifier",
  'comma-or-bracket': ", expected: ',' or ')'",
}

const betweenRequirements: readonly Expected[] = ['start', 'key-after-comma', 'comma-or-end']

function stop(cursor: Cursor, found: Token, expected: Expected): Outcome<never> {
  const prefix = betweenRequirements.includes(expected) ? '' : inRequirement
  const upstream = `${prefix}found '${found.text}'${upstreamWords[expected]}`
  const facts = { selector: cursor.selector, found: found.text, expected }
  const place = placeOfToken(cursor.selector, found)
  return refuse(diagnose('selector/unexpected', facts, { place, upstream }))
}

/** The faults of a requirement, all at the word that has them; the first carries upstream's one line for all. */
function blame(cursor: Cursor, word: Token, faults: readonly Diagnostic[]): Outcome<never> {
  const place = placeOfToken(cursor.selector, word)
  const lines = faults.map((fault) => fault.upstream ?? '')
  const upstream = `${inRequirement}${lines.length === 1 ? lines[0] : `[${lines.join(', ')}]`}`
  const [first, ...rest] = faults.map(({ code, params }) => ({ code, params, place }))
  if (first === undefined) return stop(cursor, word, 'word')
  return refuse({ ...first, upstream }, ...rest)
}
