/**
 * Where is the reader in a script? A place in the text, what comes next there, and the first problem that was met:
 * after one the cursor stands at the end, so that every loop of the reader comes to its own end.
 *
 * Source: POSIX Shell Command Language, 2.3 Token Recognition; the words of problems are bash's.
 */
import type { Script, Word } from './syntax.ts'

export interface Cursor {
  readonly text: string
  at: number
  problem?: { readonly message: string; readonly unfinished: boolean }
  /** Here-documents that begin behind the end of this line. */
  readonly heres: Here[]
  /** Reads the inside of $( ) up to its end; handed in, because scripts are made of words that are made of scripts. */
  readonly readScript: (cursor: Cursor) => Script
  /** How many scripts stand around this one: nobody writes more than a few. */
  depth: number
}

export interface Here {
  readonly delimiter: string
  /** The delimiter was quoted: nothing in the text stands for anything else. */
  readonly literal: boolean
  /** <<- : tabs in front of a line are no part of it. */
  readonly withoutTabs: boolean
  readonly fill: (text: Word) => void
}

const operators = ['&&', '||', ';;', '|&', '&>>', '&>', ';', '&', '|', '(', ')'] as const
type Operator = (typeof operators)[number]

/** What stands at the cursor: an operator, a redirection such as 2>>, the start of a word, the end of a line or of all. */
export type Next = Operator | 'redirect' | 'word' | 'newline' | 'end'

export const redirection: RegExp = /([0-9]*)(<<-|<<<|<<|>>|>&|<&|>\||>|<)/y

/** Passes over blanks, comments and continued lines, and says what is there then. */
export function next(cursor: Cursor): Next {
  const { text } = cursor
  for (;;) {
    const character = text[cursor.at]
    if (character === ' ' || character === '\t' || character === '\r') cursor.at++
    else if (text.startsWith('\\\n', cursor.at)) cursor.at += 2
    else if (character === '#') cursor.at = lineEnd(cursor)
    else break
  }
  if (cursor.at >= text.length) return 'end'
  if (text[cursor.at] === '\n') return 'newline'
  redirection.lastIndex = cursor.at
  if (redirection.test(text)) return 'redirect'
  return operators.find((operator) => text.startsWith(operator, cursor.at)) ?? 'word'
}

/** How deep commands may stand in each other. */
export const deepest = 60

export function lineEnd({ text, at }: Cursor): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

export function fail(cursor: Cursor, message: string, unfinished = false): void {
  cursor.problem ??= { message, unfinished }
  cursor.at = cursor.text.length
  cursor.heres.length = 0
}

/** bash: syntax error near unexpected token `|' */
export function failAt(cursor: Cursor): void {
  const what = next(cursor)
  if (what === 'end') {
    fail(cursor, 'syntax error: unexpected end of file', true)
    return
  }
  const shown =
    what === 'newline'
      ? 'newline'
      : (/^[^\s]{1,40}?(?=[\s;&|()<>]|$)|^[^\s]/.exec(cursor.text.slice(cursor.at))?.[0] ?? '')
  fail(
    cursor,
    `syntax error near unexpected token \`${what === 'word' || what === 'redirect' || what === 'newline' ? shown : what}'`,
  )
}

export function failUnclosed(cursor: Cursor, closing: string): void {
  fail(cursor, `unexpected EOF while looking for matching \`${closing}'`, true)
}
