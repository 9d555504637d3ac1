/**
 * A script instead of somebody who types: -c, or what stands in the input. Each command is shown as it is done; nothing
 * stops at one that fails, and the last one's exit code counts, as in bash.
 */

import type { Cluster } from '../../sim/index.ts'
import type { Ran, Session } from '../../sim/prompt.ts'
import type { PromptBundle } from '../kit.ts'
import { splitCommands } from '../split-commands.ts'

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
  for (const { text: command } of splitCommands(text, prompt.isUnfinished)) {
    const promptText = prompt.promptOf(now.session)
    const ran = prompt.runCommand(now.cluster, command, now.session)
    now = { cluster: ran.cluster, session: ran.session }
    ;({ exitCode } = ran)
    show(ran, command, promptText)
    if (ran.ended) break
  }
  return exitCode
}
