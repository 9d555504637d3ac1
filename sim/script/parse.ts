/**
 * Which commands does a text consist of? Read as bash reads it, with its words for what is wrong.
 *
 * Source: POSIX Shell Command Language, 2.10 Shell Grammar; bash parse.y for the words.
 * Example: `kubectl get svc | grep web && echo yes` is two pipelines, the second one only after a success.
 */
import { type Cursor, deepest, fail, failAt, lineEnd, next, redirection } from './cursor.ts'
import { functionName, isReserved, readCompound } from './parse-compound.ts'
import { readWord, wordIn } from './read-word.ts'
import type { Assignment, Command, Parsed, Pipeline, Redirect, Script, Word } from './syntax.ts'

export function parseScript(text: string): Parsed {
  const cursor: Cursor = { text, at: 0, heres: [], readScript, depth: 0 }
  const script = readScript(cursor)
  // A ) or a word such as `done` that nothing opened ends a script too soon.
  if (cursor.problem === undefined && next(cursor) !== 'end') failAt(cursor)
  if (cursor.problem === undefined && cursor.heres.length > 0) readHeres(cursor)
  return cursor.problem ? { ok: false, ...cursor.problem } : { ok: true, script }
}

/** Pipelines up to whatever is none: the end, a closing bracket, a reserved word that closes. */
export function readScript(cursor: Cursor): Script {
  const pipelines: Pipeline[] = []
  for (;;) {
    skipLines(cursor)
    const what = next(cursor)
    if (what === 'end' || what === ')' || what === ';;') return pipelines
    if (what === 'word' && isReserved(cursor, closing)) return pipelines
    pipelines.push(readPipeline(cursor))
    if (cursor.problem) return pipelines
  }
}

const closing = ['then', 'else', 'elif', 'fi', 'do', 'done', 'esac', '}']

function skipLines(cursor: Cursor): void {
  while (next(cursor) === 'newline') endLine(cursor)
}

/** The end of a line is where the here-documents begin that were announced on it. */
function endLine(cursor: Cursor): void {
  cursor.at++
  readHeres(cursor)
}

function readPipeline(cursor: Cursor): Pipeline {
  let negated = false
  while (next(cursor) === 'word' && isReserved(cursor, ['!'])) {
    negated = !negated
    cursor.at++
  }
  const commands = [readCommand(cursor)]
  while (next(cursor) === '|' || next(cursor) === '|&') {
    cursor.at += next(cursor).length
    skipLines(cursor)
    commands.push(readCommand(cursor))
  }
  return { negated, commands, connection: readConnection(cursor) }
}

function readConnection(cursor: Cursor): Pipeline['connection'] {
  const what = next(cursor)
  switch (what) {
    case '&&':
    case '||':
      cursor.at += 2
      skipLines(cursor)
      if (next(cursor) === 'end') failAt(cursor)
      return what
    case '&':
    case ';':
      cursor.at++
      return what
    case 'newline':
      endLine(cursor)
      return ';'
    case 'end':
    case ')':
    case ';;':
      return ';'
    default:
      failAt(cursor)
      return ';'
  }
}

function readCommand(cursor: Cursor): Command {
  const what = next(cursor)
  if (what !== 'word' && what !== 'redirect' && what !== '(' && what !== '&>' && what !== '&>>') {
    failAt(cursor)
    return empty
  }
  if (++cursor.depth > deepest) fail(cursor, 'commands are nested too deep')
  const compound = cursor.problem ? empty : readCompound(cursor, { readScript, readCommand, readWord })
  cursor.depth--
  if (compound !== undefined) return { ...compound, redirects: readRedirects(cursor) }
  return readSimple(cursor)
}

const empty: Command = { is: 'simple', assignments: [], words: [], redirects: [] }

function readSimple(cursor: Cursor): Command {
  const assignments: Assignment[] = []
  const words: Word[] = []
  const redirects: Redirect[] = []
  for (;;) {
    const what = next(cursor)
    if (isRedirect(what)) redirects.push(...readRedirect(cursor))
    else if (what === '(' && words.length === 1 && functionName(words[0] ?? []) !== undefined) {
      return readFunction(cursor, functionName(words[0] ?? []) ?? '')
    } else if (what !== 'word') break
    else {
      const assignment = words.length === 0 ? readAssignment(cursor) : undefined
      if (assignment === undefined) words.push(readWord(cursor))
      else assignments.push(assignment)
    }
    if (cursor.problem) break
  }
  if (next(cursor) === '(') failAt(cursor)
  return { is: 'simple', assignments, words, redirects }
}

