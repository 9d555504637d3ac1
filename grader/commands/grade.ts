/** `grade`: what does the cluster do with these files? Reports, remembers, and ends with 0 when all passed. */
import { relative } from 'node:path'
import { gradeEach } from '../grade-each.ts'
import { type Graded, gradeFiles } from '../grade-files.ts'
import type { Kit } from '../kit.ts'
import { filesNotAskedFor } from '../not-asked-for.ts'
import { recordGrading } from '../record-grading.ts'
import { type Report, statusOf } from '../report/report.ts'
import { words } from '../report/words.ts'
import type { Call, ExitCode } from './command.ts'
import { type GradePlan, planGrading } from './grade-plan.ts'
import { ourFault } from './our-fault.ts'
import { publish } from './publish.ts'
import { commandWords } from './words.ts'

export async function run(call: Call): Promise<ExitCode> {
  if (call.flags.isOn('exam')) return (await import('./exam.ts')).sitExam(call, Date.now())
  const planned = planGrading(call)
  if (!planned.ok) {
    call.screen.complain(planned.problem)
    return 2
  }
  const plan = planned.value
  if (call.flags.isOn('debug')) return (await import('./debug.ts')).debugOne(call, plan)
  const { graded, faults } = await gradeAll(call.kit, plan)
  const report = reportOn(call.kit, plan, graded)
  const published = await publish(call, plan, report)
  if (plan.folder.isOwn) remember(call, plan, graded)
  if (faults.length > 0) call.screen.complain(ourFault(call.kit.root, faults[0], commandWords[call.language]))
  if (statusOf(report) === 'broken') return 3
  if (!published) return 2
  return statusOf(report) === 'failed' && !plan.exitZero ? 1 : 0
}

interface GradedAll {
  readonly graded: readonly Graded[]
  /** What went wrong in checks that are broken. */
  readonly faults: readonly unknown[]
}

async function gradeAll(kit: Kit, { entries, folder, originals, seed, runs }: GradePlan): Promise<GradedAll> {
  const faults: unknown[] = []
  const options = { seed, runs, onFault: (error: unknown): void => void faults.push(error) }
  const graded = await gradeEach(entries, (entry) => gradeFiles(kit, entry, folder, originals, options))
  return { graded, faults }
}

function reportOn(kit: Kit, { folder, entries, seed }: GradePlan, exercises: readonly Graded[]): Report {
  const ignored = folder.isOwn ? [] : filesNotAskedFor(kit, folder.path, entries)
  return { kit: kit.index, seed, exercises, ignored }
}

function remember({ kit, screen, language }: Call, { progress }: GradePlan, graded: readonly Graded[]): void {
  const oddity = recordGrading(kit.root, progress, graded)
  if (oddity === undefined) return
  const say = words[language]
  if (oddity.why === 'not saved') screen.complain(say.progressNotSaved(oddity.reason))
  else screen.complain(say.progressAside[oddity.why](relative(kit.root, oddity.file)))
}
