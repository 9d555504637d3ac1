/** Writes down, once a build, what the exercises are: each is loaded and asked. See kit.ts for who reads it. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exercise } from './exercise.ts'
import type { ExerciseEntry, KitIndex } from './kit.ts'

export async function makeIndex(
  root: string,
  code: string,
  ids: readonly string[],
  load: (id: string) => Promise<Exercise>,
): Promise<KitIndex> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const exercises: ExerciseEntry[] = []
  for (const id of ids) exercises.push(entryFor(await load(id), hashOf(root, id)))
  return { version, code, exercises }
}

function entryFor(exercise: Exercise, source: string): ExerciseEntry {
  const { id, title, minutes, difficulty, lesson, given, edit, hints, debrief } = exercise
  const points = exercise.checks(exercise.facts).reduce((sum, check) => sum + check.points, 0)
  return { id, title, minutes, difficulty, lesson, given, edit, points, hints, debrief, source }
}

function hashOf(root: string, id: string): string {
  const text = readFileSync(join(root, 'exercises', id, 'exercise.ts'))
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
