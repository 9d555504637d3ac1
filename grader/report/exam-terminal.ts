/** The reports of an exam as a learner reads them: a table while it runs; reasons, then the results, when it is over. */
import { kindNames, pageOf } from '../exam/exam-page.ts'
import { type ExamTask, pointsOfPaper } from '../exam/paper.ts'
import type { TaskResult } from '../exam/sit.ts'
import { onTheWall } from '../exam/time.ts'
import { shortId } from '../select-exercises.ts'
import { drawDiagnostic } from './draw-diagnostic.ts'
import {
  type ExamReport,
  type JudgedExam,
  pointsOfExam,
  type RunningExam,
  statusOfTask,
  type Total,
  totalsByChapter,
  totalsByKind,
} from './exam-report.ts'
import { examReportWords, fraction } from './exam-words.ts'
import { labelled, rightOf } from './layout.ts'
import type { ReportOptions } from './report.ts'
import { drawDebrief, drawExercise, drawIgnored, headline } from './terminal.ts'
import { cut, displayWidth, padEnd, wrap } from './width.ts'
import { words } from './words.ts'

export interface ExamOptions extends ReportOptions {
  /** The exam's folder, as this learner would write a path in it. */
  readonly pathIn: (path: string) => string
  readonly commandLine: (command: string, ...words: readonly string[]) => string
  /** A seed nobody knows yet, for who wants another exam. */
  readonly anotherSeed?: number
}

type Lines = readonly string[]

export function examTerminal(report: ExamReport, options: ExamOptions): string {
  const lines = report.is === 'running' ? drawRunning(report, options) : drawJudged(report, options)
  return `${lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`
}

function drawRunning(report: RunningExam, options: ExamOptions): Lines {
  const { language, columns, colours, commandLine, pathIn } = options
  const say = examReportWords[language]
  const { paper, hours, minutesLeft, tasks } = report
  const title = say.running(paper.seed, minutesLeft)
  const unreadable = tasks.filter(({ state }) => state === 'unreadable')
  const steps = [
    [say.tasks, pathIn(pageOf(language))],
    [say.grade, commandLine('grade', '--exam')],
    [say.finish, commandLine('grade', '--exam', '--finish')],
  ] as const
  const width = Math.max(...steps.map(([label]) => displayWidth(label))) + 3
  return [
    between(colours.strong(title), title, say.points(pointsOfPaper(paper)), columns),
    say.runningFrom(onTheWall(hours.startedAt), onTheWall(hours.endsAt)),
    '',
    ...tasks.map(({ task, state }) => {
      const sign = { 'as given': '·', kept: '~', unreadable: colours.bad('✗') }[state]
      return `${sign} ${row(task, say.states[state], say.points(task.entry.points), options)}`
    }),
    '',
    ...(unreadable.length === 0 ? [] : [...wrap(say.unreadable, columns), '']),
    ...unreadable.flatMap(({ task, slips, texts }) => [
      `  ${shortId(task.entry.id)}`,
      ...slips.slice(0, 3).flatMap((slip) => [...drawDiagnostic(slip, texts, options), '']),
    ]),
    ...steps.flatMap(([label, text]) => labelled(label, text, width, options)),
  ]
}

function drawJudged(report: JudgedExam, options: ExamOptions): Lines {
  const { language, columns, colours, kitPath } = options
  const say = examReportWords[language]
  const { paper, hours, kit, results, readAgain, ignored } = report
  const title = say.judged(paper.seed)
  const about =
    hours === undefined
      ? say.judgedSubmission(paper.minutes)
      : say.judgedFrom(paper.minutes, onTheWall(hours.startedAt), onTheWall(hours.endsAt))
  return [
    ...results.flatMap((result) => [...drawReasons(result, options), '', '']),
    between(colours.strong(title), title, words[language].points(pointsOfExam(report)), columns),
    about,
    colours.faint(say.paper(paper.seed, kit.version, paper.mark)),
    '',
    ...results.map((result) => resultRow(result, options)),
    '',
    ...drawTotals(say.byChapter, totalsByChapter(report), (of) => of.replaceAll('-', ' '), options),
    '',
    ...drawTotals(say.byKind, totalsByKind(report), (of) => nameOfKind(of, options), options),
    ...(readAgain.length === 0 ? [] : ['', colours.strong(say.readAgain)]),
    ...readAgain.flatMap(({ page, heading }) =>
      wrap(`${kitPath(page)}: ${heading}`, columns - 2).map(indent),
    ),
    ...drawAnother(options),
    ...drawIgnored({ ignored }, options),
  ]
}

