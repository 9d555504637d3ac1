/**
 * The words of a selector: `x notin (a, b)` is x, notin, (, a, the comma, b, ).
 *
 * Models the Lexer of kubernetes/apimachinery pkg/labels/selector.go. Anything that is no blank and none of `=!(),<>`
 * belongs to a word; whether the word is a label key is asked later. As upstream, a NUL ends a word, and ends the
 * whole text where a word would start.
 *
 * Example: lex('x!=a') is x, !=, a, end.
 */
import type { Place, Position } from '../diagnostic.ts'

export type TokenKind =
  | 'end'
  | 'word'
  | 'in'
  | 'notin'
  | '('
  | ')'
  | ','
  | '!'
  | '='
  | '=='
  | '!='
  | '<'
  | '>'

export interface Token {
  readonly kind: TokenKind
  /** As written; '' at the end. */
  readonly text: string
  /** Where it starts in the selector, in UTF-16 units from 0. */
  readonly offset: number
}

export function lex(selector: string): readonly Token[] {
  const tokens: Token[] = []
  let offset = 0
  for (;;) {
    const token = tokenAt(selector, skipBlanks(selector, offset))
    tokens.push(token)
    if (token.kind === 'end') return tokens
    offset = token.offset + token.text.length
    if (selector[offset] === '\0') offset += 1
  }
}

function skipBlanks(selector: string, offset: number): number {
  let next = offset
  while (isBlank(selector[next])) next += 1
  return next
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\r' || character === '\n'
}

function tokenAt(selector: string, offset: number): Token {
  const first = selector[offset]
  if (first === undefined || first === '\0') return { kind: 'end', text: '', offset }
  if (isSymbol(first)) return symbolAt(selector, offset, first)
  let end = offset + 1
  while (continuesWord(selector[end])) end += 1
  const text = selector.slice(offset, end)
  return { kind: text === 'in' || text === 'notin' ? text : 'word', text, offset }
}

type Symbol = '=' | '!' | '(' | ')' | ',' | '>' | '<'

function isSymbol(character: string): character is Symbol {
  return '=!(),><'.includes(character)
}

function continuesWord(character: string | undefined): boolean {
  return character !== undefined && character !== '\0' && !isSymbol(character) && !isBlank(character)
}

function symbolAt(selector: string, offset: number, first: Symbol): Token {
  if ((first === '=' || first === '!') && selector[offset + 1] === '=') {
    return { kind: `${first}=`, text: `${first}=`, offset }
  }
  return { kind: first, text: first, offset }
}

/** Where a token stands, in a file named "selector" that holds nothing else. */
export function placeOfToken(selector: string, { offset, text }: Token): Place {
  return {
    file: 'selector',
    start: positionOf(selector, offset),
    end: positionOf(selector, offset + text.length),
  }
}

function positionOf(selector: string, offset: number): Position {
  const before = selector.slice(0, offset)
  const lastBreak = before.lastIndexOf('\n')
  return { line: before.split('\n').length, column: offset - lastBreak }
}
