/**
 * Why can the YAML not be read, in a learner's terms? go-yaml says where it gave up; the cause often stands
 * before that: a quote left open, a missing space, a line indented unlike its neighbours.
 *
 * "could not find expected ':'" on `name:web` is yaml/colon-without-space. Where no cause is certain, go-yaml's
 * own words stay: yaml/not-readable.
 */

import { lineAt, restOfLine } from './excerpt.ts'
import { explainColon, explainKeyColon } from './explain-colon.ts'
import { explainComma, explainContent } from './explain-flow.ts'
import { explainDash, explainKey } from './explain-layout.ts'
import { type Finding, found } from './finding.ts'
import { limits } from './limits.ts'
import type { Problem } from './yaml/problem.ts'
import type { Token } from './yaml/token.ts'

/** A problem with what surrounds it. */
export interface Failure {
  readonly problem: Problem
  /** The document's text. */
  readonly text: string
  /** What had been read. */
  readonly tokens: readonly Token[]
}

export function explain(failure: Failure): Finding {
  if (failure.problem.stage === 'limit') return explainLimit(failure)
  return (
    explainTemplate(failure) ?? explainBySaying(failure) ?? explainByReading(failure) ?? inGoWords(failure)
  )
}

function explainLimit({ problem }: Failure): Finding {
  return problem.says === 'depth'
    ? found('yaml/too-deep', { most: limits.depth }, problem.at, problem.at + 1)
    : found('yaml/too-many-values', { most: limits.values }, problem.at, problem.at + 1)
}

/** `{{ .Values.name }}` left in the file breaks the reading in many ways, for one reason. */
function explainTemplate({ problem, text }: Failure): Finding | undefined {
  for (const offset of [problem.at, problem.since]) {
    const line = lineAt(text, offset)
    const match = /\{\{.*?(?:\}\}|$)/.exec(line.text)
    if (match === null) continue
    const start = line.start + match.index
    return found('yaml/template-unrendered', {}, start, start + match[0].length)
  }
  return undefined
}

function explainBySaying(failure: Failure): Finding | undefined {
  const { problem } = failure
  switch (problem.says) {
    case 'found character that cannot start any token':
      return explainCharacter(failure)
    case 'found a tab character that violates indentation':
    case 'found a tab character where an indentation space is expected':
      return explainTab(failure)
    case "could not find expected ':'":
      return explainKeyColon(failure)
    case 'mapping values are not allowed in this context':
      return explainColon(failure)
    case 'did not find expected key':
      return explainKey(failure)
    case "did not find expected '-' indicator":
      return explainDash(failure)
    case "did not find expected ',' or ']'":
    case "did not find expected ',' or '}'":
      return explainComma(failure)
    case 'did not find expected node content':
      return explainContent(failure)
    case 'block sequence entries are not allowed in this context':
      return explainEntry(failure)
    case 'found unexpected end of stream':
    case 'found unexpected document indicator':
      return explainQuote(failure)
    case 'found undefined tag handle':
      return indicator(failure, problem.at)
    default:
      return undefined
  }
}

function explainByReading(failure: Failure): Finding | undefined {
  const { problem, text } = failure
  const line = lineAt(text, problem.at)
  switch (problem.reading) {
    case 'while scanning a block scalar':
      return found('yaml/block-header', { character: text.charAt(problem.since) }, problem.at, line.end)
    case 'while parsing a quoted scalar':
      return explainEscape(failure)
    case 'while scanning an alias':
    case 'while scanning an anchor':
    case 'while scanning a tag':
    case 'while parsing a tag':
      return indicator(failure, problem.since)
    default:
      return explainDirective(failure) ?? explainAlias(failure)
  }
}

function explainCharacter(failure: Failure): Finding {
  const { problem, text } = failure
  return text.charAt(problem.at) === '\t' ? explainTab(failure) : indicator(failure, problem.at)
}

function explainTab({ problem, text }: Failure): Finding {
  let end = problem.at
  while (text.charAt(end) === '\t') end += 1
  return found('yaml/tab-indents', {}, problem.at, Math.max(end, problem.at + 1))
}

/** A value that begins with * & ! % @ ` and is meant as text. */
function indicator({ text }: Failure, start: number): Finding {
  const line = lineAt(text, start)
  const length = /^[^\s,\]}]*/.exec(restOfLine(line, start))?.[0].length ?? 0
  return found(
    'yaml/indicator-needs-quotes',
    { character: text.charAt(start) },
    start,
    start + Math.max(length, 1),
  )
}

function explainEntry({ problem, text }: Failure): Finding {
  const line = lineAt(text, problem.at)
  const key = /^[ \t]*(?:- +)*([^:]+):\s/.exec(line.text.slice(0, problem.at - line.start))?.[1] ?? ''
  return found('yaml/list-on-key-line', { key: key.trim() }, problem.at, problem.at + 1)
}

function explainQuote({ problem, text }: Failure): Finding {
  return found('yaml/quote-unclosed', { quote: text.charAt(problem.since) }, problem.since, problem.since + 1)
}

/** The backslash stands before the position, or at it. */
function explainEscape({ problem, text }: Failure): Finding {
  const start = text.charAt(problem.at) === '\\' ? problem.at : problem.at - 2
  const written = /^\\(?:[xuU][0-9a-fA-F]*|.)/u.exec(text.slice(start, start + 10))?.[0] ?? '\\'
  return found('yaml/escape-unknown', { written }, start, start + written.length)
}

function explainDirective({ problem, text }: Failure): Finding | undefined {
  const line = lineAt(text, problem.since)
  if (!line.text.startsWith('%')) return undefined
  return found('yaml/directive', {}, line.start, line.end)
}

function explainAlias({ problem, text }: Failure): Finding | undefined {
  const name = /^unknown anchor '(.*)' referenced$/.exec(problem.says)?.[1]
  if (name === undefined || text.charAt(problem.at) !== '*') return undefined
  return found('yaml/alias-unknown', { name }, problem.at, problem.at + name.length + 1)
}

function inGoWords({ problem, text }: Failure): Finding {
  const line = lineAt(text, problem.at)
  return found('yaml/not-readable', { problem: problem.says }, problem.at, Math.max(line.end, problem.at))
}
