/**
 * All an author needs besides grader/checks: a define… for each kind of exercise, and check.
 *
 * An exercise is one page: what is given, what the learner edits, how it is judged, how learners get it wrong,
 * what to say afterwards. `npm run verify` holds every promise made here; see CONTRIBUTING.md.
 * Long because the five kinds of exercises stand here side by side, to be compared.
 */
import type { Arbitrary } from 'fast-check'
import type {
  ClusterView,
  Diagnostic,
  DiagnosticCode,
  DnsHop,
  NonEmpty,
  Random,
  Scenario,
  Trace,
} from '../sim/index.ts'
import type { KubectlCommand } from '../sim/prompt.ts'

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

/**
 * Another world for the same task: the given files changed, and the facts that changed with them. Exams are set in one, so
 * no text of the task may tell what changes.
 */
export interface Variant<F extends Facts> {
  readonly change: FileChanges
  readonly facts: Partial<F>
}

/**
 * `realistic`: containers start in two seconds, nodes hear in one, each command takes one. `instant`, and where nothing is
 * said: nothing takes time, but what programs and probes take themselves.
 */
export type Time = 'instant' | 'realistic'

/** What a check is asked about: the cluster after the given files and the learner's files were applied. */
export interface World {
  readonly view: ClusterView
}

/** What a check of commands is asked about besides: what was typed, in its order, and what came of it. */
export interface CommandWorld extends World {
  readonly commands: readonly RanCommand[]
  /** How the cluster was while they ran, twice a second and in their order, where the exercise is `watched`. */
  readonly moments?: readonly Moment[]
}

export interface Moment {
  readonly view: ClusterView
  /** Since the first command. */
  readonly seconds: number
  /** The one that ran, or that was the last. */
  readonly command: Pick<RanCommand, 'text' | 'line'>
}

export interface RanCommand {
  /** As it stands in the file: one line, or several that belong together. */
  readonly text: string
  /** The first of them, from 1. */
  readonly line: number
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number
  /** Every program that was started, with variables and patterns filled in. */
  readonly calls: readonly ProgramUse[]
}

export interface ProgramUse {
  readonly words: readonly string[]
  readonly exitCode: number
  /** The pod that it ran in; absent on the learner's machine. */
  readonly pod?: string
  /** What kubectl understood of its words; absent for other programs, and for words that kubectl does not understand. */
  readonly kubectl?: KubectlCommand
}

/** What a check found. Diagnostics of a pass are warnings; those of a failure say why, most likely cause first. */
export type Finding =
  /** With what is odd all the same, and costs nothing: the learner reads it as a remark. */
  | { readonly passed: true; readonly diagnostics: readonly Diagnostic[] }
  | { readonly passed: false; readonly diagnostics: NonEmpty<Diagnostic> }

/** A question to the cluster, with the sentence that stands in the report. Checks ask a view and nothing else. */
export interface Question<W extends World = World> {
  readonly title: Bilingual
  readonly ask: (world: W) => Promise<Finding>
}

/** A question to what was typed; only exercises with a commands.sh can put it. */
export type CommandQuestion = Question<CommandWorld>

export interface Check<W extends World = World> extends Question<W> {
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
  readonly alternatives: readonly string[]
  readonly tolerates?: readonly Tolerance[]
  /** What happened, the rule, how to see it with kubectl, the source. */
  readonly debrief: Bilingual
}

/** Most questions can be answered rightly in more than one way. */
interface PageWithAlternatives extends ExercisePage {
  readonly alternatives: NonEmpty<string>
}

/** The learner writes manifests; a simulated cluster is asked. */
export interface Exercise<F extends Facts = Facts> extends PageWithAlternatives {
  readonly kind?: 'manifest'
  /** What the world has besides the given files: machines outside, other nodes. */
  readonly scenario?: Partial<Scenario>
  readonly time?: Time
  /** The facts of the world as shipped. */
  readonly facts: F
  /** Seeded other worlds; an answer that hard-codes this one fails them. */
  readonly variants?: (random: Random) => Variant<F>
  readonly checks: (facts: F) => NonEmpty<Check>
}

/** The learner writes TypeScript; it runs where it can only answer, and is compared with the simulator's own. */
export interface FunctionExercise extends PageWithAlternatives {
  readonly kind: 'function'
  readonly checks: NonEmpty<FunctionCheck>
}

/**
 * The learner writes commands of a shell, kubectl above all; they run at the simulated cluster's prompt, and the cluster is
 * asked afterwards. A command may fail: what counts is where all of them lead.
 */
