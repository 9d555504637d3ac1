/** Results and verdicts of exercises with functions, as plain data. */
import type { Diagnostic } from '../../sim/index.ts'
import {
  type Finding as Answer,
  appliesCheck,
  type Bilingual,
  type FunctionCheck,
  type FunctionExercise,
} from '../exercise.ts'
import { foldSameCauses } from '../same-cause.ts'
import { type CheckResult, type Judgement, sumOf, type Verdict } from '../verdict.ts'

/** Every result there will be, as if nothing had been asked yet. */
export function outlineOf(exercise: FunctionExercise): readonly CheckResult[] {
  const waiting = { status: 'skipped', waitsFor: appliesCheck } as const
  return [appliesResult(exercise, []), ...exercise.checks.map((check) => resultOf(check, waiting))]
}

const appliesTitle = (files: readonly string[]): Bilingual => ({
  en: `${files.join(', ')} can be loaded`,
  ko: `${files.join(', ')}을(를) 불러올 수 있습니다`,
})

export function appliesResult({ edit }: FunctionExercise, problems: readonly Diagnostic[]): CheckResult {
  const common = { name: appliesCheck, title: appliesTitle(edit), points: { earned: 0, possible: 0 } }
  const findings = problems.map((diagnostic) => ({ diagnostic }))
  return findings.length === 0 ? { ...common, status: 'passed' } : { ...common, status: 'failed', findings }
}

export function resultOf(
  { name, title, points: possible }: Pick<FunctionCheck, 'name' | 'title' | 'points'>,
  answer: Answer | Judgement,
): CheckResult {
  const common = { name, title, points: { earned: 0, possible } }
  if ('status' in answer) return { ...common, ...answer }
  if (answer.passed) return { ...common, points: { earned: possible, possible }, status: 'passed' }
  return { ...common, status: 'failed', findings: answer.diagnostics.map((diagnostic) => ({ diagnostic })) }
}

export function verdictOf(exercise: string, results: readonly CheckResult[]): Verdict {
  const checks = foldSameCauses(results)
  const statuses = new Set(checks.map(({ status }) => status))
  const status = statuses.has('broken') ? 'broken' : statuses.has('failed') ? 'failed' : 'passed'
  return { exercise, status, points: sumOf(checks.map(({ points }) => points)), checks, remarks: [] }
}
