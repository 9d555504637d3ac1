/**
 * The prompt on a terminal: lines come in, one after the other, until `exit` or Ctrl-D. A line that is not finished
 * (an open quote, a loop, <<EOF) waits for more behind `> `; Ctrl-C gives it up.
 */
import { createInterface } from 'node:readline'
import type { Cluster } from '../../sim/index.ts'
import type { Ran, Session } from '../../sim/prompt.ts'
import type { PromptBundle } from '../kit.ts'
import type { History } from './history.ts'

export interface Terminal {
  readonly prompt: PromptBundle
  readonly cluster: Cluster
  readonly session: Session
  readonly history: History
  readonly show: (ran: Ran) => void
  /** What Ctrl-C says on an empty line. */
  readonly howToLeave: string
}

/** Gives the exit code of the last command. */
export function talk({ prompt, cluster, session, history, show, howToLeave }: Terminal): Promise<number> {
  let now = { cluster, session }
  let begun = ''
  let exitCode = 0
  const reader = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: prompt.promptOf(session),
    history: [...history.lines],
    historySize: 1000,
    removeHistoryDuplicates: true,
    completer: (line: string): [string[], string] => {
      const { choices, word } = prompt.completionsAt(now.cluster, now.session, begun + line)
      // A single one is whole: the next word may begin.
      const only =
        choices.length === 1 && !choices[0]?.endsWith('/') ? choices.map((choice) => `${choice} `) : choices
      return [[...only], word]
    },
  })
  const ask = (): void => {
    reader.setPrompt(begun === '' ? prompt.promptOf(now.session) : '> ')
    reader.prompt()
  }
  return new Promise((resolve) => {
    reader.on('line', (line) => {
      history.add(line)
      begun += `${begun === '' ? '' : '\n'}${line}`
      if (prompt.isUnfinished(begun)) return ask()
      const text = begun
      begun = ''
      if (text.trim() !== '') {
        const ran = prompt.runCommand(now.cluster, text, now.session)
        now = { cluster: ran.cluster, session: ran.session }
        ;({ exitCode } = ran)
        show(ran)
        if (ran.ended) return reader.close()
      }
      ask()
    })
    reader.on('SIGINT', () => {
      process.stdout.write('^C\n')
      if (begun === '' && reader.line === '') process.stdout.write(`${howToLeave}\n`)
      begun = ''
      // What stands on the line goes too: readline keeps it otherwise.
      reader.write(null, { ctrl: true, name: 'e' })
      reader.write(null, { ctrl: true, name: 'u' })
      ask()
    })
    // The terminal may have been resized, or stopped and continued: draw the line anew.
    reader.on('SIGCONT', ask)
    reader.on('close', () => resolve(exitCode))
    ask()
  })
}
