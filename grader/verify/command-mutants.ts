/**
 * Is every command of the solution needed, where it stands, and every word of it? Commands are left out one by one, and change
 * places with the next; flags are left out; values of flags and other words are misspelt.
 */
import type { SourceFile } from '../../sim/index.ts'
import { splitCommands, type WrittenCommand } from '../split-commands.ts'
import type { Mutant } from './judge-mutants.ts'
import { otherText } from './mutants.ts'

/** `commands.sh:3 without --port=80`; several files may be scripts. */
export async function commandMutants(solution: readonly SourceFile[]): Promise<readonly Mutant[]> {
  // Loaded here, because whoever only grades manifests needs no shell.
  const { isUnfinished } = await import('../../sim/prompt.ts')
  return solution
    .filter(({ name }) => name.endsWith('.sh'))
    .flatMap((file) => {
      const commands = splitCommands(file.text, isUnfinished)
      const named = (line: number, what: string): string => `${file.name}:${line} ${what}`
      const filesWith = (text: string) =>
        solution.map((other) => (other === file ? { ...file, text } : other))
      const leftOut = commands.map((command) => ({
        name: named(command.line, 'left out'),
        files: filesWith(withInstead(file.text, command, ':')),
      }))
      const inWords = commands.flatMap((command) =>
        changed(command.text).map(({ what, other }) => ({
          name: named(command.line, what),
          files: filesWith(withInstead(file.text, command, other)),
          unless: [named(command.line, 'left out')],
        })),
      )
      const inOrder = commands.slice(1).map((next, index) => {
        const command = commands[index] ?? next
        const later = withInstead(file.text, next, command.text)
        return {
          name: named(command.line, `after line ${next.line}`),
          files: filesWith(withInstead(later, command, next.text)),
          unless: [named(command.line, 'left out'), named(next.line, 'left out')],
        }
      })
      return [...leftOut, ...inWords, ...inOrder]
    })
}

interface Changed {
  readonly what: string
  /** The command as it is then. */
  readonly other: string
}

function changed(text: string): readonly Changed[] {
  return [...text.matchAll(/\S+/g)].flatMap(({ 0: word, index: at }, place) =>
    changedWord(word, place).map((instead) => ({
      what: instead === '' ? `without ${word}` : `${word} → ${instead}`,
      // A word that goes takes the space before it along.
      other: text.slice(0, instead === '' ? at - 1 : at) + instead + text.slice(at + word.length),
    })),
  )
}

/** '' leaves the word out. The program and what it is to do are looked at by leaving the whole command out. */
function changedWord(word: string, place: number): readonly string[] {
  if (place < 2) return []
  const flag = /^(--?[\w-]+=)(.*)$/.exec(word)
  if (flag !== null) return ['', ...(isPlain(word) ? [`${flag[1]}${otherText(flag[2] ?? '')}`] : [])]
  if (word.startsWith('-')) return ['']
  return isPlain(word) ? [otherText(word)] : []
}

/** Without quotes, variables, pipes, and whatever else means something to a shell. */
function isPlain(word: string): boolean {
  return /^[\w@%+=:,./-]+$/.test(word)
}

/** The script with something else in the place of a command: the same words may stand elsewhere in it, too. */
function withInstead(script: string, { text, line }: WrittenCommand, instead: string): string {
  return script
    .split('\n')
    .toSpliced(line - 1, text.split('\n').length, instead)
    .join('\n')
}
