/**
 * Problems around the colon of "key: value": it is missing, has no space behind it, or comes once too often.
 */
import { beginsLine, contentOf, type Line, lineAbove, lineAt, restOfLine, shorten } from './excerpt.ts'
import type { Failure } from './explain.ts'
import { type Finding, found } from './finding.ts'

/** A word, a colon and more text without a gap; an address (http://…) is not meant as a key. */
const joined = /^([\w./-]+):(?!\/\/)(\S.*)$/
const pair = /^([^:'"]+):\s+(\S.*)$/

/** "could not find expected ':'": a key should have begun where the word did. */
export function explainKeyColon({ problem, text }: Failure): Finding {
  const line = lineAt(text, problem.since)
  const quote = text.charAt(problem.since)
  if ((quote === '"' || quote === "'") && lineAt(text, problem.at).start > line.end) {
    return found('yaml/quote-unclosed', { quote }, problem.since, problem.since + 1)
  }
  return explainJoined(line, problem.since) ?? explainWithoutColon(line, problem.since)
}

function explainJoined(line: Line, start: number): Finding | undefined {
  const [, key, value] = joined.exec(restOfLine(line, start)) ?? []
  if (key === undefined || value === undefined) return undefined
  const colon = start + key.length
  return found('yaml/colon-without-space', { key, value: shorten(value) }, colon, colon + 1)
}

function explainWithoutColon(line: Line, start: number): Finding {
  const rest = restOfLine(line, start)
  return found('yaml/colon-missing', { text: shorten(rest) }, start, start + rest.length)
}

/** "mapping values are not allowed in this context": a colon where no key can be. */
export function explainColon({ problem, text }: Failure): Finding | undefined {
  const line = lineAt(text, problem.at)
  const content = contentOf(line)
  const lead = text.slice(content.start, problem.at)
  if (pair.test(`${lead} `) || /:\s/.test(lead)) return explainSecondColon(line, content.start, problem.at)
  const above = lineAbove(text, line)
  return above === undefined || !beginsLine(line, content.start)
    ? undefined
    : explainLineAbove(above, lead.trim(), content.start)
}

function explainSecondColon(line: Line, start: number, at: number): Finding | undefined {
  const [, key, value] = pair.exec(restOfLine(line, start)) ?? []
  if (key === undefined || value === undefined || /['"]/.test(value)) return undefined
  return found('yaml/two-colons', { key: key.trim(), value: shorten(value) }, at, at + 1)
}

/** The line above holds a value that this line has become part of. */
function explainLineAbove(above: Line, key: string, start: number): Finding {
  const cause = explainByLineAbove(above, key, start)
  return cause ?? explainWithoutColon(above, contentOf(above).start)
}

/** What the line above does to a key that should have gone on from it; undefined where nothing is wrong with it. */
export function explainByLineAbove(above: Line, key: string, start: number): Finding | undefined {
  const content = contentOf(above)
  const noSpace = explainJoined(above, content.start)
  if (noSpace !== undefined) return noSpace
  const [, parent, value] = pair.exec(content.text) ?? []
  if (parent === undefined || value === undefined) return undefined
  const facts = { key: shorten(key), above: shorten(parent.trim()), value: shorten(value) }
  // "-port: 80" was meant as the first field of an item: what is wrong stands there, not below.
  return /^-[A-Za-z]/.test(parent)
    ? found('yaml/nested-under-value', facts, content.start, content.start + 1)
    : found('yaml/nested-under-value', facts, start, start + key.length)
}
