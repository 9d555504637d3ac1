/**
 * What are a learner's files worth? Given files and learner's files are applied to a fresh simulated cluster, then
 * the exercise's checks ask it questions, in order.
 *
 * The built-in check `applies` comes first: when a file cannot be read or an object is refused, the others wait for it.
 * Full marks must also hold in other worlds of the same task (`variants`), so that a hard-coded answer fails.
 * Nothing a learner writes makes this throw; what throws is the kit's fault, and the check is `broken`.
 */
import { Cluster, randomFrom, type SourceFile } from '../sim/index.ts'
import { type Applied, applyGiven, applySubmission } from './apply-files.ts'
import { certificatesFor } from './certificates.ts'
import { changeTexts } from './change-texts.ts'
import {
  type Finding as Answer,
  appliesCheck,
  type Bilingual,
  type Check,
  type Exercise,
  type Facts,
  type World,
} from './exercise.ts'
import { locateIn } from './locate.ts'
import { foldSameCauses } from './same-cause.ts'
import type { Submission } from './sources.ts'
import { type CheckResult, type Judgement, sumOf, type Verdict } from './verdict.ts'

/** One exercise with the files to judge. */
export interface Task {
  readonly exercise: Exercise
  readonly given: readonly SourceFile[]
  readonly submission: Submission
}

export interface GradeOptions {
  /** The same seed gives the same verdict, byte for byte. */
  readonly seed: number
  /** In how many other worlds full marks must hold; 2 when absent. */
  readonly variants?: number
  /** How many inputs are generated for a function; 200 when absent. */
  readonly runs?: number
  /** Told of every error behind a `broken`, for a log; the verdict keeps its message only. */
  readonly onFault?: (error: unknown) => void
}

export async function grade(task: Task, options: GradeOptions): Promise<Verdict> {
  const { exercise } = task
  const { variants = 2 } = options
  const verdict = await gradeIn(task, exercise.facts, options.seed, options)
  if (verdict.status !== 'passed' || exercise.variants === undefined) return verdict
  for (let number = 1; number <= variants; number++) {
    const variant = exercise.variants(randomFrom(options.seed).fork('variant', number))
    const facts = { ...exercise.facts, ...variant.facts } as Facts
    const world = { ...task, given: changeTexts(task.given, variant.change) }
    const other = await gradeIn(world, facts, options.seed + number, options)
    if (other.status !== 'passed') return inWorld(other, variant.facts)
  }
  return verdict
}

async function gradeIn(task: Task, facts: Facts, seed: number, { onFault }: GradeOptions): Promise<Verdict> {
  const { exercise, given, submission } = task
  const read = submission.flatMap((source) => (source.ok ? [source.value] : []))
  const certificates = await certificatesFor([...given, ...read])
  const cluster = new Cluster({ ...exercise.scenario, seed }, { certificates })
  const before = applyGiven(cluster, given)
  const applied = applySubmission(cluster, submission, before.objects)
  const results: CheckResult[] = [appliesResult(exercise, before, applied)]
  const world: World = { view: cluster.view() }
  for (const check of exercise.checks(facts)) {
    const judgement = await judge(check, world, results, onFault)
    results.push(resultOf(check, judgement, cluster))
  }
  return verdictOf(exercise.id, foldSameCauses(results), applied)
}

/** A file of 10,000 broken fields is told by its first hundred. */
const mostFindings = 100

const appliesTitle = (files: readonly string[]): Bilingual => ({
  en: `The cluster accepts ${files.join(', ')}`,
  ko: `클러스터가 ${files.join(', ')}을(를) 받아들입니다`,
})

/** Given files that the cluster refuses are the kit's fault. */
function appliesResult({ edit }: Exercise, given: Applied, applied: Applied): CheckResult {
  const common = { name: appliesCheck, title: appliesTitle(edit), points: { earned: 0, possible: 0 } }
  const [fault] = given.problems
  if (fault !== undefined) {
    return {
      ...common,
      status: 'broken',
      problem: `a given file is refused: ${fault.upstream ?? fault.code}`,
    }
  }
  const findings = applied.problems.slice(0, mostFindings).map((diagnostic) => ({ diagnostic }))
  return findings.length === 0 ? { ...common, status: 'passed' } : { ...common, status: 'failed', findings }
}

async function judge(
  check: Check,
  world: World,
  results: readonly CheckResult[],
  onFault: GradeOptions['onFault'],
): Promise<Answer | Judgement> {
  const waitsFor = [appliesCheck, ...check.requires].find((name) => {
    return results.find((result) => result.name === name)?.status !== 'passed'
  })
  if (waitsFor !== undefined) return { status: 'skipped', waitsFor }
  try {
    return await check.ask(world)
  } catch (error) {
    onFault?.(error)
    return { status: 'broken', problem: error instanceof Error ? error.message : String(error) }
  }
}

function resultOf(
  { name, title, points: possible }: Check,
  answer: Answer | Judgement,
  cluster: Cluster,
): CheckResult {
  const common = { name, title, points: { earned: 0, possible } }
  if ('status' in answer) return { ...common, ...answer }
  if (answer.passed) return { ...common, points: { earned: possible, possible }, status: 'passed' }
  const findings = answer.diagnostics
    .slice(0, mostFindings)
    .map((diagnostic) => ({ diagnostic: locateIn(cluster, diagnostic) }))
  return { ...common, status: 'failed', findings }
}

function verdictOf(exercise: string, checks: readonly CheckResult[], { remarks }: Applied): Verdict {
  const statuses = new Set(checks.map(({ status }) => status))
  const status = statuses.has('broken') ? 'broken' : statuses.has('failed') ? 'failed' : 'passed'
  return {
    exercise,
    status,
    points: sumOf(checks.map(({ points }) => points)),
    checks,
    remarks: remarks.slice(0, mostFindings),
  }
}

/** Every failure of this verdict was found elsewhere than in the world the learner sees. */
function inWorld(verdict: Verdict, world: Partial<Facts>): Verdict {
  const checks = verdict.checks.map((check) => (check.status === 'failed' ? { ...check, world } : check))
  return { ...verdict, checks }
}
