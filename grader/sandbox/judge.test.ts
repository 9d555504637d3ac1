/** A fault of the kit's own is never a pass, nor the learner's. */
import { describe, expect, it } from 'vitest'
import { functionAgrees, functionHolds } from '../checks/index.ts'
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
    'the reason for a generated input alone',
    functionAgrees<readonly [number]>({
      ...about,
      cases: [],
      generate: (fc) => fc.tuple(fc.integer()),
      expected: () => -1.5,
      because: fail,
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
    const faults: unknown[] = []
    const { status, checks } = await judge(
      { exercise: exerciseOf(question), given: [], submission: [] },
      {
        seed: 1,
        runs: 50,
        limits: usualLimits,
        open: async () => echo,
        onFault: (error) => faults.push(error),
      },
    )
    expect(status).toBe('broken')
    expect(checks[1]).toMatchObject({ status: 'broken', problem: 'a mistake of the author' })
    expect(faults).toEqual([new Error('a mistake of the author')])
  })
})

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
