/**
 * `verify`: for authors, in English alone. Holds every promise of every exercise, on all cores, and prints a table, what does
 * not hold, and how many broken solutions were noticed.
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { promiseNames, type Verified } from '../broken-promise.ts'
import type { ExerciseEntry, Kit } from '../kit.ts'
import { writeOriginals } from '../originals.ts'
import { visible } from '../report/sanitize.ts'
import { padEnd, wrap } from '../report/width.ts'
import { verifyInThreads } from '../verify/in-threads.ts'
import { drawTallies, drawTally, isUnderFloor, leastKilled, type Tallied } from '../verify/kill-rate.ts'
import type { VerifyingData } from '../verify/thread.ts'
import type { Call, ExitCode } from './command.ts'
import { namedExercises, numberOf } from './read-words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { kit, screen, flags, words } = call
  const chosen = namedExercises(call)
  const seeds = numberOf(call, 'seeds', 20, 1, 1000)
  const threads = numberOf(call, 'threads', availableParallelism(), 1, 64)
  if (!chosen.ok || !seeds.ok || !threads.ok) {
    const problem = [chosen, seeds, threads].find((read) => !read.ok)
    if (problem?.ok === false) screen.complain(problem.problem)
    return 2
  }
  if (flags.isOn('write-originals')) {
    const paths = writeOriginals(kit.root, kit.index.exercises)
    screen.write(
      `exercises/originals.json holds ${paths.length} files of ${kit.index.exercises.length} exercises.\n`,
    )
    return 0
  }
  const isWhole = words.length === 0
  const entries = isWhole ? kit.index.exercises : chosen.value
  const kinds = new Map(entries.map(({ id, kind }) => [id, kind]))
  let failures = 0
  const tallied: Tallied[] = []
  const idColumns = Math.max(0, ...entries.map(({ id }) => id.length)) + 3
  screen.write(drawHead(idColumns))
  await verifyInThreads({
    ids: [...kinds.keys()],
    cost: (id) => costs[kinds.get(id) ?? 'manifest'],
    threads: threads.value,
    start: () => startThread(kit, { seeds: seeds.value, shipped: flags.isOn('shipped') }),
    tell: (id, verified) => {
      failures += verified.broken.length
      if (verified.mutants !== undefined)
        tallied.push({ kind: kinds.get(id) ?? 'manifest', tally: verified.mutants })
      screen.write(drawExercise(padEnd(id, idColumns), verified, screen.columns))
    },
  })
  screen.write(`\n${drawTallies(tallied)}`)
  if (isWhole && isUnderFloor(tallied)) {
    failures++
    screen.write(
      `\nLess than ${leastKilled} % of all mutants are killed: checks are missing, or exercises tolerate too much.\n`,
    )
  }
  const all = entries.length * promiseNames.length
  screen.write(
    `\n${entries.length} ${entries.length === 1 ? 'exercise' : 'exercises'}, ${all} promises, ${failures} broken\n`,
  )
  return failures === 0 ? 0 : 1
}

/** What takes longer than what, by and large: so that no long one is left for the end. */
const costs: Readonly<Record<ExerciseEntry['kind'], number>> = {
  function: 3,
  command: 2,
  incident: 2,
  predict: 2,
  manifest: 1,
}

function startThread({ root, build }: Kit, options: VerifyingData['options']): Worker {
  const judgingScript = join(root, 'launcher', 'worker.cjs')
  const workerData: VerifyingData = { root, build, judgingScript, options }
  return new Worker(join(root, 'launcher', 'verify-thread.cjs'), {
    workerData,
    // Worlds are made and forgotten by the hundred.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  })
}

function drawHead(idColumns: number): string {
  const legend = promiseNames.map((name, index) => `${index + 1} ${name}`).join('   ')
  const numbers = promiseNames.map((_, index) => index + 1).join('  ')
  return `${wrap(legend, 80).join('\n')}\n\n${padEnd('', idColumns)}${numbers}\n`
}

function drawExercise(name: string, { broken, mutants }: Verified, columns: number): string {
  const marks = promiseNames.map((name) => (broken.some(({ promise }) => promise === name) ? '✗' : '✓'))
  const lines = broken.flatMap(({ promise, what }) => {
    return wrap(visible(`${promise}: ${what}`), columns - 4).map((line) => `    ${line}`)
  })
  const note = mutants === undefined ? '' : `   ${drawTally(mutants)}`
  return `${[`${name}${marks.join('  ')}${note}`, ...lines].join('\n')}\n`
}
