/** Writes down, once a build, what the exercises are: each is loaded and asked. See kit.ts for who reads it. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Exercise } from './exercise.ts'
import { type ExerciseEntry, type KitIndex, loadFrom } from './kit.ts'

/** `build` is the folder the launcher has just written the code to; `ids` are in course order. */
export async function indexOf(root: string, build: string, ids: readonly string[]): Promise<KitIndex> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const exercises = []
  for (const id of ids) exercises.push(entryFor(await loadFrom(build, id), sourceHash(build, id)))
  return {
    version,
    build: hashOf(codeFiles(build).map((name) => readFileSync(join(build, name)))),
    exercises,
  }
}

export function entryFor(exercise: Exercise, source: string): ExerciseEntry {
  const { id, title, minutes, difficulty, lesson, given, edit, hints, debrief } = exercise
  const points = exercise.checks(exercise.facts).reduce((sum, check) => sum + check.points, 0)
  return { id, title, minutes, difficulty, lesson, given, edit, points, hints, debrief, source }
}

function sourceHash(build: string, id: string): string {
  return hashOf([readFileSync(join(build, 'exercises', `${id}.js`))])
}

/** The simulator and the grader; exercises stand in a folder of their own. */
function codeFiles(build: string): readonly string[] {
  return readdirSync(build)
    .filter((name) => name.endsWith('.js'))
    .sort()
}

function hashOf(contents: readonly Uint8Array[]): string {
  const hash = createHash('sha256')
  for (const content of contents) hash.update(content)
  return hash.digest('hex').slice(0, 16)
}
