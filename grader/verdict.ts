/**
 * What grading one exercise came to, as plain data without a language: reporters add words, the cache keeps it.
 *
 * passed: full marks. failed: the learner's files do not do what the task asks, and the findings say why.
 * skipped: a check waits for another one. broken: the kit is at fault, never the learner, and says so.
 */
import type { Diagnostic } from '../sim/index.ts'
import type { Bilingual, Facts } from './exercise.ts'

export interface Verdict {
  readonly exercise: string
  readonly status: 'passed' | 'failed' | 'broken'
  readonly points: Points
  /** The built-in check `applies` first, then the exercise's own in their order. */
  readonly checks: readonly CheckResult[]
  /** Warnings and notes about the learner's files, whatever the checks found. */
  readonly remarks: readonly Diagnostic[]
  /** Of an incident that is repaired: how many edits it took, and how many suffice. */
  readonly edits?: { readonly made: number; readonly suffice: number }
}

/** Whole numbers, 0 ≤ earned ≤ possible. */
export interface Points {
  readonly earned: number
  readonly possible: number
}

export type CheckResult = {
  readonly name: string
  readonly title: Bilingual
  readonly points: Points
  /** What happened, line by line, where the learner foretold it: told once it passed, or with the last hint. */
  readonly story?: Story
} & Judgement

export interface Story {
  readonly en: readonly string[]
  readonly ko: readonly string[]
}

export type Judgement =
  | { readonly status: 'passed' }
  | {
      readonly status: 'failed'
      /** Most likely cause first; at least one. */
      readonly findings: readonly Finding[]
      /** Set when it failed only in another world of the same task: the facts of that world that differ. */
      readonly world?: Partial<Facts>
    }
  /** `waitsFor` is the first of the required checks that did not pass. */
  | { readonly status: 'skipped'; readonly waitsFor: string }
  | { readonly status: 'broken'; readonly problem: string }

export interface Finding {
  readonly diagnostic: Diagnostic
  /** One cause, one message: the earlier check that already reported the same code about the same field. */
  readonly sameAs?: string
}

export function sumOf(points: readonly Points[]): Points {
  return {
    earned: points.reduce((sum, { earned }) => sum + earned, 0),
    possible: points.reduce((sum, { possible }) => sum + possible, 0),
  }
}
