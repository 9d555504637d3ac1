/** `hint`: the check that fails first, and the exercise's hints: one more each time, or up to the level asked for. */

import { currentExercise } from '../current-exercise.ts'
import { systemCode } from '../files.ts'
import { type Graded, gradeFiles } from '../grade-files.ts'
import type { ExerciseEntry } from '../kit.ts'
import { readOriginals } from '../originals.ts'
import { changeProgress, progressOf, readProgress } from '../progress.ts'
import { wordsOf } from '../report/diagnostic-words.ts'
import { visible } from '../report/sanitize.ts'
import { wrap } from '../report/width.ts'
import { words } from '../report/words.ts'
import { shortId } from '../select-exercises.ts'
import { wholeNumber } from './arguments.ts'
import type { Call, ExitCode } from './command.ts'
import { chooseNamed, readSeed } from './grade-settings.ts'
import { commandWords } from './words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { kit, screen, language } = call
  const originals = readOriginals(kit.root)
  const { progress } = readProgress(kit.root)
  const chosen = chooseNamed(call)
  const seed = readSeed(call)
  const asked = readLevel(call)
  const problem = [chosen, seed, asked].find((read) => !read.ok)
  if (problem !== undefined && !problem.ok) {
    screen.complain(problem.problem)
    return 2
  }
  if (!chosen.ok || !seed.ok || !asked.ok) return 2
  const entry = chosen.value[0] ?? currentExercise(kit, originals, progress)
  if (entry === undefined) {
    screen.write(`${words[language].allDone}\n`)
    return 0
  }
  const folder = { path: `${kit.root}/exercises`, isOwn: true }
  const graded = await gradeFiles(kit, entry, folder, originals, { seed: seed.value })
  const before = progressOf(progress, entry.id).hints
  const level = asked.value ?? Math.min(3, before + 1)
  const passed = graded.verdict.status === 'passed'
  screen.write(`${drawHints(call, graded, passed ? 0 : level).join('\n')}\n`)
  if (!passed && level > before) remember(call, entry, level)
  return 0
}

function readLevel({ flags, language }: Call): ReturnType<typeof chooseLevel> {
  return chooseLevel(flags.valueOf('level'), language)
}

function chooseLevel(
  text: string | undefined,
  language: Call['language'],
):
  | { readonly ok: true; readonly value: number | undefined }
  | { readonly ok: false; readonly problem: string } {
  const level = text === undefined ? undefined : wholeNumber(text, 1, 3)
  if (text === undefined || level !== undefined) return { ok: true, value: level }
  return { ok: false, problem: commandWords[language].notANumber('level', visible(text), 1, 3) }
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
  return [...head, ...drawFirstFailure(call, graded), ...hints, ...wrap(more, columns)]
}

/** The hint belongs to what fails now: its title, and the first sentence of its first finding. */
function drawFirstFailure({ language, screen }: Call, { verdict }: Graded): readonly string[] {
  const failing = verdict.checks.find((check) => check.status === 'failed')
  if (failing === undefined) return []
  const finding = failing.findings[0]
  const said = finding === undefined ? [] : [wordsOf(finding.diagnostic, language).says]
  return [
    screen.colours.strong(commandWords[language].firstFails),
    ...[failing.title[language], ...said]
      .flatMap((text) => wrap(visible(text), screen.columns - 2))
      .map((line) => `  ${line}`),
    '',
  ]
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
