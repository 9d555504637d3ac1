/** What only an incident promises: each complaint can be seen, and as few edits suffice as it says. */
import type { SourceFile } from '../../sim/index.ts'
import type { BrokenPromise } from '../broken-promise.ts'
import { behaviourOf } from './behaviour.ts'
import { commandMutants } from './command-mutants.ts'
import { judgeMutants } from './judge-mutants.ts'
import { mutantsOf } from './mutants.ts'
import { gradeSources, type Subject } from './subject.ts'

/** A check that passes in the broken cluster is none of the complaints. */
export async function symptomsShow(subject: Subject): Promise<readonly BrokenPromise[]> {
  const { exercise, stub } = subject
  if (exercise.kind !== 'incident') return []
  const { checks } = await gradeSources(subject, stub)
  const passing = exercise.checks.filter(({ name }) =>
    checks.some((check) => check.name === name && check.status === 'passed'),
  )
  return passing.map(({ name }) => ({
    promise: 'as shipped',
    what: `${name} passes although nothing was repaired`,
  }))
}

export async function editsAreAsFew(subject: Subject): Promise<readonly BrokenPromise[]> {
  const { exercise, solution } = subject
  if (exercise.kind !== 'incident') return []
  const { edits } = await gradeSources(subject, solution)
  if (edits === undefined || edits.made === exercise.edits) return []
  return [{ promise: 'solution', what: `takes ${edits.made} edits; the exercise says ${exercise.edits}` }]
}

/** Only what the solution changed is broken again: the rest of the cluster is as it was shipped. */
export async function incidentMutantsFail(subject: Subject): Promise<readonly BrokenPromise[]> {
  const { solution, stub } = subject
  const right = await behaviourOf(subject, yamlOf(solution))
  return judgeMutants(
    subject,
    [...mutantsOf(solution, stub), ...(await commandMutants(solution))],
    'passes although the cluster behaves differently',
    async ({ files, name }) =>
      !name.includes('.sh:') && (await behaviourOf(subject, yamlOf(files))) === right,
  )
}

function yamlOf(files: readonly SourceFile[]): readonly SourceFile[] {
  return files.filter(({ name }) => /\.ya?ml$/.test(name))
}
