/**
 * What are a learner's functions worth? The files become JavaScript, are loaded where they can only answer, and each
 * check of the exercise compares answers, out here, with what the simulator says.
 *
 * The built-in check `applies` comes first: files that cannot be read or loaded, or do not export what is asked for. At
 * last every call is put again, in another order, to a second guest that remembers nothing.
 * Nothing a learner writes makes this throw; what throws is the kit's fault, and the check is `broken`.
 */
import type { SourceFile } from '../../sim/index.ts'
import {
  type Finding as Answer,
  appliesCheck,
  type FunctionCheck,
  type FunctionExercise,
} from '../exercise.ts'
import type { Submission } from '../sources.ts'
import type { CheckResult, Judgement, Verdict } from '../verdict.ts'
import { askAgain } from './ask-again.ts'
import type { OpenGuest } from './guest.ts'
import type { Inputs } from './inputs.ts'
import { learnerFor } from './learner.ts'
import type { Limits } from './limits.ts'
import { loadedGuest } from './load-guest.ts'
import { patientClock } from './patient-clock.ts'
import { preparedFiles } from './prepare-files.ts'
import { appliesResult, resultOf, verdictOf } from './results.ts'
import type { AskedIn, Run } from './run.ts'

export interface FunctionTask {
  readonly exercise: FunctionExercise
  /** Only those in TypeScript are loaded. */
  readonly given: readonly SourceFile[]
  readonly submission: Submission
}

export interface JudgeOptions {
  readonly seed: number
  /** How many inputs are generated for each check that generates any. */
  readonly runs: number
  readonly limits: Limits
  /** Hand-picked inputs were asked before, on another seed. */
  readonly skipsCases?: boolean
  /** Nobody reads the verdict further than to its first check that fails. */
  readonly endsAtFailure?: boolean
  /** Where generated inputs are kept, by who judges more than once. */
  readonly inputs?: Inputs
  readonly open: OpenGuest
  /** Told before each call, and of each result as soon as it is there: for whoever must end this from outside. */
  readonly onCall?: (check: string, name: string, argumentsText: string) => void
  readonly onPrint?: (line: string) => void
  readonly onResult?: (result: CheckResult) => void
  readonly onFault?: (error: unknown) => void
}

export async function judge(task: FunctionTask, options: JudgeOptions): Promise<Verdict> {
  const { exercise } = task
  const files = preparedFiles(task)
  // The engine looks at the clock several times in a millisecond, where it looks at all.
  const now = patientClock(2)
  const deadline = now() + options.limits.runMilliseconds
  const run: Run = { exercise, files, options, deadline, now, replies: new Map() }
  const results: CheckResult[] = []
  const keep = (result: CheckResult): void => {
    results.push(result)
    options.onResult?.(result)
  }
  const loaded = await loadedGuest(run)
  keep(appliesResult(exercise, loaded.ok ? [] : loaded.diagnostics))
  const asked: AskedIn[] = []
  let guest = loaded.ok ? loaded.guest : undefined
  for (const check of exercise.checks) {
    const waitsFor = whomItWaitsFor(check, results, options)
    if (waitsFor !== undefined || guest === undefined) {
      keep(resultOf(check, { status: 'skipped', waitsFor: waitsFor ?? appliesCheck }))
      continue
    }
    const learner = learnerFor(run, guest, check)
    const answer = faultless(() => check.ask(learner), options)
    keep(resultOf(check, answer))
    if (learner.hitLimit()) guest = await anotherGuest(run)
    else if ('passed' in answer) asked.push({ check, passed: answer.passed, calls: learner.asked() })
  }
  guest?.close?.()
  const isDecided = options.endsAtFailure === true && firstFailed(results) !== undefined
  const other = isDecided ? new Map<string, CheckResult>() : await askAgain(run, asked)
  return verdictOf(
    exercise.id,
    results.map((result) => other.get(result.name) ?? result),
  )
}

/** It could be loaded before; a submission that cannot be loaded twice has no guest any more. */
async function anotherGuest(run: Run) {
  const again = await loadedGuest(run)
  return again.ok ? again.guest : undefined
}

function whomItWaitsFor(
  { requires }: FunctionCheck,
  results: readonly CheckResult[],
  { endsAtFailure = false }: JudgeOptions,
): string | undefined {
  if (endsAtFailure) return firstFailed(results)
  return [appliesCheck, ...requires].find((name) => {
    return results.find((result) => result.name === name)?.status !== 'passed'
  })
}

function firstFailed(results: readonly CheckResult[]): string | undefined {
  return results.find(({ status }) => status !== 'passed')?.name
}

function faultless(ask: () => Answer, { onFault }: JudgeOptions): Answer | Judgement {
  try {
    return ask()
  } catch (error) {
    onFault?.(error)
    return { status: 'broken', problem: error instanceof Error ? error.message : String(error) }
  }
}
