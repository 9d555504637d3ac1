/**
 * From an exercise's name to its verdict: reads the given files and the learner's, asks the cache, and only when it
 * does not know loads the exercise and the simulator.
 */
import { join } from 'node:path'
import { type Diagnostic, diagnose, type SourceFile } from '../sim/index.ts'
import { readIfThere } from './files.ts'
import { fingerprint } from './fingerprint.ts'
import type { GradeOptions } from './grade.ts'
import type { ExerciseEntry, Kit } from './kit.ts'
import { type Originals, originalOf } from './originals.ts'
import { readSubmission, type SubmittedFile } from './read-submission.ts'
import { usualLimits, usualRuns } from './sandbox/limits.ts'
import type { Verdict } from './verdict.ts'
import { cachedVerdict, keepVerdict } from './verdict-cache.ts'

export interface Folder {
  /** Holds NN-topic/MM-name folders: exercises/, or what --submission names. Absolute. */
  readonly path: string
  /** The learner's own exercises/: verdicts are kept, changed given files are noticed. */
  readonly isOwn: boolean
}

export interface Graded {
  readonly entry: ExerciseEntry
  readonly verdict: Verdict
  /** The text of each given file, and of each learner's file that could be read: for excerpts. */
  readonly texts: ReadonlyMap<string, string>
  /** The learner's files are still as they were given. */
  readonly untouched: boolean
  /** Of the learner's files alone: the same files have the same hash in every kit. */
  readonly submissionHash: string
}

export async function gradeFiles(
  kit: Kit,
  entry: ExerciseEntry,
  folder: Folder,
  originals: Originals,
  options: GradeOptions,
): Promise<Graded> {
  const files = readSubmission(folder.path, entry.id, entry.edit)
  const given = givenFiles(kit, entry, originals)
  const keptIn = folder.isOwn ? kit.verdicts : []
  const shipped = shippedFiles(kit, entry, originals)
  const submitted = {
    entry,
    given,
    shipped,
    files,
    ...(folder.isOwn ? { home: join(folder.path, entry.id) } : {}),
  }
  const verdict = await verdictOn(kit, submitted, options, keptIn)
  const remarks = folder.isOwn ? changedGiven(kit.root, entry.id, given) : []
  return {
    entry,
    verdict: remarks.length === 0 ? verdict : { ...verdict, remarks: [...remarks, ...verdict.remarks] },
    texts: new Map([...given.map(({ name, text }) => [name, text] as const), ...textsOf(files)]),
    untouched: isUntouched(originals, entry, files),
    submissionHash: hashOfFiles(files),
  }
}

export function givenFiles(
  kit: Kit,
  { id, given }: ExerciseEntry,
  originals: Originals,
): readonly SourceFile[] {
  return given.map((name) => ({ name, text: originalOf(kit.root, originals, id, name) ?? '' }))
}

/** What the learner edits, as it was: an incident begins with it. */
export function shippedFiles(kit: Kit, entry: ExerciseEntry, originals: Originals): readonly SourceFile[] {
  if (entry.kind !== 'incident') return []
  return entry.edit.map((name) => ({ name, text: originalOf(kit.root, originals, entry.id, name) ?? '' }))
}

export interface Submitted {
  readonly entry: ExerciseEntry
  readonly given: readonly SourceFile[]
  readonly shipped: readonly SourceFile[]
  readonly files: readonly SubmittedFile[]
  /** The folder that the files came from, where it is the learner's own. */
  readonly home?: string
}

/** `keptIn` are folders with verdicts: all are asked, a new one goes to the first. */
export async function verdictOn(
  kit: Kit,
  submitted: Submitted,
  options: GradeOptions,
  keptIn: readonly string[],
): Promise<Verdict> {
  const { entry, given, shipped, files } = submitted
  const givenTexts = [...given, ...shipped].flatMap(({ name, text }) => [name, text])
  const { seed, runs = usualRuns, inExam } = options
  const asked = [String(seed), ...(entry.kind === 'function' ? [String(runs)] : inExam ? ['exam'] : [])]
  const key = fingerprint([kit.index.code, entry.source, ...asked, hashOfFiles(files), ...givenTexts])
  const known = cachedVerdict(keptIn, entry.id, key)
  if (known !== undefined) return known
  const verdict =
    entry.kind === 'function'
      ? await judgeFunctions(kit, submitted, options)
      : await gradeAtCluster(kit, submitted, options)
  const [keep] = keptIn
  if (keep !== undefined && verdict.status !== 'broken') keepVerdict(keep, entry.id, key, verdict)
  return verdict
}

async function gradeAtCluster(
  kit: Kit,
  { entry, given, shipped, files }: Submitted,
  options: GradeOptions,
): Promise<Verdict> {
  const { grade, sourcesOf, exercise: load } = await kit.engine()
  const exercise = await load(entry.id)
  if (exercise.kind === 'function') throw new Error(`${entry.id} is not what the index says`)
  return grade({ exercise, given, shipped, submission: sourcesOf(files) }, options)
}

/** In another thread: this one needs neither the simulator nor the engine that functions run in. */
async function judgeFunctions(
  { judges }: Kit,
  { entry: { id }, given, files, home }: Submitted,
  { seed, runs = usualRuns, onFault }: GradeOptions,
): Promise<Verdict> {
  const { verdict, faults } = await judges.judge({ id, given, files, seed, runs, limits: usualLimits })
  // A reason that could not be told leaves the learner a message without one: `verify` tells that to the author.
  if (verdict.status === 'broken') for (const fault of faults) onFault?.(new Error(fault))
  // A compiler may be made to run for minutes: it reads nobody's files but the learner's own.
  if (home === undefined || verdict.status !== 'failed') return verdict
  // Loaded here: who passes needs no compiler.
  const { typeAdvice } = await import('./type-advice.ts')
  const remarks = await typeAdvice(home, files)
  return { ...verdict, remarks }
}

/** What could be read counts by its bytes, the rest by what was wrong with it. */
export function hashOfFiles(files: readonly SubmittedFile[]): string {
  return fingerprint(
    files.flatMap((file) => [file.name, 'bytes' in file ? file.bytes : JSON.stringify(file.problem)]),
  )
}

/** Are these files as they were given? An exercise so new that it has no originals counts as touched. */
export function isUntouched(
  originals: Originals,
  { id }: ExerciseEntry,
  files: readonly SubmittedFile[],
): boolean {
  return files.every((file) => {
    const original = originals[`${id}/${file.name}`]
    return 'bytes' in file && original !== undefined && Buffer.from(original).equals(file.bytes)
  })
}

function changedGiven(root: string, id: string, given: readonly SourceFile[]): readonly Diagnostic[] {
  return given
    .filter(({ name, text }) => {
      // An editor that writes other line ends has changed nothing.
      const now = readIfThere(join(root, 'exercises', id, name)) ?? text
      return now.replaceAll('\r\n', '\n') !== text
    })
    .map(({ name }) => diagnose('submission/given-file-changed', { file: name }))
}

/** For excerpts only; bytes that are no text are shown as what they are not. */
export function textsOf(files: readonly SubmittedFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap((file) =>
      'bytes' in file ? [[file.name, new TextDecoder().decode(file.bytes)] as const] : [],
    ),
  )
}
