/** How much a submission may take; each bound ends in a sentence of its own. Tests hand in smaller ones. */

export interface Limits {
  /** For one call, and for loading one file. */
  readonly callMilliseconds: number
  /** For all calls of one exercise together. */
  readonly runMilliseconds: number
  /** What the engine may take before it is stopped from outside, where it does not hear its own limits. */
  readonly graceMilliseconds: number
  readonly memoryMegabytes: number
  readonly stackKilobytes: number
  readonly resultKilobytes: number
  /** Lines of console.log that are kept for one call, and the length of one. */
  readonly printedLines: number
  readonly printedLength: number
}

export const usualLimits: Limits = {
  callMilliseconds: 2000,
  runMilliseconds: 10_000,
  graceMilliseconds: 500,
  memoryMegabytes: 64,
  stackKilobytes: 768,
  resultKilobytes: 256,
  printedLines: 20,
  printedLength: 300,
}

/** How many inputs are generated for a check: with --thorough, and without. */
export const thoroughRuns = 1000
export const usualRuns = 200
