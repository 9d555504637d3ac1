import { describe, expect, it } from 'vitest'
import type { BackOff } from '../../api/pod-life.ts'
import { nextBackOff, planRestart } from './back-off.ts'

describe('the wait before a container is started again', () => {
  it.each<
    [string, BackOff | undefined, lookedAt: number | undefined, now: number, ReturnType<typeof planRestart>]
  >([
    ['is none the first time', undefined, 7, 7, { when: 'now', backOff: { seconds: 10, since: 7 } }],
    ['is what is left of the last wait', { seconds: 10, since: 7 }, 8, 8, { when: 'later', startsAt: 18 }],
    [
      'is none when it ran for longer than the last wait',
      { seconds: 10, since: 7 },
      8,
      20,
      { when: 'now', backOff: { seconds: 20, since: 20 } },
    ],
    [
      'begins anew after ten minutes that went well',
      { seconds: 300, since: 0 },
      601,
      601,
      { when: 'now', backOff: { seconds: 10, since: 601 } },
    ],
    [
      'does not after ten minutes exactly',
      { seconds: 300, since: 0 },
      600,
      600,
      { when: 'later', startsAt: 900 },
    ],
    ['is none for the first container that the kubelet kills', undefined, undefined, 30, { when: 'now' }],
  ])('%s', (_, backOff, lookedAt, now, wanted) => {
    expect(planRestart(backOff, lookedAt, now, now)).toEqual(wanted)
  })

  it('doubles up to five minutes', () => {
    let backOff: BackOff | undefined
    const seconds = Array.from({ length: 8 }, () => {
      backOff = nextBackOff(backOff, 0, 0)
      return backOff.seconds
    })
    expect(seconds).toEqual([10, 20, 40, 80, 160, 300, 300, 300])
  })
})
