/**
 * Does a function answer the same whenever it is asked? Every call that a check passed on is put again, all in another
 * order, to a second guest. One that counts its calls, keeps what it saw, or rolls dice, gives itself away.
 */
import { type Diagnostic, diagnose, randomFrom } from '../../sim/index.ts'
import type { FunctionCheck } from '../exercise.ts'
import { printCall, printValue } from '../print-call.ts'
import type { CheckResult } from '../verdict.ts'
import { decodeValue } from './decode.ts'
import type { Guest } from './guest.ts'
import { endedWith } from './learner.ts'
import { loadedGuest } from './load-guest.ts'
import { resultOf } from './results.ts'
import type { Asked, AskedIn, Run } from './run.ts'

/** The results that differ now, by the names of their checks. */
export async function askAgain(
  run: Run,
  asked: readonly AskedIn[],
): Promise<ReadonlyMap<string, CheckResult>> {
  const results = new Map<string, CheckResult>()
  const calls = shuffled(
    asked.flatMap(({ check, calls }) => calls.map((call) => ({ check, call }))),
    run.options.seed,
  )
  if (calls.length === 0) return results
  const loaded = await loadedGuest(run)
  if (!loaded.ok) return new Map(asked.map(({ check }) => [check.name, failed(check, loaded.diagnostics[0])]))
  for (const { check, call } of calls) {
    const diagnostic = again(run, loaded.guest, check, call)
    if (diagnostic === undefined) continue
    results.set(check.name, failed(check, diagnostic))
    // The others are right as far as anybody knows; one proof is enough.
    return results
  }
  return results
}

function again(
  run: Run,
  guest: Guest,
  check: FunctionCheck,
  { argumentsText, answer }: Asked,
): Diagnostic | undefined {
  const { options, files } = run
  options.onCall?.(check.name, check.export, argumentsText)
  const reply = guest.call(check.file, check.export, argumentsText)
  if (reply.ended === 'returned' && reply.text === answer) return undefined
  const call = printCall(check.export, JSON.parse(argumentsText) as readonly unknown[])
  if (reply.ended !== 'returned') return endedWith(reply, { call }, options.limits, files.placeOf)
  const [first, second] = [answer, reply.text].map(printed)
  return diagnose('function/depends-on-history', { call, first: first ?? '', second: second ?? '' })
}

function printed(text: string): string {
  const { value } = JSON.parse(text) as { readonly value?: unknown }
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
