/** The promises that every exercise makes, in the order in which a broken one is most worth reading first. */
import type { SourceFile } from '../sim/index.ts'
import type { FunctionMutant } from './sandbox/mutate.ts'
import type { JudgePool } from './sandbox/pool.ts'

export const promiseNames = [
  'as shipped',
  'solution',
  'same twice',
  'mistakes',
  'alternatives',
  'equivalence',
  'mutants',
  'texts',
  'headings',
] as const

export type PromiseName = (typeof promiseNames)[number]

/** A promise that does not hold, in one sentence for the exercise's author. */
export interface BrokenPromise {
  readonly promise: PromiseName
  readonly what: string
}

export interface VerifyOptions {
  /** On how many seeds the solution must pass. */
  readonly seeds: number
  /** Also: the files in exercises/ are the originals. */
  readonly shipped: boolean
}

/** Of a solution that was broken on purpose, again and again. */
export interface MutantTally {
  /** Those that can be told from the solution, by whatever verify asks a cluster. */
  readonly all: number
  /** Those that fail a check. */
  readonly killed: number
  /** Those that pass, and stand in the exercise with the reason. */
  readonly equivalent: number
  /** Besides `all`: those in which every cluster is as with the solution, in all that verify asks. */
  readonly same: number
}

/** How functions are judged, and how solutions are broken. */
export interface FunctionTools {
  readonly judges: JudgePool
  readonly mutantsOf: (file: SourceFile) => readonly FunctionMutant[]
}

/** What came of verifying an exercise. */
export interface Verified {
  readonly broken: readonly BrokenPromise[]
  /** Absent where it could not be counted, which is a broken promise, too. */
  readonly mutants?: MutantTally
}
