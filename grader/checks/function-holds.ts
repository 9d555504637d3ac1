/**
 * Does a learner's function have a property: the same answer twice, loads that differ little, answers that stay when
 * somebody else leaves? For functions of which several forms are right, so that no single answer can be expected.
 *
 * functionHolds({ title, file: 'pick.ts', export: 'pick', returns: 'string', generate: (fc) => …,
 *   holds: (pick, { clients, endpoints }) => pick(clients[0], endpoints) === … ? undefined : { en: '…', ko: '…' } })
 */
import { type Diagnostic, diagnose } from '../../sim/index.ts'
import type { Answer, Bilingual, FunctionQuestion, Generate, Generated, Learner } from '../exercise.ts'
import { callFacts, printCall, printValue } from '../print-call.ts'
import { failed, passed } from './finding.ts'
import { type Shape, wrongShape } from './shape.ts'

/** Calls the learner's function. Everything that comes back has the shape that was asked for. */
export type Ask<Result> = (...args: readonly unknown[]) => Result

export interface FunctionHolds<Input, Result> {
  readonly title: Bilingual
  readonly file: string
  readonly export: string
  /** What every call returns; anything else is told by its path. */
  readonly returns: Shape
  readonly cases?: readonly Input[]
  readonly generate?: Generate<Input>
  /** Undefined where it holds; else what does not, in words with the figures. The last call is shown beside it. */
  readonly holds: (ask: Ask<Result>, input: Input) => Bilingual | undefined
}

export function functionHolds<Input, Result>(asked: FunctionHolds<Input, Result>): FunctionQuestion {
  return {
    title: asked.title,
    file: asked.file,
    export: asked.export,
    ask: (learner) => {
      for (const input of learner.skipsCases ? [] : (asked.cases ?? [])) {
        const problem = problemWith(asked, learner, input)
        if (problem !== undefined) return failed(problem)
      }
      const { generate } = asked
      const found =
        generate &&
        learner.search(generate, (input, generated) => problemWith(asked, learner, input, generated))
      return found === undefined ? passed : failed(found)
    },
  }
}

/** What stops a property in its middle: a call that gave no answer, or one of another shape. */
interface NoAnswer extends Error {
  readonly diagnostic: Diagnostic
}

function noAnswer(diagnostic: Diagnostic): NoAnswer {
  return Object.assign(new Error(diagnostic.code), { diagnostic })
}

function isNoAnswer(error: unknown): error is NoAnswer {
  return error instanceof Error && 'diagnostic' in error
}

function problemWith<Input, Result>(
  { export: name, returns, holds }: FunctionHolds<Input, Result>,
  learner: Learner,
  input: Input,
  generated?: Generated,
): Diagnostic | undefined {
  const about = generated === undefined ? {} : { generated }
  let last: { readonly args: readonly unknown[]; readonly answer: Answer & { readonly ok: true } } | undefined
  const ask: Ask<Result> = (...args) => {
    const answer = learner.call(args, generated)
    if (!answer.ok) throw noAnswer(answer.diagnostic)
    last = { args, answer }
    const wrong = wrongShape(returns, answer.value)
    if (wrong === undefined) return answer.value as Result
    const facts = callFacts(printCall(name, args), { printed: answer.printed, ...about })
    const returned = printValue(answer.value)
    throw noAnswer(diagnose('function/wrong-shape', { ...facts, returned, ...wrong }))
  }
  try {
    const because = holds(ask, input)
    if (because === undefined) return undefined
    const printed = last?.answer.printed ?? []
    const facts = last === undefined ? about : callFacts(printCall(name, last.args), { printed, ...about })
    return diagnose('function/property-broken', { ...facts, because })
  } catch (error) {
    if (isNoAnswer(error)) return error.diagnostic
    throw error
  }
}
