/** Writes down, once a build, what the exercises are: each is loaded and asked. See kit.ts for who reads it. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checksOf } from './checks-of.ts'
import type { AnyExercise } from './exercise.ts'
import type { ExerciseEntry, KitIndex } from './kit.ts'

export async function makeIndex(
  root: string,
  code: string,
  ids: readonly string[],
  load: (id: string) => Promise<AnyExercise>,
): Promise<KitIndex> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const exercises: ExerciseEntry[] = []
  for (const id of ids) exercises.push(entryFor(id, await load(id), hashOf(root, id)))
  return { version, code, exercises }
}

/** The folder is the id; that its page says the same is held by verify. */
function entryFor(id: string, exercise: AnyExercise, source: string): ExerciseEntry {
  const { title, minutes, difficulty, lesson, given, edit, hints, debrief } = exercise
  const points = checksOf(exercise).reduce((sum, check) => sum + check.points, 0)
  const { kind = 'manifest' } = exercise
  return { id, kind, title, minutes, difficulty, lesson, given, edit, points, hints, debrief, source }
}

function hashOf(root: string, id: string): string {
  const text = readFileSync(join(root, 'exercises', id, 'exercise.ts'))
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
