/**
 * What are a learner's manifests worth? Given files and learner's files are applied to a fresh simulated cluster, then
 * the exercise's checks ask it questions, in order.
 *
 * The built-in check `applies` comes first: when a file cannot be read or an object is refused, the others wait for it.
 * Full marks must also hold in other worlds of the same task (`variants`), so that a hard-coded answer fails.
 * Nothing a learner writes makes this throw; what throws is the kit's fault, and the check is `broken`.
 */
import type { Diagnostic, SourceFile } from '../sim/index.ts'
import { applySubmission } from './apply-files.ts'
import { type BegunWorlds, beginWorld } from './begin-world.ts'
import { certificatesFor } from './certificates.ts'
import { changeTexts } from './change-texts.ts'
import type { AnyExercise, Bilingual, CommandExercise, Exercise, Facts, Variant } from './exercise.ts'
import { appliesResult, judgeChecks, verdictOf } from './judge-check.ts'
import { locateIn } from './locate.ts'
import type { Submission } from './sources.ts'
import type { Verdict } from './verdict.ts'
import { examVariant, variantNumbered } from './worlds.ts'

/** One exercise with the files to judge. */
export interface Task<E extends AnyExercise = Exercise> {
  readonly exercise: E
  readonly given: readonly SourceFile[]
  readonly submission: Submission
}

export interface GradeOptions {
  /** The same seed gives the same verdict, byte for byte. */
  readonly seed: number
  /** In how many other worlds full marks must hold; 2 when absent. */
  readonly variants?: number
  /** The world that the learner sees is the exam's of this seed, not the one as shipped. */
  readonly inExam?: boolean
  /** For who grades this exercise again and again. */
  readonly begun?: BegunWorlds
  /** How many inputs are generated for a function; 200 when absent. */
  readonly runs?: number
  /** Told of every error behind a `broken`, for a log; the verdict keeps its message only. */
  readonly onFault?: (error: unknown) => void
}

/** How a task is graded in one of its worlds. */
export type GradeIn<E extends Exercise | CommandExercise> = (
  task: Task<E>,
  facts: Facts,
  seed: number,
  options: GradeOptions,
) => Promise<Verdict>

export function grade(task: Task, options: GradeOptions): Promise<Verdict> {
  return gradeInAllWorlds(task, options, gradeIn)
}

export async function gradeInAllWorlds<E extends Exercise | CommandExercise>(
  task: Task<E>,
  options: GradeOptions,
  gradeIn: GradeIn<E>,
): Promise<Verdict> {
  const { exercise } = task
  const { seed, variants = 2 } = options
  const gradeAs = (variant: Variant<Facts> | undefined, seedThere: number): Promise<Verdict> => {
    if (variant === undefined) return gradeIn(task, exercise.facts, seedThere, options)
    const facts = { ...exercise.facts, ...variant.facts } as Facts
    return gradeIn({ ...task, given: changeTexts(task.given, variant.change) }, facts, seedThere, options)
  }
  const verdict = await gradeAs(options.inExam ? examVariant(exercise, seed) : undefined, seed)
  if (verdict.status !== 'passed') return verdict
  for (let number = 1; number <= variants; number++) {
    const variant = variantNumbered(exercise, seed, number)
    if (variant === undefined) return verdict
    const other = await gradeAs(variant, seed + number)
    if (other.status !== 'passed') return inWorld(other, variant.facts)
  }
  return verdict
}

const gradeIn: GradeIn<Exercise> = async ({ exercise, given, submission }, facts, seed, options) => {
  const { onFault, begun } = options
  const read = submission.flatMap((source) => (source.ok ? [source.value] : []))
  const certificates = await certificatesFor([...given, ...read])
  const { cluster, objects, fault } = beginWorld({ exercise, given, seed, certificates }, begun)
  const applied = applySubmission(cluster, submission, objects)
  const applies = appliesResult(appliesTitle(exercise.edit), applied.problems, fault)
  // Several checks may ask about the same object.
  const odd = new Map<string, Diagnostic>()
  const results = await judgeChecks(exercise.checks(facts), [applies], {
    world: { view: cluster.view() },
    onFault,
    onRemark: (remark) => odd.set(JSON.stringify(remark), remark),
    locate: (diagnostic) => locateIn(cluster, diagnostic),
  })
  return verdictOf(exercise.id, results, [...applied.remarks, ...odd.values()])
}

export const appliesTitle = (files: readonly string[]): Bilingual => ({
  en: `The cluster accepts ${files.join(', ')}`,
  ko: `클러스터가 ${files.join(', ')}을(를) 받아들입니다`,
})

/** Every failure of this verdict was found elsewhere than in the world the learner sees. */
function inWorld(verdict: Verdict, world: Partial<Facts>): Verdict {
  const checks = verdict.checks.map((check) => (check.status === 'failed' ? { ...check, world } : check))
  return { ...verdict, checks }
}
