/**
 * Hands submissions to judging threads, and ends those that do not come back. A thread serves one submission after the
 * other (each gets an engine of its own inside); one that had to be ended is replaced when the next one is due.
 *
 * The engine looks at the time itself, but not in the middle of a long native call (measured: 14 s for 2 s). So the timer
 * that holds is this one, on another thread: no new call within a call's time and some grace, and the thread is ended. It
 * counts time that the thread has had (judging-clock.ts), up to a multiple of it in time that passes.
 */
import type { Worker } from 'node:worker_threads'
import type { CheckResult, Verdict } from '../verdict.ts'
import { cutShort } from './cut-short.ts'
import { judgingClock } from './judging-clock.ts'
import { type FromWorker, type JudgeTask, newProgress, readProgress } from './protocol.ts'

export interface Judged {
  readonly verdict: Verdict
  /** The kit's own errors, if it had any: stacks, for a log. */
  readonly faults: readonly string[]
}

export interface JudgePool {
  readonly judge: (task: JudgeTask) => Promise<Judged>
  readonly close: () => Promise<void>
}

export interface PoolOptions {
  /** launcher/worker.cjs, absolute. */
  readonly script: string
  /** The build's folder. */
  readonly build: string
  /** At most so many threads; as many are started as there are tasks at once. */
  readonly size: number
}

interface Seat {
  readonly worker: Worker
  readonly progress: SharedArrayBuffer
  readonly ready: Promise<void>
}

const lookMilliseconds = 20

/** A thread that gets so small a part of its time is ended all the same: nobody waits for ever. */
const mostPatience = 5

export function openPool({ script, build, size }: PoolOptions): JudgePool {
  const idle: Seat[] = []
  const waiting: ((seat: Seat) => void)[] = []
  let seats = 0
  let judging = 0

  function take(): Promise<Seat> | Seat {
    const free = idle.pop()
    if (free !== undefined) return free
    if (seats >= size) return new Promise((resolve) => waiting.push(resolve))
    seats++
    return newSeat(script, build)
  }

  /** Without a seat: the old one was ended, whoever waits gets a new one. */
  function giveBack(seat: Seat | undefined): void {
    const next = waiting.shift()
    if (next !== undefined) next(seat ?? newSeat(script, build))
    else if (seat !== undefined) idle.push(seat)
    else seats--
  }

  async function judge(task: JudgeTask): Promise<Judged> {
    const seat = await take()
    let back: Seat | undefined
    try {
      seat.worker.ref()
      judging++
      const { judged, survived } = await judgeIn(seat, task, () => judging).finally(() => judging--)
      if (survived) back = seat
      return judged
    } finally {
      // An idle thread keeps no process alive.
      back?.worker.unref()
      giveBack(back)
    }
  }

  return {
    judge,
    close: async () => {
      await Promise.all(idle.splice(0).map(({ worker }) => worker.terminate()))
    },
  }
}

function newSeat(script: string, build: string): Seat {
  const progress = newProgress()
  // Asked for here, and not above: loading it takes 4 ms of every start, which most do without.
  const threads = process.getBuiltinModule('node:worker_threads')
  const worker = new threads.Worker(script, {
    workerData: { build, progress },
    env: {},
    execArgv: [],
    // 4 MB for the engine's own stack, and no more heap than judging takes.
    resourceLimits: { stackSizeMb: 4, maxOldGenerationSizeMb: 256 },
  })
  const ready = new Promise<void>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', () => {
      worker.off('error', reject)
      resolve()
    })
  })
  // Whoever awaits it hears of it; nobody else needs to.
  ready.catch(() => {})
  return { worker, progress, ready }
}

interface Ended {
  readonly judged: Judged
  /** Can the thread take another task? */
  readonly survived: boolean
}

async function judgeIn(
  { worker, progress, ready }: Seat,
  task: JudgeTask,
  judging: () => number,
): Promise<Ended> {
  await ready
  let outline: readonly CheckResult[] = []
  const results: CheckResult[] = []
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      clearInterval(timer)
      worker.off('message', hear)
      worker.off('error', fail)
    }
    const end = (why: 'too-slow' | 'run-too-slow' | 'out-of-memory'): void => {
      stop()
      const { call } = readProgress(progress)
      const verdict = cutShort({ exercise: task.id, outline, results, call, why, limits: task.limits })
      void worker.terminate()
      resolve({ judged: { verdict, faults: [] }, survived: false })
    }
    const hear = (message: FromWorker): void => {
      if (message.say === 'outline') outline = message.results
      if (message.say === 'result') results.push(message.result)
      if (message.say !== 'verdict') return
      stop()
      const { verdict, faults } = message
      resolve({ judged: { verdict, faults }, survived: true })
    }
    const fail = (error: Error): void => {
      const isOutOfMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
      if (isOutOfMemory) end('out-of-memory')
      else {
        stop()
        reject(error)
      }
    }
    const timer = setInterval(watch(task, progress, judging, end), lookMilliseconds)
    worker.on('message', hear)
    worker.on('error', fail)
    worker.postMessage(task)
  })
}

/** Looks at the clock while the other thread may be unable to. */
function watch(
  { limits }: JudgeTask,
  progress: SharedArrayBuffer,
  judging: () => number,
  end: (why: 'too-slow' | 'run-too-slow') => void,
): () => void {
  const look = lookerOn(judgingClock(judging))
  const isOver = (since: Looked, now: Looked, milliseconds: number): boolean =>
    now.had - since.had > milliseconds || now.passed - since.passed > mostPatience * milliseconds
  const began = look()
  let seen = -1
  let since = began
  return () => {
    const now = look()
    const { calls } = readProgress(progress)
    if (calls !== seen) {
      seen = calls
      since = now
    }
    if (isOver(since, now, limits.callMilliseconds + limits.graceMilliseconds)) end('too-slow')
    else if (isOver(began, now, limits.runMilliseconds + 2 * limits.graceMilliseconds)) end('run-too-slow')
  }
}

/** In milliseconds. */
interface Looked {
  /** Time that the thread has had. */
  readonly had: number
  /** Time that has passed. */
  readonly passed: number
}

function lookerOn(clock: () => number): () => Looked {
  return () => ({ had: clock(), passed: performance.now() })
}
