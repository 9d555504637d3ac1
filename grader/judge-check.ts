/**
 * One check after the other is asked, unless it waits for one that has not passed; then what they found becomes a
 * verdict. What throws is the kit's fault, and the check is `broken`.
 */
import type { Diagnostic } from '../sim/index.ts'
import { type Finding as Answer, appliesCheck, type Bilingual, type Check, type World } from './exercise.ts'
import { foldSameCauses, notTold } from './same-cause.ts'
import { type CheckResult, type Judgement, sumOf, type Verdict } from './verdict.ts'

/** A file of 10,000 broken fields is told by its first hundred. */
export const mostFindings = 100

export interface Judging<W extends World> {
  readonly world: W
  /** Told of every error behind a `broken`. */
  readonly onFault: ((error: unknown) => void) | undefined
  /** Puts a finding in its place in the learner's files. */
  readonly locate: (diagnostic: Diagnostic) => Diagnostic
  /** Told of what a check found odd about an answer that passes. */
  readonly onRemark?: (remark: Diagnostic) => void
  /** What went wrong before any check was asked, and may be why one fails: most likely cause first. */
  readonly causes?: readonly Diagnostic[]
}

/** The results of all checks, the earlier ones included. */
export async function judgeChecks<W extends World>(
  checks: readonly Check<W>[],
  before: readonly CheckResult[],
  judging: Judging<W>,
): Promise<readonly CheckResult[]> {
  const results = [...before]
  for (const check of checks) {
    const judgement = await judge(check, results, judging)
    results.push(resultOf(check, judgement, judging))
  }
  return results
}

/** The built-in first check, by what kept the learner's files from being judged. */
export function appliesResult(
  title: Bilingual,
  problems: readonly Diagnostic[],
  fault: string | undefined,
): CheckResult {
  const common = { name: appliesCheck, title, points: { earned: 0, possible: 0 } }
  if (fault !== undefined) return { ...common, status: 'broken', problem: fault }
  const findings = problems.slice(0, mostFindings).map((diagnostic) => ({ diagnostic }))
  return findings.length === 0 ? { ...common, status: 'passed' } : { ...common, status: 'failed', findings }
}

export function verdictOf(
  exercise: string,
  results: readonly CheckResult[],
  remarks: readonly Diagnostic[],
): Verdict {
  const checks = foldSameCauses(results)
  const statuses = new Set(checks.map(({ status }) => status))
  const status = statuses.has('broken') ? 'broken' : statuses.has('failed') ? 'failed' : 'passed'
  return {
    exercise,
    status,
    points: sumOf(checks.map(({ points }) => points)),
    checks,
    remarks: notTold(remarks, checks).slice(0, mostFindings),
  }
}

async function judge<W extends World>(
  check: Check<W>,
  results: readonly CheckResult[],
  { world, onFault, onRemark, locate }: Judging<W>,
): Promise<Answer | Judgement> {
  const waitsFor = [appliesCheck, ...check.requires].find((name) => {
    return results.find((result) => result.name === name)?.status !== 'passed'
  })
  if (waitsFor !== undefined) return { status: 'skipped', waitsFor }
  try {
    const answer = await check.ask(world)
    if (answer.passed) for (const remark of answer.diagnostics) onRemark?.(locate(remark))
    return answer
  } catch (error) {
    onFault?.(error)
    return { status: 'broken', problem: error instanceof Error ? error.message : String(error) }
  }
}

function resultOf<W extends World>(
  { name, title, points: possible }: Check<W>,
  answer: Answer | Judgement,
  { locate, causes = [] }: Judging<W>,
): CheckResult {
  const common = { name, title, points: { earned: 0, possible } }
  if ('status' in answer) return { ...common, ...answer }
  if (answer.passed) return { ...common, points: { earned: possible, possible }, status: 'passed' }
  const findings = [...causes, ...answer.diagnostics]
    .slice(0, mostFindings)
    .map((diagnostic) => ({ diagnostic: locate(diagnostic) }))
  return { ...common, status: 'failed', findings }
}
