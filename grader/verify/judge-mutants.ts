/** Each mutant of a solution must fail, or stand in the exercise (`tolerates`) with the reason why it may pass. */
import type { SourceFile } from '../../sim/index.ts'
import type { BrokenPromise } from '../broken-promise.ts'
import { gradeSources, type Subject } from './subject.ts'

export interface Mutant {
  /** As `tolerates` names it. */
  readonly name: string
  readonly files: readonly SourceFile[]
}

/** `mayPass` is asked of mutants with full marks: those that do the same as the solution are none. */
export async function judgeMutants(
  subject: Subject,
  mutants: readonly Mutant[],
  why: string,
  mayPass: (mutant: Mutant) => Promise<boolean> = async () => false,
): Promise<readonly BrokenPromise[]> {
  const tolerated = new Set((subject.exercise.tolerates ?? []).map(({ mutant }) => mutant))
  const broken: BrokenPromise[] = []
  for (const mutant of mutants) {
    const verdict = await gradeSources(subject, mutant.files)
    if (verdict.status !== 'passed' || (await mayPass(mutant))) continue
    if (tolerated.delete(mutant.name)) continue
    broken.push({ promise: 'mutants', what: `${why}: ${mutant.name}` })
  }
  for (const name of tolerated) {
    broken.push({ promise: 'mutants', what: `is tolerated, but needs no tolerance: ${name}` })
  }
  return broken
}
