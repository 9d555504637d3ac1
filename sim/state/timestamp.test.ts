import fc from 'fast-check'
import { expect, it } from 'vitest'
import { secondsOf, timestampAt } from './timestamp.ts'

it.each([
  ['2026-01-01T00:00:00Z', 0, '2026-01-01T00:00:00Z'],
  ['2026-01-01T00:00:00Z', 86_399.9, '2026-01-01T23:59:59Z'],
  ['2026-12-31T23:59:59Z', 1, '2027-01-01T00:00:00Z'],
  ['2028-02-28T00:00:00Z', 86_400, '2028-02-29T00:00:00Z'],
  ['2100-02-28T00:00:00Z', 86_400, '2100-03-01T00:00:00Z'],
  ['2026-01-01T09:00:00+09:00', 30, '2026-01-01T00:00:30Z'],
  ['no time', 0, '1970-01-01T00:00:00Z'],
])('%s and %d seconds is %s', (epoch, seconds, expected) => {
  expect(timestampAt(epoch, seconds)).toBe(expected)
})

it('agrees with the host calendar for four thousand years', () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_000_000_000, max: 64_000_000_000 }), (seconds) => {
      const expected = new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')
      expect(timestampAt('1970-01-01T00:00:00Z', seconds)).toBe(expected)
      expect(secondsOf(expected)).toBe(seconds)
    }),
  )
})
