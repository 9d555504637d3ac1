/**
 * A script instead of somebody who types: -c, or what stands in the input. Each command is shown as it is done; nothing
 * stops at one that fails, and the last one's exit code counts, as in bash.
 */

import type { Cluster } from '../../sim/index.ts'
import type { Ran, Session } from '../../sim/prompt.ts'
import type { PromptBundle } from '../kit.ts'

export interface Script {
  readonly prompt: PromptBundle
  readonly cluster: Cluster
  readonly session: Session
  readonly text: string
  readonly show: (ran: Ran, command: string, promptText: string) => void
}

export function runScript({ prompt, cluster, session, text, show }: Script): number {
  let now = { cluster, session }
  let exitCode = 0
  for (const command of commandsIn(prompt, text)) {
    const promptText = prompt.promptOf(now.session)
    const ran = prompt.runCommand(now.cluster, command, now.session)
    now = { cluster: ran.cluster, session: ran.session }
    ;({ exitCode } = ran)
    show(ran, command, promptText)
    if (ran.ended) break
  }
  return exitCode
}

/** Lines, joined where one is not finished without the next. */
function commandsIn(prompt: PromptBundle, text: string): readonly string[] {
  const commands: string[] = []
  let begun = ''
  for (const line of text.split(/\r?\n/)) {
    begun += `${begun === '' ? '' : '\n'}${line}`
    if (prompt.isUnfinished(begun)) continue
    if (begun.trim() !== '' && !/^\s*#/.test(begun)) commands.push(begun)
    begun = ''
  }
  if (begun.trim() !== '') commands.push(begun)
  return commands
}
