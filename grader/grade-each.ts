/** One exercise after the other; those that are judged in other threads are begun first, and go on meanwhile. */
import type { Graded } from './grade-files.ts'
import type { ExerciseEntry } from './kit.ts'

export async function gradeEach(
  entries: readonly ExerciseEntry[],
  gradeOne: (entry: ExerciseEntry) => Promise<Graded>,
): Promise<readonly Graded[]> {
  const begun = new Map(
    entries.filter(({ kind }) => kind === 'function').map((entry) => [entry.id, gradeOne(entry)]),
  )
  // Each is awaited below, when its turn comes; until then nobody is to complain of it.
  for (const grading of begun.values()) grading.catch(() => {})
  const graded: Graded[] = []
  for (const entry of entries) {
    graded.push(await (begun.get(entry.id) ?? gradeOne(entry)))
    // So that Ctrl-C is heard between two exercises.
    await new Promise(setImmediate)
  }
  return graded
}
