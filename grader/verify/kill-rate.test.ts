/** Of how many broken solutions can the kit be proud? The figures as they are printed, and where the floor is. */
import { expect, it } from 'vitest'
import type { MutantTally } from '../broken-promise.ts'
import { drawTallies, drawTally, isUnderFloor } from './kill-rate.ts'

const tally = (all: number, killed: number, equivalent = 0, same = 0): MutantTally => {
  return { all, killed, equivalent, same }
}

it.each([
  [tally(43, 43), '43 of 43 killed (100 %)'],
  [tally(43, 41, 2), '41 of 43 killed (95.3 %), 2 equivalent'],
  [tally(2000, 1999, 0, 3), '1999 of 2000 killed (99.9 %), 3 more are the same'],
  [tally(0, 0, 0, 1), '0 of 0 killed (100 %), 1 more are the same'],
])('%j is told in words', (one, words) => {
  expect(drawTally(one)).toBe(words)
})

it('sums up each kind, and all, before and after exceptions', () => {
  const lines = drawTallies([
    { kind: 'manifest', tally: tally(40, 40, 0, 2) },
    { kind: 'function', tally: tally(30, 27, 2) },
    { kind: 'manifest', tally: tally(20, 19, 1) },
  ])
  expect(lines.split('\n')).toEqual([
    'mutants, function   27 of 30 killed (90 %), 2 equivalent; 96.4 % of those that are not equivalent',
    'mutants, manifest   59 of 60 killed (98.3 %), 1 equivalent, 2 more are the same; 100 % of those that are not equivalent',
    'mutants, all        86 of 90 killed (95.5 %), 3 equivalent, 2 more are the same; 98.8 % of those that are not equivalent',
    '',
  ])
})

it.each([
  ['holds at 97 %, whatever one exercise has', [tally(10, 7, 3), tally(90, 90)], false],
  ['does not hold a hair below', [tally(10, 7, 3), tally(9990, 9692)], true],
  ['counts exceptions as alive', [tally(100, 96, 4)], true],
  ['leaves out what is the same', [tally(100, 97, 3, 50)], false],
  ['asks nothing of a kit without mutants', [tally(0, 0)], false],
])('the floor %s', (_, tallies, isUnder) => {
  expect(isUnderFloor(tallies.map((one) => ({ kind: 'manifest', tally: one })))).toBe(isUnder)
})
