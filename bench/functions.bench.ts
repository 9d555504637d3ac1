/**
 * What does isolation cost a learner, and a class? The same judging of the same functions, with the learner's code in
 * node:vm (no isolation, bare.ts) as the floor: first verdict of a process, a verdict after a save of each exercise, a
 * class, and whether memory grows.
 *
 * npm run bench -- functions --submissions=200    a class of 200, which takes minutes; 4 when left out
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import type { FunctionExercise } from '../grader/exercise.ts'
import type { Engine, KitIndex } from '../grader/kit.ts'
import { keptInputs } from '../grader/sandbox/inputs.ts'
import { usualLimits, usualRuns } from '../grader/sandbox/limits.ts'
import { type JudgePool, openPool } from '../grader/sandbox/pool.ts'
import { judgeBare, type Work, workFor } from './bare.ts'
import { milliseconds, type Row, type Suite, spread, time } from './measure.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

const suite: Suite = async () => {
  const build = builtNow()
  const works = (await exercisesIn(build)).map((exercise) => workFor(root, exercise))
  const pool = (size: number): JudgePool =>
    openPool({ script: join(root, 'launcher', 'worker.cjs'), build, size })
  return [
    ...(await coldRows(works)),
    ...(await warmRows(works, pool(1))),
    ...(await classRows(works, pool)),
    await memoryRow(works, pool(1)),
  ]
}
export default suite

/** As the judging threads load them. */
async function exercisesIn(build: string): Promise<readonly FunctionExercise[]> {
  const { exercises } = JSON.parse(readFileSync(join(build, 'kit.json'), 'utf8')) as KitIndex
  const { exercise: load } = createRequire(import.meta.url)(join(build, 'engine.cjs')) as Engine
  const ids = exercises.filter(({ kind }) => kind === 'function').map(({ id }) => id)
  const loaded = await Promise.all(ids.map(load))
  return loaded.filter((exercise) => exercise.kind === 'function')
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

/** From the start of a process; the floor is one that holds nothing but this judging. */
async function coldRows(works: readonly Work[]): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (const id of ['01-services/06-matches-selector', '03-affinity/07-rendezvous']) {
    const work = works.find(({ exercise }) => exercise.id === id)
    if (work === undefined) throw new Error(`there is no ${id}`)
    const floor = await time(() => started([bareProcess(id)]), { runs: 5, milliseconds: 0 })
    const grading = [join(root, 'lab.cjs'), 'grade', id, '--submission', 'solutions']
    const held = await time(() => started(grading), { runs: 5, milliseconds: 0 })
    const ratio = held.median / floor.median
    rows.push({
      what: `functions: first verdict of a process, ${id}`,
      value: milliseconds(held.median),
      note: `${ratio.toFixed(2)} × a process of node:vm (${milliseconds(floor.median)}); ${spread(held)}`,
      aim: { text: 'under 3 × node:vm', met: ratio < 3 },
    })
  }
  return rows
}

function started(words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, words, {
    cwd: root,
    env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status !== 0) throw new Error(`${words.join(' ')} ended with ${status}: ${stderr}`)
}

/** A program that judges one exercise without isolation, and nothing else; where it lies. */
function bareProcess(id: string): string {
  const outfile = join(root, 'dist', 'bench', `bare-${id.replace('/', '-')}.mjs`)
  const contents = `
    import exercise from './exercises/${id}/exercise.ts'
    import { judgeBare, workFor } from './bench/bare.ts'
    await judgeBare(workFor(${JSON.stringify(root)}, exercise), ${usualRuns})`
  buildSync({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  })
  return outfile
}

async function warmRows(works: readonly Work[], pool: JudgePool): Promise<readonly Row[]> {
  const rows: Row[] = []
  const inputs = keptInputs(20_000)
  for (const work of works) {
    let number = 0
    const floor = await time(() => judgeBare(saved(work, number++), usualRuns, inputs), few)
    const held = await time(() => isolated(pool, saved(work, number++)), few)
    rows.push({
      what: `functions: after a save, ${work.exercise.id}`,
      value: milliseconds(held.median),
      note: `${(held.median / floor.median).toFixed(2)} × node:vm (${milliseconds(floor.median)}); ${spread(held)}`,
      aim: { text: 'under 60 ms', met: held.median < 60 },
    })
  }
  await pool.close()
  return rows
}

/** Not so many that it is warmed up by another twenty; the first of them is no median. */
const few = { runs: 5, milliseconds: 0 }

async function classRows(works: readonly Work[], open: (size: number) => JudgePool): Promise<readonly Row[]> {
  const submissions = submissionsAsked()
  // As they come in: one learner's exercises after the other's.
  const all = Array.from({ length: submissions }, (_, at) => works.map((work) => saved(work, at))).flat()
  const size = availableParallelism()
  const pool = open(size)
  const began = performance.now()
  await Promise.all(all.map((work) => isolated(pool, work)))
  const held = performance.now() - began
  await pool.close()
  const inputs = keptInputs(20_000)
  const again = performance.now()
  for (const work of all) await judgeBare(work, usualRuns, inputs)
  const floor = performance.now() - again
  return [
    {
      what: `functions: ${submissions} submissions of ${works.length} exercises, ${size} threads`,
      value: milliseconds(held),
      note: `${milliseconds(held / all.length)} each; node:vm in one thread takes ${milliseconds(floor / all.length)} each`,
    },
  ]
}

function submissionsAsked(): number {
  const asked = process.argv.find((word) => word.startsWith('--submissions='))
  return asked === undefined ? 4 : Number(asked.slice('--submissions='.length))
}

async function memoryRow(works: readonly Work[], pool: JudgePool): Promise<Row> {
  const after = async (runs: number): Promise<number> => {
    for (let run = 0; run < runs; run++) {
      const work = works[run % works.length]
      if (work !== undefined) await isolated(pool, saved(work, run))
    }
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
