/** `verify`: for authors. Holds every promise of every exercise, and prints a table and what does not hold. */

import { type BrokenPromise, type MutantTally, promiseNames } from '../broken-promise.ts'
import { readOriginals, writeOriginals } from '../originals.ts'
import { visible } from '../report/sanitize.ts'
import { padEnd, wrap } from '../report/width.ts'
import type { Call, ExitCode } from './command.ts'
import { namedExercises, numberOf } from './read-words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { kit, screen, flags, words } = call
  const chosen = namedExercises(call)
  const seeds = numberOf(call, 'seeds', 20, 1, 1000)
  if (!chosen.ok || !seeds.ok) {
    const problem = [chosen, seeds].find((read) => !read.ok)
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
  const originals = readOriginals(kit.root)
  const entries = words.length === 0 ? kit.index.exercises : chosen.value
  const options = { seeds: seeds.value, shipped: flags.isOn('shipped') }
  const engine = await kit.engine()
  const functions = { judges: kit.judges, mutantsOf: kit.sandbox().mutantsOf }
  let failures = 0
  let tally: MutantTally = { all: 0, caught: 0, tolerated: 0 }
  screen.write(drawHead())
  for (const { id } of entries) {
    const exercise = await engine.exercise(id)
    const { broken, mutants } = await engine.verify(kit.root, id, exercise, originals, options, functions)
    failures += broken.length
    if (mutants !== undefined) tally = sumOf(tally, mutants)
    screen.write(drawExercise(id, broken, mutants, screen.columns))
    await new Promise(setImmediate)
  }
  const all = entries.length * promiseNames.length
  if (tally.all > 0) screen.write(`\nmutants of functions: ${drawTally(tally)}\n`)
  screen.write(`\n${entries.length} exercises, ${all} promises, ${failures} broken\n`)
  return failures === 0 ? 0 : 1
}

const idColumns = 36

function drawHead(): string {
  const legend = promiseNames.map((name, index) => `${index + 1} ${name}`).join('   ')
  const numbers = promiseNames.map((_, index) => index + 1).join('  ')
  return `${wrap(legend, 80).join('\n')}\n\n${padEnd('', idColumns)}${numbers}\n`
}

function drawExercise(
  id: string,
  broken: readonly BrokenPromise[],
  mutants: MutantTally | undefined,
  columns: number,
): string {
  const marks = promiseNames.map((name) => (broken.some(({ promise }) => promise === name) ? '✗' : '✓'))
  const lines = broken.flatMap(({ promise, what }) => {
    return wrap(visible(`${promise}: ${what}`), columns - 4).map((line) => `    ${line}`)
  })
  const note = mutants === undefined ? '' : `   ${drawTally(mutants)}`
  return `${[`${padEnd(id, idColumns)}${marks.join('  ')}${note}`, ...lines].join('\n')}\n`
}

/** `41 of 43 mutants caught, 2 equivalent`. */
function drawTally({ all, caught, tolerated }: MutantTally): string {
  return `${caught} of ${all} mutants caught${tolerated === 0 ? '' : `, ${tolerated} equivalent`}`
}

function sumOf(a: MutantTally, b: MutantTally): MutantTally {
  return { all: a.all + b.all, caught: a.caught + b.caught, tolerated: a.tolerated + b.tolerated }
}
