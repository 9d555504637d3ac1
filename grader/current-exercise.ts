/**
 * Which exercise is the learner working on? Of those whose present files are not known to pass: the one whose files
 * were touched last, or, when none was touched, the first in course order. So `grade` alone does what is meant after
 * every save, also when an exercise that had passed is broken again on purpose.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { hashOfFiles, isUntouched } from './grade-files.ts'
import type { ExerciseEntry, Kit } from './kit.ts'
import type { Originals } from './originals.ts'
import { type Progress, progressOf } from './progress.ts'
import { readSubmission } from './read-submission.ts'

/** undefined: everything passes. */
export function currentExercise(
  kit: Kit,
  originals: Originals,
  progress: Progress,
): ExerciseEntry | undefined {
  const open = kit.index.exercises
    .map((entry) => stateOf(kit, entry, originals, progress))
    .filter(({ passes }) => !passes)
  const touched = open.filter(({ touchedAt }) => touchedAt > 0).sort((a, b) => b.touchedAt - a.touchedAt)
  return (touched[0] ?? open[0])?.entry
}

/** The first exercise behind `entry`, then from the beginning, whose present files are not known to pass. */
export function nextExercise(
  kit: Kit,
  originals: Originals,
  progress: Progress,
  entry: ExerciseEntry,
): ExerciseEntry | undefined {
  const { exercises } = kit.index
  const here = exercises.findIndex(({ id }) => id === entry.id)
  return [...exercises.slice(here + 1), ...exercises.slice(0, here)].find((other) => {
    return !stateOf(kit, other, originals, progress).passes
  })
}

export interface ExerciseState {
  readonly entry: ExerciseEntry
  /** Known from an earlier grading of these very files. */
  readonly passes: boolean
  /** When the learner last saved one of the files, in milliseconds; 0 when they are as they were given. */
  readonly touchedAt: number
}

export function stateOf(
  { root }: Kit,
  entry: ExerciseEntry,
  originals: Originals,
  progress: Progress,
): ExerciseState {
  const directory = join(root, 'exercises')
  const files = readSubmission(directory, entry.id, entry.edit)
  const { passing } = progressOf(progress, entry.id)
  if (isUntouched(originals, entry, files)) return { entry, passes: false, touchedAt: 0 }
  const times = entry.edit.map((name) => {
    return statSync(join(directory, entry.id, name), { throwIfNoEntry: false })?.mtimeMs ?? 1
  })
  return { entry, passes: passing === hashOfFiles(files), touchedAt: Math.max(...times) }
}
