/**
 * Why a YAML text cannot be read, as data: go-yaml's own words, and where it stood when it gave up.
 * Models go-yaml v2 (decode.go, parser.fail). Its line numbers are part of the model: see `lineSaid`.
 */
import { breaksBefore } from './characters.ts'

export interface Problem {
  /** Who noticed: the scanner (characters), the parser (structure), the composer (values), a limit of ours. */
  readonly stage: 'scanner' | 'parser' | 'composer' | 'limit'
  /** go-yaml's words, or for a limit the limit's name. */
  readonly says: string
  /** What it was reading, in go-yaml's words; empty when it says nothing. */
  readonly reading: string
  /** Offsets into the text of one document. */
  readonly at: number
  readonly since: number
}

/**
 * The line go-yaml names: the parser counts from 0 where the scanner counts from 1, so it often names the
 * line above; on the very first line it falls back to where the construct began, or names none (0).
 */
export function lineSaid(problem: Problem, text: string): number {
  if (problem.stage !== 'scanner' && problem.stage !== 'parser') return 0
  const line = breaksBefore(text, problem.at)
  if (line !== 0) return problem.stage === 'scanner' ? line + 1 : line
  return breaksBefore(text, problem.since)
}
