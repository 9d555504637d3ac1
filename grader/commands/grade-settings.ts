/** What `grade` was asked to do: its flags read and judged, and the exercises its words name. */
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { currentExercise } from '../current-exercise.ts'
import type { Folder } from '../grade-files.ts'
import type { ExerciseEntry } from '../kit.ts'
import type { Originals } from '../originals.ts'
import type { Progress } from '../progress.ts'
import { isReporterName, type ReporterName, reporterNames } from '../report/reporters.ts'
import { visible } from '../report/sanitize.ts'
import { selectExercises } from '../select-exercises.ts'
import { wholeNumber } from './arguments.ts'
import type { Call } from './command.ts'
import { commandWords } from './words.ts'

export const largestSeed: number = 2 ** 32 - 1

export interface GradeSettings {
  readonly folder: Folder
  readonly seed: number
  readonly reporter: ReporterName
  /** An absolute path. */
  readonly output?: string
  readonly exitZero: boolean
}

/** A value, or a sentence that says what is wrong. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string }

export function readGradeSettings(call: Call): Read<GradeSettings> {
  const { flags, language } = call
  const say = commandWords[language]
  const seed = readSeed(call)
  if (!seed.ok) return seed
  const reporter = flags.valueOf('reporter') ?? (flags.isOn('json') ? 'json' : 'terminal')
  if (!isReporterName(reporter)) return no(say.notOneOf('reporter', visible(reporter), reporterNames))
  const output = flags.valueOf('output')
  const submission = flags.valueOf('submission')
  const path = submission === undefined ? join(call.kit.root, 'exercises') : resolve(call.folder, submission)
  if (submission !== undefined && !isFolder(path)) return no(say.noSuchFolder(visible(submission)))
  return yes({
    folder: { path, isOwn: submission === undefined },
    seed: seed.value,
    reporter,
    ...(output === undefined ? {} : { output: resolve(call.folder, output) }),
    exitZero: flags.isOn('exit-zero'),
  })
}

export function readSeed({ flags, language }: Call): Read<number> {
  const text = flags.valueOf('seed') ?? '1'
  const seed = wholeNumber(text, 0, largestSeed)
  return seed === undefined
    ? no(commandWords[language].notANumber('seed', visible(text), 0, largestSeed))
    : yes(seed)
}

/** Those named; all; those a submission holds; or the one the learner is working on (none when all pass). */
export function chooseExercises(
  call: Call,
  { folder }: GradeSettings,
  originals: Originals,
  progress: Progress,
): Read<readonly ExerciseEntry[]> {
  const { exercises } = call.kit.index
  const say = commandWords[call.language]
  if (exercises.length === 0) return no(say.noExercises)
  if (call.words.length > 0) return chooseNamed(call)
  if (call.flags.isOn('all')) return yes(exercises)
  if (!folder.isOwn) {
    const held = exercises.filter(({ id }) => existsSync(join(folder.path, id)))
    return held.length > 0 ? yes(held) : no(say.nothingSubmitted(call.show(folder.path)))
  }
  const current = currentExercise(call.kit, originals, progress)
  return yes(current === undefined ? [] : [current])
}

export function chooseNamed({ kit, words, language }: Call): Read<readonly ExerciseEntry[]> {
  const selection = selectExercises(kit.index.exercises, words)
  if (selection.ok) return yes(selection.entries)
  return no(commandWords[language].unknownExercise(visible(selection.unknown), selection.near))
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function yes<T>(value: T): Read<T> {
  return { ok: true, value }
}

function no(problem: string): Read<never> {
  return { ok: false, problem }
}
