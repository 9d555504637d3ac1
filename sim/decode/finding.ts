/**
 * What did reading an object find wrong, and in which words and order would the API server say it?
 * Models kubernetes-sigs/json internal/golang/encoding/json, which reads the fields of an object in the order that
 * kubectl sends them: sorted by name, depth first.
 *
 * The server stops at the first value that reads itself and fails (a quantity, a time, a port by number or name);
 * else it names the first value of a wrong type; and only when all types are right it names every unknown field.
 * Here all is found; `inServerOrder` says what the server would have said of it.
 */
import type { FieldType } from '../api/fields/structure.ts'
import type { Json } from '../api/meta.ts'
import type { FieldPath } from '../diagnostic.ts'
import { quoteText } from '../quote.ts'

export type Finding = Misread | StrictFinding

/** A value that its field cannot hold. */
export interface Misread {
  readonly what: 'type' | 'range' | 'quantity' | 'time' | 'base64'
  readonly path: FieldPath
  readonly expected: FieldType
  readonly value: Json
  /** The API server's words, or none where it would accept the value and only the simulator does not. */
  readonly line: string | undefined
  /** The server stops here, whatever it found before. */
  readonly stops: boolean
}

/** A field that the structure does not have, or one that the manifest has twice. */
export interface StrictFinding {
  readonly what: 'unknown' | 'duplicate'
  readonly path: FieldPath
  /** Fields of the same map that stand there twice as well: one cause, one finding. */
  readonly others?: readonly string[]
}

/** No more than these are in one answer of the server. */
const mostStrictFindings = 100

export interface Report {
  readonly findings: readonly Finding[]
  /** What the server answers when kubectl sends the manifest, and the finding it answers to; absent if it accepts. */
  readonly answer?: { readonly to: Finding; readonly message: string }
}

export function inServerOrder(found: readonly Finding[]): Report {
  const sorted = [...found].sort((one, other) => comparePaths(one.path, other.path))
  const misread = sorted.filter(isMisread)
  const first = misread.find(({ stops }) => stops) ?? misread.find(({ line }) => line !== undefined)
  if (first?.line !== undefined) {
    const others = sorted.filter((finding) => finding !== first)
    return { findings: [first, ...others], answer: { to: first, message: first.line } }
  }
  // kubectl keeps the last of two equal keys, so the server hears of none.
  const unknown = sorted.filter(({ what }) => what === 'unknown')
  const lines = unknown.slice(0, mostStrictFindings).map(lineOf)
  const [to] = unknown
  if (to === undefined) return { findings: sorted }
  return { findings: sorted, answer: { to, message: `strict decoding error: ${lines.join(', ')}` } }
}

/** The server's words for this finding alone. */
export function lineOf(finding: Finding): string | undefined {
  if (isMisread(finding)) return finding.line
  return `${finding.what} field ${quoteText(strictPath(finding.path))}`
}

export function isMisread(finding: Finding): finding is Misread {
  return finding.what !== 'unknown' && finding.what !== 'duplicate'
}

/** As the strict decoder prints it: whatever is no list position stands behind a dot. */
function strictPath(path: FieldPath): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${step}`))
    .join('')
}

function comparePaths(one: FieldPath, other: FieldPath): number {
  for (let at = 0; at < one.length && at < other.length; at++) {
    const a = one[at] ?? 0
    const b = other[at] ?? 0
    if (a !== b) return a < b ? -1 : 1
  }
  return one.length - other.length
}
