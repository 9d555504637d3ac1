/** How each promise is held. */

import type { BrokenPromise, PromiseName, VerifyOptions } from '../broken-promise.ts'
import { alternativesPass, failsAsShipped, isSameTwice, mistakesFail, solutionPasses } from './answers.ts'
import { orderIsFree } from './equivalence.ts'
import { functionMutants } from './function-mutants.ts'
import { mutantsFail } from './mutants.ts'
import type { Subject } from './subject.ts'
import { bothLanguagesWhole, headingsThere } from './texts.ts'

type PromiseOptions = Pick<VerifyOptions, 'seeds'>

interface Promised {
  readonly name: PromiseName
  readonly hold: (subject: Subject, options: PromiseOptions) => Promise<readonly BrokenPromise[]>
}

const promises: readonly Promised[] = [
  { name: 'as shipped', hold: failsAsShipped },
  { name: 'solution', hold: (subject, { seeds }) => solutionPasses(subject, seeds) },
  { name: 'same twice', hold: isSameTwice },
  { name: 'mistakes', hold: mistakesFail },
  { name: 'alternatives', hold: alternativesPass },
  { name: 'equivalence', hold: async (subject) => (isOfFunctions(subject) ? [] : orderIsFree(subject)) },
  {
    name: 'mutants',
    hold: (subject) => (isOfFunctions(subject) ? brokenFunctions(subject) : mutantsFail(subject)),
  },
  { name: 'texts', hold: async (subject) => bothLanguagesWhole(subject) },
  { name: 'headings', hold: headingsThere },
]

function isOfFunctions({ exercise }: Subject): boolean {
  return exercise.kind === 'function'
}

async function brokenFunctions(subject: Subject): Promise<readonly BrokenPromise[]> {
  return (await functionMutants(subject)).broken
}

/** What does not hold, promise by promise; an error in an exercise's own code is a promise broken, too. */
export async function brokenPromises(
  subject: Subject,
  options: PromiseOptions,
): Promise<readonly BrokenPromise[]> {
  const broken: BrokenPromise[] = []
  for (const { name, hold } of promises) {
    try {
      broken.push(...(await hold(subject, options)))
    } catch (error) {
      broken.push({ promise: name, what: error instanceof Error ? error.message : String(error) })
    }
  }
  return broken
}
