/**
 * The report of an exam for programs. Its shape is published in exam.schema.json; as in report.schema.json a field may be
 * added, never changed in meaning without a new `version`.
 */
import { type ExamTask, pointsOfPaper } from '../exam/paper.ts'
import type { TaskResult } from '../exam/sit.ts'
import { topicOf } from '../select-exercises.ts'
import {
  type ExamReport,
  type JudgedExam,
  pointsOfExam,
  type RunningExam,
  statusOfExam,
  statusOfTask,
  totalsByChapter,
  totalsByKind,
} from './exam-report.ts'
import { diagnosticJson, exerciseJson } from './json.ts'
import type { ReportOptions } from './report.ts'
import { visibleJson } from './sanitize.ts'

export function examJson(report: ExamReport, options: ReportOptions): string {
  const { kit, paper, hours } = report
  const text = {
    format: 'k8s-services-lab/exam',
    version: 1,
    kit: kit.version,
    paper: paper.mark,
    seed: paper.seed,
    minutes: paper.minutes,
    language: options.language,
    status: statusOfExam(report),
    ...(hours === undefined ? {} : { startedAt: utc(hours.startedAt), endsAt: utc(hours.endsAt) }),
    ...(report.is === 'running' ? runningJson(report, options) : judgedJson(report, options)),
  }
  return `${visibleJson(JSON.stringify(text, null, 2))}\n`
}

function runningJson({ minutesLeft, tasks, paper }: RunningExam, options: ReportOptions): object {
  return {
    minutesLeft,
    points: { possible: pointsOfPaper(paper) },
    tasks: tasks.map(({ task, state, slips }) => ({
      ...taskJson(task, options),
      points: { possible: task.entry.points },
      state,
      slips: slips.map((slip) => diagnosticJson(slip, options)),
    })),
  }
}

function judgedJson(report: JudgedExam, options: ReportOptions): object {
  return {
    points: pointsOfExam(report),
    tasks: report.results.map((result) => resultJson(result, options)),
    chapters: totalsByChapter(report).map(({ of: chapter, ...total }) => ({ chapter, ...total })),
    kinds: totalsByKind(report).map(({ of: kind, ...total }) => ({ kind, ...total })),
    readAgain: report.readAgain,
    ignored: report.ignored,
  }
}

function taskJson({ number, entry }: ExamTask, { language }: ReportOptions): object {
  const { id, kind, minutes, difficulty, title } = entry
  return { number, id, title: title[language], chapter: topicOf(id), kind, minutes, difficulty }
}

function resultJson(result: TaskResult, options: ReportOptions): object {
  const { task, graded, counted, late, firstPassedAfterSeconds } = result
  return {
    ...taskJson(task, options),
    status: statusOfTask(result),
    points: counted,
    ...(late === undefined ? {} : { late }),
    ...(firstPassedAfterSeconds === undefined ? {} : { firstPassedAfterSeconds }),
    graded: exerciseJson(graded, options),
  }
}

function utc(time: number): string {
  return new Date(time).toISOString()
}
