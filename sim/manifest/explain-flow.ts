/**
 * Problems between brackets: [a, b] or {a: 1} left open, or with entries that no comma separates.
 */
import { lineAt, restOfLine, shorten } from './excerpt.ts'
import type { Failure } from './explain.ts'
import { quoteBefore, textAfterValue } from './explain-quote.ts'
import { type Finding, found } from './finding.ts'
import type { Token } from './yaml/token.ts'

/** "did not find expected ',' or ']'" (or '}'): an entry has ended, and neither follows. */
export function explainComma(failure: Failure): Finding | undefined {
  const { problem, text } = failure
  const bracket = innermostOpen(failure)
  if (bracket === undefined) return undefined
  const sign = text.charAt(problem.at)
  const line = lineAt(text, problem.at)
  const opening = lineAt(text, bracket.start)
  const leftBehind = line.start > opening.start && line.indent <= opening.indent
  if (sign === '\0' || sign === ']' || sign === '}' || leftBehind) return unclosed(text, bracket)
  if (sign === ':') return explainSecondColon(failure, bracket)
  const word = /^[^\s,\]}]*/.exec(restOfLine(line, problem.at))?.[0] ?? ''
  if (quoteBefore(text, problem.at) !== undefined && !/^['"]/.test(word)) {
    return textAfterValue(text, problem.at, word)
  }
  return withoutComma(text, bracket, problem.at, word)
}

function withoutComma(text: string, bracket: Token, start: number, word: string): Finding {
  return found('yaml/comma-missing', signs(text, bracket), start, start + Math.max(word.length, 1))
}

/** "did not find expected node content": a value should begin here, and cannot. */
export function explainContent(failure: Failure): Finding | undefined {
  const { problem, text } = failure
  const sign = text.charAt(problem.at)
  const bracket = innermostOpen(failure)
  if (bracket !== undefined && sign === '\0') return unclosed(text, bracket)
  const line = lineAt(text, problem.at)
  const word = /^\S*/.exec(restOfLine(line, problem.at))?.[0] ?? ''
  return found(
    'yaml/value-missing',
    { found: shorten(word) },
    problem.at,
    problem.at + Math.max(word.length, 1),
  )
}

/** The [ or { that was open when reading stopped. */
function innermostOpen({ problem, tokens }: Failure): Token | undefined {
  const open: Token[] = []
  for (const token of tokens) {
    if (token.start >= problem.at) break
    if (token.kind === 'list-open' || token.kind === 'map-open') open.push(token)
    else if (token.kind === 'list-close' || token.kind === 'map-close') open.pop()
  }
  return open[open.length - 1]
}

function signs(text: string, bracket: Token): { readonly open: string; readonly close: string } {
  const open = text.charAt(bracket.start)
  return { open, close: open === '[' ? ']' : '}' }
}

function unclosed(text: string, bracket: Token): Finding {
  return found('yaml/bracket-unclosed', signs(text, bracket), bracket.start, bracket.start + 1)
}

/**
 * {image: nginx: latest}: the value would have to be quoted; in {a: 1 b: 2} it is the comma that is missing.
 */
function explainSecondColon({ problem, text }: Failure, bracket: Token): Finding | undefined {
  const entry =
    text
      .slice(bracket.start + 1, problem.at)
      .split(',')
      .pop() ?? ''
  const [, key, begin] = /^\s*([^:'"]+):\s+([^'"]*)$/.exec(entry) ?? []
  if (key === undefined || begin === undefined) return undefined
  const nextKey = /\s([\w./-]+)\s*$/.exec(begin)?.[1]
  if (nextKey !== undefined) {
    return withoutComma(text, bracket, text.lastIndexOf(nextKey, problem.at), nextKey)
  }
  const rest = /^[^,\]}\n]*/.exec(text.slice(problem.at))?.[0].trimEnd() ?? ''
  return found('yaml/two-colons', { key, value: shorten(begin + rest) }, problem.at, problem.at + 1)
}
