/**
 * The verifying thread: it is told the name of an exercise and answers with what came of verifying it, one after the
 * other. Started by launcher/verify-thread.cjs from the build.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { FunctionTools, VerifyOptions } from '../broken-promise.ts'
import type { AnyExercise } from '../exercise.ts'
import { readOriginals } from '../originals.ts'
import { openPool } from '../sandbox/pool.ts'
import { verify } from './verify.ts'

/** What a thread is started with. */
export interface VerifyingData {
  /** The repository's folder. */
  readonly root: string
  /** The folder of the build that runs. */
  readonly build: string
  /** launcher/worker.cjs, absolute: for functions. */
  readonly judgingScript: string
  readonly options: VerifyOptions
}

export function serveVerifying(
  load: (id: string) => Promise<AnyExercise>,
  mutantsOf: FunctionTools['mutantsOf'],
): void {
  const port = parentPort
  if (port === null) throw new Error('this is to run in a thread of its own')
  const { root, build, judgingScript, options } = workerData as VerifyingData
  const originals = readOriginals(root)
  // While the judging thread works this one waits: together they keep one core busy.
  const judges = openPool({ script: judgingScript, build, size: 1 })

  async function answer(id: string): Promise<void> {
    port?.postMessage(await verify(root, id, await load(id), originals, options, { judges, mutantsOf }))
  }

  // An error here ends the thread, and whoever waits for it is told.
  port.on('message', (id: string) => void answer(id))
}