export interface CommandExercise<F extends Facts = Facts> extends PageWithAlternatives {
  readonly kind: 'command'
  /** The commands; other files that the learner edits lie in the folder where they run. */
  readonly edit: readonly ['commands.sh', ...string[]]
  /** Of the given files, those that only lie in the folder: commands may apply them, the kit does not. */
  readonly notApplied?: readonly string[]
  readonly scenario?: Partial<Scenario>
  readonly time?: Time
  /** Checks ask what was so while the commands ran, which takes `realistic` time. */
  readonly watched?: boolean
  readonly facts: F
  readonly variants?: (random: Random) => Variant<F>
  readonly checks: (facts: F) => NonEmpty<Check<CommandWorld>>
}

/**
 * The learner foretells what happens in a given world, in answers.yaml; the simulator tells what does happen. A wrong
 * answer is said to be wrong, and where to look; what happened is told with the right one, or with the last hint:
 * who reads it at once does not think about it.
 */
export interface PredictExercise extends ExercisePage {
  readonly kind: 'predict'
  /** One field for each question, by its name, left empty. */
  readonly edit: readonly ['answers.yaml']
  readonly alternatives: readonly []
  readonly scenario?: Partial<Scenario>
  readonly time?: Time
  /** Where chance decides the answer: this chance. Absent: `npm run verify` holds that it is the same on every seed. */
  readonly seed?: number
  readonly questions: NonEmpty<PredictQuestion>
}

export interface PredictQuestion extends Prediction {
  /** The field in answers.yaml, and the name of the check. */
  readonly name: string
  readonly points: number
}

/** A question whose answer the simulator's own outcome gives. Makers of these stand in grader/checks. */
export interface Prediction {
  readonly title: Bilingual
  /** Answers are one of these words: another one is told to be none of them, rather than to be wrong. */
  readonly choices?: NonEmpty<string>
  /** Answers look like this: `three` is told to be no number, rather than to be wrong. An address may also be `none`. */
  readonly form?: 'number' | 'address'
  readonly observe: (view: ClusterView) => Promise<Observation>
}

/** What the simulator does. */
export interface Observation {
  /**
   * Every spelling that is right, the clearest first; capitals and spaces around do not count. A list answers a question
   * for several: all of them, in any order.
   */
  readonly answers: NonEmpty<string | readonly string[]>
  /** What happened, told hop by hop once the answer is right. */
  readonly because: readonly (Trace | DnsHop | Bilingual)[]
  /** A command with which the learner can see it, at the simulated prompt or on a real cluster. */
  readonly see?: string
  /** Told with a wrong answer in place of the usual advice, which is to follow the request hop by hop. */
  readonly look?: Bilingual
}

/**
 * A broken cluster. The learner repairs the manifests that it was made from (they are applied over the running cluster,
 * and what is taken out of them is deleted), or types commands, or both: first the files, then commands.sh.
 *
 * What users complain of has to work; that everything else goes on working is asked by the kit: see `healthy`.
 */
export interface IncidentExercise extends PageWithAlternatives {
  readonly kind: 'incident'
  readonly scenario?: Partial<Scenario>
  /** What somebody did by hand, as commands, after the files were applied. */
  readonly broken?: readonly string[]
  /** As few as suffice: the solution has so many. Full marks do not depend on it; the report tells it. */
  readonly edits: number
  /** What users complain of: each fails as shipped. */
  readonly checks: NonEmpty<Check<CommandWorld>>
  /** Requests that worked before still work, and whoever answers them now answered before. */
  readonly healthy: {
    readonly points: number
    /** Ways that a right repair changes, as the report prints them: `default/client → http://web.default:80`. */
    readonly excused?: readonly { readonly way: string; readonly reason: string }[]
  }
}

export type AnyExercise = Exercise | FunctionExercise | CommandExercise | PredictExercise | IncidentExercise

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
  /** Hand-picked inputs were asked before, on another seed: the same answers would come. */
  readonly skipsCases?: boolean
  /** Told of an error of the exercise's own that does not keep the check from its verdict. */
  readonly onFault?: (error: unknown) => void
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

export function defineCommandExercise<F extends Facts>(
  exercise: Omit<CommandExercise<F>, 'kind'>,
): CommandExercise {
  return { ...exercise, kind: 'command' } as unknown as CommandExercise
}

export function definePredictExercise(
  exercise: Omit<PredictExercise, 'kind' | 'alternatives'>,
): PredictExercise {
  return { ...exercise, kind: 'predict', alternatives: [] }
}

export function defineIncidentExercise(exercise: Omit<IncidentExercise, 'kind'>): IncidentExercise {
  return { ...exercise, kind: 'incident' }
}

/** A question to foretell the answer of. */
export function predict(
  name: string,
  { points }: { readonly points: number },
  prediction: Prediction,
): PredictQuestion {
  return { name, points, ...prediction }
}

/** The same for a question to a cluster, to what was typed, and to a function. */
export function check<Q extends Question<never> | FunctionQuestion>(
  name: string,
  { points, requires = [] }: { readonly points: number; readonly requires?: readonly string[] },
  question: Q,
): Q & { readonly name: string; readonly points: number; readonly requires: readonly string[] } {
  return { name, points, requires, ...question }
}
