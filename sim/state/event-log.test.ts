import { describe, expect, it } from 'vitest'
import type { NewEvent } from '../api/event.ts'
import { eventLog } from './event-log.ts'

const object = { kind: 'Pod', namespace: 'default', name: 'web' }
const told = (message: string, more: Partial<NewEvent> = {}): NewEvent => ({
  type: 'Warning',
  reason: 'Unhealthy',
  message,
  component: 'kubelet',
  object,
  ...more,
})

describe('what is told of an object', () => {
  it('counts up when it is told again', () => {
    const log = eventLog()
    log.record(told('no'), 1)
    log.record(told('no'), 5)
    log.record(told('other'), 6)
    expect(log.of(object, 10)).toEqual([
      { ...told('no'), firstSeconds: 1, lastSeconds: 5, count: 2 },
      { ...told('other'), firstSeconds: 6, lastSeconds: 6, count: 1 },
    ])
    expect(log.of({ kind: 'Pod', name: 'web' }, 10)).toHaveLength(2)
    expect(log.of({ kind: 'Pod', name: 'other' }, 10)).toEqual([])
  })

  it('goes on by itself where it repeats, until something else is told for the same reason', () => {
    const log = eventLog()
    log.record(told('no', { everySeconds: 10 }), 0)
    expect(log.of(object, 35)[0]).toMatchObject({ count: 4, lastSeconds: 30 })
    log.record(told('other'), 40)
    expect(log.of(object, 1000).map(({ count }) => count)).toEqual([4, 1])
  })

  it('is forgotten an hour after it was told last', () => {
    const log = eventLog()
    log.record(told('no'), 0)
    log.record(told('no'), 100)
    log.record(told('again and again', { everySeconds: 10 }), 0)
    expect(log.of(object, 3699)).toHaveLength(2)
    expect(log.all(3700).map(({ message }) => message)).toEqual(['again and again'])
    log.forget(3700)
    expect(log.of(object, 100)).toHaveLength(1)
  })

  it('falls silent with its object', () => {
    const log = eventLog()
    log.record(told('no', { everySeconds: 10 }), 0)
    log.fallSilent(object, 25)
    expect(log.of(object, 1000)[0]).toMatchObject({ count: 3, lastSeconds: 20 })
  })

  it('does not count on for another object of the same name', () => {
    const log = eventLog()
    log.record(told('no'), 1)
    log.fallSilent(object, 2)
    log.record(told('no'), 3)
    expect(log.of(object, 3).map(({ count, ofGone }) => [count, ofGone])).toEqual([
      [1, true],
      [1, undefined],
    ])
  })

  it('is combined from the tenth message on', () => {
    const log = eventLog()
    for (let number = 1; number <= 12; number++) log.record(told(`message ${number}`), number)
    expect(log.of(object, 20)).toHaveLength(10)
    expect(log.of(object, 20)[9]).toMatchObject({
      message: '(combined from similar events): message 12',
      count: 3,
      firstSeconds: 10,
      lastSeconds: 12,
    })
  })

  it('is forgotten after an hour, when something new is told', () => {
    const log = eventLog()
    log.record(told('old'), 0)
    log.record(told('new'), 3601)
    expect(log.of(object, 3601).map(({ message }) => message)).toEqual(['new'])
  })

  it('is shared by pods to which the same happens, and counted for each', () => {
    const log = eventLog()
    const events = [
      { type: 'Normal', reason: 'Created', message: 'Container created' },
      { type: 'Normal', reason: 'Started', message: 'Container started' },
    ] as const
    const other = { ...object, name: 'other' }
    log.recordAll(object, 'kubelet', events, 1)
    log.recordAll(other, 'kubelet', events, 1)
    log.recordAll(object, 'kubelet', events, 9)
    expect(log.of(object, 9).map(({ count }) => count)).toEqual([2, 2])
    expect(log.of(other, 9).map(({ count }) => count)).toEqual([1, 1])
  })
})
