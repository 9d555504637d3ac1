/** Inputs are kept for the next judging; what is asked, and what is found, stays as fast-check alone would have it. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { functionAgrees } from '../checks/index.ts'
import { check, defineFunctionExercise, type Generate } from '../exercise.ts'
import type { Guest } from './guest.ts'
import { keptInputs } from './inputs.ts'
import { judge } from './judge.ts'
import { usualLimits } from './limits.ts'

describe('inputs that are kept', () => {
  it('are generated once, while there is room', () => {
    let generated = 0
    const ten = () => Array.from({ length: 10 }, () => ++generated)
    const inputs = keptInputs(25)
    const first = inputs('a', ten)
    inputs('b', ten)
    expect(inputs('a', ten)).toBe(first)
    // There is room for two lists; of a and b, b was used longer ago.
    inputs('c', ten)
    expect(inputs('a', ten)).toBe(first)
    inputs('b', ten)
    expect(generated).toBe(40)
  })

  it('are kept even if they are more than there is room for, until others come', () => {
    const inputs = keptInputs(1)
    const many = inputs('many', () => [1, 2, 3])
    expect(inputs('many', () => [4])).toBe(many)
    expect(inputs('other', () => [5])).toEqual([5])
    expect(inputs('many', () => [6])).toEqual([6])
  })
})

const lists: Generate<readonly [readonly number[]]> = (fc) =>
  fc.tuple(fc.array(fc.integer({ min: -9, max: 9 })))
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0)

/** Wrong sums, by how they are wrong. */
const wrong: Readonly<Record<string, (numbers: readonly number[]) => number>> = {
  'of long lists': (numbers) => (numbers.length > 7 ? 0 : sum(numbers)),
  'of negative numbers': (numbers) => sum(numbers.map(Math.abs)),
  'of a rare item': (numbers) => sum(numbers) + (numbers.includes(7) && numbers.includes(-3) ? 1 : 0),
}

describe('the smallest input that shows a mistake is the one that fast-check finds', () => {
  it.each(Object.entries(wrong))('%s', async (_, answer) => {
    for (const seed of [1, 2, 3]) {
      const property = fc.property(lists(fc), ([numbers]) => sum(numbers) === answer(numbers))
      const { counterexample, numRuns } = fc.check(property, { seed, numRuns: 200 })
      const inputs = keptInputs(1000)
      const found = await findingOf(answer, seed, inputs)
      expect(found.params).toMatchObject({
        call: `sum(${JSON.stringify(counterexample?.[0][0]).replaceAll(',', ', ')})`,
        generated: { seed, example: numRuns },
      })
      expect(await findingOf(answer, seed, inputs)).toEqual(found)
    }
  })
})

async function findingOf(
  answer: (numbers: readonly number[]) => number,
  seed: number,
  inputs: ReturnType<typeof keptInputs>,
) {
  const guest: Guest = {
    load: () => ({ ended: 'loaded', exported: new Map([['sum', 'function']]) }),
    call: (_file, _name, argumentsText) => {
      const [numbers] = JSON.parse(argumentsText) as readonly [readonly number[]]
      const value = answer(numbers)
      return { ended: 'returned', value, text: JSON.stringify({ value }), printed: [] }
    },
  }
  const { checks } = await judge(
    { exercise, given: [], submission: [] },
    { seed, runs: 200, limits: usualLimits, inputs, open: async () => guest },
  )
  const failed = checks[1]
  const [finding] = failed?.status === 'failed' ? failed.findings : []
  if (finding === undefined) throw new Error('nothing was found')
  return finding.diagnostic
}

const both = { en: 'x', ko: 'x' }
const mistake = {
  name: 'x',
  change: { 'sum.ts': ['x', 'y'] },
  fails: 'sums',
  says: 'function/wrong-answer',
} as const
const exercise = defineFunctionExercise({
  id: '01-demo/01-sum',
  title: both,
  minutes: 1,
  difficulty: 1,
  lesson: 'x',
  given: [],
  edit: ['sum.ts'],
  hints: [both, both, both],
  checks: [
    check(
      'sums',
      { points: 1 },
      functionAgrees<readonly [readonly number[]]>({
        title: both,
        file: 'sum.ts',
        export: 'sum',
        cases: [],
        generate: lists,
        expected: sum,
      }),
    ),
  ],
  mistakes: [mistake, mistake, mistake],
  alternatives: ['alt/sum'],
  debrief: both,
})
