/**
 * Does a function answer the same whenever it is asked? What a check asked is asked again, in another order, of a
 * second guest: also what made a check fail, because an answer that comes and goes is not to be explained by its
 * input. One that counts its calls, keeps what it saw, or rolls dice, gives itself away.
 */
import { type Diagnostic, diagnose, type NonEmpty, randomFrom } from '../../sim/index.ts'
import type { FunctionCheck } from '../exercise.ts'
import { callFacts, printCall, printValue } from '../print-call.ts'
import type { CheckResult } from '../verdict.ts'
import { decodeValue } from './decode.ts'
import { endOf, type Guest } from './guest.ts'
import { endedWith } from './learner.ts'
import { thoroughRuns } from './limits.ts'
import { loadedGuest } from './load-guest.ts'
import { resultOf } from './results.ts'
import type { Asked, AskedIn, Run } from './run.ts'
import { short } from './short.ts'

/** The results that differ now, by the names of their checks. */
export async function askAgain(
  run: Run,
  asked: readonly AskedIn[],
): Promise<ReadonlyMap<string, CheckResult>> {
  const results = new Map<string, CheckResult>()
  const calls = callsAgain(run, asked)
  if (calls.length === 0) return results
  const loaded = await loadedGuest(run)
  if (!loaded.ok) return new Map(asked.map(({ check }) => [check.name, failed(check, loaded.diagnostics[0])]))
  const smallest = new Map<string, number>()
  for (const { checks, call } of calls) {
    const [first] = checks
    const { diagnostic, isLimit } = again(run, loaded.guest, first, call)
    const { length } = call.argumentsText
    if (diagnostic !== undefined) {
      for (const check of checks) {
        if (length >= (smallest.get(check.name) ?? Number.POSITIVE_INFINITY)) continue
        smallest.set(check.name, length)
        results.set(check.name, failed(check, diagnostic))
      }
    }
    if (isLimit) return results
  }
  loaded.guest.close?.()
  return results
}

/** Of those that passed so many calls are put again: a function that answers one of fifty otherwise is missed once in 400. */
const mostAgain = 300
/** Of those that failed the last ones, which made them fail. */
const mostWrong = 150
/** And this part of those that passed once more, for functions that know a question when they hear it for the second time. */
const partTwice = 0.1

interface CallAgain {
  /** Those that asked it: it is all one who did. */
  readonly checks: NonEmpty<FunctionCheck>
  readonly call: Asked
}

interface Distinct extends CallAgain {
  readonly checks: [FunctionCheck, ...FunctionCheck[]]
  /** All that asked it. */
  passed: boolean
}

/** In their new order. */
function callsAgain({ options: { seed, runs } }: Run, asked: readonly AskedIn[]): readonly CallAgain[] {
  const isThorough = runs >= thoroughRuns
  const distinct = new Map<string, Distinct>()
  for (const { check, passed, calls } of asked) {
    for (const call of passed || isThorough ? calls : calls.slice(-mostWrong)) {
      const key = `${check.file} ${check.export} ${call.argumentsText}`
      const known = distinct.get(key)
      known?.checks.push(check)
      if (known === undefined) distinct.set(key, { checks: [check], call, passed })
      else known.passed &&= passed
    }
  }
  const all = [...distinct.values()]
  const right = shuffled(
    all.filter(({ passed }) => passed),
    seed,
  )
  const wrong = all.filter(({ passed }) => !passed)
  const some = isThorough ? right : right.slice(0, mostAgain)
  // A call that failed may have been the only one: it is put twice, or its place among the others says nothing.
  return shuffled([...some, ...some.slice(0, Math.ceil(partTwice * some.length)), ...wrong, ...wrong], seed)
}

interface Again {
  /** Why the answer does not count, if it does not. */
  readonly diagnostic?: Diagnostic
  /** Then there is nobody left to ask. */
  readonly isLimit: boolean
}

function again(run: Run, guest: Guest, check: FunctionCheck, { argumentsText, end }: Asked): Again {
  const { options, files } = run
  options.onCall?.(check.name, check.export, argumentsText)
  const reply = guest.call(check.file, check.export, argumentsText)
  const now = endOf(reply)
  if (now === end) return { isLimit: false }
  const facts = callFacts(printCall(check.export, JSON.parse(argumentsText) as readonly unknown[]), reply)
  if (now === undefined && reply.ended !== 'returned') {
    return { diagnostic: endedWith(reply, facts, options.limits, files.placeOf), isLimit: true }
  }
  const [first, second] = [printed(end), printed(now ?? '{}')]
  return {
    diagnostic: diagnose('function/depends-on-history', { ...facts, first, second }),
    isLimit: false,
  }
}

interface End {
  readonly value?: unknown
  readonly threw?: readonly [name: string, message: string]
  readonly tooLarge?: true
}

function printed(end: string): string {
  const { value, threw, tooLarge } = JSON.parse(end) as End
  if (threw !== undefined)
    return `throw ${threw
      .filter((part) => part !== '')
      .map(short)
      .join(': ')}`
  if (tooLarge === true) return '…'
  const decoded = decodeValue(value)
  return decoded.ok ? printValue(decoded.value) : decoded.what
}

function failed(check: FunctionCheck, diagnostic: Diagnostic): CheckResult {
  return resultOf(check, { passed: false, diagnostics: [diagnostic] })
}

/** The same seed, the same order. */
function shuffled<T>(items: readonly T[], seed: number): readonly T[] {
  const random = randomFrom(seed).fork('order')
  const list = [...items]
  for (let at = list.length - 1; at > 0; at--) {
    const other = random.below(at + 1)
    const [a, b] = [list[at], list[other]]
    if (a !== undefined && b !== undefined) [list[at], list[other]] = [b, a]
  }
  return list
}
