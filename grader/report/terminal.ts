/**
 * The report a learner reads: what is so, where it stands, one thing to try (house rules: say what is so, not what
 * the learner did wrong; one cause, one message; the API server's own line where it would have refused).
 *
 *     ✗ Service web has three ready endpoints                              0/2 points
 *
 *       Service default/web selects no pods: no pod carries app=wbe.
 *                                                         service/selects-nothing
 */
import { inLanguage } from '../in-language.ts'
import { shortId } from '../select-exercises.ts'
import type { CheckResult, Finding, Verdict } from '../verdict.ts'
import { drawDiagnostic } from './draw-diagnostic.ts'
import { rightOf } from './layout.ts'
import type { ExerciseReport, Report, Reporter, ReportOptions } from './report.ts'
import { pointsOf } from './report.ts'
import { visible, visibleLine } from './sanitize.ts'
import { displayWidth, wrap } from './width.ts'
import { words } from './words.ts'

/** A broken file can have hundreds of findings; nobody reads more than a few. */
const mostFindings = 5

type Lines = readonly string[]

export const terminal: Reporter = (report, options) => {
  const several = report.exercises.length > 1
  const blocks = report.exercises.map((one) => {
    // In a long report an exercise nobody has begun is one line: its stub is meant to fail.
    const inShort = several && (one.untouched || one.verdict.status === 'passed')
    return inShort ? [headline(one, options)] : [...drawExercise(one, options), '']
  })
  const lines = [...blocks.flat(), ...(several ? drawSummary(report, options) : [])]
  const text = [...lines, ...drawIgnored(report, options)].join('\n')
  return `${text.replace(/\n{3,}/g, '\n\n').trimEnd()}\n`
}

export function drawExercise(report: ExerciseReport, options: ReportOptions): Lines {
  const { entry, verdict } = report
  const shown = verdict.checks.filter((check) => check.points.possible > 0 || check.status !== 'passed')
  return [
    headline(report, options),
    options.colours.faint(entry.edit.map((file) => options.pathOf(entry.id, file)).join('  ')),
    '',
    ...shown.flatMap((check) => drawCheck(check, report, options)),
    ...drawEdits(verdict, options),
    ...drawRemarks(report, options),
    ...(verdict.status === 'passed' ? drawDebrief(report, options) : []),
  ]
}

const signs = { passed: '✓', failed: '✗', broken: '!', skipped: '·' } as const

export function headline({ entry, verdict, untouched }: ExerciseReport, options: ReportOptions): string {
  const { language, colours } = options
  const state = untouched && verdict.status === 'failed' ? words[language].notStarted : undefined
  const sign = state === undefined ? paintFor(verdict.status, options)(signs[verdict.status]) : signs.skipped
  const title = `${sign} ${shortId(entry.id)}  ${colours.strong(entry.title[language])}`
  const plain = `${signs[verdict.status]} ${shortId(entry.id)}  ${entry.title[language]}`
  const points = [state, words[language].points(verdict.points)].filter((part) => part !== undefined)
  return rightOf(title, displayWidth(plain), points.join('  '), options.columns)
}

function paintFor(status: CheckResult['status'], { colours }: ReportOptions): (text: string) => string {
  return { passed: colours.good, failed: colours.bad, broken: colours.odd, skipped: colours.faint }[status]
}

function drawCheck(check: CheckResult, report: ExerciseReport, options: ReportOptions): Lines {
  const { language, columns } = options
  const sign = paintFor(check.status, options)(signs[check.status])
  const points = check.points.possible > 0 ? words[language].points(check.points) : ''
  const title = visible(inLanguage(check.title, language))
  const room = columns - 2 - (points === '' ? 0 : displayWidth(points) + 2)
  const [first = '', ...rest] = wrap(title, room)
  const head =
    points === '' ? `${sign} ${first}` : rightOf(`${sign} ${first}`, 2 + displayWidth(first), points, columns)
  return [head, ...rest.map((line) => `  ${line}`), ...drawOutcome(check, report, options)]
}

