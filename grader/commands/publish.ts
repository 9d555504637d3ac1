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
  const options: ReportOptions = {
    language: call.language,
    columns: call.screen.columns,
    colours: call.screen.colours,
    pathOf: (id, file) => call.show(join(plan.folder.path, id, file)),
  }
  const { reporter, output } = plan
  if (output !== undefined) {
    const render = await loadReporter(reporter)
    const text = render(report, { ...options, columns: 80, colours: noColours })
    if (!writeOut(call, output, text)) return false
  } else if (reporter !== 'terminal') {
    const render = await loadReporter(reporter)
    call.screen.write(render(report, options))
    return true
  }
  const render = await loadReporter('terminal')
  call.screen.write(withSteps(call, plan, report, options, render(report, options)))
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
