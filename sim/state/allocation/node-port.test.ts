import fc from 'fast-check'
import { expect, it } from 'vitest'
import { randomFrom } from '../../random.ts'
import { nextPort, portRange, portRefusal } from './node-port.ts'

it.each([
  [[30000, 32767], 2768, 30086],
  [[10000, 10200], 201, 10016],
  [[200, 300], 101, 216],
  [[30000, 30015], 16, 30000],
  [[30000, 30000], 1, 30000],
  [[1, 65535], 65535, 129],
] as const)('of %j, %d ports, unasked the first is %d', (range, size, first) => {
  const ports = portRange(range)
  expect(ports.band.size).toBe(size)
  expect(ports.first + ports.band.lower).toBe(first)
})

it('never hands out a port that is taken or outside, and ends when all are given', () => {
  fc.assert(
    fc.property(fc.nat(), fc.uniqueArray(fc.integer({ min: 30000, max: 30019 })), (seed, asked) => {
      const range = portRange([30000, 30019])
      const taken = new Set(asked)
      const random = randomFrom(seed)
      for (let left = 20 - taken.size; left > 0; left--) {
        const port = nextPort(range, (one) => taken.has(one), random)
        expect(portRefusal(range, port ?? 0, (one) => taken.has(one))).toBeUndefined()
        taken.add(port ?? 0)
      }
      expect(nextPort(range, (one) => taken.has(one), random)).toBeUndefined()
    }),
  )
})
