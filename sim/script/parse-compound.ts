/**
 * How are the commands read that hold others? if, while, until, for, case, { } and ( ): each from its first word to
 * its last.
 *
 * Source: POSIX Shell Command Language, 2.9.4 Compound Commands; bash for (( ; ; )).
 */
import { type Cursor, fail, failAt, next } from './cursor.ts'
import { wordIn } from './read-word.ts'
import type { Branch, Clause, Command, Script, Word } from './syntax.ts'

/** The readers of what stands inside. */
export interface Readers {
  readonly readScript: (cursor: Cursor) => Script
  readonly readCommand: (cursor: Cursor) => Command
  readonly readWord: (cursor: Cursor) => Word
}

/** undefined: no such command begins here. */
export function readCompound(cursor: Cursor, readers: Readers): Command | undefined {
  if (next(cursor) === '(')
    return cursor.text.startsWith('((', cursor.at) ? readReckoning(cursor) : readGroup(cursor, readers, ')')
  if (next(cursor) !== 'word') return undefined
  switch (reservedAt(cursor)) {
    case '{':
      return readGroup(cursor, readers, '}')
    case 'if':
      return readIf(cursor, readers)
    case 'while':
    case 'until':
      return readWhile(cursor, readers)
    case 'for':
      return readFor(cursor, readers)
    case 'case':
      return readCase(cursor, readers)
    default:
      return undefined
  }
}

/** The plain word at the cursor, if it could be a reserved one: those are never quoted. */
function reservedAt(cursor: Cursor): string {
  const pattern = /(?:[a-z]+|[{}!])(?=[\s;&|<>()]|$)/y
  pattern.lastIndex = cursor.at
  return pattern.exec(cursor.text)?.[0] ?? ''
}

export function isReserved(cursor: Cursor, words: readonly string[]): boolean {
  return words.includes(reservedAt(cursor))
}

/** Takes the reserved word; where another one stands, that is the problem. */
function take(cursor: Cursor, word: string): void {
  skipLines(cursor)
  if (next(cursor) === 'word' && reservedAt(cursor) === word) cursor.at += word.length
  else failAt(cursor)
}

function skipLines(cursor: Cursor): void {
  while (next(cursor) === 'newline') cursor.at++
}

function readGroup(cursor: Cursor, { readScript }: Readers, end: ')' | '}'): Command {
  cursor.at++
  const script = readScript(cursor)
  if (cursor.problem === undefined && script.length === 0) failAt(cursor)
  if (cursor.problem === undefined) {
    if (cursor.text[cursor.at] === end) cursor.at++
    else failAt(cursor)
  }
  return { is: 'group', script, subshell: end === ')', redirects: [] }
}

/** (( i++ )) is what `let` does, with an exit code that says whether it came to 0. */
function readReckoning(cursor: Cursor): Command {
  const end = cursor.text.indexOf('))', cursor.at)
  if (end < 0) fail(cursor, 'syntax error: unexpected end of file', true)
  const expression = cursor.text.slice(cursor.at + 2, end)
  if (end >= 0) cursor.at = end + 2
  const words: readonly Word[] = [[{ is: 'text', text: 'let', quoted: true }], wordIn(expression, cursor)]
  return { is: 'simple', assignments: [], words, redirects: [] }
}

function readIf(cursor: Cursor, { readScript }: Readers): Command {
  const branches: Branch[] = []
  let word = 'if'
  do {
    take(cursor, word)
    const condition = readScript(cursor)
    take(cursor, 'then')
    branches.push({ condition, body: readScript(cursor) })
    word = 'elif'
  } while (cursor.problem === undefined && isReserved(cursor, ['elif']))
  const hasElse = cursor.problem === undefined && isReserved(cursor, ['else'])
  if (hasElse) take(cursor, 'else')
  const otherwise = hasElse ? readScript(cursor) : []
  take(cursor, 'fi')
  return { is: 'if', branches, otherwise, redirects: [] }
}

function readBody(cursor: Cursor, { readScript }: Readers): Script {
  take(cursor, 'do')
  const body = readScript(cursor)
  if (cursor.problem === undefined && body.length === 0) failAt(cursor)
  take(cursor, 'done')
  return body
}

function readWhile(cursor: Cursor, readers: Readers): Command {
  const until = isReserved(cursor, ['until'])
  take(cursor, until ? 'until' : 'while')
  const condition = readers.readScript(cursor)
  return { is: 'while', until, condition, body: readBody(cursor, readers), redirects: [] }
}

function readFor(cursor: Cursor, readers: Readers): Command {
  take(cursor, 'for')
  if (next(cursor) === '(') return readCount(cursor, readers)
  const [, name = ''] = /^([A-Za-z_][A-Za-z0-9_]*)(?=[\s;])/.exec(cursor.text.slice(cursor.at)) ?? []
  if (name === '') failAt(cursor)
  else cursor.at += name.length
  skipLines(cursor)
  const words: Word[] = []
  if (next(cursor) === 'word' && isReserved(cursor, ['in'])) {
    cursor.at += 2
    while (next(cursor) === 'word') words.push(readers.readWord(cursor))
  } else words.push([{ is: 'variable', name: '@', operator: '', word: [], quoted: true }])
  if (next(cursor) === ';') cursor.at++
  return { is: 'for', name, words, body: readBody(cursor, readers), redirects: [] }
}

/** for (( i = 0; i < 3; i++ )) */
function readCount(cursor: Cursor, readers: Readers): Command {
  const [whole = '', first = '', second = '', third = ''] =
    /^\(\(([^;]*);([^;]*);((?:[^()]|\([^()]*\))*)\)\)/.exec(cursor.text.slice(cursor.at)) ?? []
  if (whole === '') failAt(cursor)
  else cursor.at += whole.length
  if (next(cursor) === ';') cursor.at++
  const steps = [wordIn(first, cursor), wordIn(second, cursor), wordIn(third, cursor)] as const
  return { is: 'count', steps, body: readBody(cursor, readers), redirects: [] }
}

function readCase(cursor: Cursor, readers: Readers): Command {
  take(cursor, 'case')
  const word = next(cursor) === 'word' ? readers.readWord(cursor) : []
  take(cursor, 'in')
  const clauses: Clause[] = []
  skipLines(cursor)
  while (cursor.problem === undefined && !isReserved(cursor, ['esac'])) {
    clauses.push(readClause(cursor, readers))
    skipLines(cursor)
  }
  take(cursor, 'esac')
  return { is: 'case', word, clauses, redirects: [] }
}

function readClause(cursor: Cursor, readers: Readers): Clause {
  if (next(cursor) === '(') cursor.at++
  const patterns: Word[] = []
  for (;;) {
    if (next(cursor) === 'word') patterns.push(readers.readWord(cursor))
    if (next(cursor) !== '|') break
    cursor.at++
  }
  if (next(cursor) === ')') cursor.at++
  else failAt(cursor)
  const body = readers.readScript(cursor)
  if (next(cursor) === ';;') cursor.at += 2
  return { patterns, body }
}

/** The word that stands before () in a definition. */
export function functionName([part, ...others]: Word): string | undefined {
  const isName =
    part?.is === 'text' && !part.quoted && others.length === 0 && /^[A-Za-z_][A-Za-z0-9_-]*$/.test(part.text)
  return isName ? part.text : undefined
}
