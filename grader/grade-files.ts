/**
 * From an exercise's name to its verdict: reads the given files and the learner's, asks the cache, and only when it
 * does not know loads the exercise and the simulator.
 */
import { join } from 'node:path'
import { type Diagnostic, diagnose } from '../sim/index.ts'
import { readIfThere } from './files.ts'
import { fingerprint } from './fingerprint.ts'
import type { GradeOptions } from './grade.ts'
import type { ExerciseEntry, Kit } from './kit.ts'
import { type Originals, originalOf } from './originals.ts'
import { readSubmission, type SubmittedFile } from './read-submission.ts'
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
  const given = entry.given.map((name) => ({
    name,
    text: originalOf(kit.root, originals, entry.id, name) ?? '',
  }))
  const submissionHash = hashOfFiles(files)
  const givenTexts = given.flatMap(({ name, text }) => [name, text])
  const key = fingerprint([kit.index.code, entry.source, String(options.seed), submissionHash, ...givenTexts])
  const known = folder.isOwn ? cachedVerdict(kit.root, entry.id, key) : undefined
  const verdict = known ?? (await judge())
  const remarks = folder.isOwn ? changedGiven(kit.root, entry.id, given) : []
  return {
    entry,
    verdict: remarks.length === 0 ? verdict : { ...verdict, remarks: [...remarks, ...verdict.remarks] },
    texts: new Map([...given.map(({ name, text }) => [name, text] as const), ...textsOf(files)]),
    untouched: isUntouched(originals, entry, files),
    submissionHash,
  }

  async function judge(): Promise<Verdict> {
    const { grade, sourcesOf, exercise } = await kit.engine()
    const task = { exercise: await exercise(entry.id), given, submission: sourcesOf(files) }
    const fresh = await grade(task, options)
    if (folder.isOwn && fresh.status !== 'broken') keepVerdict(kit.root, entry.id, key, fresh)
    return fresh
  }
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

function changedGiven(
  root: string,
  id: string,
  given: readonly { readonly name: string; readonly text: string }[],
): readonly Diagnostic[] {
  return given
    .filter(({ name, text }) => {
      // An editor that writes other line ends has changed nothing.
      const now = readIfThere(join(root, 'exercises', id, name)) ?? text
      return now.replaceAll('\r\n', '\n') !== text
    })
    .map(({ name }) => diagnose('submission/given-file-changed', { file: name }))
}

/** For excerpts only; bytes that are no text are shown as what they are not. */
function textsOf(files: readonly SubmittedFile[]): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap((file) =>
      'bytes' in file ? [[file.name, new TextDecoder().decode(file.bytes)] as const] : [],
    ),
  )
}
