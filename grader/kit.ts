/**
 * Which exercises are there, and what is known of them without loading any? The build writes an index, so that
 * start-up reads one file instead of a folder tree; the engine is loaded when something must be judged.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Engine } from './engine.ts'
import type { Bilingual } from './exercise.ts'

export interface KitIndex {
  readonly version: string
  /** Changes when anything of the simulator or the grader changes: verdicts of other code are not trusted. */
  readonly code: string
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
  readonly engine: () => Promise<Engine>
}

/** The kit as the launcher built it into `build`; `load` runs one of the build's bundles. */
export function openKit(root: string, build: string, load: (bundle: 'engine') => Engine): Kit {
  const index = JSON.parse(readFileSync(join(build, 'kit.json'), 'utf8')) as KitIndex
  return { root, index, engine: async () => load('engine') }
}
