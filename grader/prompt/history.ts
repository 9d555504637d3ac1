/** What was typed before: one line a row in .lab/sim-history, newest last. Losing it is no harm, so nothing fails. */
import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readIfThere, writeWhole } from '../files.ts'

const most = 1000

export interface History {
  /** Newest first, as readline wants it. */
  readonly lines: readonly string[]
  readonly add: (line: string) => void
}

export function openHistory(root: string): History {
  const file = join(root, '.lab', 'sim-history')
  const lines = (readIfThere(file) ?? '').split('\n').filter((line) => line !== '')
  const kept = lines.slice(-most)
  let last = kept.at(-1)
  attempt(() => {
    if (kept.length < lines.length) writeWhole(file, `${kept.join('\n')}\n`)
  })
  return {
    lines: kept.reverse(),
    add: (line) => {
      if (line.trim() === '' || line === last || line.startsWith(' ')) return
      last = line
      attempt(() => {
        mkdirSync(dirname(file), { recursive: true })
        appendFileSync(file, `${line}\n`)
      })
    },
  }
}

function attempt(action: () => void): void {
  try {
    action()
  } catch {
    // A folder that cannot be written to: the next prompt remembers less.
  }
}
