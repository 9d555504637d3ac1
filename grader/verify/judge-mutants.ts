/**
 * Is a broken solution noticed? Each mutant must fail a check, or stand in the exercise (`tolerates`) with the reason why
 * it may pass. One that nobody can tell from the solution is none: it needs no reason, and is counted apart.
 */
import type { SourceFile } from '../../sim/index.ts'
import type { BrokenPromise, MutantTally } from '../broken-promise.ts'
import { gradeSources, type Subject } from './subject.ts'

export interface Mutant {
  /** As `tolerates` names it. */
  readonly name: string
  readonly files: readonly SourceFile[]
}

export interface MutantsJudged {
  readonly broken: readonly BrokenPromise[]
  readonly tally: MutantTally
}

/** `isSame` is asked of mutants with full marks: can nothing tell them from the solution? */
export async function judgeMutants(
  subject: Subject,
  mutants: readonly Mutant[],
  isSame: (mutant: Mutant) => Promise<boolean> = async () => false,
): Promise<MutantsJudged> {
  const listed = new Set((subject.exercise.tolerates ?? []).map(({ mutant }) => mutant))
  const tolerated: string[] = []
  const missed: string[] = []
  let same = 0
  for (const mutant of mutants) {
    const { name, files } = mutant
    const isListed = listed.has(name)
    // What is to pass is given time: a busy computer must not make it fail.
    const { status } = await gradeSources(subject, files, { inTime: isListed ? 'patient' : 'short' })
    if (status !== 'passed') continue
    if (await isSame(mutant)) same++
    else if (isListed) tolerated.push(name)
    else missed.push(name)
  }
  const needless = [...listed].filter((name) => !tolerated.includes(name))
  const survivors = tolerated.length + missed.length
  const what = (sentence: string): BrokenPromise => ({ promise: 'mutants', what: sentence })
  return {
    broken: [
      ...missed.map((name) => what(`no check fails: ${name}`)),
      ...needless.map((name) => what(`is tolerated, but needs no tolerance: ${name}`)),
    ],
    tally: {
      all: mutants.length - same,
      killed: mutants.length - same - survivors,
      equivalent: tolerated.length,
      same,
    },
  }
}
