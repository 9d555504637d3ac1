/**
 * What a reporter is handed, and what a reporter is: a function from a report to text. It decides nothing, reads
 * nothing and writes nothing; a new one is a file here and a row in `reporters`.
 */
import type { Graded } from '../grade-files.ts'
import type { KitIndex } from '../kit.ts'
import type { Language } from '../language.ts'
import type { Points, Verdict } from '../verdict.ts'
import type { Colours } from './colour.ts'

export interface Report {
  readonly kit: Pick<KitIndex, 'version'>
  readonly seed: number
  readonly exercises: readonly ExerciseReport[]
  /** Files of a submission that no exercise asks for, as paths within it. */
  readonly ignored: readonly string[]
}

export type ExerciseReport = Omit<Graded, 'submissionHash'>

export interface ReportOptions {
  readonly language: Language
  /** The width to wrap at. */
  readonly columns: number
  readonly colours: Colours
  /** The path of an exercise's file, as this learner would write it. */
  readonly pathOf: (id: string, file: string) => string
  /** A path within the kit, as this learner would write it: pages to read. */
  readonly kitPath: (path: string) => string
}

export type Reporter = (report: Report, options: ReportOptions) => string

export function statusOf(report: Report): Verdict['status'] {
  const statuses = report.exercises.map(({ verdict }) => verdict.status)
  if (statuses.includes('broken')) return 'broken'
  return statuses.includes('failed') ? 'failed' : 'passed'
}

export function pointsOf(report: Report): Points {
  const all = report.exercises.map(({ verdict }) => verdict.points)
  return {
    earned: all.reduce((sum, { earned }) => sum + earned, 0),
    possible: all.reduce((sum, { possible }) => sum + possible, 0),
  }
}
