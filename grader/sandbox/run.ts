/** One judging of one submission: what all its steps share. */
import type { FunctionCheck, FunctionExercise } from '../exercise.ts'
import type { JudgeOptions } from './judge.ts'
import type { PreparedFiles } from './prepare-files.ts'

export interface Run {
  readonly exercise: FunctionExercise
  readonly files: PreparedFiles
  readonly options: JudgeOptions
  /** In milliseconds of `now`. */
  readonly deadline: number
  readonly now: () => number
}

/** A call that was answered. The same text is the same answer. */
export interface Asked {
  readonly argumentsText: string
  readonly answer: string
}

export interface AskedIn {
  readonly check: FunctionCheck
  readonly calls: readonly Asked[]
}
