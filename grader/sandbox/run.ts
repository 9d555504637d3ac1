/** One judging of one submission: what all its steps share. */
import type { FunctionCheck, FunctionExercise } from '../exercise.ts'
import type { Reply } from './guest.ts'
import type { JudgeOptions } from './judge.ts'
import type { PreparedFiles } from './prepare-files.ts'

export interface Run {
  readonly exercise: FunctionExercise
  readonly files: PreparedFiles
  readonly options: JudgeOptions
  /** In milliseconds of `now`. */
  readonly deadline: number
  readonly now: () => number
  /** What was answered so far, by file, function and arguments. */
  readonly replies: Map<string, Reply>
}

/** A call that ended, but at no limit, and how: the same text is the same end. */
export interface Asked {
  readonly argumentsText: string
  readonly end: string
}

export interface AskedIn {
  readonly check: FunctionCheck
  readonly passed: boolean
  readonly calls: readonly Asked[]
}
