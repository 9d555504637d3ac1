/**
 * A learner's function as checks see it: called with plain data, answering with plain data or with a diagnostic that
 * says why not. Every call is remembered, so that it can be put again (ask-again.ts).
 */
import fc from 'fast-check'
import {
  type CallFacts,
  type Diagnostic,
  type DiagnosticCode,
  diagnose,
  type Place,
} from '../../sim/index.ts'
import type { Answer, FunctionCheck, Generate, Generated, Learner } from '../exercise.ts'
import { callFacts, printCall } from '../print-call.ts'
import { decodeValue } from './decode.ts'
import { endOf, type Guest, type Printed, type Reply, type Threw } from './guest.ts'
import { newInputs } from './inputs.ts'
import { limitReached } from './limit-reached.ts'
import { type Limits, thoroughRuns } from './limits.ts'
import type { Asked, Run } from './run.ts'
import { short } from './short.ts'

/** More steps make a counterexample hardly smaller, and each is a call. */
const mostShrinks = 1000

export interface WatchedLearner extends Learner {
  /** Every call that ended, once each, but for one that a limit ended. */
  readonly asked: () => readonly Asked[]
  /** Did it end at a limit? Then its guest is not used again. */
  readonly hitLimit: () => boolean
}

export function learnerFor(run: Run, guest: Guest, check: FunctionCheck): WatchedLearner {
  const { seed, onCall, inputs: keep = newInputs } = run.options
  const runs = runsOf(run)
  const { file, export: name } = check
  const asked = new Map<string, Asked>()
  let ended: Diagnostic | undefined
  let hasFault = false

  /** Once: while an input is made smaller, the same fault comes up again and again. */
  function tellFault(error: unknown): void {
    if (!hasFault) run.options.onFault?.(error)
    hasFault = true
  }

  function call(args: readonly unknown[], generated?: Generated): Answer {
    // Behind a limit there is nobody left to ask.
    if (ended !== undefined) return { ok: false, diagnostic: ended }
    const argumentsText = JSON.stringify(args)
    const reply = replyTo(argumentsText)
    const answer = answerFrom(run, name, reply, args, generated)
    const end = endOf(reply)
    if (end !== undefined) asked.set(argumentsText, { argumentsText, end })
    else if (!answer.ok) ended = answer.diagnostic
    return answer
  }

  /** The same question is put once, whichever checks put it; a function that would answer otherwise is found by ask-again.ts. */
  function replyTo(argumentsText: string): Reply {
    const key = `${file} ${name} ${argumentsText}`
    const known = run.replies.get(key)
    if (known !== undefined) return known
    onCall?.(check.name, name, argumentsText)
    const reply = guest.call(file, name, argumentsText)
    if (endOf(reply) !== undefined) run.replies.set(key, reply)
    return reply
  }

  function search<Input>(
    generate: Generate<Input>,
    test: (input: Input, generated: Generated) => Diagnostic | undefined,
  ): Diagnostic | undefined {
    const key = `${run.exercise.id} ${check.name} ${seed} ${runs}`
    const inputs = keep(key, () => fc.sample(generate(fc), { seed, numRuns: runs }))
    for (const [index, input] of inputs.entries()) {
      const found = test(input, { seed, example: index + 1 })
      if (found === undefined) continue
      if (run.options.endsAtFailure) return ended ?? found
      return ended ?? smallest(generate, test, index) ?? found
    }
    return undefined
  }

  /** What `test` finds for the smallest input that can be made of the one that was generated at this place. */
  function smallest<Input>(
    generate: Generate<Input>,
    test: (input: Input, generated: Generated) => Diagnostic | undefined,
    index: number,
  ): Diagnostic | undefined {
    let found: Diagnostic | undefined
    let fault: { readonly error: unknown } | undefined
    let tried = 0
    const holds = (input: Input): boolean => {
      if (ended !== undefined || fault !== undefined || tried++ > mostShrinks) return true
      try {
        const diagnostic = test(input, { seed, example: index + 1 })
        found = diagnostic ?? found
        return diagnostic === undefined || ended !== undefined
      } catch (error) {
        fault = { error }
        return false
      }
    }
    fc.check(fc.property(generate(fc), holds), { seed, path: String(index), numRuns: 1 })
    // The check itself failed, which is neither a pass nor the learner's fault.
    if (fault !== undefined) throw (fault as { readonly error: unknown }).error
    return found
  }

  return {
    call,
    search,
    skipsCases: run.options.skipsCases ?? false,
    onFault: tellFault,
    asked: () => [...asked.values()],
    hitLimit: () => ended !== undefined,
  }
}

/** So many inputs for an exercise as a whole, and enough for each of its checks; who wants it thorough gets all for each. */
function runsOf({ exercise, options: { runs } }: Run): number {
  return runs >= thoroughRuns ? runs : Math.max(50, Math.ceil(runs / exercise.checks.length))
}

function answerFrom(
  { options: { limits }, files: { placeOf } }: Run,
  name: string,
  reply: Reply,
  args: readonly unknown[],
  generated: Generated | undefined,
): Answer {
  if (reply.ended === 'returned') {
    const decoded = decodeValue(reply.value)
    if (decoded.ok) return { ok: true, value: decoded.value, printed: reply.printed }
    const facts = factsOf(name, args, reply.printed, generated)
    const { at, what } = decoded
    return { ok: false, diagnostic: diagnose('function/result-not-data', { ...facts, at, what }) }
  }
  const facts = factsOf(name, args, reply.printed, generated)
  return { ok: false, diagnostic: endedWith(reply, facts, limits, placeOf) }
}

function factsOf(
  name: string,
  args: readonly unknown[],
  printed: Printed,
  generated: Generated | undefined,
): CallFacts {
  return callFacts(printCall(name, args), { printed, ...(generated === undefined ? {} : { generated }) })
}

/** Why there is no value; also for a file that was being loaded, where no call is known. */
export function endedWith(
  reply: Exclude<Reply, { readonly ended: 'returned' }>,
  facts: CallFacts,
  limits: Limits,
  placeOf: (stack: string) => Place | undefined,
): Diagnostic<Extract<DiagnosticCode, `function/${string}`>> {
  switch (reply.ended) {
    case 'threw': {
      const place = placeOf(reply.stack)
      const whereabouts = place === undefined ? {} : { place }
      return diagnose('function/threw', { ...facts, error: errorText(reply) }, whereabouts)
    }
    case 'too-large':
      return diagnose('function/result-too-large', { ...facts, kilobytes: limits.resultKilobytes })
    case 'too-slow':
    case 'run-too-slow':
    case 'out-of-memory':
      return limitReached(reply.ended, facts, limits)
    case 'too-deep':
      return diagnose('function/too-deep', facts)
  }
}

/** `TypeError: cannot read property 'x' of undefined`, or the value that was thrown. */
function errorText({ name, message }: Threw): string {
  const said = [name, message].filter((part) => part !== '').map(short)
  return said.length === 0 ? 'Error' : said.join(': ')
}
