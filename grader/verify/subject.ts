/** What the promises are held against: one exercise with all its files, and how its right answer is graded. */
import type { SourceFile } from '../../sim/index.ts'
import type { BegunWorlds } from '../begin-world.ts'
import type { FunctionTools } from '../broken-promise.ts'
import { changeTexts } from '../change-texts.ts'
import type { AnyExercise, Mistake } from '../exercise.ts'
import { gradeExercise } from '../grade-exercise.ts'
import { type Limits, usualLimits, usualRuns } from '../sandbox/limits.ts'
import type { JudgeTask } from '../sandbox/protocol.ts'
import type { Verdict } from '../verdict.ts'
import { untilOneFails } from './until-one-fails.ts'

export interface Subject {
  readonly exercise: AnyExercise
  readonly given: readonly SourceFile[]
  /** The learner's files as shipped. */
  readonly stub: readonly SourceFile[]
  readonly solution: readonly SourceFile[]
  readonly alternatives: readonly Alternative[]
  /** Headings of lessons/diagnostics, by language. */
  readonly headings: { readonly en: ReadonlySet<string>; readonly ko: ReadonlySet<string> }
  /** What was graded before, so that no promise pays for it twice. Begins empty. */
  readonly verdicts: Map<string, Promise<Verdict>>
  /** Worlds that gradings began in. Begins empty. */
  readonly begun: BegunWorlds
  /** How functions are judged and broken; absent where only manifests are verified. */
  readonly functions?: FunctionTools
}

export interface Alternative {
  readonly name: string
  readonly files: readonly SourceFile[]
}

export interface Asking {
  readonly seed: number
  /**
   * How long a function may take. `patient` is for what must not be ended because the computer is busy; mutants that
   * loop are not worth that: `short`.
   */
  readonly inTime: 'patient' | 'short'
  /** Only what is generated, which every seed does anew. */
  readonly skipsCases: boolean
  /** Only whether it passes is asked, and not what else is wrong. */
  readonly endsAtFailure: boolean
}

const usually: Asking = { seed: 1, inTime: 'patient', skipsCases: false, endsAtFailure: false }

/** The verdict on `files` as a submission; several promises ask for the same one. */
export function gradeSources(
  subject: Subject,
  files: readonly SourceFile[],
  asking: Partial<Asking> = {},
): Promise<Verdict> {
  const asked = { ...usually, ...asking }
  const howFunctionsAreJudged = subject.exercise.kind === 'function' ? [asked.inTime, asked.skipsCases] : []
  const key = JSON.stringify([
    subject.given,
    files,
    asked.seed,
    asked.endsAtFailure,
    ...howFunctionsAreJudged,
  ])
  const verdict = subject.verdicts.get(key) ?? gradeAnew(subject, files, asked)
  subject.verdicts.set(key, verdict)
  return verdict
}

export function gradeMistake(subject: Subject, { change, says }: Mistake): Promise<Verdict> {
  const isEndedByLimit = /^function\/(?:run-)?too-slow$/.test(says)
  const inTime = isEndedByLimit ? 'short' : 'patient'
  return gradeSources(subject, changeTexts(subject.solution, change), { inTime })
}

/** Without asking whether this was graded before. */
export async function gradeAnew(
  { exercise, given, stub, begun, functions }: Subject,
  files: readonly SourceFile[],
  asking: Asking = usually,
): Promise<Verdict> {
  const { id, kind } = exercise
  if (kind === 'function') return judgeAnew({ id, given }, files, asking, functions)
  const submission = files.map((value) => ({ ok: true, value, diagnostics: [] }) as const)
  // Every seed has other variants: one of them is enough where many seeds are tried.
  const asked = asking.endsAtFailure ? untilOneFails(exercise) : exercise
  return gradeExercise(
    { exercise: asked, given, shipped: stub, submission },
    { seed: asking.seed, variants: 1, begun },
  )
}

const limits: Readonly<Record<Asking['inTime'], Limits>> = {
  patient: { ...usualLimits, callMilliseconds: 20_000, runMilliseconds: 100_000 },
  short: { ...usualLimits, callMilliseconds: 500, runMilliseconds: 5000 },
}

async function judgeAnew(
  { id, given }: Pick<JudgeTask, 'id' | 'given'>,
  sources: readonly SourceFile[],
  { seed, inTime, skipsCases, endsAtFailure }: Asking,
  functions: FunctionTools | undefined,
): Promise<Verdict> {
  if (functions === undefined) throw new Error('nobody is here to judge functions')
  const files = sources.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }))
  const task = { id, given, files, seed, runs: usualRuns, limits: limits[inTime], skipsCases, endsAtFailure }
  const { verdict, faults } = await functions.judges.judge(task)
  const [fault] = faults
  // A broken check says so itself; what a learner would not notice is told here.
  if (fault !== undefined && verdict.status !== 'broken') throw new Error(`a reason cannot be told: ${fault}`)
  return verdict
}

/** `applies failed (field/unknown)`, `selects passed`: a verdict for an author to read. */
export function describe({ checks, remarks }: Verdict): string {
  const parts = checks.map((check) => {
    if (check.status === 'failed')
      return `${check.name} failed (${check.findings[0]?.diagnostic.code ?? 'no reason'})`
    if (check.status === 'broken') return `${check.name} is broken (${check.problem})`
    return `${check.name} ${check.status}`
  })
  return [...parts, ...remarks.map(({ code }) => `remark ${code}`)].join(', ')
}
