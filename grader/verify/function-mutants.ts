/**
 * Are broken solutions of a function caught? Each mutant must fail a check, or stand in the exercise (`tolerates`) with
 * the reason why it answers the same for every input.
 */
import type { BrokenPromise, MutantTally } from '../broken-promise.ts'
import { gradeSources, type Subject } from './subject.ts'

export interface MutantsJudged {
  readonly broken: readonly BrokenPromise[]
  readonly tally: MutantTally
}

export async function functionMutants(subject: Subject): Promise<MutantsJudged> {
  const { functions, solution, exercise } = subject
  if (functions === undefined) return { broken: [], tally: { all: 0, caught: 0, tolerated: 0 } }
  const mutants = solution.flatMap((file) => functions.mutantsOf(file))
  const survivors = await survivorsOf(subject, mutants)
  const tolerated = new Set((exercise.tolerates ?? []).map(({ mutant }) => mutant))
  const missed = survivors.filter((name) => !tolerated.has(name))
  const needless = [...tolerated].filter((name) => !survivors.includes(name))
  const what = (sentence: string): BrokenPromise => ({ promise: 'mutants', what: sentence })
  return {
    broken: [
      ...missed.map((name) => what(`no check fails: ${name}`)),
      ...needless.map((name) => what(`is tolerated, but needs no tolerance: ${name}`)),
    ],
    tally: {
      all: mutants.length,
      caught: mutants.length - survivors.length,
      tolerated: survivors.length - missed.length,
    },
  }
}

/** Side by side: there are as many threads as cores. */
async function survivorsOf(
  subject: Subject,
  mutants: ReturnType<NonNullable<Subject['functions']>['mutantsOf']>,
): Promise<readonly string[]> {
  const verdicts = await Promise.all(
    mutants.map(({ file }) => {
      return gradeSources(
        subject,
        subject.solution.map((other) => (other.name === file.name ? file : other)),
      )
    }),
  )
  return mutants.flatMap(({ name }, index) => (verdicts[index]?.status === 'passed' ? [name] : []))
}
