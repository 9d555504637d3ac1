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
  /** Judged only where each of these fails, or is the same: a field that is not needed holds nothing that is. */
  readonly unless?: readonly string[]
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
  const passing = new Set<string>()
  let all = 0
  let same = 0
  for (const mutant of mutants) {
    const { name, files, unless = [] } = mutant
    if (unless.some((other) => passing.has(other))) continue
    all++
    const isListed = listed.has(name)
    // What is to pass is given time: a busy computer must not make it fail.
    const inTime = isListed ? 'patient' : 'short'
    const { status } = await gradeSources(subject, files, { inTime, endsAtFailure: true })
    if (status !== 'passed') continue
    if (await isSame(mutant)) {
      same++
      continue
    }
    passing.add(name)
    if (isListed) tolerated.push(name)
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
      all: all - same,
      killed: all - same - survivors,
      equivalent: tolerated.length,
      same,
    },
  }
}
