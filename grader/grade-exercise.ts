/** Grades an exercise of whatever kind a cluster is asked about; functions are judged elsewhere, in sandbox/. */
import type { SourceFile } from '../sim/index.ts'
import type { AnyExercise, FunctionExercise } from './exercise.ts'
import { type GradeOptions, grade, type Task } from './grade.ts'
import { gradeAnswers } from './grade-answers.ts'
import type { Verdict } from './verdict.ts'

export type ClusterExercise = Exclude<AnyExercise, FunctionExercise>

export interface ClusterTask extends Task<ClusterExercise> {
  /** The files that the learner edits, as they were shipped: an incident begins with them. */
  readonly shipped: readonly SourceFile[]
}

export async function gradeExercise(task: ClusterTask, options: GradeOptions): Promise<Verdict> {
  const { exercise } = task
  switch (exercise.kind) {
    case 'predict':
      return gradeAnswers({ ...task, exercise }, options)
    // A shell is loaded only for who needs one.
    case 'command':
      return (await import('./grade-commands.ts')).gradeCommands({ ...task, exercise }, options)
    case 'incident':
      return (await import('./grade-incident.ts')).gradeIncident({ ...task, exercise }, options)
    default:
      return grade({ ...task, exercise }, options)
  }
}
