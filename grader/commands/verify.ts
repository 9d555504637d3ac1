/** `verify`: for authors. Holds every promise of every exercise, and prints a table and what does not hold. */

import { type BrokenPromise, promiseNames } from '../broken-promise.ts'
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
  let failures = 0
  screen.write(drawHead())
  for (const { id } of entries) {
    const broken = await engine.verify(kit.root, id, await engine.exercise(id), originals, options)
    failures += broken.length
    screen.write(drawExercise(id, broken, screen.columns))
    await new Promise(setImmediate)
  }
  const all = entries.length * promiseNames.length
  screen.write(`\n${entries.length} exercises, ${all} promises, ${failures} broken\n`)
  return failures === 0 ? 0 : 1
}

const idColumns = 36

function drawHead(): string {
  const legend = promiseNames.map((name, index) => `${index + 1} ${name}`).join('   ')
  const numbers = promiseNames.map((_, index) => index + 1).join('  ')
  return `${wrap(legend, 80).join('\n')}\n\n${padEnd('', idColumns)}${numbers}\n`
}

function drawExercise(id: string, broken: readonly BrokenPromise[], columns: number): string {
  const marks = promiseNames.map((name) => (broken.some(({ promise }) => promise === name) ? '✗' : '✓'))
  const lines = broken.flatMap(({ promise, what }) => {
    return wrap(visible(`${promise}: ${what}`), columns - 4).map((line) => `    ${line}`)
  })
  return `${[`${padEnd(id, idColumns)}${marks.join('  ')}`, ...lines].join('\n')}\n`
}
