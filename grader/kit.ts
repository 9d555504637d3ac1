/**
 * Which exercises are there, and what is known of them without loading any? The build writes an index, so that
 * start-up reads one file instead of a folder tree; the engine is loaded when something must be judged.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FunctionTools } from './broken-promise.ts'
import type { AnyExercise, Bilingual } from './exercise.ts'
import type { GradeOptions } from './grade.ts'
import type { ClusterTask } from './grade-exercise.ts'
import type { SubmittedFile } from './read-submission.ts'
import type { JudgePool } from './sandbox/pool.ts'
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
  readonly kind: NonNullable<AnyExercise['kind']>
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
  /** The folder of the build that runs. */
  readonly build: string
  /** Folders with verdicts found before: the learner's own, then those that came with the build. */
  readonly verdicts: readonly string[]
  readonly engine: () => Promise<Engine>
  /** Threads that judge learners' functions; the first is started by the first task. */
  readonly judges: JudgePool
  /** The simulator's prompt, for who types commands at a cluster. */
  readonly prompt: () => PromptBundle
}

/** Runs one of the build's bundles. */
export interface LoadBundle {
  (bundle: 'engine'): Engine
  (bundle: 'prompt'): PromptBundle
}

/** All that is loaded only for the prompt. See prompt/bundle.ts. */
export type PromptBundle = typeof import('./prompt/bundle.ts')

/** All that is loaded only when something must be judged: the simulator, the exercises, the judge. See engine.ts. */
export interface Engine {
  readonly exercise: (id: string) => Promise<AnyExercise>
  readonly sourcesOf: (files: readonly SubmittedFile[]) => Submission
  readonly grade: (task: ClusterTask, options: GradeOptions) => Promise<Verdict>
  /** Makes the thread that it is called in a verifying one; for launcher/verify-thread.cjs. */
  readonly serveVerifying: (mutantsOf: FunctionTools['mutantsOf']) => void
  /** Written down once a build; `code` is the hash of everything that judges. */
  readonly indexOf: (root: string, code: string) => Promise<KitIndex>
}

/** The kit as the launcher built it into `build`. */
export function openKit(root: string, build: string, load: LoadBundle, judges: JudgePool): Kit {
  const index = JSON.parse(readFileSync(join(build, 'kit.json'), 'utf8')) as KitIndex
  const verdicts = [join(root, '.lab', 'cache'), join(build, 'verdicts')]
  return {
    root,
    index,
    build,
    verdicts,
    engine: async () => load('engine'),
    judges,
    prompt: () => load('prompt'),
  }
}
