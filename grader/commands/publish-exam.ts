/** Where the report of an exam goes, and with which exit code it ends. */
import { join } from 'node:path'
import type { Graded } from '../grade-files.ts'
import { examJson } from '../report/exam-json.ts'
import { type ExamReport, statusOfExam } from '../report/exam-report.ts'
import { type ExamOptions, examTerminal } from '../report/exam-terminal.ts'
import { newSeed } from './choose-exam.ts'
import type { Call, ExitCode } from './command.ts'
import type { ExamPlan } from './exam-plan.ts'
import { ourFault } from './our-fault.ts'
import { deliver, optionsFor } from './publish.ts'
import { commandWords } from './words.ts'

/** False when a file could not be written; that was said then. `folder` is the exam's. */
export function publishExam(call: Call, plan: ExamPlan, report: ExamReport, folder: string): boolean {
  const options: ExamOptions = {
    ...optionsFor(call, folder),
    pathIn: (path) => call.show(join(folder, path)),
    commandLine: call.commandLine,
    ...(plan.is === 'own' && report.is === 'judged' ? { anotherSeed: newSeed(call.kit.root) } : {}),
  }
  const draw = { terminal: examTerminal, json: examJson }[plan.reporter]
  return deliver(call, plan, {
    asked: (paper) => draw(report, { ...options, ...paper }),
    onScreen: () => examTerminal(report, options),
  })
}

/**
 * While an exam runs its exit code gives nothing away: 1 means that a file cannot be read. `faults` are those of checks
 * that are broken.
 */
export function exitCodeOf(
  { kit, screen, language }: Call,
  { exitZero }: ExamPlan,
  report: ExamReport,
  graded: readonly Graded[],
  faults: readonly unknown[],
): ExitCode {
  if (faults.length > 0) screen.complain(ourFault(kit.root, faults[0], commandWords[language]))
  if (graded.some(({ verdict }) => verdict.status === 'broken')) return 3
  const isFine =
    report.is === 'running'
      ? report.tasks.every(({ state }) => state !== 'unreadable')
      : statusOfExam(report) === 'passed'
  return isFine || exitZero ? 0 : 1
}
