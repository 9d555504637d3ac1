/**
 * What does isolation cost a learner, and a class? The same judging of the same functions, with the learner's code in
 * node:vm (no isolation) as the floor: first verdict of a process, a verdict after a save, a class of 200, and whether
 * memory grows.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext, Script } from 'node:vm'
import { transform } from 'sucrase'
import mapSelector from '../exercises/01-services/06-matches-selector/exercise.ts'
import expressions from '../exercises/01-services/07-selector-expressions/exercise.ts'
import fewMove from '../exercises/03-affinity/01-few-move/exercise.ts'
import type { FunctionExercise } from '../grader/exercise.ts'
import { type Guest, type GuestOptions, replyFrom } from '../grader/sandbox/guest.ts'
import { harness } from '../grader/sandbox/harness.ts'
import { judge } from '../grader/sandbox/judge.ts'
import { usualLimits, usualRuns } from '../grader/sandbox/limits.ts'
import { type JudgePool, openPool } from '../grader/sandbox/pool.ts'
import { milliseconds, type Row, type Suite, spread, time } from './measure.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const exercises = [mapSelector, expressions, fewMove]
const submissions = 200

interface Work {
  readonly exercise: FunctionExercise
  readonly given: readonly { readonly name: string; readonly text: string }[]
  readonly files: readonly { readonly name: string; readonly text: string }[]
}

const suite: Suite = async () => {
  const build = builtNow()
  const pool = (size: number): JudgePool =>
    openPool({ script: join(root, 'launcher', 'worker.cjs'), build, size })
  return [
    ...(await coldRows()),
    ...(await warmRows(pool(1))),
    ...(await classRows(pool)),
    await memoryRow(pool(1)),
  ]
}
export default suite

function workFor(exercise: FunctionExercise): Work {
  const read = (folder: string) => (name: string) => {
    return { name, text: readFileSync(join(root, folder, exercise.id, name), 'utf8') }
  }
  return {
    exercise,
    given: exercise.given.map(read('exercises')),
    files: exercise.edit.map(read('solutions')),
  }
}

/** No two submissions are the same text. */
function saved({ files, ...rest }: Work, number: number): Work {
  return { ...rest, files: files.map(({ name, text }) => ({ name, text: `${text}// ${number}\n` })) }
}

async function isolated(pool: JudgePool, { exercise, given, files }: Work): Promise<void> {
  const { verdict } = await pool.judge({
    id: exercise.id,
    given,
    files: files.map(({ name, text }) => ({ name, bytes: new TextEncoder().encode(text) })),
    seed: 1,
    runs: usualRuns,
    limits: usualLimits,
  })
  if (verdict.status !== 'passed') throw new Error(`${exercise.id} is ${verdict.status}`)
}

async function bare({ exercise, given, files }: Work): Promise<void> {
  const submission = files.map((value) => ({ ok: true, value, diagnostics: [] }) as const)
  const sources = [...given, ...files]
  const verdict = await judge(
    { exercise, given, submission },
    { seed: 1, runs: usualRuns, limits: usualLimits, open: async (options) => vmGuest(sources, options) },
  )
  if (verdict.status !== 'passed') throw new Error(`${exercise.id} is ${verdict.status} in node:vm`)
}

interface Harness {
  readonly call: (module: object, name: string, argumentsText: string) => string
}

/** The floor: V8 itself, in this process, in a context of its own. */
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

async function coldRows(): Promise<readonly Row[]> {
  const [work] = exercises.map(workFor)
  if (work === undefined) return []
  const grade = (id: string) => () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(root, 'lab.cjs'), 'grade', id, '--submission', 'solutions'],
      {
        cwd: root,
        env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    if (status !== 0) throw new Error(`lab grade ended with ${status}: ${stderr}`)
  }
  const functions = await time(grade(work.exercise.id), { runs: 7, milliseconds: 0 })
  const manifests = await time(grade('01-services/01-first-service'), { runs: 7, milliseconds: 0 })
  return [
    {
      what: 'functions: first verdict of a process, manifest',
      value: milliseconds(manifests.median),
      note: spread(manifests),
    },
    {
      what: 'functions: first verdict of a process',
      value: milliseconds(functions.median),
      note: `${(functions.median / manifests.median).toFixed(2)} × a manifest; ${spread(functions)}`,
      aim: { text: 'under 3 × the same without isolation', met: functions.median < 3 * manifests.median },
    },
  ]
}

async function warmRows(pool: JudgePool): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const exercise of exercises) {
    const work = workFor(exercise)
    let number = 0
    const floor = await time(() => bare(saved(work, number++)), { runs: 15, milliseconds: 0 })
    const held = await time(() => isolated(pool, saved(work, number++)), { runs: 15, milliseconds: 0 })
    rows.push({
      what: `functions: after a save, ${exercise.id}`,
      value: milliseconds(held.median),
      note: `${(held.median / floor.median).toFixed(2)} × node:vm (${milliseconds(floor.median)}); ${spread(held)}`,
      aim: { text: 'under 60 ms', met: held.median < 60 },
    })
  }
  await pool.close()
  return rows
}

async function classRows(open: (size: number) => JudgePool): Promise<readonly Row[]> {
  const all = exercises
    .map(workFor)
    .flatMap((work) => Array.from({ length: submissions }, (_, at) => saved(work, at)))
  const size = availableParallelism()
  const pool = open(size)
  const began = performance.now()
  await Promise.all(all.map((work) => isolated(pool, work)))
  const held = performance.now() - began
  await pool.close()
  const again = performance.now()
  for (const work of all) await bare(work)
  const floor = performance.now() - again
  return [
    {
      what: `functions: ${submissions} submissions of ${exercises.length} exercises, ${size} threads`,
      value: milliseconds(held),
      note: `${milliseconds(held / all.length)} each; node:vm in one thread takes ${milliseconds(floor)}`,
    },
  ]
}

async function memoryRow(pool: JudgePool): Promise<Row> {
  const work = workFor(mapSelector)
  const after = async (runs: number): Promise<number> => {
    for (let run = 0; run < runs; run++) await isolated(pool, saved(work, run))
    return process.memoryUsage().rss / 1e6
  }
  const [early, late] = [await after(200), await after(1000)]
  await pool.close()
  return {
    what: 'functions: memory after 1,000 further runs',
    value: `${late.toFixed(0)} MB`,
    note: `${early.toFixed(0)} MB before`,
    aim: { text: 'at most 15 % more', met: late < 1.15 * early },
  }
}

/** The build that is current: made, if the sources changed. */
function builtNow(): string {
  spawnSync(process.execPath, [join(root, 'lab.cjs'), 'version'], { cwd: root, stdio: 'ignore' })
  const { build } = JSON.parse(readFileSync(join(root, 'dist', 'current.json'), 'utf8')) as {
    readonly build: string
  }
  return join(root, 'dist', build)
}