function drawOutcome(check: CheckResult, report: ExerciseReport, options: ReportOptions): Lines {
  const say = words[options.language]
  switch (check.status) {
    case 'passed':
      return drawStory(check, options)
    case 'skipped':
      return indented([say.waitsFor(titleOf(check.waitsFor, report.verdict, options))], options)
    case 'broken':
      return ['', ...indented([say.broken, visible(check.problem)], options), '']
    case 'failed':
      return ['', ...drawElsewhere(check.world, options), ...drawFindings(check.findings, report, options)]
  }
}

/** What was foretold rightly is told as it happened. */
function drawStory({ story }: CheckResult, { language, columns, colours }: ReportOptions): Lines {
  if (story === undefined) return []
  const lines = story[language].flatMap((line) => {
    const indent = 4 + (/^ */.exec(line)?.[0].length ?? 0)
    return wrap(visible(line.trim()), columns - indent).map(
      (part) => ' '.repeat(indent) + colours.faint(part),
    )
  })
  return [...lines, '']
}

function titleOf(name: string, verdict: Verdict, { language }: ReportOptions): string {
  const title = verdict.checks.find((check) => check.name === name)?.title
  return visible(title === undefined ? name : inLanguage(title, language))
}

function drawElsewhere(world: object | undefined, options: ReportOptions): Lines {
  if (world === undefined) return []
  const facts = Object.entries(world).map(([name, value]) => `${name} ${value}`)
  return [...indented([words[options.language].elsewhere(facts.join(', '))], options), '']
}

function drawFindings(findings: readonly Finding[], report: ExerciseReport, options: ReportOptions): Lines {
  const say = words[options.language]
  const own = findings.filter(({ sameAs }) => sameAs === undefined)
  const folded = new Set(findings.flatMap(({ sameAs }) => sameAs ?? []))
  const shown = own.slice(0, mostFindings)
  return [
    ...shown.flatMap(({ diagnostic }) => [...drawDiagnostic(diagnostic, report.texts, options), '']),
    ...(own.length > shown.length
      ? [...indented([say.moreFindings(own.length - shown.length)], options), '']
      : []),
    ...(own.length > 0
      ? []
      : [...folded].flatMap((name) => [
          ...indented([say.sameCause(titleOf(name, report.verdict, options))], options),
          '',
        ])),
  ]
}

/** The medal of an incident: no points, but a reason to look again. */
function drawEdits({ edits }: Verdict, options: ReportOptions): Lines {
  if (edits === undefined) return []
  const { made, suffice } = edits
  const text = words[options.language].edits(made, suffice)
  return ['', made <= suffice ? options.colours.good(`★ ${text}`) : text]
}

function drawRemarks({ verdict, texts }: ExerciseReport, options: ReportOptions): Lines {
  if (verdict.remarks.length === 0) return []
  const shown = verdict.remarks.slice(0, mostFindings)
  return [
    options.colours.odd(words[options.language].remarks),
    '',
    ...shown.flatMap((remark) => [...drawDiagnostic(remark, texts, options), '']),
  ]
}

export function drawDebrief({ entry }: Pick<ExerciseReport, 'entry'>, options: ReportOptions): Lines {
  const { language, columns, colours } = options
  const paragraphs = entry.debrief[language].split(/\n{2,}/)
  return [
    '',
    colours.good(words[language].debrief),
    ...paragraphs.flatMap((paragraph) => [
      '',
      ...wrap(paragraph, columns - 2).map((line) => `  ${line}`.trimEnd()),
    ]),
  ]
}

function drawSummary(report: Report, { language, columns, colours }: ReportOptions): Lines {
  const passed = report.exercises.filter(({ verdict }) => verdict.status === 'passed').length
  const summary = words[language].summary(passed, report.exercises.length)
  return [
    '',
    rightOf(
      colours.strong(summary),
      displayWidth(summary),
      words[language].points(pointsOf(report)),
      columns,
    ),
  ]
}

export function drawIgnored(
  { ignored }: Pick<Report, 'ignored'>,
  { language, columns }: ReportOptions,
): Lines {
  if (ignored.length === 0) return []
  const names = ignored.slice(0, 8).map(visibleLine).join(', ')
  const text = words[language].ignored(ignored.length, ignored.length > 8 ? `${names} …` : names)
  return ['', ...wrap(text, columns)]
}

function indented(texts: Lines, { columns }: ReportOptions): Lines {
  return texts.flatMap((text) => wrap(text, columns - 2)).map((line) => `  ${line}`)
}
