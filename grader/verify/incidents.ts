/** What only an incident promises: each complaint can be seen, and as few edits suffice as it says. */
import type { BrokenPromise } from '../broken-promise.ts'
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
