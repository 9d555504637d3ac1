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
      const mutant = (line: number, what: string, text: string): Mutant => ({
        name: `${file.name}:${line} ${what}`,
        files: solution.map((other) => (other === file ? { ...file, text } : other)),
      })
      return commands.flatMap((command, index) => {
        const next = commands[index + 1]
        return [
          ...changed(command).map(({ what, text }) => {
            return mutant(
              command.line,
              what,
              file.text.replace(command.text, () => text),
            )
          }),
          ...(next === undefined
            ? []
            : [mutant(command.line, `after line ${next.line}`, inOtherOrder(file.text, command, next))]),
        ]
      })
    })
}

interface Changed {
  readonly what: string
  readonly text: string
}

function changed({ text }: WrittenCommand): readonly Changed[] {
  const words = [...text.matchAll(/\S+/g)].map(([word], index) => ({ word, index }))
  const ats = [...text.matchAll(/\S+/g)].map(({ index }) => index)
  const mutants = words.flatMap(({ word, index }) => {
    const at = ats[index] ?? 0
    const instead = (other: string): string => {
      // A word that goes takes the space before it along.
      const from = other === '' ? at - 1 : at
      return text.slice(0, from) + other + text.slice(at + word.length)
    }
    return changedWord(word, index).map((other) => ({
      what: other === '' ? `without ${word}` : `${word} → ${other}`,
      text: instead(other),
    }))
  })
  return [{ what: 'left out', text: ':' }, ...mutants]
}

/** '' leaves the word out. The program and what it is to do are looked at by leaving the whole command out. */
function changedWord(word: string, index: number): readonly string[] {
  if (index < 2) return []
  const flag = /^(--?[\w-]+=)(.*)$/.exec(word)
  if (flag !== null) return ['', ...(isPlain(word) ? [`${flag[1]}${otherText(flag[2] ?? '')}`] : [])]
  if (word.startsWith('-')) return ['']
  return isPlain(word) ? [otherText(word)] : []
}

/** Without quotes, variables, pipes, and whatever else means something to a shell. */
function isPlain(word: string): boolean {
  return /^[\w@%+=:,./-]+$/.test(word)
}

function inOtherOrder(script: string, one: WrittenCommand, next: WrittenCommand): string {
  const at = script.indexOf(one.text)
  const other = script.indexOf(next.text, at + one.text.length)
  const between = script.slice(at + one.text.length, other)
  return script.slice(0, at) + next.text + between + one.text + script.slice(other + next.text.length)
}
