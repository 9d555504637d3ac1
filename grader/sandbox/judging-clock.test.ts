/** Time that a thread has had is neither what has passed, nor what others have used. */
import { describe, expect, it } from 'vitest'
import { judgingClock } from './judging-clock.ts'

const rows = [
  { what: 'one thread on an idle computer', process: 20, here: 0, judging: 1, had: 20 },
  { what: 'two threads on two cores', process: 40, here: 0, judging: 2, had: 20 },
  { what: 'one thread that waits for its turn', process: 3, here: 0, judging: 1, had: 3 },
  { what: 'two threads that wait for their turn', process: 6, here: 0, judging: 2, had: 3 },
  { what: 'one beside the grader, at work itself', process: 40, here: 20, judging: 1, had: 20 },
  { what: 'one that a compiler and a garbage collector help', process: 75, here: 0, judging: 1, had: 20 },
  {
    what: 'one that stands still while the grader waits for its own turn',
    process: 5,
    here: 20,
    judging: 1,
    had: 0,
  },
]

describe('of 20 ms that pass', () => {
  it.each(rows)('$had are had by $what', ({ process, here, judging, had }) => {
    let looks = 0
    const clock = judgingClock(() => judging, {
      process: () => process * looks,
      here: () => here * looks,
      wall: () => 20 * looks,
    })
    looks = 1
    expect(clock()).toBe(had)
    looks = 4
    expect(clock()).toBe(had === 20 ? 80 : 4 * had)
  })
})
