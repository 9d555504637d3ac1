/**
 * The floor of what judging functions costs: the same judging, with the learner's code in node:vm, which holds nothing
 * back, in the process that asks.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext, Script } from 'node:vm'
import { transform } from 'sucrase'
import type { FunctionExercise } from '../grader/exercise.ts'
import { type Guest, type GuestOptions, replyFrom } from '../grader/sandbox/guest.ts'
import { harness } from '../grader/sandbox/harness.ts'
import { type Inputs, newInputs } from '../grader/sandbox/inputs.ts'
import { judge } from '../grader/sandbox/judge.ts'
import { usualLimits } from '../grader/sandbox/limits.ts'

export interface Work {
  readonly exercise: FunctionExercise
  readonly given: readonly { readonly name: string; readonly text: string }[]
  readonly files: readonly { readonly name: string; readonly text: string }[]
}

/** An exercise with its solution. */
export function workFor(root: string, exercise: FunctionExercise): Work {
  const read = (folder: string) => (name: string) => {
    return { name, text: readFileSync(join(root, folder, exercise.id, name), 'utf8') }
  }
  return {
    exercise,
    given: exercise.given.map(read('exercises')),
    files: exercise.edit.map(read('solutions')),
  }
}

export async function judgeBare(
  { exercise, given, files }: Work,
  runs: number,
  inputs: Inputs = newInputs,
): Promise<void> {
  const submission = files.map((value) => ({ ok: true, value, diagnostics: [] }) as const)
  const sources = [...given, ...files]
  const open = async (options: GuestOptions): Promise<Guest> => vmGuest(sources, options)
  const verdict = await judge(
    { exercise, given, submission },
    { seed: 1, runs, limits: usualLimits, inputs, open },
  )
  if (verdict.status !== 'passed') throw new Error(`${exercise.id} is ${verdict.status} in node:vm`)
}

interface Harness {
  readonly call: (module: object, name: string, argumentsText: string) => string
}

function vmGuest(sources: Work['files'], { limits }: GuestOptions): Guest {
  const context = createContext({ console: { log: () => {} } })
  const tell = (): void => {}
  const { call } = (runInContext(harness(limits), context) as (told: typeof tell) => Harness)(tell)
  const modules = new Map<string, Readonly<Record<string, unknown>>>()
  const moduleOf = (name: string): Readonly<Record<string, unknown>> => {
    const known = modules.get(name)
    if (known !== undefined) return known
    const text = sources.find((source) => source.name === name)?.text ?? ''
    const { code } = transform(text, { transforms: ['typescript', 'imports'], disableESTransforms: true })
    const exports = {}
    modules.set(name, exports)
    const run = new Script(`(function (exports, require) {${code}\n})`).runInContext(context) as (
      exports: object,
      require: (specifier: string) => object,
    ) => void
    run(exports, (specifier) => moduleOf(specifier.slice(2)))
    return exports
  }
  return {
    load: (file) => {
      const exported = Object.entries(moduleOf(file)).map(([name, value]) => [name, typeof value] as const)
      return { ended: 'loaded', exported: new Map(exported) }
    },
    call: (file, name, argumentsText) => replyFrom(call(moduleOf(file), name, argumentsText), []),
  }
}
