/** `verify`: for authors. Holds every promise of every exercise, and prints a table and what does not hold. */
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Exercise } from '../exercise.ts'
import { readIfThere } from '../files.ts'
import { type Originals, readOriginals, writeOriginals } from '../originals.ts'
import { visible } from '../report/sanitize.ts'
import { padEnd, wrap } from '../report/width.ts'
import { brokenPromises, promises } from '../verify/promises.ts'
import { readSubject, strayFiles } from '../verify/read-subject.ts'
import type { BrokenPromise } from '../verify/subject.ts'
import { wholeNumber } from './arguments.ts'
import type { Call, ExitCode } from './command.ts'
import { chooseNamed } from './grade-settings.ts'
import { commandWords } from './words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { kit, screen, flags, language, words } = call
  const chosen = chooseNamed(call)
  const seedsText = flags.valueOf('seeds') ?? '20'
  const seeds = wholeNumber(seedsText, 1, 1000)
  if (!chosen.ok || seeds === undefined) {
    screen.complain(
      chosen.ok ? commandWords[language].notANumber('seeds', visible(seedsText), 1, 1000) : chosen.problem,
    )
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
  let failures = 0
  screen.write(drawHead())
  for (const { id } of entries) {
    const exercise = await kit.load(id)
    const broken = [
      ...nameProblems(kit.root, exercise, id),
      ...(await verifyOne(kit.root, exercise, originals, seeds)),
      ...(flags.isOn('shipped') ? shippedProblems(kit.root, exercise, originals) : []),
    ]
    failures += broken.length
    screen.write(drawExercise(id, broken, screen.columns))
    await setImmediate()
  }
  const all = entries.length * promises.length
  screen.write(`\n${entries.length} exercises, ${all} promises, ${failures} broken\n`)
  return failures === 0 ? 0 : 1
}

async function verifyOne(
  root: string,
  exercise: Exercise,
  originals: Originals,
  seeds: number,
): Promise<readonly BrokenPromise[]> {
  try {
    return await brokenPromises(readSubject(root, exercise, originals), { seeds })
  } catch (error) {
    return [{ promise: 'as shipped', what: error instanceof Error ? error.message : String(error) }]
  }
}

function nameProblems(root: string, exercise: Exercise, id: string): readonly BrokenPromise[] {
  const misnamed = exercise.id === id ? [] : [`its id is ${exercise.id}`]
  const strays = strayFiles(root, { ...exercise, id }).map((name) => `${name} is neither given nor edited`)
  const unread = ['README.md', 'README.ko.md']
    .filter((name) => readIfThere(join(root, 'exercises', id, name)) === undefined)
    .map((name) => `${name} is missing`)
  return [...misnamed, ...strays, ...unread].map((what) => ({ promise: 'as shipped', what }))
}

function shippedProblems(
  root: string,
  { id, given, edit }: Exercise,
  originals: Originals,
): readonly BrokenPromise[] {
  return [...given, ...edit]
    .filter((name) => originals[`${id}/${name}`] !== readIfThere(join(root, 'exercises', id, name)))
    .map((name) => ({
      promise: 'as shipped',
      what: `${name} is not the one in exercises/originals.json: lab verify --write-originals`,
    }))
}

const idColumns = 36

function drawHead(): string {
  const legend = promises.map(({ name }, index) => `${index + 1} ${name}`).join('   ')
  const numbers = promises.map((_, index) => index + 1).join('  ')
  return `${wrap(legend, 80).join('\n')}\n\n${padEnd('', idColumns)}${numbers}\n`
}

function drawExercise(id: string, broken: readonly BrokenPromise[], columns: number): string {
  const marks = promises.map(({ name }) => (broken.some(({ promise }) => promise === name) ? '✗' : '✓'))
  const lines = broken.flatMap(({ promise, what }) => {
    return wrap(visible(`${promise}: ${what}`), columns - 4).map((line) => `    ${line}`)
  })
  return `${[`${padEnd(id, idColumns)}${marks.join('  ')}`, ...lines].join('\n')}\n`
}
