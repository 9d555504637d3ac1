/**
 * How much time has a judging thread had, seen from another thread? Not how much has passed: on a computer with too much
 * to do a thread stands still most of the time, and a learner is not to be told of a loop without end for that.
 *
 * Node.js 20 knows the processor time of the process alone. What this thread was busy with is taken off, the rest is what
 * judging threads used, each an equal part of it; and nobody can have used more than has passed.
 */

export interface Clocks {
  /** Processor time of all threads of the process, in milliseconds. */
  readonly process: () => number
  /** How long this thread was busy. */
  readonly here: () => number
  readonly wall: () => number
}

const nodeClocks: Clocks = {
  process: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  here: () => performance.eventLoopUtilization().active,
  wall: () => performance.now(),
}

/** `judging` is the number of threads that judge right now. To be looked at several times while one of them does. */
export function judgingClock(judging: () => number, clocks: Clocks = nodeClocks): () => number {
  const look = () => ({ process: clocks.process(), here: clocks.here(), wall: clocks.wall() })
  let before = look()
  let had = 0
  return () => {
    const now = look()
    const used = now.process - before.process - (now.here - before.here)
    had += Math.min(now.wall - before.wall, Math.max(0, used) / Math.max(1, judging()))
    before = now
    return had
  }
}
