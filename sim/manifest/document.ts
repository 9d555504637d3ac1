/**
 * One document of a file: its value, or all that is wrong with it. Joins the stages of reading: characters, tokens
 * and tree (yaml/), values, words for a learner (explain), kubectl's own line.
 */
import type { Diagnostic } from '../diagnostic.ts'
import { explain } from './explain.ts'
import { explainRemark, explainValue } from './explain-value.ts'
import { type Finding, found } from './finding.ts'
import { convertingLine, syntaxLine, valueLines } from './kubectl-line.ts'
import { limits } from './limits.ts'
import { type Lines, placeBetween } from './lines.ts'
import type { Places, YamlDocument } from './manifest.ts'
import { findControlCharacter } from './yaml/characters.ts'
import { compose } from './yaml/compose.ts'
import type { Composed } from './yaml/composer.ts'
import type { Node } from './yaml/node.ts'
import { parseDocument } from './yaml/parser.ts'

export interface DocumentRead {
  /** Absent when there are errors, or nothing to read: only comments, or `null`. */
  readonly document?: YamlDocument
  readonly errors: readonly Diagnostic[]
  /** Accepted, yet worth a word. */
  readonly remarks: readonly Diagnostic[]
}

/** Reads the document whose text stands between two offsets of the file. */
export function readYamlDocument(lines: Lines, start: number, end: number): DocumentRead {
  const written = lines.text.slice(start, end)
  // kubectl ends the last line before the YAML is read; NUL closes the text.
  const text = `${written}${/[\r\n]$/.test(written) ? '' : '\n'}\0`
  const control = findControlCharacter(text.slice(0, -1))
  if (control >= 0) return refuseControl(lines, start, text, control)
  const parsed = parseDocument(text, limits)
  if (!parsed.ok) {
    const finding = explain({ problem: parsed.problem, text, tokens: parsed.tokens })
    return refuse(lines, start, finding, syntaxLine(lines.file, parsed.problem, text))
  }
  return readTree(lines, start, text, parsed.root)
}

/** The same for a document that stands as a tree already. */
export function readTree(lines: Lines, start: number, text: string, root: Node | undefined): DocumentRead {
  const composed = compose(root, limits)
  const remarks = composed.remarks.map((remark) => placed(lines, start, explainRemark(remark)))
  if (composed.problems.length > 0) return { errors: explainValues(lines, start, text, composed), remarks }
  if (root === undefined || composed.value === null) return { errors: [], remarks }
  const places: Places = { lines, offset: start, root }
  const place = (node: Node) => placeBetween(lines, start + node.start, start + node.end)
  const duplicates = composed.duplicates.map(({ path, first, again }) => ({
    path,
    first: place(first),
    again: place(again),
  }))
  return { document: { value: composed.value, places, duplicates }, errors: [], remarks }
}

function explainValues(
  lines: Lines,
  start: number,
  text: string,
  { problems }: Composed,
): readonly Diagnostic[] {
  const upstream = valueLines(lines.file, problems)
  return problems.map((problem, index) => placed(lines, start, explainValue(problem, text), upstream[index]))
}

function refuse(lines: Lines, start: number, finding: Finding, upstream: string | undefined): DocumentRead {
  return { errors: [placed(lines, start, finding, upstream)], remarks: [] }
}

/** Gives a finding its place in the file. */
export function placed(lines: Lines, start: number, finding: Finding, upstream?: string): Diagnostic {
  const place = placeBetween(lines, start + finding.start, start + finding.end)
  return { ...finding.diagnostic, place, ...(upstream === undefined ? {} : { upstream }) }
}

/** go-yaml names no line for it: it looks at characters before it counts lines. */
function refuseControl(lines: Lines, start: number, text: string, at: number): DocumentRead {
  const code = text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')
  const finding = found('yaml/control-character', { character: `U+${code}` }, at, at + 1)
  const says = 'control characters are not allowed'
  return refuse(lines, start, finding, convertingLine(lines.file, `yaml: ${says}`))
}
