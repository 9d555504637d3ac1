/** `grade`: what does the cluster do with these files? Reports, remembers, and ends with 0 when all passed. */
import { join, relative } from 'node:path'
import { nextExercise } from '../current-exercise.ts'
import { systemCode, writeWhole } from '../files.ts'
import { type Graded, gradeFiles } from '../grade-files.ts'
import { filesNotAskedFor } from '../not-asked-for.ts'
import { type Originals, readOriginals } from '../originals.ts'
import { type Progress, readProgress } from '../progress.ts'
import { type Oddity, recordGrading } from '../record-grading.ts'
import { drawGreeting, drawNextSteps } from '../report/next-steps.ts'
import { type Report, type ReportOptions, statusOf } from '../report/report.ts'
import { loadReporter } from '../report/reporters.ts'
import { type Words, words } from '../report/words.ts'
import type { Call, ExitCode } from './command.ts'
import { chooseExercises, type GradeSettings, readGradeSettings } from './grade-settings.ts'
import { ourFault } from './our-fault.ts'
import { commandWords } from './words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { kit, screen } = call
  const originals = readOriginals(kit.root)
  const { progress } = readProgress(kit.root)
  const settings = readGradeSettings(call)
  const entries = settings.ok ? chooseExercises(call, settings.value, originals, progress) : settings
  if (!settings.ok || !entries.ok) {
    screen.complain(entries.ok ? '' : entries.problem)
    return 2
  }
  const { folder, seed } = settings.value
  const faults: unknown[] = []
  const graded: Graded[] = []
  for (const entry of entries.value) {
    const options = { seed, onFault: (error: unknown) => void faults.push(error) }
    graded.push(await gradeFiles(kit, entry, folder, originals, options))
    // So that Ctrl-C is heard between two exercises.
    await new Promise(setImmediate)
  }
  const report: Report = {
    kit: kit.index,
    seed,
    exercises: graded,
    ignored: folder.isOwn ? [] : filesNotAskedFor(folder.path, kit.index.exercises, entries.value),
  }
  const published = await publish(call, report, settings.value, { originals, progress })
  const remembered = folder.isOwn ? recordGrading(kit.root, progress, graded) : undefined
  if (remembered !== undefined) screen.complain(sayRemembered(kit.root, remembered, words[call.language]))
  if (faults.length > 0) screen.complain(ourFault(kit.root, faults[0], commandWords[call.language]))
  if (statusOf(report) === 'broken') return 3
  if (!published) return 2
  return statusOf(report) === 'failed' && !settings.value.exitZero ? 1 : 0
}

interface Memory {
  readonly originals: Originals
  readonly progress: Progress
}

/** The report asked for goes to the file asked for; the terminal gets its own report unless it was asked for another. */
async function publish(
  call: Call,
  report: Report,
  settings: GradeSettings,
  memory: Memory,
): Promise<boolean> {
  const { reporter, output } = settings
  const options: ReportOptions = {
    language: call.language,
    columns: call.screen.columns,
    colours: call.screen.colours,
    pathOf: (id, file) => call.show(join(settings.folder.path, id, file)),
  }
  if (output !== undefined) {
    const { noColours } = await import('../report/colour.ts')
    const render = await loadReporter(reporter)
    const written = writeOut(call, output, render(report, { ...options, columns: 80, colours: noColours }))
    if (!written) return false
  }
  if (output === undefined && reporter !== 'terminal') {
    call.screen.write((await loadReporter(reporter))(report, options))
    return true
  }
  const isFirst = settings.folder.isOwn && Object.keys(memory.progress.exercises).length === 0
  const text = (await loadReporter('terminal'))(report, options)
  call.screen.write(surround(call, report, options, memory, isFirst, text, settings))
  return true
}

function surround(
  call: Call,
  report: Report,
  options: ReportOptions,
  { originals, progress }: Memory,
  isFirst: boolean,
  text: string,
  { folder }: GradeSettings,
): string {
  const say = words[call.language]
  const [one, another] = report.exercises
  if (one === undefined) return `${say.allDone}\n`
  if (!folder.isOwn || another !== undefined) return text
  const steps = { ...options, commandLine: call.commandLine }
  if (isFirst && one.untouched) return `${drawGreeting(one.entry, steps)}\n${text}`
  const passed = one.verdict.status === 'passed'
  const next = passed ? nextExercise(call.kit, originals, progress, one.entry) : undefined
  return `${text}${drawNextSteps(one.entry, passed ? (next ?? 'all done') : undefined, steps)}`
}

function sayRemembered(root: string, oddity: Oddity, say: Words): string {
  if (oddity.why === 'not saved') return say.progressNotSaved(oddity.reason)
  return say.progressAside[oddity.why](relative(root, oddity.file))
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
