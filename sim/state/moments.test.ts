import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moments } from './moments.ts'

describe('moments', () => {
  it('come in the order of time, each subject once, at its latest wish', () => {
    const queue = moments()
    queue.set('a', 5)
    queue.set('b', 3)
    queue.set('c', 20)
    queue.set('a', 10.5)
    expect(queue.next()).toBe(3)
    expect(queue.take(10.5)).toEqual(['b', 'a'])
    expect(queue.next()).toBe(20)
    queue.set('c', undefined)
    expect(queue.next()).toBeUndefined()
  })

  it('of a fork are its own', () => {
    const queue = moments()
    queue.set('a', 1)
    const fork = queue.fork()
    fork.set('a', undefined)
    fork.set('b', 2)
    expect([queue.next(), fork.next()]).toEqual([1, 2])
    expect(queue.take(5)).toEqual(['a'])
    expect(fork.take(5)).toEqual(['b'])
  })

  it('are taken when their time has come, whatever they are', () => {
    const wish = fc.tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.option(fc.double({ min: 0, max: 1e6, noNaN: true })),
    )
    fc.assert(
      fc.property(fc.array(wish), fc.double({ min: 0, max: 1e6, noNaN: true }), (wishes, now) => {
        const queue = moments()
        const last = new Map<string, number | null>()
        for (const [subject, seconds] of wishes) {
          queue.set(subject, seconds ?? undefined)
          last.set(subject, seconds)
        }
        const due = [...last]
          .filter(([, seconds]) => seconds !== null && seconds <= now)
          .map(([subject]) => subject)
        expect([...queue.take(now)].sort()).toEqual(due.sort())
        const left = [...last.values()].filter(
          (seconds): seconds is number => seconds !== null && seconds > now,
        )
        expect(queue.next()).toBe(left.length === 0 ? undefined : Math.min(...left))
      }),
    )
  })
})
