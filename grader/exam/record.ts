/**
 * What is kept of an exam: .lab/exams/seed-N.json, written whole or not at all, under a lock. Whatever was graded in time is
 * in it with its verdict and its files, so that nothing is lost with the exam's folder. A record that cannot be understood
 * is kept aside, never written over; one of a newer kit is left alone.
 */
import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { acquire } from '../../launcher/lock.mjs'
import { readIfThere, writeWhole } from '../files.ts'
import type { Verdict } from '../verdict.ts'
import type { Sitting } from './time.ts'

export interface ExamRecord extends Sitting {
  readonly format: 'k8s-services-lab/exam-record'
  readonly version: 1
  readonly seed: number
  /** The version of the kit that drew it, and the mark of its paper then. */
  readonly kit: string
  readonly mark: string
  /** In the order of the exam. */
  readonly tasks: readonly TaskRecord[]
}

export interface TaskRecord {
  readonly id: string
  /** The last grading in time: what counts. */
  readonly inTime?: GradedInTime
  /** When the files first got full marks. */
  readonly firstPassedAt?: number
}

export interface GradedInTime {
  readonly at: number
  /** Of the files that were graded. */
  readonly hash: string
  readonly verdict: Verdict
  /** They were as given. */
  readonly untouched: boolean
  /** Their texts, as far as they could be read. */
  readonly texts: Readonly<Record<string, string>>
}

export type KeptRecord =
  | { readonly seed: number; readonly is: 'whole'; readonly record: ExamRecord }
  | { readonly seed: number; readonly is: 'corrupt' | 'newer' }

function recordFile(root: string, seed: number): string {
  return join(folderOf(root), `seed-${seed}.json`)
}

/** undefined: no exam of this seed was begun. */
export function readRecord(root: string, seed: number): KeptRecord | undefined {
  const text = readIfThere(recordFile(root, seed))
  return text === undefined ? undefined : understand(text, seed)
}

/** Of all exams that were begun on this machine, by seed. */
export function readRecords(root: string): readonly KeptRecord[] {
  const seeds = namesIn(folderOf(root)).flatMap((name) => /^seed-(\d+)\.json$/.exec(name)?.[1] ?? [])
  return seeds
    .map(Number)
    .sort((a, b) => a - b)
    .flatMap((seed) => readRecord(root, seed) ?? [])
}

export function writeRecord(root: string, record: ExamRecord): void {
  writeWhole(recordFile(root, record.seed), `${JSON.stringify(record, null, 2)}\n`, { durable: true })
}

/** Nobody else begins, changes or puts aside an exam meanwhile. */
export function locked<T>(root: string, change: () => T): T {
  mkdirSync(folderOf(root), { recursive: true })
  const release = acquire(join(folderOf(root), 'exams.lock'))
  try {
    return change()
  } finally {
    release()
  }
}

/** Where it is kept now: seed-7.corrupt-1.json. */
export function putRecordAside(root: string, seed: number, why: 'corrupt' | 'before'): string {
  const file = recordFile(root, seed)
  const aside = freeName((number) => file.replace(/\.json$/, `.${why}-${number}.json`))
  renameSync(file, aside)
  return aside
}

/** The first name of its kind that nothing has yet. */
export function freeName(numbered: (number: number) => string): string {
  let number = 1
  while (existsSync(numbered(number))) number++
  return numbered(number)
}

function folderOf(root: string): string {
  return join(root, '.lab', 'exams')
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

const format: ExamRecord['format'] = 'k8s-services-lab/exam-record'

function understand(text: string, seed: number): KeptRecord {
  try {
    const value: unknown = JSON.parse(text)
    if (isRecordOf(seed, value)) return { seed, is: 'whole', record: value }
    return { seed, is: isNewer(value) ? 'newer' : 'corrupt' }
  } catch {
    return { seed, is: 'corrupt' }
  }
}

function isRecordOf(seed: number, value: unknown): value is ExamRecord {
  if (!isObject(value) || value.format !== format || value.version !== 1 || value.seed !== seed) return false
  const { startedAt, latestAt, minutes, endedAt, tasks } = value
  const times = [startedAt, latestAt, minutes, ...(endedAt === undefined ? [] : [endedAt])]
  return times.every(Number.isFinite) && Array.isArray(tasks) && tasks.every(isTaskRecord)
}

function isTaskRecord(value: unknown): value is TaskRecord {
  if (!isObject(value) || typeof value.id !== 'string') return false
  const { inTime } = value
  if (inTime === undefined) return true
  return (
    isObject(inTime) && isObject(inTime.texts) && isObject(inTime.verdict) && isObject(inTime.verdict.points)
  )
}

function isNewer(value: unknown): boolean {
  return isObject(value) && value.format === format && typeof value.version === 'number' && value.version > 1
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
