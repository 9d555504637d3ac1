/**
 * Where does a report go? Into the file of --output, in the form asked for; then the terminal gets its own. Without
 * --output the form asked for goes to standard output. A learner's own single exercise gets next steps as well.
 */
import { join } from 'node:path'
import { nextExercise } from '../current-exercise.ts'
import { systemCode, writeWhole } from '../files.ts'
import { noColours } from '../report/colour.ts'
import { drawGreeting, drawNextSteps } from '../report/next-steps.ts'
import type { Report, ReportOptions } from '../report/report.ts'
import { loadReporter } from '../report/reporters.ts'
import { words } from '../report/words.ts'
import type { Call } from './command.ts'
import type { GradePlan } from './grade-plan.ts'
import { commandWords } from './words.ts'

/** False when the file could not be written; that was said then. */
export async function publish(call: Call, plan: GradePlan, report: Report): Promise<boolean> {
  const options = optionsFor(call, plan.folder.path)
  const [render, terminal] = [await loadReporter(plan.reporter), await loadReporter('terminal')]
  return deliver(call, plan, {
    asked: (paper) => render(report, { ...options, ...paper }),
    onScreen: () => withSteps(call, plan, report, options, terminal(report, options)),
  })
}

/** How a report is drawn on this screen; `folder` holds the files that were graded. */
export function optionsFor({ language, screen, show, kit }: Call, folder: string): ReportOptions {
  const { columns, colours } = screen
  return {
    language,
    columns,
    colours,
    pathOf: (id, file) => show(join(folder, id, file)),
    kitPath: (path) => show(join(kit.root, path)),
  }
}

/** The same report in the form that was asked for, and as the terminal shows it. */
export interface Drawn {
  readonly asked: (paper?: Pick<ReportOptions, 'columns' | 'colours'>) => string
  readonly onScreen: () => string
}

/** False when the file could not be written; that was said then. */
export function deliver(
  call: Call,
  { reporter, output }: Pick<GradePlan, 'reporter' | 'output'>,
  { asked, onScreen }: Drawn,
): boolean {
  if (output !== undefined) {
    if (!writeOut(call, output, asked({ columns: 80, colours: noColours }))) return false
  } else if (reporter !== 'terminal') {
    call.screen.write(asked())
    return true
  }
  call.screen.write(onScreen())
  return true
}

/** The report with what comes before it the very first time, and with what to do after it. */
function withSteps(
  call: Call,
  plan: GradePlan,
  report: Report,
  options: ReportOptions,
  text: string,
): string {
  const [one, another] = report.exercises
  if (one === undefined) return `${words[call.language].allDone}\n`
  if (!plan.folder.isOwn || another !== undefined) return text
  const steps = { ...options, commandLine: call.commandLine }
  const isFirst = Object.keys(plan.progress.exercises).length === 0
  if (isFirst && one.untouched) return `${drawGreeting(one.entry, steps)}\n${text}`
  if (one.verdict.status !== 'passed') return `${text}${drawNextSteps(one.entry, undefined, steps)}`
  const next = nextExercise(call.kit, plan.originals, plan.progress, one.entry)
  return `${text}${drawNextSteps(one.entry, next ?? 'all done', steps)}`
}

function writeOut({ screen, language }: Call, file: string, text: string): boolean {
  try {
    writeWhole(file, text)
    return true
  } catch (error) {
    screen.complain(commandWords[language].cannotWrite(file, systemCode(error)))
    return false
  }
}
