/** What `grade` was asked to do: its flags read and judged, the exercises its words name, and what is known of them. */
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { currentExercise } from '../current-exercise.ts'
import type { Folder } from '../grade-files.ts'
import type { ExerciseEntry } from '../kit.ts'
import { type Originals, readOriginals } from '../originals.ts'
import { type Progress, readProgress } from '../progress.ts'
import { isReporterName, type ReporterName, reporterNames } from '../report/reporters.ts'
import { visible } from '../report/sanitize.ts'
import { thoroughRuns, usualRuns } from '../sandbox/limits.ts'
import type { Call } from './command.ts'
import { examWords } from './exam-words.ts'
import { namedExercises, no, type Read, seedOf, yes } from './read-words.ts'
import { commandWords } from './words.ts'

export interface GradePlan {
  readonly entries: readonly ExerciseEntry[]
  readonly folder: Folder
  readonly seed: number
  /** How many inputs are generated for each check of a function. */
  readonly runs: number
  readonly reporter: ReporterName
  /** An absolute path. */
  readonly output?: string
  readonly exitZero: boolean
  readonly originals: Originals
  readonly progress: Progress
}

export function planGrading(call: Call): Read<GradePlan> {
  const { flags, kit } = call
  const stray = flagOfExam(call)
  if (stray !== undefined) return stray
  const seed = seedOf(call)
  if (!seed.ok) return seed
  const reporter = reporterOf(call)
  if (!reporter.ok) return reporter
  const folder = folderOf(call)
  if (!folder.ok) return folder
  const originals = readOriginals(kit.root)
  const { progress } = readProgress(kit.root)
  const entries = chooseExercises(call, folder.value, originals, progress)
  if (!entries.ok) return entries
  const output = flags.valueOf('output')
  return yes({
    entries: entries.value,
    folder: folder.value,
    seed: seed.value,
    runs: flags.isOn('thorough') ? thoroughRuns : usualRuns,
    reporter: reporter.value,
    ...(output === undefined ? {} : { output: resolve(call.folder, output) }),
    exitZero: flags.isOn('exit-zero'),
    originals,
    progress,
  })
}

/** What only exams have. */
function flagOfExam({ flags, language }: Call): Read<never> | undefined {
  const stray = ['minutes', 'finish'].find((name) => flags.isOn(name))
  return stray === undefined ? undefined : no(examWords[language].onlyInExam(stray))
}

export function reporterOf({ flags, language }: Call): Read<ReporterName> {
  const name = flags.valueOf('reporter') ?? (flags.isOn('json') ? 'json' : 'terminal')
  if (isReporterName(name)) return yes(name)
  return no(commandWords[language].notOneOf('reporter', visible(name), reporterNames))
}

export function folderOf({ flags, kit, folder, language }: Call): Read<Folder> {
  const submission = flags.valueOf('submission')
  if (submission === undefined) return yes({ path: join(kit.root, 'exercises'), isOwn: true })
  const path = resolve(folder, submission)
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  return isFolder ? yes({ path, isOwn: false }) : no(commandWords[language].noSuchFolder(visible(submission)))
}

/** Those named; all; those a submission holds; or the one the learner is working on (none when all pass). */
function chooseExercises(
  call: Call,
  folder: Folder,
  originals: Originals,
  progress: Progress,
): Read<readonly ExerciseEntry[]> {
  const { exercises } = call.kit.index
  const say = commandWords[call.language]
  if (exercises.length === 0) return no(say.noExercises)
  const held = folder.isOwn ? [] : exercises.filter(({ id }) => existsSync(join(folder.path, id)))
  // A folder too high or too low would otherwise be graded as one with nothing in it.
  if (!folder.isOwn && held.length === 0) return no(say.nothingSubmitted(call.show(folder.path)))
  if (call.words.length > 0) return namedExercises(call)
  if (call.flags.isOn('all')) return yes(exercises)
  if (!folder.isOwn) return yes(held)
  const current = currentExercise(call.kit, originals, progress)
  return yes(current === undefined ? [] : [current])
}
