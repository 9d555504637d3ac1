/**
 * `grade --exam`: the first call draws an exam and begins its time; later calls keep what was done so far and say how much
 * time is left; when it is over, all is told. A submission of an exam is graded without time, and nothing is kept of it.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { usualMinutes } from '../exam/draw-mix.ts'
import { pageOf } from '../exam/exam-page.ts'
import { gradePaper, type PaperOptions } from '../exam/grade-paper.ts'
import { examFolder, filesOf, layOut, layOutAgain } from '../exam/lay-out.ts'
import { drawPaper, type Paper, paperOf } from '../exam/paper.ts'
import { type ExamRecord, locked, putRecordAside, readRecord, writeRecord } from '../exam/record.ts'
import { runningExam } from '../exam/running.ts'
import {
  finished,
  newRecord,
  resultsOf,
  resultsOfSubmission,
  type TaskResult,
  withGrading,
} from '../exam/sit.ts'
import { endOf, isOver, minutesLeft, onTheWall, timeIn, wasSetBack } from '../exam/time.ts'
import { readingFor } from '../exam/where-to-read.ts'
import { systemCode } from '../files.ts'
import type { Graded } from '../grade-files.ts'
import { filesNotAskedFor } from '../not-asked-for.ts'
import { readOriginals } from '../originals.ts'
import { type ExamReport, type JudgedExam, runningTask, statusOfTask } from '../report/exam-report.ts'
import { chooseExam, newSeed } from './choose-exam.ts'
import type { Call, ExitCode } from './command.ts'
import { type OwnExam, planExam, type SubmittedExam } from './exam-plan.ts'
import { examWords } from './exam-words.ts'
import { exitCodeOf, publishExam } from './publish-exam.ts'
import { commandWords } from './words.ts'

export async function sitExam(call: Call, now: number): Promise<ExitCode> {
  const planned = planExam(call)
  if (!planned.ok) return complain(call, planned.problem)
  const plan = planned.value
  return plan.is === 'submitted' ? gradeSubmitted(call, plan) : goOn(call, plan, now)
}

function complain({ screen }: Call, problem: string): ExitCode {
  screen.complain(problem)
  return 2
}

/** The exam that is meant, or a new one. */
function goOn(call: Call, plan: OwnExam, now: number): Promise<ExitCode> | ExitCode {
  const chosen = chooseExam(call, plan, now)
  if (!chosen.ok) return complain(call, chosen.problem)
  return chosen.value === undefined ? begin(call, plan, now) : takeUp(call, plan, chosen.value, now)
}

async function begin(call: Call, plan: OwnExam, now: number): Promise<ExitCode> {
  const { kit, language, screen, show } = call
  const say = examWords[language]
  const seed = plan.seed ?? newSeed(kit.root)
  const paper = await drawPaper(kit, readOriginals(kit.root), seed, plan.minutes ?? usualMinutes)
  const record = newRecord(paper, kit.index.version, now)
  const folder = examFolder(kit.root, seed)
  try {
    const begun = locked(kit.root, () => {
      // Two calls may have begun at once.
      if (runningExam(kit.root, now) !== undefined) return undefined
      const aside = layOut(folder, filesOf(kit.root, paper, record))
      if (readRecord(kit.root, seed) !== undefined) putRecordAside(kit.root, seed, 'before')
      writeRecord(kit.root, record)
      return { aside }
    })
    if (begun === undefined) return goOn(call, plan, now)
    if (begun.aside !== undefined) screen.complain(say.folderKept(show(begun.aside)))
  } catch (error) {
    if (systemCode(error) === '') throw error
    return complain(call, commandWords[language].cannotWrite(show(folder), systemCode(error)))
  }
  screen.complain(say.begun(seed, show(join(folder, pageOf(language)))))
  return publishExam(call, plan, runningReport(call, paper, record, [], now), folder) ? 0 : 2
}

async function takeUp(call: Call, plan: OwnExam, record: ExamRecord, now: number): Promise<ExitCode> {
  const { kit, language } = call
  const entries = record.tasks.map(({ id }) => kit.index.exercises.find((entry) => entry.id === id))
  const present = entries.flatMap((entry) => entry ?? [])
  const gone = record.tasks[entries.indexOf(undefined)]
  if (gone !== undefined) return complain(call, examWords[language].taskGone(record.seed, gone.id))
  const originals = readOriginals(kit.root)
  const paper = await paperOf(kit, originals, present, record)
  const folder = examFolder(kit.root, record.seed)
  noteOddities(call, paper, record, now)
  if (!isOver(record, now)) putBackWhatIsMissing(call, paper, record, folder)
  const { graded, faults } = await grade(call, paper, folder, { originals, isOwn: true })
  const { next, isKept } = keep(call, plan, record, graded, now)
  const report: ExamReport = isOver(next, now)
    ? judgedReport(call, paper, resultsOf(paper, next, graded), {
        hours: { startedAt: next.startedAt, endsAt: next.endedAt ?? endOf(next) },
      })
    : runningReport(call, paper, next, graded, now)
  const published = publishExam(call, plan, report, folder)
  return published && isKept ? exitCodeOf(call, plan, report, graded, faults) : 2
}

