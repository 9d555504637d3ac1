/**
 * `grade --debug` runs this file in a Node.js of its own, under the inspector and from source: the checks of one exercise
 * with functions, asked of the learner's files in this very process. Prints the report; is never a score.
 *
 * node --inspect-brk --import tsx grader/commands/debug-session.ts '{"root":…,"id":"01-services/06-matches-selector",…}'
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { AnyExercise } from '../exercise.ts'
import { readSubmission } from '../read-submission.ts'
import { noColours } from '../report/colour.ts'
import { terminal } from '../report/terminal.ts'
import { judge } from '../sandbox/judge.ts'
import { type Limits, usualLimits } from '../sandbox/limits.ts'
import { type Module, nativeGuest } from '../sandbox/native-guest.ts'
import { sourcesOf } from '../sources.ts'
import type { DebugOrder } from './debug.ts'

/** Nobody is to be hurried while standing at a breakpoint. */
const limits: Limits = { ...usualLimits, callMilliseconds: 3_600_000, runMilliseconds: 3_600_000 }

const order = JSON.parse(process.argv[2] ?? '') as DebugOrder
await debug(order)

async function debug({ root, id, seed, runs, language, columns }: DebugOrder): Promise<void> {
  const home = join(root, 'exercises', id)
  const load = async (file: string): Promise<Module> =>
    (await import(pathToFileURL(join(home, file)).href)) as Module
  const exercise = (await load('exercise.ts')).default as AnyExercise
  if (exercise.kind !== 'function') throw new Error(`${id} is no exercise with functions`)
  const given = exercise.given.map((name) => ({ name, text: readFileSync(join(home, name), 'utf8') }))
  const files = readSubmission(join(root, 'exercises'), id, exercise.edit)
  const modules = new Map<string, Module>()
  for (const file of new Set(exercise.checks.map((check) => check.file))) modules.set(file, await load(file))
  const verdict = await judge(
    { exercise, given, submission: sourcesOf(files) },
    { seed, runs, limits, open: async (options) => nativeGuest(modules, options) },
  )
  const points = exercise.checks.reduce((sum, check) => sum + check.points, 0)
  const entry = { ...exercise, points, source: '' }
  const texts = new Map(
    files.flatMap((file) =>
      'bytes' in file ? [[file.name, new TextDecoder().decode(file.bytes)] as const] : [],
    ),
  )
  const report = {
    kit: { version: '' },
    seed,
    exercises: [{ entry, verdict, texts, untouched: false }],
    ignored: [],
  }
  const pathOf = (_: string, file: string): string => join(home, file)
  const kitPath = (path: string): string => join(root, path)
  process.stdout.write(terminal(report, { language, columns, colours: noColours, pathOf, kitPath }))
}