/** Of what nobody began there are no reasons to tell. */
function drawReasons(result: TaskResult, options: ExamOptions): Lines {
  const { graded, counted } = result
  const { verdict } = graded
  if (graded.untouched) {
    const inShort = headline({ ...graded, verdict: { ...verdict, points: counted } }, options)
    return [inShort, ...drawDebrief(graded, options)]
  }
  const debrief = verdict.status === 'passed' ? [] : drawDebrief(graded, options)
  return [...drawLateness(result, options), ...drawExercise(graded, options), ...debrief]
}

function drawLateness({ counts, late }: TaskResult, { language, columns, colours }: ExamOptions): Lines {
  if (late === undefined) return []
  const say = examReportWords[language]
  const remark = counts ? say.late(words[language].points(late)) : say.nothingInTime
  return wrap(remark, columns).map(colours.odd)
}

function resultRow(result: TaskResult, options: ExamOptions): string {
  const { task, graded, counted, late, firstPassedAfterSeconds: seconds } = result
  const { colours, language } = options
  const say = examReportWords[language]
  const status = statusOfTask(result)
  const judged = { passed: colours.good('✓'), failed: colours.bad('✗'), broken: colours.odd('!') }[status]
  const sign = graded.untouched && status === 'failed' ? colours.faint('·') : judged
  const first = seconds === undefined ? '' : say.firstPassed(Math.max(1, Math.ceil(seconds / 60)))
  const state = graded.untouched ? words[language].notStarted : first
  return `${sign} ${row(task, late === undefined ? state : say.lateShort, fraction(counted), options)}`
}

/** `01/03  Too many pods            manifest   passed after 12 min   5/5` behind its sign. */
function row(task: ExamTask, note: string, points: string, options: ExamOptions): string {
  const { language, columns } = options
  const { entry, number } = task
  const kind = nameOfKind(entry.kind, options)
  const right = `${padEnd(kind, 13)}${padEnd(note, 19)}${padStart(points, 9)}`
  const name = `${String(number).padStart(2)}  ${shortId(entry.id)}  ${entry.title[language]}`
  const room = columns - 2 - displayWidth(right) - 2
  return `${padEnd(cut(name, room), room)}  ${right}`
}

function nameOfKind(kind: string, { language }: ReportOptions): string {
  const names: Readonly<Record<string, string>> = kindNames[language]
  return names[kind] ?? kind
}

function drawTotals(
  title: string,
  totals: readonly Total[],
  nameOf: (of: string) => string,
  { colours, language, columns }: ExamOptions,
): Lines {
  const say = examReportWords[language]
  return [
    colours.strong(title),
    ...totals.map(({ of, tasks, passed, points }) => {
      const right = `${padEnd(say.passedOf(passed, tasks), 12)}${padStart(fraction(points), 6)}`
      return `  ${padEnd(nameOf(of), columns - 2 - displayWidth(right))}${right}`
    }),
  ]
}

function drawAnother({ anotherSeed, language, commandLine, ...options }: ExamOptions): Lines {
  if (anotherSeed === undefined) return []
  const label = examReportWords[language].another
  const line = commandLine('grade', '--exam', '--seed', String(anotherSeed))
  return ['', ...labelled(label, line, displayWidth(label) + 3, { language, ...options })]
}

function between(left: string, plain: string, right: string, columns: number): string {
  return rightOf(left, displayWidth(plain), right, columns)
}

function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text
}

function indent(line: string): string {
  return `  ${line}`
}
