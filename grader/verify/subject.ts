/** What the promises are held against: one exercise with all its files, and how its right answer is graded. */
import type { SourceFile } from '../../sim/index.ts'
import type { FunctionTools } from '../broken-promise.ts'
import type { AnyExercise } from '../exercise.ts'
import { gradeExercise } from '../grade-exercise.ts'
import { type Limits, usualLimits, usualRuns } from '../sandbox/limits.ts'
import type { Verdict } from '../verdict.ts'

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
  /** How functions are judged and broken; absent where only manifests are verified. */
  readonly functions?: FunctionTools
}

export interface Alternative {
  readonly name: string
  readonly files: readonly SourceFile[]
}

/** The verdict on `files` as a submission; several promises ask for the same one. */
export function gradeSources(subject: Subject, files: readonly SourceFile[], seed = 1): Promise<Verdict> {
  const key = JSON.stringify([subject.given, files, seed])
  const verdict = subject.verdicts.get(key) ?? gradeAnew(subject, files, seed)
  subject.verdicts.set(key, verdict)
  return verdict
}

/** Without asking whether this was graded before. */
export async function gradeAnew(
  { exercise, given, stub, functions }: Pick<Subject, 'exercise' | 'given' | 'stub' | 'functions'>,
  files: readonly SourceFile[],
  seed: number,
): Promise<Verdict> {
  if (exercise.kind === 'function') return judgeAnew(exercise.id, given, files, seed, functions)
  const submission = files.map((value) => ({ ok: true, value, diagnostics: [] }) as const)
  // Every seed has other variants: one of them is enough where many seeds are tried.
  return gradeExercise({ exercise, given, shipped: stub, submission }, { seed, variants: 1 })
}

/** Mutants loop and recurse: they are given less time than learners are. */
const limits: Limits = { ...usualLimits, callMilliseconds: 500, runMilliseconds: 5000 }

async function judgeAnew(
  id: string,
  given: readonly SourceFile[],
  sources: readonly SourceFile[],
  seed: number,
  functions: FunctionTools | undefined,
): Promise<Verdict> {
  if (functions === undefined) throw new Error('nobody is here to judge functions')
  const files = sources.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) }))
  const { verdict } = await functions.judges.judge({ id, given, files, seed, runs: usualRuns, limits })
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
