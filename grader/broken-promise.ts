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

/** Of a function's solution, broken on purpose. */
export interface MutantTally {
  readonly all: number
  readonly caught: number
  /** Listed as equivalent. */
  readonly tolerated: number
}

/** How functions are judged, and how solutions are broken. */
export interface FunctionTools {
  readonly judges: JudgePool
  readonly mutantsOf: (file: SourceFile) => readonly FunctionMutant[]
}

/** What came of verifying an exercise. */
export interface Verified {
  readonly broken: readonly BrokenPromise[]
  /** Of exercises with functions. */
  readonly mutants?: MutantTally
}
