/**
 * What does a call in the middle of an exam, or behind its end, do to what is kept of it? Pure: the time is handed in.
 *
 * What is graded in time counts, the last of it for each task. What is changed afterwards is graded, marked as late, and
 * counts nothing. The end is fixed by --finish, or by the time.
 */
import type { Graded } from '../grade-files.ts'
import type { Points } from '../verdict.ts'
import type { ExamTask, Paper } from './paper.ts'
import type { ExamRecord, GradedInTime, TaskRecord } from './record.ts'
import { endOf, isOver, timeIn } from './time.ts'

export function newRecord(paper: Paper, kit: string, now: number): ExamRecord {
  return {
    format: 'k8s-services-lab/exam-record',
    version: 1,
    seed: paper.seed,
    minutes: paper.minutes,
    kit,
    mark: paper.mark,
    startedAt: now,
    latestAt: now,
    tasks: paper.tasks.map(({ entry }) => ({ id: entry.id })),
  }
}

/** After a grading of the files as they were at `now`. */
export function withGrading(record: ExamRecord, graded: readonly Graded[], now: number): ExamRecord {
  const at = timeIn(record, now)
  if (isOver(record, now)) return { ...record, latestAt: at, endedAt: record.endedAt ?? endOf(record) }
  const tasks = record.tasks.map((task) => {
    const one = graded.find(({ entry }) => entry.id === task.id)
    return one === undefined ? task : inTime(task, one, at)
  })
  return { ...record, latestAt: at, tasks }
}

/** Ends an exam before its time. */
export function finished(record: ExamRecord, now: number): ExamRecord {
  return { ...record, endedAt: record.endedAt ?? Math.min(timeIn(record, now), endOf(record)) }
}

function inTime(task: TaskRecord, graded: Graded, at: number): TaskRecord {
  const { verdict, submissionHash: hash } = graded
  // Two calls may overlap: the one that read the files later has the last word.
  if (task.inTime !== undefined && (task.inTime.at > at || task.inTime.hash === hash)) return task
  const texts = Object.fromEntries(graded.entry.edit.map((name) => [name, graded.texts.get(name) ?? '']))
  const first = verdict.status === 'passed' ? (task.firstPassedAt ?? at) : task.firstPassedAt
  const kept: GradedInTime = { at, hash, verdict, texts, untouched: graded.untouched }
  return { id: task.id, inTime: kept, ...(first === undefined ? {} : { firstPassedAt: first }) }
}

/** What came of a task in the end. */
export interface TaskResult {
  readonly task: ExamTask
  /** What is reported with its reasons: what counts; where nothing was graded in time, what lies there now. */
  readonly graded: Graded
  /** False where that came too late. */
  readonly counts: boolean
  readonly counted: Points
  /** For files that were changed after the last grading in time: what they would have got. */
  readonly late?: Points
  /** From the beginning of the exam to the first full marks. */
  readonly firstPassedAfterSeconds?: number
}

/** Of an exam that is over; `graded` are the files as they are now. */
export function resultsOf(
  paper: Paper,
  record: ExamRecord,
  graded: readonly Graded[],
): readonly TaskResult[] {
  return paper.tasks.flatMap((task) => {
    const now = graded.find(({ entry }) => entry.id === task.entry.id)
    if (now === undefined) return []
    const kept = record.tasks.find(({ id }) => id === task.entry.id)
    return [resultOf(task, kept, now, record)]
  })
}

function resultOf(
  task: ExamTask,
  kept: TaskRecord | undefined,
  now: Graded,
  { startedAt }: ExamRecord,
): TaskResult {
  const first = kept?.firstPassedAt
  // Files as given, looked at in time, are nothing yet.
  const inTime = kept?.inTime?.untouched ? undefined : kept?.inTime
  const isChanged = inTime === undefined ? !now.untouched : inTime.hash !== now.submissionHash
  // Files that are gone were not changed: whoever tidies up after an exam loses nothing by it.
  const isLate = isChanged && task.edit.some(({ name }) => now.texts.has(name))
  const graded = inTime === undefined ? now : asInTime(now, inTime)
  const counts = inTime !== undefined || !isLate
  return {
    task,
    graded,
    counts,
    counted: counts ? pointsOf(graded) : { ...pointsOf(graded), earned: 0 },
    ...(isLate ? { late: now.verdict.points } : {}),
    ...(first === undefined ? {} : { firstPassedAfterSeconds: Math.round((first - startedAt) / 1000) }),
  }
}

function asInTime(now: Graded, { verdict, texts, hash }: GradedInTime): Graded {
  return {
    ...now,
    verdict,
    submissionHash: hash,
    texts: new Map([...now.texts, ...Object.entries(texts)]),
    untouched: false,
  }
}

/** Some checks pass before anybody has done anything; an exam gives no points for that. */
function pointsOf({ verdict, untouched }: Graded): Points {
  return untouched ? { ...verdict.points, earned: 0 } : verdict.points
}

/** Of a submission: no time, so that everything counts. */
export function resultsOfSubmission(paper: Paper, graded: readonly Graded[]): readonly TaskResult[] {
  return paper.tasks.flatMap((task) => {
    const one = graded.find(({ entry }) => entry.id === task.entry.id)
    return one === undefined ? [] : [{ task, graded: one, counts: true, counted: pointsOf(one) }]
  })
}
