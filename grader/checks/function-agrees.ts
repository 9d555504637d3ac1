/**
 * Does a learner's function say what the simulator's own function says? Asked with hand-picked inputs first, then with
 * generated ones; of those the smallest that differs is shown, with the reason.
 *
 * functionAgrees({ title, file: 'matches-selector.ts', export: 'matchesSelector', cases: [[{ app: 'web' }, {}]],
 *   generate: (fc) => fc.tuple(labels(fc), labels(fc)), expected: matchesSelector, because: … })
 */
import { type Diagnostic, diagnose } from '../../sim/index.ts'
import type { Bilingual, FunctionQuestion, Generate, Generated, Learner } from '../exercise.ts'
import { callFacts, printCall, printValue } from '../print-call.ts'
import { type Difference, firstDifference, shapeOf } from './compare.ts'
import { failed, passed } from './finding.ts'

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
  return {
    title: asked.title,
    file: asked.file,
    export: asked.export,
    ask: (learner) => {
      for (const args of learner.skipsCases ? [] : asked.cases) {
        const problem = problemWith(asked, learner, args)
        if (problem !== undefined) return failed(problem)
      }
      const { generate } = asked
      const found =
        generate &&
        learner.search(generate, (args, generated) => problemWith(asked, learner, args, generated))
      return found === undefined ? passed : failed(found)
    },
  }
}

function problemWith<Args extends readonly unknown[]>(
  asked: FunctionAgrees<Args>,
  learner: Learner,
  args: Args,
  generated?: Generated,
): Diagnostic | undefined {
  const answer = learner.call(args, generated)
  if (!answer.ok) return answer.diagnostic
  const { value, printed } = answer
  const inOrder = (list: unknown): unknown => (asked.anyOrder === true ? sorted(list) : list)
  const expected = asked.expected(...args)
  const difference = firstDifference(inOrder(expected), inOrder(value))
  if (difference === undefined) return undefined
  const about = { printed, ...(generated === undefined ? {} : { generated }) }
  const facts = { ...callFacts(printCall(asked.export, args), about), returned: printValue(value) }
  const { at } = difference
  if (difference.kind === 'shape')
    return diagnose('function/wrong-shape', { ...facts, at, ...shapes(difference) })
  const because = asked.because?.(value, ...args)
  return diagnose('function/wrong-answer', {
    ...facts,
    expected: printValue(expected),
    at,
    ...(because === undefined ? {} : { because }),
  })
}

function shapes({ expected, returned }: Difference): { readonly expected: string; readonly got: string } {
  return { expected: shapeOf(expected), got: shapeOf(returned) }
}

function sorted(value: unknown): unknown {
  if (!Array.isArray(value)) return value
  const keyed = value.map((item) => [JSON.stringify(item) ?? '', item] as const)
  return keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, item]) => item)
}
