/** The promises that every exercise makes, in the order in which a broken one is most worth reading first. */

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
