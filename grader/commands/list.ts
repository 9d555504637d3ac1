/** `list`: chapters and exercises, how many points and minutes each, and how far the learner is. Fits 80 columns. */
import { join } from 'node:path'
import { type ExerciseState, stateOf } from '../current-exercise.ts'
import { readIfThere } from '../files.ts'
import type { ExerciseEntry } from '../kit.ts'
import { readOriginals } from '../originals.ts'
import { type ExerciseProgress, progressOf, readProgress } from '../progress.ts'
import { visibleJson } from '../report/sanitize.ts'
import { cut, displayWidth, padEnd } from '../report/width.ts'
import { words } from '../report/words.ts'
import { shortId } from '../select-exercises.ts'
import { sumOf } from '../verdict.ts'
import type { Call, ExitCode } from './command.ts'
import { namedExercises } from './read-words.ts'
import { commandWords } from './words.ts'

interface Row {
  readonly entry: ExerciseEntry
  readonly progress: ExerciseProgress
  readonly status: 'passed' | 'begun' | 'not started'
}

export async function run(call: Call): Promise<ExitCode> {
  const { kit, screen, language } = call
  const chosen = namedExercises(call)
  if (!chosen.ok || kit.index.exercises.length === 0) {
    screen.complain(chosen.ok ? commandWords[language].noExercises : chosen.problem)
    return 2
  }
  const originals = readOriginals(kit.root)
  const { progress } = readProgress(kit.root)
  const entries = call.words.length === 0 ? kit.index.exercises : chosen.value
  const rows = entries.map((entry): Row => {
    const own = progressOf(progress, entry.id)
    return { entry, progress: own, status: statusOf(own, stateOf(kit, entry, originals, progress)) }
  })
  screen.write(call.flags.isOn('json') ? listJson(rows, call) : `${drawList(rows, call).join('\n')}\n`)
  return 0
}

/** Once passed stays passed, also when the files were broken or reset afterwards: the list tells what was learnt. */
function statusOf({ passedAt }: ExerciseProgress, { touchedAt }: ExerciseState): Row['status'] {
  if (passedAt !== undefined) return 'passed'
  return touchedAt > 0 ? 'begun' : 'not started'
}

function listJson(rows: readonly Row[], { language }: Call): string {
  const exercises = rows.map(({ entry, progress, status }) => ({
    id: entry.id,
    title: entry.title[language],
    status,
    points: { earned: progress.best, possible: entry.points },
    minutes: entry.minutes,
    difficulty: entry.difficulty,
    hints: progress.hints,
    medal: progress.medal === true,
    edit: entry.edit,
  }))
  return `${visibleJson(JSON.stringify({ format: 'k8s-services-lab/list', version: 1, exercises }, null, 2))}\n`
}

function drawList(rows: readonly Row[], call: Call): readonly string[] {
  const { language, screen } = call
  const chapters = groupByTopic(rows)
  const done = rows.filter(({ status }) => status === 'passed').length
  const total = words[language].points(sumOf(rows.map(pointsOf)))
  return [
    ...[...chapters].flatMap(([topic, own]) => [...drawChapter(topic, own, call), '']),
    between(words[language].summary(done, rows.length), total, screen.columns),
    screen.colours.faint(legend(rows, language)),
  ]
}

/** The medal is explained to those who have one. */
function legend(rows: readonly Row[], language: Call['language']): string {
  const { listLegend, medalLegend } = commandWords[language]
  return rows.some(({ progress }) => progress.medal === true) ? `${listLegend}   ${medalLegend}` : listLegend
}

function groupByTopic(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const topics = new Map<string, Row[]>()
  for (const row of rows) {
    const topic = row.entry.id.split('/')[0] ?? ''
    topics.set(topic, [...(topics.get(topic) ?? []), row])
  }
  return topics
}

const signs = { passed: '✓', begun: '~', 'not started': '·' } as const
const medal = '★'

function drawChapter(
  topic: string,
  rows: readonly Row[],
  { kit, language, screen: { columns, colours } }: Call,
): readonly string[] {
  const title = titleOf(topic, kit.root, language)
  return [
    between(title, words[language].points(sumOf(rows.map(pointsOf))), columns).replace(
      title,
      colours.strong(title),
    ),
    ...rows.map(({ entry, progress, status }) => {
      const { earned, possible } = pointsOf({ entry, progress, status })
      const right = `${padStart(`${earned}/${possible}`, 5)}  ${padStart(commandWords[language].minutes(entry.minutes), 6)}`
      const name = cut(
        `${shortId(entry.id)}  ${entry.title[language]}`,
        columns - 4 - displayWidth(right) - 2,
      )
      const sign = { passed: colours.good, begun: colours.odd, 'not started': colours.faint }[status](
        progress.medal === true && status === 'passed' ? medal : signs[status],
      )
      return `  ${sign} ${between(name, right, columns - 4)}`
    }),
  ]
}

/** As its Korean lesson calls it; in English, and where there is no lesson, the words of the folder. */
function titleOf(topic: string, root: string, language: Call['language']): string {
  if (language === 'ko') {
    const lesson = readIfThere(join(root, 'lessons', topic, 'README.ko.md'))
    const [, title] = /^# \d+ · (.*)$/m.exec(lesson ?? '') ?? []
    if (title !== undefined) return `${topic.slice(0, 2)} ${title}`
  }
  return topic.replaceAll('-', ' ')
}

function pointsOf({ entry, progress }: Row): { readonly earned: number; readonly possible: number } {
  return { earned: Math.min(progress.best, entry.points), possible: entry.points }
}

function between(left: string, right: string, columns: number): string {
  return `${padEnd(left, columns - displayWidth(right))}${right}`
}

function padStart(text: string, columns: number): string {
  return ' '.repeat(Math.max(0, columns - displayWidth(text))) + text
}
