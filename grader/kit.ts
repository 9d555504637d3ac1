/**
 * Which exercises are there, and what is known of them without loading any? The build writes an index, so that
 * start-up reads one file instead of a folder tree; the engine is loaded when something must be judged.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrokenPromise, VerifyOptions } from './broken-promise.ts'
import type { Bilingual, Exercise } from './exercise.ts'
import type { GradeOptions, Task } from './grade.ts'
import type { Originals } from './originals.ts'
import type { SubmittedFile } from './read-submission.ts'
import type { Submission } from './sources.ts'
import type { Verdict } from './verdict.ts'

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
  /** Folders with verdicts found before: the learner's own, then those that came with the build. */
  readonly verdicts: readonly string[]
  readonly engine: () => Promise<Engine>
}

/** All that is loaded only when something must be judged: the simulator, the exercises, the judge. See engine.ts. */
export interface Engine {
  readonly exercise: (id: string) => Promise<Exercise>
  readonly sourcesOf: (files: readonly SubmittedFile[]) => Submission
  readonly grade: (task: Task, options: GradeOptions) => Promise<Verdict>
  readonly verify: (
    root: string,
    id: string,
    exercise: Exercise,
    originals: Originals,
    options: VerifyOptions,
  ) => Promise<readonly BrokenPromise[]>
  /** Written down once a build; `code` is the hash of everything that judges. */
  readonly indexOf: (root: string, code: string) => Promise<KitIndex>
}

/** The kit as the launcher built it into `build`; `load` runs one of the build's bundles. */
export function openKit(root: string, build: string, load: (bundle: 'engine') => Engine): Kit {
  const index = JSON.parse(readFileSync(join(build, 'kit.json'), 'utf8')) as KitIndex
  const verdicts = [join(root, '.lab', 'cache'), join(build, 'verdicts')]
  return { root, index, verdicts, engine: async () => load('engine') }
}
