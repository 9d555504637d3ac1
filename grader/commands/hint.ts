/** `hint`: the check that fails first, and the exercise's hints: one more each time, or up to the level asked for. */
import { join } from 'node:path'
import { currentExercise } from '../current-exercise.ts'
import { runningExam } from '../exam/running.ts'
import { minutesLeft } from '../exam/time.ts'
import { systemCode } from '../files.ts'
import { type Graded, gradeFiles } from '../grade-files.ts'
import { inLanguage } from '../in-language.ts'
import type { ExerciseEntry } from '../kit.ts'
import { readOriginals } from '../originals.ts'
import { changeProgress, progressOf, readProgress } from '../progress.ts'
import { wordsOf } from '../report/diagnostic-words.ts'
import { visible } from '../report/sanitize.ts'
import { wrap } from '../report/width.ts'
import { words } from '../report/words.ts'
import { shortId } from '../select-exercises.ts'
import type { Call, ExitCode } from './command.ts'
import { examWords } from './exam-words.ts'
import { namedExercises, no, numberOf, type Read, seedOf, yes } from './read-words.ts'
import { commandWords } from './words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { kit, screen, language } = call
  const planned = planHint(call)
  if (!planned.ok) {
    screen.complain(planned.problem)
    return 2
  }
  const { entry, seed, before, level } = planned.value
  if (entry === undefined) {
    screen.write(`${words[language].allDone}\n`)
    return 0
  }
  const folder = { path: join(kit.root, 'exercises'), isOwn: true }
  const graded = await gradeFiles(kit, entry, folder, readOriginals(kit.root), { seed })
  const passed = graded.verdict.status === 'passed'
  screen.write(`${drawHints(call, graded, passed ? 0 : level).join('\n')}\n`)
  if (!passed && level > before) remember(call, entry, level)
  return 0
}

interface HintPlan {
  /** undefined: everything passes. */
  readonly entry: ExerciseEntry | undefined
  readonly seed: number
  /** How many hints were shown before, and up to which are to be shown now. */
  readonly before: number
  readonly level: number
}

function planHint(call: Call): Read<HintPlan> {
  const named = namedExercises(call)
  if (!named.ok) return named
  const seed = seedOf(call)
  if (!seed.ok) return seed
  const level = numberOf(call, 'level', undefined, 1, 3)
  if (!level.ok) return level
  const { progress } = readProgress(call.kit.root)
  const entry = named.value[0] ?? currentExercise(call.kit, readOriginals(call.kit.root), progress)
  const silence = entry && whySilent(call, entry)
  if (silence !== undefined) return no(silence)
  const before = entry === undefined ? 0 : progressOf(progress, entry.id).hints
  return yes({ entry, seed: seed.value, before, level: level.value ?? Math.min(3, before + 1) })
}

/** What is asked in an exam that runs gets no hints. */
function whySilent({ kit, language, commandLine }: Call, { id }: ExerciseEntry): string | undefined {
  const now = Date.now()
  const exam = runningExam(kit.root, now)
  if (exam === undefined || !exam.tasks.some((task) => task.id === id)) return undefined
  return examWords[language].noHints(shortId(id), minutesLeft(exam, now), commandLine('grade', '--exam'))
}

function drawHints(call: Call, graded: Graded, level: number): readonly string[] {
  const { language } = call
  const { columns, colours } = call.screen
  const { entry } = graded
  const say = commandWords[language]
  const head = [colours.strong(`${shortId(entry.id)}  ${entry.title[language]}`), '']
  if (level === 0) return [...head, say.noHintNeeded]
  const hints = entry.hints
    .slice(0, level)
    .flatMap((hint, index) => [
      colours.strong(say.hintOf(index + 1)),
      ...wrap(hint[language], columns - 2).map((line) => `  ${line}`),
      '',
    ])
  const more = level < 3 ? `${say.moreHints}: ${call.commandLine('hint', shortId(entry.id))}` : say.lastHint
  const stories = level < 3 ? [] : drawStories(call, graded)
  return [...head, ...drawFirstFailure(call, graded), ...hints, ...stories, ...wrap(more, columns)]
}

/** The hint belongs to what fails now: its title, and the first sentence of its first finding. */
function drawFirstFailure({ language, screen }: Call, { verdict }: Graded): readonly string[] {
  const failing = verdict.checks.find((check) => check.status === 'failed')
  if (failing === undefined) return []
  const finding = failing.findings[0]
  const said = finding === undefined ? [] : [wordsOf(finding.diagnostic, language).says]
  return [
    screen.colours.strong(commandWords[language].firstFails),
    ...[inLanguage(failing.title, language), ...said]
      .flatMap((text) => wrap(visible(text), screen.columns - 2))
      .map((line) => `  ${line}`),
    '',
  ]
}

/** With the last hint: what happens where something else was foretold. */
function drawStories({ language, screen }: Call, { verdict }: Graded): readonly string[] {
  return verdict.checks.flatMap(({ title, status, story }) => {
    if (status !== 'failed' || story === undefined) return []
    const lines = story[language].flatMap((line) => wrap(visible(line.trim()), screen.columns - 4))
    return [
      screen.colours.strong(visible(inLanguage(title, language))),
      ...lines.map((line) => `    ${line}`),
      '',
    ]
  })
}

function remember({ kit, screen, language }: Call, entry: ExerciseEntry, level: number): void {
  try {
    changeProgress(kit.root, {
      [entry.id]: (before) => ({ ...before, hints: Math.max(before.hints, level) }),
    })
  } catch (error) {
    screen.complain(words[language].progressNotSaved(systemCode(error) || String(error)))
  }
}
