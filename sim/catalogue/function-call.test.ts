import { expect, it } from 'vitest'
import { functionEntries } from './function.ts'
import { aside, english, inherited, korean } from './function-call.ts'

it('shows what was printed, a line that repeats once, and how the input was found', () => {
  const printed = ['begin', 'at 1', 'at 1', 'at 1', 'begin', '…']
  expect(aside({ printed, generated: { seed: 7, example: 3 } }, english)).toEqual([
    { label: 'Printed', text: 'begin' },
    { label: '', text: 'at 1  × 3' },
    { label: '', text: 'begin' },
    { label: '', text: '…' },
    { label: 'Found by', text: 'generated input 3; --seed 7 finds it again' },
  ])
  expect(aside({ printed: ['x', 'x'] }, korean)).toEqual([{ label: '출력', text: 'x  × 2' }])
  expect(aside({}, english)).toEqual([])
})

it('warns of a name that every object has, where the input has one', () => {
  expect(inherited({ call: "matchesSelector({ toString: 'web' }, {})" }, english).try).toContain("'toString'")
  expect(inherited({ call: "matchesExpression('!constructor', {})" }, korean).try).toContain("'constructor'")
  expect(inherited({ call: "matchesSelector({ app: 'web' }, {})" }, english)).toEqual({})
  expect(inherited({}, english)).toEqual({})
})

it.each([
  ['true', { printed: ['true'] }, english.onlyPrinted],
  ["'b'", { printed: ['a', 'b'] }, english.onlyPrinted],
  ['true', { printed: ['begin'] }, english.undefinedReturned],
  ['8080', {}, english.undefinedReturned],
])('undefined in place of %s, where %j was shown', (expected, rest, hint) => {
  const facts = { returned: 'undefined', expected, at: '', ...rest }
  expect(functionEntries['function/wrong-answer'].en(facts, { object: '', field: '' }).try).toBe(hint)
})

it('null in place of undefined', () => {
  const facts = { returned: 'null', expected: 'undefined', at: '' }
  expect(functionEntries['function/wrong-answer'].en(facts, { object: '', field: '' }).try).toBe(
    english.nullReturned,
  )
})
