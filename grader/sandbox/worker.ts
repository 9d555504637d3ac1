/**
 * The judging thread: it holds the exercises, the simulator's functions and the inputs; the learner's code runs in it
 * only inside of QuickJS. Started by launcher/worker.cjs from the build, never from a submission's folder.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { AnyExercise } from '../exercise.ts'
import type { SubmittedFile } from '../read-submission.ts'
import type { Submission } from '../sources.ts'
import { type Engine, engineFrom } from './engine.ts'
import { keptInputs } from './inputs.ts'
import { judge } from './judge.ts'
import { type FromWorker, type JudgeTask, writeProgress } from './protocol.ts'
import { quickjsGuest } from './quickjs.ts'
import { outlineOf } from './results.ts'

/** What the thread needs of the build. */
export interface Surroundings {
  readonly exercise: (id: string) => Promise<AnyExercise>
  readonly sourcesOf: (files: readonly SubmittedFile[]) => Submission
  /** QuickJS, not yet compiled. */
  readonly wasm: Uint8Array
  /** Told after each verdict. */
  readonly onVerdict: () => void
}

export { mutantsOf } from './mutate.ts'

export function serve(surroundings: Surroundings): void {
  const port = parentPort
  if (port === null) throw new Error('this is to run in a thread of its own')
  const say = (message: FromWorker): void => port.postMessage(message)
  const { progress } = workerData as { readonly progress: SharedArrayBuffer }
  const { onCall, onPrint } = writeProgress(progress)
  // Those of all exercises at the usual number, or of one that is asked thoroughly.
  const inputs = keptInputs(20_000)
  const engines = new Map<number, Engine>()
  const engineOf = (megabytes: number): Engine => {
    const engine = engines.get(megabytes) ?? engineFrom(surroundings.wasm, megabytes)
    engines.set(megabytes, engine)
    return engine
  }

  async function answer(task: JudgeTask): Promise<void> {
    const { id, given, files, limits } = task
    const exercise = await surroundings.exercise(id)
    if (exercise.kind !== 'function') throw new Error(`${id} is no exercise with functions`)
    say({ say: 'outline', results: outlineOf(exercise) })
    onCall('', '', '')
    const engine = engineOf(limits.memoryMegabytes)
    const faults: string[] = []
    const verdict = await judge(
      { exercise, given, submission: surroundings.sourcesOf(files) },
      {
        ...task,
        inputs,
        open: async (options) => quickjsGuest(await engine(), options),
        onCall,
        onPrint,
        onResult: (result) => say({ say: 'result', result }),
        onFault: (error) =>
          faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      },
    )
    say({ say: 'verdict', verdict, faults })
    surroundings.onVerdict()
  }

  port.on('message', (task: JudgeTask) => {
    // An error here is the kit's own: it ends the thread, and the pool says so.
    void answer(task)
  })
  say({ say: 'ready' })
}
