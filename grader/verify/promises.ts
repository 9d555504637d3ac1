/** How each promise is held, and which of them an exercise of each kind makes. */

import type { BrokenPromise, PromiseName, VerifyOptions } from '../broken-promise.ts'
import type { AnyExercise } from '../exercise.ts'
import { answerMutantsFail } from './answer-mutants.ts'
import { alternativesPass, failsAsShipped, isSameTwice, mistakesFail, solutionPasses } from './answers.ts'
import { commandMutantsFail } from './command-mutants.ts'
import { orderIsFree } from './equivalence.ts'
import { functionMutants } from './function-mutants.ts'
import { editsAreAsFew, incidentMutantsFail, symptomsShow } from './incidents.ts'
import { mutantsFail } from './mutants.ts'
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
  { name: 'same twice', hold: isSameTwice },
  { name: 'mistakes', hold: mistakesFail },
  { name: 'alternatives', hold: alternativesPass },
  { name: 'equivalence', hold: async (subject) => (isOfFunctions(subject) ? [] : orderIsFree(subject)) },
  { name: 'mutants', hold: (subject, options) => holdMutants[kindOf(subject)](subject, options) },
  { name: 'texts', hold: async (subject) => bothLanguagesWhole(subject) },
  { name: 'headings', hold: headingsThere },
]

/** What a broken solution is, and when it may pass. */
const holdMutants: { readonly [K in NonNullable<AnyExercise['kind']>]: Hold } = {
  manifest: mutantsFail,
  function: async (subject) => (await functionMutants(subject)).broken,
  command: commandMutantsFail,
  predict: answerMutantsFail,
  incident: incidentMutantsFail,
}

function kindOf({ exercise: { kind = 'manifest' } }: Subject): NonNullable<AnyExercise['kind']> {
  return kind
}

function isOfFunctions({ exercise }: Subject): boolean {
  return exercise.kind === 'function'
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
