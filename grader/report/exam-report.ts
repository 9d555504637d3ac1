/**
 * What the reports of an exam are handed. While it runs they tell where everything is and which file cannot be read, and
 * nothing about right or wrong; when it is over, everything.
 */
import type { DiagnosticCode } from '../../sim/index.ts'
import type { ExamTask, Paper } from '../exam/paper.ts'
import type { TaskResult } from '../exam/sit.ts'
import type { Reading } from '../exam/where-to-read.ts'
import type { Graded } from '../grade-files.ts'
import type { KitIndex } from '../kit.ts'
import { topicOf } from '../select-exercises.ts'
import { type Points, sumOf, type Verdict } from '../verdict.ts'

export type ExamReport = RunningExam | JudgedExam

interface AnyExam {
  readonly kit: Pick<KitIndex, 'version'>
  readonly paper: Paper
}

export interface RunningExam extends AnyExam {
  readonly is: 'running'
  readonly hours: Hours
  readonly minutesLeft: number
  readonly tasks: readonly RunningTask[]
}

/** In milliseconds since 1970. */
export interface Hours {
  readonly startedAt: number
  readonly endsAt: number
}

export interface RunningTask {
  readonly task: ExamTask
  readonly state: 'as given' | 'kept' | 'unreadable'
  /** What keeps files from being read at all: nothing else is told by now. */
  readonly slips: Verdict['remarks']
  readonly texts: Graded['texts']
}

export interface JudgedExam extends AnyExam {
  readonly is: 'judged'
  /** Absent for a submission, which has no time. */
  readonly hours?: Hours
  readonly results: readonly TaskResult[]
  /** Where to read again what did not pass, each once. */
  readonly readAgain: readonly Reading[]
  readonly ignored: readonly string[]
}

/** A task passes with what counts of it. */
export function statusOfTask({ graded, counts }: TaskResult): Verdict['status'] {
  const { status } = graded.verdict
  return status === 'passed' && !counts ? 'failed' : status
}

export function statusOfExam(report: ExamReport): 'running' | Verdict['status'] {
  if (report.is === 'running') return 'running'
  const statuses = report.results.map(statusOfTask)
  if (statuses.includes('broken')) return 'broken'
  return statuses.includes('failed') ? 'failed' : 'passed'
}

export function pointsOfExam({ results }: JudgedExam): Points {
  return sumOf(results.map(({ counted }) => counted))
}

export interface Total {
  readonly of: string
  readonly tasks: number
  readonly passed: number
  readonly points: Points
}

/** In the order of the course. */
export function totalsByChapter(report: JudgedExam): readonly Total[] {
  return totalsBy(report, ({ task }) => topicOf(task.entry.id))
}

export function totalsByKind(report: JudgedExam): readonly Total[] {
  return totalsBy(report, ({ task }) => task.entry.kind)
}

function totalsBy({ results }: JudgedExam, by: (result: TaskResult) => string): readonly Total[] {
  const groups = new Map<string, TaskResult[]>()
  for (const result of results) groups.set(by(result), [...(groups.get(by(result)) ?? []), result])
  return [...groups].map(([of, own]) => ({
    of,
    tasks: own.length,
    passed: own.filter((result) => statusOfTask(result) === 'passed').length,
    points: sumOf(own.map(({ counted }) => counted)),
  }))
}

/** What an exam tells at once: a typing slip is not what it asks about. */
const slipCodes: readonly DiagnosticCode[] = [
  'function/not-typescript',
  'function/import-refused',
  'command/unreadable',
  'answer/not-a-map',
  'manifest/cut-off',
]

/** `graded` is absent as long as nothing was. */
export function runningTask(task: ExamTask, graded: Graded | undefined): RunningTask {
  if (graded === undefined || graded.untouched)
    return { task, state: 'as given', slips: [], texts: new Map() }
  const slips = slipsIn(graded.verdict)
  return { task, state: slips.length > 0 ? 'unreadable' : 'kept', slips, texts: graded.texts }
}

function slipsIn({ checks }: Verdict): Verdict['remarks'] {
  const [applies] = checks
  if (applies?.status !== 'failed') return []
  return applies.findings
    .map(({ diagnostic }) => diagnostic)
    .filter(({ code }) => /^(?:file|submission|yaml)\//.test(code) || slipCodes.includes(code))
}
