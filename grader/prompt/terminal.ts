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

/** As Ctrl-L does it; a terminal that knows no such thing is left alone. */
const clearScreen = process.env.TERM === 'dumb' ? '' : '\u001b[H\u001b[2J'

/** Gives the exit code of the last command. */
export function talk(terminal: Terminal): Promise<number> {
  const { prompt, history, show, howToLeave } = terminal
  let now = { cluster: terminal.cluster, session: terminal.session }
  let begun = ''
  let exitCode = 0
  let typed = history.lines

  /** Says whether it was the last line. */
  const run = (text: string): boolean => {
    const ran = prompt.runCommand(now.cluster, text, now.session)
    now = { cluster: ran.cluster, session: ran.session }
    ;({ exitCode } = ran)
    show(ran)
    return ran.ended
  }

  const open = (resolve: (exitCode: number) => void): void => {
    let over = false
    const reader = createInterface({
      input: process.stdin,
      output: process.stdout,
      history: [...typed],
      historySize: 1000,
      removeHistoryDuplicates: true,
      completer: (line: string): [string[], string] => {
        const { choices, word } = prompt.completionsAt(now.cluster, now.session, begun + line)
        // A single one is whole: the next word may begin.
        const isWhole = choices.length === 1 && !choices[0]?.endsWith('/')
        return [isWhole ? choices.map((choice) => `${choice} `) : [...choices], word]
      },
    })
    const ask = (): void => {
      reader.setPrompt(begun === '' ? prompt.promptOf(now.session) : '> ')
      reader.prompt()
    }
    reader.on('history', (lines: string[]) => {
      typed = [...lines]
    })
    reader.on('line', (line) => {
      history.add(line)
      begun += `${begun === '' ? '' : '\n'}${line}`
      if (prompt.isUnfinished(begun)) return ask()
      const text = begun
      begun = ''
      if (text.trim() === 'clear') process.stdout.write(clearScreen)
      over = text.trim() !== '' && run(text)
      if (over) reader.close()
      else ask()
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
    // It was stopped and goes on: draw the line anew.
    reader.on('SIGCONT', ask)
    // Ctrl-D leaves the innermost shell, or gives up what was begun.
    reader.on('close', () => {
      if (!over) process.stdout.write(begun === '' ? 'exit\n' : '\n')
      const goesOn = !over && (begun !== '' || (now.session.inside.length > 0 && !run('exit')))
      begun = ''
      if (goesOn) open(resolve)
      else resolve(exitCode)
    })
    ask()
  }
  return new Promise(open)
}