/** name() { … } */
function readFunction(cursor: Cursor, name: string): Command {
  cursor.at++
  if (next(cursor) === ')') cursor.at++
  else failAt(cursor)
  skipLines(cursor)
  return { is: 'function', name, body: readCommand(cursor), redirects: [] }
}

const assigned = /([A-Za-z_][A-Za-z0-9_]*)=/y

function readAssignment(cursor: Cursor): Assignment | undefined {
  assigned.lastIndex = cursor.at
  const found = assigned.exec(cursor.text)
  if (found === null) return undefined
  cursor.at += found[0].length
  return { name: found[1] ?? '', value: readWord(cursor) }
}

function isRedirect(what: string): boolean {
  return what === 'redirect' || what === '&>' || what === '&>>'
}

function readRedirects(cursor: Cursor): readonly Redirect[] {
  const redirects: Redirect[] = []
  while (isRedirect(next(cursor))) redirects.push(...readRedirect(cursor))
  return redirects
}

function readRedirect(cursor: Cursor): readonly Redirect[] {
  const what = next(cursor)
  if (what === '&>' || what === '&>>') {
    cursor.at += what.length
    const out: Redirect = {
      descriptor: 1,
      how: what === '&>' ? 'write' : 'append',
      target: readTarget(cursor),
    }
    return [out, { descriptor: 2, how: 'duplicate', target: [{ is: 'text', text: '1', quoted: true }] }]
  }
  redirection.lastIndex = cursor.at
  const [whole = '', number, sign = ''] = redirection.exec(cursor.text) ?? []
  cursor.at += whole.length
  const descriptor = number ? Number(number) : sign.startsWith('<') ? 0 : 1
  if (sign === '<<' || sign === '<<-') return [announceHere(cursor, descriptor, sign === '<<-')]
  const target = readTarget(cursor)
  switch (sign) {
    case '>>':
      return [{ descriptor, how: 'append', target }]
    case '<':
      return [{ descriptor, how: 'read', target }]
    case '<<<':
      return [{ descriptor, how: 'here', target: [...target, { is: 'text', text: '\n', quoted: true }] }]
    case '>&':
    case '<&':
      return [{ descriptor, how: 'duplicate', target }]
    default:
      return [{ descriptor, how: 'write', target }]
  }
}

function readTarget(cursor: Cursor): Word {
  if (next(cursor) === 'word') return readWord(cursor)
  if (next(cursor) === 'end') fail(cursor, "syntax error near unexpected token `newline'")
  else failAt(cursor)
  return []
}

function announceHere(cursor: Cursor, descriptor: number, withoutTabs: boolean): Redirect {
  const word = readTarget(cursor)
  const redirect: { descriptor: number; how: 'here'; target: Word } = { descriptor, how: 'here', target: [] }
  cursor.heres.push({
    delimiter: word.map((part) => (part.is === 'text' ? part.text : '')).join(''),
    literal: word.some(({ quoted }) => quoted),
    withoutTabs,
    fill: (text) => {
      redirect.target = text
    },
  })
  return redirect
}

function readHeres(cursor: Cursor): void {
  for (const { delimiter, literal, withoutTabs, fill } of cursor.heres.splice(0)) {
    const lines: string[] = []
    let closed = false
    while (cursor.at < cursor.text.length && !closed) {
      const end = lineEnd(cursor)
      const line = cursor.text.slice(cursor.at, end)
      cursor.at = Math.min(end + 1, cursor.text.length)
      const shown = withoutTabs ? line.replace(/^\t+/, '') : line
      if (shown === delimiter) closed = true
      else lines.push(shown)
    }
    if (!closed) {
      fail(cursor, `here-document delimited by end-of-file (wanted \`${delimiter}')`, true)
      return
    }
    const text = lines.map((line) => `${line}\n`).join('')
    fill(literal ? [{ is: 'text', text, quoted: true }] : wordIn(text, cursor))
  }
}
