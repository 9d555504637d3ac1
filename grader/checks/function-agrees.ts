/**
 * Does a learner's function say what the simulator's own function says? Asked with hand-picked inputs first, then with
 * generated ones; of those the smallest that differs is shown, with the reason.
 *
 * functionAgrees({ title, file: 'matches-selector.ts', export: 'matchesSelector', cases: [[{ app: 'web' }, {}]],
 *   generate: (fc) => fc.tuple(labels(fc), labels(fc)), expected: matchesSelector, because: … })
 */
import { type CallFacts, type Diagnostic, diagnose } from '../../sim/index.ts'
import type { Bilingual, FunctionQuestion, Generate, Generated, Learner } from '../exercise.ts'
import { callFacts, printCall, printValue } from '../print-call.ts'
import { type Difference, firstDifference, shapeOf } from './compare.ts'
import { failed, passed } from './finding.ts'
import { perInput } from './per-input.ts'

export interface FunctionAgrees<Args extends readonly unknown[]> {
  readonly title: Bilingual
  readonly file: string
  /** The name of the export. */
  readonly export: string
  /** Each the arguments of one call, as plain data: no undefined inside. */
  readonly cases: readonly Args[]
  readonly generate?: Generate<Args>
  /** What is right: plain data, or undefined. Best the simulator's own function. */
  readonly expected: (...args: Args) => unknown
  /** Why that is right, for this very input; `returned` is what the learner's function said, of any type. */
  readonly because?: (returned: unknown, ...args: Args) => Bilingual | undefined
  /** Lists with the same items in another order are the same answer. */
  readonly anyOrder?: boolean
}

export function functionAgrees<Args extends readonly unknown[]>(
  asked: FunctionAgrees<Args>,
): FunctionQuestion {
  const inOrder = (value: unknown): unknown => (asked.anyOrder === true ? sorted(value) : value)
  const right = perInput((args: Args): Right => {
    const value = asked.expected(...args)
    return { value, inOrder: inOrder(value) }
  })
  const problemWith = (learner: Learner, args: Args, generated?: Generated): Diagnostic | undefined => {
    const answer = learner.call(args, generated)
    if (!answer.ok) return answer.diagnostic
    const { value, printed } = answer
    const expected = right(args)
    const difference = firstDifference(expected.inOrder, inOrder(value))
    if (difference === undefined) return undefined
    const about = { printed, ...(generated === undefined ? {} : { generated }) }
    const facts = { ...callFacts(printCall(asked.export, args), about), returned: printValue(value) }
    const because = reasonFor(() => asked.because?.(value, ...args), learner)
    return differs(facts, difference, printValue(expected.value), because)
  }
  return {
    title: asked.title,
    file: asked.file,
    export: asked.export,
    ask: (learner) => {
      for (const args of learner.skipsCases ? [] : asked.cases) {
        const problem = problemWith(learner, args)
        if (problem !== undefined) return failed(problem)
      }
      const { generate } = asked
      const found =
        generate && learner.search(generate, (args, generated) => problemWith(learner, args, generated))
      return found === undefined ? passed : failed(found)
    },
  }
}

interface Right {
  readonly value: unknown
  /** As it is compared. */
  readonly inOrder: unknown
}

/** The learner reads what is wrong, if without the reason; that it cannot be told is the exercise's fault. */
function reasonFor(
  because: () => Bilingual | undefined,
  { onFault }: Pick<Learner, 'onFault'>,
): Bilingual | undefined {
  try {
    return because()
  } catch (error) {
    onFault?.(error)
    return undefined
  }
}

function differs(
  facts: CallFacts & { readonly returned: string },
  { kind, at, ...values }: Difference,
  expected: string,
  because: Bilingual | undefined,
): Diagnostic {
  const reason = because === undefined ? {} : { because }
  if (kind === 'value') return diagnose('function/wrong-answer', { ...facts, expected, at, ...reason })
  const shapes = { expected: shapeOf(values.expected), got: shapeOf(values.returned) }
  return diagnose('function/wrong-shape', { ...facts, at, ...shapes, ...reason })
}

function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const keyed = value.map((item) => [JSON.stringify(item) ?? '', item] as const)
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item)
}
