import { expect, it } from 'vitest'
import { firstDifference } from './compare.ts'
import { wrongShape } from './shape.ts'

it.each([
  ['the same', { a: [1, 'x', null] }, { a: [1, 'x', null] }, undefined],
  ['a member that is undefined', { a: 1, b: undefined }, { a: 1 }, undefined],
  ['another value', true, false, ['', 'value']],
  ['a text for a number', 80, '80', ['', 'shape']],
  ['a member that is missing', [{ host: 'a' }, { host: 'b' }], [{ host: 'a' }, {}], ['[1].host', 'shape']],
  ['a list that is too short', ['a', 'b'], ['a'], ['[1]', 'value']],
  ['a list for an object', { a: 1 }, [1], ['', 'shape']],
  ['nothing where there is something', 80, undefined, ['', 'value']],
  ['something where there is nothing', undefined, 80, ['', 'value']],
  ['a key that every object has', {}, { toString: 1 }, ['toString', 'value']],
])('%s', (_, expected, returned, difference) => {
  const found = firstDifference(expected, returned)
  expect(found && [found.at, found.kind]).toEqual(difference)
})

it.each([
  ['a text', 'string', 'x', undefined],
  ['a number for a text', 'string', 1, { at: '', expected: 'string', got: 'number' }],
  [
    'an item without a member',
    [{ host: 'string' }],
    [{ host: 'a' }, {}],
    { at: '[1].host', expected: 'string', got: 'undefined' },
  ],
  ['an object for a list', ['number'], {}, { at: '', expected: 'list', got: 'object' }],
] as const)('of a shape: %s', (_, shape, value, wrong) => {
  expect(wrongShape(shape, value)).toEqual(wrong)
})
