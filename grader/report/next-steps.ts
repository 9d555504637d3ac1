/** What a learner does next: read, edit, grade. Stands below a report, and above the very first one. */
import type { ExerciseEntry } from '../kit.ts'
import { shortId } from '../select-exercises.ts'
import { labelled } from './layout.ts'
import type { ReportOptions } from './report.ts'
import { displayWidth, wrap } from './width.ts'
import { type Words, words } from './words.ts'

export interface StepOptions extends ReportOptions {
  readonly commandLine: (command: string, ...words: readonly string[]) => string
}

/** For who starts this for the first time, with the first exercise as it was given. */
export function drawGreeting(entry: ExerciseEntry, options: StepOptions): string {
  const say = words[options.language]
  const paragraphs = say.firstTime.flatMap((text) => [...wrap(text, options.columns), ''])
  const grade = options.commandLine('grade')
  return [
    ...paragraphs,
    ...rows(
      [...taskRows(entry, say, options), [say.gradeIt, grade], [say.stuck, options.commandLine('hint')]],
      options,
    ),
    '',
    say.firstVerdict,
    '',
  ].join('\n')
}

/** `next` is where to go after full marks; undefined while this exercise is still open. */
export function drawNextSteps(
  entry: ExerciseEntry,
  next: ExerciseEntry | 'all done' | undefined,
  options: StepOptions,
): string {
  const say = words[options.language]
  if (next === 'all done') return `\n${say.allDone}\n`
  const hint: Row[] = next === undefined ? [[say.stuck, options.commandLine('hint', shortId(entry.id))]] : []
  const title: Row[] =
    next === undefined ? [] : [[say.nextExercise, `${shortId(next.id)}  ${next.title[options.language]}`]]
  const target = next ?? entry
  const grade = options.commandLine('grade', shortId(target.id))
  const all: Row[] = [...title, ...taskRows(target, say, options), [say.gradeIt, grade], ...hint]
  return ['', ...rows(all, options), ''].join('\n')
}

type Row = readonly [label: string, text: string]

function taskRows(
  { id, edit }: ExerciseEntry,
  say: Words,
  { pathOf, language }: StepOptions,
): readonly Row[] {
  const readme = language === 'ko' ? 'README.ko.md' : 'README.md'
  return [[say.readTask, pathOf(id, readme)], ...edit.map((file): Row => [say.editFile, pathOf(id, file)])]
}

function rows(all: readonly Row[], options: StepOptions): readonly string[] {
  const width = Math.max(...all.map(([label]) => displayWidth(label))) + 3
  return all.flatMap(([label, text]) => labelled(label, text, width, options))
}
