/** How each promise is held, and which of them an exercise of each kind makes. */

import type { BrokenPromise, MutantTally, PromiseName, Verified, VerifyOptions } from '../broken-promise.ts'
import {
  alternativesPass,
  checksFindEachOther,
  failsAsShipped,
  isSameTwice,
  mistakesFail,
  solutionPasses,
} from './answers.ts'
import { orderIsFree } from './equivalence.ts'
import { editsAreAsFew, symptomsShow } from './incidents.ts'
import { judgedMutants } from './judged-mutants.ts'
import type { Subject } from './subject.ts'
import { bothLanguagesWhole, headingsThere } from './texts.ts'

type PromiseOptions = Pick<VerifyOptions, 'seeds'>
type Hold = (subject: Subject, options: PromiseOptions) => Promise<readonly BrokenPromise[]>

interface Promised {
  readonly name: PromiseName
  readonly hold: Hold
}

const promises: readonly Promised[] = [
  { name: 'as shipped', hold: failsAsShipped },
  { name: 'as shipped', hold: symptomsShow },
  { name: 'solution', hold: (subject, { seeds }) => solutionPasses(subject, seeds) },
  { name: 'solution', hold: editsAreAsFew },
  { name: 'solution', hold: async (subject) => checksFindEachOther(subject) },
  { name: 'same twice', hold: isSameTwice },
  { name: 'mistakes', hold: mistakesFail },
  { name: 'alternatives', hold: alternativesPass },
  { name: 'equivalence', hold: async (subject) => (isOfFunctions(subject) ? [] : orderIsFree(subject)) },
  { name: 'texts', hold: async (subject) => bothLanguagesWhole(subject) },
  { name: 'headings', hold: headingsThere },
]

function isOfFunctions({ exercise }: Subject): boolean {
  return exercise.kind === 'function'
}

/** What does not hold, promise by promise; an error in an exercise's own code is a promise broken, too. */
export async function heldPromises(subject: Subject, options: PromiseOptions): Promise<Verified> {
  const broken: BrokenPromise[] = []
  let mutants: MutantTally | undefined
  const held = async (name: PromiseName, hold: () => Promise<readonly BrokenPromise[]>): Promise<void> => {
    try {
      broken.push(...(await hold()))
    } catch (error) {
      broken.push({ promise: name, what: error instanceof Error ? error.message : String(error) })
    }
  }
  for (const { name, hold } of promises) await held(name, () => hold(subject, options))
  await held('mutants', async () => {
    const judged = await judgedMutants(subject)
    mutants = judged.tally
    return judged.broken
  })
  return mutants === undefined ? { broken } : { broken, mutants }
}
