/** `grade EXERCISE --debug`: the same cases without isolation, in a process that a debugger can stop. No score. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Language } from '../language.ts'
import type { Call, ExitCode } from './command.ts'
import type { GradePlan } from './grade-plan.ts'
import { commandWords } from './words.ts'

/** What the session is told, as JSON. */
export interface DebugOrder {
  readonly root: string
  readonly id: string
  readonly seed: number
  readonly runs: number
  readonly language: Language
  readonly columns: number
}

export async function debugOne(call: Call, { entries, folder, seed, runs }: GradePlan): Promise<ExitCode> {
  const { kit, language, screen } = call
  const say = commandWords[language]
  const [entry, another] = entries
  if (!folder.isOwn || entry?.kind !== 'function' || another !== undefined) {
    screen.complain(say.debugWhat)
    return 2
  }
  screen.complain(say.debugHow(call.show(join(folder.path, entry.id, entry.edit[0] ?? ''))))
  const order: DebugOrder = { root: kit.root, id: entry.id, seed, runs, language, columns: screen.columns }
  return (await inspect(order)) ? 0 : 2
}

/** Shares this terminal. False when it could not be started. */
function inspect(order: DebugOrder): Promise<boolean> {
  const script = join('grader', 'commands', 'debug-session.ts')
  const args = ['--inspect-brk', '--import', 'tsx', script, JSON.stringify(order)]
  const child = spawn(process.execPath, args, {
    cwd: order.root,
    stdio: 'inherit',
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(false))
    child.on('close', () => resolve(true))
  })
}
