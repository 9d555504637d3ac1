/** A fault of the kit's own is never a pass, nor the learner's. */
import { describe, expect, it } from 'vitest'
import { type FunctionAgrees, functionAgrees, functionHolds } from '../checks/index.ts'
import { check, defineFunctionExercise, type FunctionExercise, type FunctionQuestion } from '../exercise.ts'
import type { Guest } from './guest.ts'
import { judge } from './judge.ts'
import { usualLimits } from './limits.ts'

const both = { en: 'x', ko: 'x' }
const about = { title: both, file: 'same.ts', export: 'same' }
const fail = (): never => {
  throw new Error('a mistake of the author')
}

const mistake = {
  name: 'x',
  change: { 'same.ts': ['x', 'y'] },
  fails: 'same',
  says: 'function/wrong-answer',
} as const

/** Answers every call with its first argument. */
const echo: Guest = {
  load: () => ({ ended: 'loaded', exported: new Map([['same', 'function']]) }),
  call: (_file, _name, argumentsText) => {
    const [value] = JSON.parse(argumentsText) as readonly unknown[]
    return { ended: 'returned', value, text: JSON.stringify({ value }), printed: [] }
  },
}

const rows: readonly (readonly [what: string, question: FunctionQuestion])[] = [
  ['the expected value', functionAgrees<readonly [number]>({ ...about, cases: [[1]], expected: fail })],
  [
    'the expected value of a generated input alone',
    functionAgrees<readonly [number]>({
      ...about,
      cases: [[1]],
      generate: (fc) => fc.tuple(fc.integer()),
      expected: (number) => (number === 1 ? 1 : fail()),
    }),
  ],
  [
    'the generator',
    functionAgrees<readonly [number]>({ ...about, cases: [], generate: fail, expected: (one) => one }),
  ],
  [
    'a generator at work',
    functionAgrees<readonly [number]>({
      ...about,
      cases: [],
      generate: (fc) => fc.integer().map(fail),
      expected: (one) => one,
    }),
  ],
  [
    'a property of a generated input',
    functionHolds<number, number>({
      ...about,
      returns: 'number',
      generate: (fc) => fc.integer(),
      holds: fail,
    }),
  ],
]

describe('broken is a check whose author made a mistake in', () => {
  it.each(rows)('%s', async (_, question) => {
    const { verdict, faults } = await judged(question)
    expect(verdict.status).toBe('broken')
    expect(verdict.checks[1]).toMatchObject({ status: 'broken', problem: 'a mistake of the author' })
    expect(faults).toEqual([new Error('a mistake of the author')])
  })
})

describe('a reason that cannot be told', () => {
  it.each([
    ['a case', { cases: [[1]] }],
    ['a generated input', { cases: [], generate: (fc) => fc.tuple(fc.integer()) }],
  ] satisfies [string, Pick<FunctionAgrees<readonly [number]>, 'cases' | 'generate'>][])(
    'of %s is a fault, told once, and the answer as wrong as before',
    async (_, inputs) => {
      const asked = { ...about, ...inputs, expected: () => -1.5, because: fail }
      const question = functionAgrees<readonly [number]>(asked)
      const { verdict, faults } = await judged(question)
      expect(verdict.checks[1]).toMatchObject({
        status: 'failed',
        findings: [{ diagnostic: { code: 'function/wrong-answer' } }],
      })
      expect(faults).toEqual([new Error('a mistake of the author')])
    },
  )
})

async function judged(question: FunctionQuestion) {
  const faults: unknown[] = []
  const verdict = await judge(
    { exercise: exerciseOf(question), given: [], submission: [] },
    {
      seed: 1,
      runs: 50,
      limits: usualLimits,
      open: async () => echo,
      onFault: (error) => faults.push(error),
    },
  )
  return { verdict, faults }
}

function exerciseOf(question: FunctionQuestion): FunctionExercise {
  return defineFunctionExercise({
    id: '01-demo/01-same',
    title: both,
    minutes: 1,
    difficulty: 1,
    lesson: 'x',
    given: [],
    edit: ['same.ts'],
    hints: [both, both, both],
    checks: [check('same', { points: 1 }, question)],
    mistakes: [mistake, mistake, mistake],
    alternatives: ['alt/same'],
    debrief: both,
  })
}
