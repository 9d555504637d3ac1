import fc from 'fast-check'
import { expect, it } from 'vitest'
import { endOf, isOver, minutesLeft, onTheWall, type Sitting, timeIn, wasSetBack } from './time.ts'

const begun: Sitting = {
  startedAt: Date.UTC(2026, 10, 23, 10),
  minutes: 90,
  latestAt: Date.UTC(2026, 10, 23, 10),
}
const after = (minutes: number): number => begun.startedAt + minutes * 60_000

it.each<[what: string, sitting: Sitting, now: number, left: number, over: boolean]>([
  ['at the beginning', begun, after(0), 90, false],
  ['a second later', begun, after(1 / 60), 90, false],
  ['in the last second', begun, after(90 - 1 / 60), 1, false],
  ['at the end', begun, after(90), 0, true],
  ['a day later', begun, after(1440), 0, true],
  ['with a clock set back before the beginning', begun, after(-500), 90, false],
  ['with a clock set back', { ...begun, latestAt: after(60) }, after(10), 30, false],
  ['with a clock set back behind the end', { ...begun, latestAt: after(95) }, after(10), 0, true],
  ['ended by hand', { ...begun, endedAt: after(5) }, after(6), 84, true],
])('%s', (_, sitting, now, left, over) => {
  expect([minutesLeft(sitting, now), isOver(sitting, now)]).toEqual([left, over])
})

it('never gives time back, whatever the clock says', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -10_000_000, max: 10_000_000 })), (moves) => {
      let sitting = begun
      let left = 90
      for (const move of moves) {
        const now = begun.startedAt + move
        expect(minutesLeft(sitting, now)).toBeLessThanOrEqual(left)
        left = minutesLeft(sitting, now)
        sitting = { ...sitting, latestAt: timeIn(sitting, now) }
      }
    }),
  )
})

it('tells of clocks that were set back, not of those put right by seconds', () => {
  expect(wasSetBack(begun, after(-0.5))).toBe(false)
  expect(wasSetBack(begun, after(-2))).toBe(true)
})

it('writes the hour as the wall shows it', () => {
  const local = new Date(2026, 0, 2, 3, 4).getTime()
  expect(onTheWall(local)).toBe('2026-01-02 03:04')
  expect(endOf(begun)).toBe(after(90))
})
