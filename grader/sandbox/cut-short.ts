/** The verdict on a submission whose thread had to be ended: what was known by then, and the call that did not return. */
import type { CallFacts } from '../../sim/index.ts'
import { appliesCheck } from '../exercise.ts'
import { callFacts, printCall } from '../print-call.ts'
import type { CheckResult, Verdict } from '../verdict.ts'
import { limitReached, type ReachedLimit } from './limit-reached.ts'
import type { Limits } from './limits.ts'
import type { CallInProgress } from './protocol.ts'
import { verdictOf } from './results.ts'

export interface CutShort {
  readonly exercise: string
  /** Every check, as if nothing had been asked. */
  readonly outline: readonly CheckResult[]
  readonly results: readonly CheckResult[]
  readonly call: CallInProgress
  readonly why: ReachedLimit
  readonly limits: Limits
}

export function cutShort({ exercise, outline, results, call, why, limits }: CutShort): Verdict {
  // Outside of all checks the files themselves are at it: being read, or being loaded.
  const blamed = call.check === '' ? appliesCheck : call.check
  const diagnostic = limitReached(why, factsOf(call), limits)
  const checks = outline.map((check): CheckResult => {
    const { name, title, points } = check
    const common = { name, title, points: { ...points, earned: 0 } }
    if (name === blamed) return { ...common, status: 'failed', findings: [{ diagnostic }] }
    return (
      results.find((result) => result.name === name) ?? { ...common, status: 'skipped', waitsFor: blamed }
    )
  })
  return verdictOf(exercise, checks)
}

function factsOf({ name, argumentsText, printed }: CallInProgress): CallFacts {
  if (name === '') return printed.length === 0 ? {} : { printed }
  return callFacts(callText(name, argumentsText), { printed })
}

function callText(name: string, argumentsText: string): string {
  try {
    return printCall(name, JSON.parse(argumentsText) as readonly unknown[])
  } catch {
    return `${name}(${argumentsText.slice(1, 1000)}…`
  }
}
