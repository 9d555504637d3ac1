/**
 * Problems of layout: a line that stands where neither the map nor the list around it goes on.
 */
import { beginsLine, contentOf, type Line, lineAbove, lineAt, restOfLine, shorten } from './excerpt.ts'
import type { Failure } from './explain.ts'
import { explainByLineAbove } from './explain-colon.ts'
import { textAfterValue } from './explain-quote.ts'
import { type Finding, found } from './finding.ts'
import type { Token } from './yaml/token.ts'

/** "did not find expected key": a map goes on with something that is no key. */
export function explainKey(failure: Failure): Finding | undefined {
  const { problem, text } = failure
  const line = lineAt(text, problem.at)
  const openQuote = quoteLeftOpen(failure)
  if (openQuote !== undefined) return openQuote
  if (!beginsLine(line, problem.at)) return explainBehindValue(failure)
  if (/^-(?:\s|$)/.test(text.slice(problem.at, problem.at + 2))) {
    return found('yaml/list-item-among-keys', {}, problem.at, problem.at + 1)
  }
  return explainAfterLine(failure) ?? explainIndentation(failure)
}

/** A key right under a line that holds a value (and a comment), or that is none for want of a space. */
function explainAfterLine({ problem, text }: Failure): Finding | undefined {
  const line = lineAt(text, problem.at)
  const above = lineAbove(text, line)
  const key = /^([^\s:][^:]*):(?:\s|$)/.exec(restOfLine(line, problem.at))?.[1]
  if (above === undefined || key === undefined) return undefined
  const cause = explainByLineAbove(above, key, problem.at)
  const isDeeper = problem.at - line.start > contentOf(above).start - above.start
  return isDeeper || cause?.diagnostic.code === 'yaml/colon-without-space' ? cause : undefined
}

/** "did not find expected '-' indicator": a list goes on with something that is no item. */
export function explainDash(failure: Failure): Finding | undefined {
  const { problem, text } = failure
  const line = lineAt(text, problem.at)
  if (!beginsLine(line, problem.at)) return explainBehindValue(failure)
  const rest = restOfLine(line, problem.at)
  const fields = fieldsOfItemAbove(text, line)
  if (fields !== undefined && /^[^\s:][^:]*:(?:\s|$)/.test(rest)) {
    const facts = { spaces: line.indent, open: [fields] }
    return found('yaml/indentation-uneven', facts, line.start, line.start + line.indent)
  }
  return found('yaml/key-among-list-items', { text: shorten(rest) }, problem.at, problem.at + rest.length)
}

/** The column of the fields of the item above, where this line stands between its dash and that column. */
function fieldsOfItemAbove(text: string, line: Line): number | undefined {
  let above = lineAbove(text, line)
  while (above !== undefined && above.indent > line.indent) above = lineAbove(text, above)
  if (above === undefined || above.indent >= line.indent || !/^ *- +[^\s-]/.test(above.text)) return undefined
  const column = contentOf(above).start - above.start
  return column > line.indent ? column : undefined
}

/**
 * A quoted scalar over several lines, and more text right behind it: the quote meant to open another value
 * has closed this one.
 */
function quoteLeftOpen({ problem, text, tokens }: Failure): Finding | undefined {
  const before = tokens.filter((token) => token.kind === 'scalar' && token.end <= problem.at).pop()
  if (before === undefined || (before.style !== 'single-quoted' && before.style !== 'double-quoted'))
    return undefined
  const spansLines = text.slice(before.start, before.end).includes('\n')
  const sameLine = !text.slice(before.end, problem.at).includes('\n')
  if (!spansLines || !sameLine) return undefined
  return found('yaml/quote-unclosed', { quote: text.charAt(before.start) }, before.start, before.start + 1)
}

function explainBehindValue({ problem, text }: Failure): Finding | undefined {
  const rest = restOfLine(lineAt(text, problem.at), problem.at)
  if (rest === '') return undefined
  return textAfterValue(text, problem.at, rest)
}

function explainIndentation({ problem, text, tokens }: Failure): Finding | undefined {
  const spaces = problem.at - lineAt(text, problem.at).start
  const open = openColumns(text, tokens, problem.at)
  if (open.includes(spaces)) return undefined
  const nearest = [open.filter((column) => column < spaces).pop(), open.find((column) => column > spaces)]
  return found(
    'yaml/indentation-uneven',
    { spaces, open: nearest.filter((column) => column !== undefined) },
    problem.at - spaces,
    problem.at,
  )
}

/** The columns of the maps and lists that are open above an offset, ascending. */
function openColumns(text: string, tokens: readonly Token[], at: number): readonly number[] {
  const columns: number[] = []
  for (const { kind, start } of tokens) {
    if (start >= at) break
    if (kind === 'block-end') columns.pop()
    else if (kind === 'block-map-start' || kind === 'block-list-start')
      columns.push(start - lineAt(text, start).start)
  }
  return columns
}
