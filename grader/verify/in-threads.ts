/**
 * Verifies exercises side by side. Whatever thread comes first, what came of each is told in the order of the exercises,
 * so that the output is the same with any number of threads. A thread that dies breaks a promise of the exercise that
 * it was at; another one goes on with the rest.
 */
import type { Worker } from 'node:worker_threads'
import type { Verified } from '../broken-promise.ts'

export interface Verifying {
  /** NN-topic/MM-name, as they are told. */
  readonly ids: readonly string[]
  /** Those that take long begin first: otherwise the last one is waited for alone. Numbers compare, nothing else. */
  readonly cost: (id: string) => number
  /** At most so many. */
  readonly threads: number
  /** Starts one that answers each name with a Verified; see thread.ts. */
  readonly start: () => Worker
  readonly tell: (id: string, verified: Verified) => void
}

export async function verifyInThreads({ ids, cost, threads, start, tell }: Verifying): Promise<void> {
  const waiting = ids.toSorted((a, b) => cost(b) - cost(a))
  const found = new Map<string, Verified>()
  let told = 0

  function keep(id: string, verified: Verified): void {
    found.set(id, verified)
    for (; told < ids.length; told++) {
      const next = ids[told] ?? ''
      const known = found.get(next)
      if (known === undefined) return
      tell(next, known)
    }
  }

  async function work(): Promise<void> {
    let thread: Thread | undefined
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      thread ??= watched(start())
      const answer = await Promise.race([answerOf(thread.worker, id), thread.died])
      if ('died' in answer) thread = undefined
      keep(id, 'died' in answer ? brokenBy(answer.died) : answer)
    }
    await thread?.worker.terminate()
  }

  await Promise.all(Array.from({ length: Math.min(threads, ids.length) }, work))
}

interface Thread {
  readonly worker: Worker
  /** Comes true when it ends, whatever it does then, with the reason. */
  readonly died: Promise<{ readonly died: string }>
}

function watched(worker: Worker): Thread {
  const died = new Promise<{ readonly died: string }>((resolve) => {
    worker.once('error', (error: unknown) => {
      resolve({ died: error instanceof Error ? error.message : String(error) })
    })
    worker.once('exit', (code) => resolve({ died: `exit code ${code}` }))
  })
  return { worker, died }
}

function answerOf(worker: Worker, id: string): Promise<Verified> {
  return new Promise((resolve) => {
    worker.once('message', resolve)
    worker.postMessage(id)
  })
}

function brokenBy(reason: string): Verified {
  return { broken: [{ promise: 'as shipped', what: `the thread that verified it died: ${reason}` }] }
}
