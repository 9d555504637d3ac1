/**
 * All an author needs besides grader/checks: defineExercise and check.
 *
 * An exercise is one page: what is given, what the learner edits, how it is judged, how learners get it wrong,
 * what to say afterwards. `npm run verify` holds every promise made here; see CONTRIBUTING.md.
 */
import type { Arbitrary } from 'fast-check'
import type { ClusterView, Diagnostic, DiagnosticCode, NonEmpty, Random, Scenario } from '../sim/index.ts'

/** The same text in both languages; a missing one does not compile. */
export interface Bilingual {
  readonly en: string
  readonly ko: string
}

/** What a variant may vary and a check may need to know: pod counts, port numbers, names. */
export type Facts = Readonly<Record<string, number | string>>

/** For each file: a text that stands there exactly once, and what takes its place; or several such pairs. */
export type Replacement = readonly [from: string, to: string]
export type FileChanges = Readonly<Record<string, Replacement | readonly Replacement[]>>

/** Another world for the same task: the given files changed, and the facts that changed with them. */
export interface Variant<F extends Facts> {
  readonly change: FileChanges
  readonly facts: Partial<F>
}

/** What a check is asked about: the cluster after the given files and the learner's files were applied. */
export interface World {
  readonly view: ClusterView
}

/** What a check found. Diagnostics of a pass are warnings; those of a failure say why, most likely cause first. */
export type Finding =
  | { readonly passed: true; readonly diagnostics: readonly Diagnostic[] }
  | { readonly passed: false; readonly diagnostics: NonEmpty<Diagnostic> }

/** A question to the cluster, with the sentence that stands in the report. Checks ask a view and nothing else. */
export interface Question {
  readonly title: Bilingual
  readonly ask: (world: World) => Promise<Finding>
}

export interface Check extends Question {
  /** Unique in the exercise; kebab-case. `applies` is taken: the kit asks first whether the files are accepted. */
  readonly name: string
  readonly points: number
  /** Checks that must pass first; otherwise this one is skipped and says whom it waits for. */
  readonly requires: readonly string[]
}

/** The built-in first check, worth no points: every file parses and the API server accepts every object. */
export const appliesCheck = 'applies'

/** A plausible wrong answer: the solution, broken as learners break it. */
export interface Mistake {
  readonly name: string
  readonly change: FileChanges
  /** The check it fails (`applies` when the API server refuses), and the code of its first diagnostic. */
  readonly fails: string
  readonly says: DiagnosticCode
}

/**
 * A mutant of the solution that passes, and why that is right: the cluster behaves differently in a way the task does not
 * mind, or the function answers the same for every input.
 */
export interface Tolerance {
  /** As `npm run verify` prints it: file, path and what was done. */
  readonly mutant: string
  readonly reason: string
}

/** What every exercise has, whatever the learner writes. */
export interface ExercisePage {
  /** The folder's own name, `NN-topic/MM-name`; never reused. */
  readonly id: string
  readonly title: Bilingual
  readonly minutes: number
  /** 1 recognise, 2 apply, 3 combine, 4 diagnose, 5 repair under odd conditions. */
  readonly difficulty: 1 | 2 | 3 | 4 | 5
  /** The heading in the chapter's README that teaches this, as it stands in the English text. */
  readonly lesson: string
  /** Files that the learner reads and leaves as they are: manifests applied first, or types. */
  readonly given: readonly string[]
  /** Files that the learner edits. */
  readonly edit: NonEmpty<string>
  /** A question, the concept, nearly the answer. */
  readonly hints: readonly [Bilingual, Bilingual, Bilingual]
  readonly mistakes: readonly [Mistake, Mistake, Mistake, ...Mistake[]]
  /** Folders below the exercise's solution folder with right answers of another structure. */
  readonly alternatives: NonEmpty<string>
  readonly tolerates?: readonly Tolerance[]
  /** What happened, the rule, how to see it with kubectl, the source. */
  readonly debrief: Bilingual
}

/** The learner writes manifests; a simulated cluster is asked. */
export interface Exercise<F extends Facts = Facts> extends ExercisePage {
  readonly kind?: 'manifest'
  /** What the world has besides the given files: machines outside, other nodes. */
  readonly scenario?: Partial<Scenario>
  /** The facts of the world as shipped. */
  readonly facts: F
  /** Seeded other worlds; an answer that hard-codes this one fails them. */
  readonly variants?: (random: Random) => Variant<F>
  readonly checks: (facts: F) => NonEmpty<Check>
}

/** The learner writes TypeScript; it runs where it can only answer, and is compared with the simulator's own. */
export interface FunctionExercise extends ExercisePage {
  readonly kind: 'function'
  readonly checks: NonEmpty<FunctionCheck>
}

export type AnyExercise = Exercise | FunctionExercise

export interface FunctionCheck extends FunctionQuestion {
  /** As in `Check`; `applies` asks whether the files can be read and export what is asked for. */
  readonly name: string
  readonly points: number
  readonly requires: readonly string[]
}

/** A question to a learner's function. */
export interface FunctionQuestion {
  readonly title: Bilingual
  readonly file: string
  /** The name of the export that is called. */
  readonly export: string
  readonly ask: (learner: Learner) => Finding
}

/** A learner's code, somewhere where it gets inputs and gives values back, and can do nothing else. */
export interface Learner {
  /** Calls the function with copies of these arguments: plain data. `generated` tells where they come from. */
  readonly call: (args: readonly unknown[], generated?: Generated) => Answer
  /** The first of the generated inputs for which `test` finds something, made as small as it still does. */
  readonly search: <Input>(
    generate: Generate<Input>,
    test: (input: Input, generated: Generated) => Diagnostic | undefined,
  ) => Diagnostic | undefined
}

export type Generate<Input> = (fc: FastCheck) => Arbitrary<Input>
export type FastCheck = typeof import('fast-check').default
export type { Arbitrary }

/** Which of the generated inputs it was, from 1, and the seed that generates it again. */
export interface Generated {
  readonly seed: number
  readonly example: number
}

export type Answer =
  | { readonly ok: true; readonly value: unknown; readonly printed: readonly string[] }
  | { readonly ok: false; readonly diagnostic: Diagnostic }

export function defineExercise<F extends Facts>(exercise: Exercise<F>): Exercise {
  // Facts are only ever read by the exercise's own functions, so the kit may forget their names.
  return exercise as unknown as Exercise
}

export function defineFunctionExercise(exercise: Omit<FunctionExercise, 'kind'>): FunctionExercise {
  return { ...exercise, kind: 'function' }
}

/** The same for a question to a cluster and for one to a function. */
export function check<Q extends Question | FunctionQuestion>(
  name: string,
  { points, requires = [] }: { readonly points: number; readonly requires?: readonly string[] },
  question: Q,
): Q & { readonly name: string; readonly points: number; readonly requires: readonly string[] } {
  return { name, points, requires, ...question }
}
