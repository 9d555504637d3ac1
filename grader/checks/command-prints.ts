/**
 * Did a command print this? For tasks whose lesson is what one can find out. Table, YAML, jsonpath: however it is asked
 * for, the output of one command has every wanted text as a word of its own. echo may print what was asked for before, and
 * not what was written down by hand.
 */
import { type ClusterView, diagnose } from '../../sim/index.ts'
import type { Bilingual, CommandQuestion, RanCommand } from '../exercise.ts'
import { failed, passed } from './finding.ts'

export interface CommandPrints {
  readonly title: Bilingual
  /** What is to be printed, for the report: "the cluster IP of Service kubia". Never its value. */
  readonly what: Bilingual
  /** The texts, asked of the cluster as it is in the end. An empty list is the kit's fault. */
  readonly texts: (view: ClusterView) => Promise<readonly string[]>
  /** Nothing else may be printed with it. */
  readonly alone?: boolean
}

export function commandPrints({ title, what, texts, alone = false }: CommandPrints): CommandQuestion {
  return {
    title,
    ask: async ({ view, commands }) => {
      const wanted = await texts(view)
      if (wanted.length === 0) throw new Error(`there is nothing to print: ${what.en}`)
      const script = commands.map(({ text }) => text).join('\n')
      // What comes out of the cluster need not be written into the script.
      const isWrittenDown = wanted.some((text) => hasWord(script, text))
      const asking = commands.filter((one) =>
        asksSomething(one) ? !wanted.some((text) => isSaid(one, text)) : !isWrittenDown,
      )
      const isRight = ({ stdout }: RanCommand): boolean =>
        alone ? stdout.trim() === wanted.join('\n') : wanted.every((text) => hasWord(stdout, text))
      if (asking.some(isRight)) return passed
      const printed = asking
        .filter(({ stdout }) => stdout.trim() !== '')
        .slice(-mostShown)
        .map(({ text, line, stdout }) => ({ command: text, line, last: lastLine(stdout) }))
      return failed(diagnose('command/prints-other', { what, printed }))
    },
  }
}

const mostShown = 5
const saying = new Set(['echo', 'printf', 'cat', 'true', ':'])

function asksSomething({ calls }: RanCommand): boolean {
  return calls.some(({ words: [program = ''] }) => !saying.has(program))
}

/** echo TEXT, in a line with other commands. */
function isSaid({ text }: RanCommand, wanted: string): boolean {
  const said = text.match(/\b(?:echo|printf)\b[^;&|\n]*/g) ?? []
  return said.some((part) => hasWord(part, wanted))
}

/** 10.96.0.1 is no word of 10.96.0.11, nor web of web-2. */
function hasWord(output: string, text: string): boolean {
  const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\w.-])${literal}(?![\\w-]|\\.\\w)`).test(output)
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? ''
}
