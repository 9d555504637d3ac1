/**
 * What has the learner done so far? One JSON file, .lab/progress.json, that survives crashes and concurrent runs:
 * read, changed and renamed into place under a lock. A file that is corrupt or of a newer kit is kept aside, never
 * written over. Exercise ids are never reused, so that an old file means the same in a newer kit.
 */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { acquire } from '../launcher/lock.mjs'
import { readIfThere, writeWhole } from './files.ts'

export interface Progress {
  readonly format: 'k8s-services-lab/progress'
  readonly version: 1
  readonly exercises: Readonly<Record<string, ExerciseProgress>>
}

export interface ExerciseProgress {
  /** The day and time of the first full marks, RFC 3339; stays when the files are broken again. */
  readonly passedAt?: string
  /** The hash of the learner's files that last got full marks: these very files are known to pass. */
  readonly passing?: string
  /** The most points any grading gave. */
  readonly best: number
  /** How many hints of the exercise were shown: 0 to 3. */
  readonly hints: number
  /** An incident was repaired with as few edits as suffice; stays when it is repaired with more. */
  readonly medal?: true
}

/** Why a progress file was put aside, and where it is now. */
export interface PutAside {
  readonly why: 'corrupt' | 'newer'
  readonly file: string
}

export const noProgress: ExerciseProgress = { best: 0, hints: 0 }

const empty: Progress = { format: 'k8s-services-lab/progress', version: 1, exercises: {} }

export function progressFile(root: string): string {
  return join(root, '.lab', 'progress.json')
}

/** Reading never fails: a file that cannot be understood counts as none, and is put aside at the next change. */
export function readProgress(root: string): { progress: Progress; problem?: PutAside['why'] } {
  return understand(readIfThere(progressFile(root)))
}

export function progressOf(progress: Progress, id: string): ExerciseProgress {
  return Object.hasOwn(progress.exercises, id) ? (progress.exercises[id] ?? noProgress) : noProgress
}

/**
 * Changes the records of the exercises named in `changes`, and of no others. Nothing is written when nothing changes.
 * Throws what the file system refuses. Says when an unreadable file was put aside.
 */
export function changeProgress(
  root: string,
  changes: Readonly<Record<string, (before: ExerciseProgress) => ExerciseProgress>>,
): PutAside | undefined {
  const file = progressFile(root)
  mkdirSync(dirname(file), { recursive: true })
  const release = acquire(`${file}.lock`)
  try {
    const { progress, problem } = understand(readIfThere(file))
    const aside = problem && putAside(file, problem)
    const exercises = { ...progress.exercises }
    for (const [id, change] of Object.entries(changes)) exercises[id] = change(progressOf(progress, id))
    const next = `${JSON.stringify({ ...progress, exercises }, null, 2)}\n`
    if (next !== `${JSON.stringify(progress, null, 2)}\n`) writeWhole(file, next, { durable: true })
    return aside
  } finally {
    release()
  }
}

function understand(text: string | undefined): { progress: Progress; problem?: PutAside['why'] } {
  if (text === undefined) return { progress: empty }
  try {
    const value: unknown = JSON.parse(text)
    if (isProgress(value)) return { progress: value }
    return { progress: empty, problem: isNewer(value) ? 'newer' : 'corrupt' }
  } catch {
    return { progress: empty, problem: 'corrupt' }
  }
}

function isProgress(value: unknown): value is Progress {
  if (!isRecord(value) || value.format !== empty.format || value.version !== 1) return false
  return isRecord(value.exercises) && Object.values(value.exercises).every(isExerciseProgress)
}

function isExerciseProgress(value: unknown): value is ExerciseProgress {
  return isRecord(value) && Number.isInteger(value.best) && Number.isInteger(value.hints)
}

function isNewer(value: unknown): boolean {
  return (
    isRecord(value) && value.format === empty.format && typeof value.version === 'number' && value.version > 1
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function putAside(file: string, why: PutAside['why']): PutAside {
  let number = 1
  const name = (): string => file.replace(/\.json$/, `.${why}-${number}.json`)
  while (existsSync(name())) number++
  renameSync(file, name())
  return { why, file: name() }
}