async function gradeSubmitted(call: Call, plan: SubmittedExam): Promise<ExitCode> {
  const { kit, language, show } = call
  const { folder, seed, minutes } = plan
  const originals = readOriginals(kit.root)
  const paper = await drawPaper(kit, originals, seed, minutes)
  const entries = paper.tasks.map(({ entry }) => entry)
  if (!entries.some(({ id }) => existsSync(join(folder, id)))) {
    return complain(call, commandWords[language].nothingSubmitted(show(folder)))
  }
  const { graded, faults } = await grade(call, paper, folder, { originals, isOwn: false })
  const laid = filesOf(kit.root, paper, { kit: '', startedAt: 0 })
  const ignored = filesNotAskedFor(kit, folder, entries).filter((path) => !laid.has(path))
  const report = judgedReport(call, paper, resultsOfSubmission(paper, graded), { ignored })
  const published = publishExam(call, plan, report, folder)
  return published ? exitCodeOf(call, plan, report, graded, faults) : 2
}

interface GradedPaper {
  readonly graded: readonly Graded[]
  readonly faults: readonly unknown[]
}

async function grade(
  { kit }: Call,
  paper: Paper,
  folder: string,
  options: Omit<PaperOptions, 'onFault'>,
): Promise<GradedPaper> {
  const faults: unknown[] = []
  const onFault = (error: unknown): void => void faults.push(error)
  return { graded: await gradePaper(kit, paper, folder, { ...options, onFault }), faults }
}

function noteOddities({ screen, language }: Call, paper: Paper, record: ExamRecord, now: number): void {
  const say = examWords[language]
  if (paper.mark !== record.mark) screen.complain(say.kitChanged)
  if (wasSetBack(record, now)) screen.complain(say.setBack(onTheWall(timeIn(record, now))))
}

function putBackWhatIsMissing(call: Call, paper: Paper, record: ExamRecord, folder: string): void {
  const { kit, screen, language, show } = call
  try {
    const back = layOutAgain(folder, filesOf(kit.root, paper, record))
    if (back.length > 0) screen.complain(examWords[language].laidOutAgain(back.length, show(folder)))
  } catch (error) {
    // What is there is graded all the same.
    screen.complain(commandWords[language].cannotWrite(show(folder), systemCode(error) || String(error)))
  }
}

interface Kept {
  readonly next: ExamRecord
  readonly isKept: boolean
}

/** What a call found goes on top of what others kept meanwhile. */
function keep(
  { kit, screen, language }: Call,
  { finish }: OwnExam,
  record: ExamRecord,
  graded: readonly Graded[],
  now: number,
): Kept {
  const after = (before: ExamRecord): ExamRecord => {
    const next = withGrading(before, graded, now)
    return finish ? finished(next, now) : next
  }
  try {
    const next = locked(kit.root, () => {
      const kept = readRecord(kit.root, record.seed)
      const changed = after(kept?.is === 'whole' ? kept.record : record)
      writeRecord(kit.root, changed)
      return changed
    })
    return { next, isKept: true }
  } catch (error) {
    screen.complain(examWords[language].notKept(systemCode(error) || String(error)))
    return { next: after(record), isKept: false }
  }
}

function runningReport(
  { kit }: Call,
  paper: Paper,
  record: ExamRecord,
  graded: readonly Graded[],
  now: number,
): ExamReport {
  return {
    is: 'running',
    kit: kit.index,
    paper,
    hours: { startedAt: record.startedAt, endsAt: endOf(record) },
    minutesLeft: minutesLeft(record, now),
    tasks: paper.tasks.map((task) => {
      return runningTask(
        task,
        graded.find(({ entry }) => entry.id === task.entry.id),
      )
    }),
  }
}

function judgedReport(
  { kit, language }: Call,
  paper: Paper,
  results: readonly TaskResult[],
  more: Partial<Pick<JudgedExam, 'hours' | 'ignored'>>,
): JudgedExam {
  const open = results.filter((result) => statusOfTask(result) !== 'passed')
  const readings = open.map(({ task }) => readingFor(kit.root, task.entry, language))
  const readAgain = [...new Map(readings.map((one) => [`${one.page}#${one.heading}`, one])).values()]
  return { is: 'judged', kit: kit.index, paper, results, readAgain, ignored: [], ...more }
}
