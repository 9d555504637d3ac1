/**
 * Which exercises are there, and what is known of them without loading any? The build writes an index, so that
 * start-up reads one file instead of a folder tree; an exercise's own code is loaded when it is graded.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bilingual, Exercise } from './exercise.ts'

export interface KitIndex {
  readonly version: string
  /** Changes when anything of the simulator or the grader changes: verdicts of another build are not trusted. */
  readonly build: string
  readonly exercises: readonly ExerciseEntry[]
}

/** What lists, hints and reports need to know of an exercise. */
export interface ExerciseEntry {
  /** NN-topic/MM-name. */
  readonly id: string
  readonly title: Bilingual
  readonly minutes: number
  readonly difficulty: number
  readonly lesson: string
  readonly given: readonly string[]
  readonly edit: readonly string[]
  readonly points: number
  readonly hints: readonly Bilingual[]
  readonly debrief: Bilingual
  /** Changes when the exercise's own code does. */
  readonly source: string
}

export interface Kit {
  /** The repository's folder: exercises/, solutions/, .lab/ are in it. */
  readonly root: string
  readonly index: KitIndex
  readonly load: (id: string) => Promise<Exercise>
}

/** The kit as the launcher built it into `build`. */
export function openKit(root: string, build: string): Kit {
  const index = JSON.parse(readFileSync(join(build, 'kit.json'), 'utf8')) as KitIndex
  return { root, index, load: (id) => loadFrom(build, id) }
}

export async function loadFrom(build: string, id: string): Promise<Exercise> {
  const module = (await import(pathToFileURL(join(build, 'exercises', `${id}.js`)).href)) as {
    readonly default: Exercise
  }
  return module.default
}
