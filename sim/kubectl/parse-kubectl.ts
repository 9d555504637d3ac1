/**
 * Which command is a line of kubectl, with which arguments and flags? `k` stands for `kubectl`, as the notes have it.
 *
 * Models spf13/cobra command.go (Find, ParseFlags) and kubernetes/kubectl pkg/cmd/cmd.go. A refused line says in
 * `upstream` what kubectl prints, and what to type now in the words of the catalogue.
 *
 * Example: parseKubectl('k get svc -owide') is the command get with the argument svc and the flag output=wide.
 */
import type { Modern } from '../catalogue/kubectl-command.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { nearNames } from '../near-names.ts'
import type { KubectlCommand } from './command.ts'
import { type CommandRow, commandRows } from './commands.ts'
import { flagSpecs } from './flag-specs.ts'
import { type FlagProblem, parseFlags } from './parse-flags.ts'
import { findResource } from './resources.ts'
import { splitWords } from './split-words.ts'

export function parseKubectl(commandLine: string): Outcome<KubectlCommand> {
  const { words, open } = splitWords(commandLine)
  if (open !== undefined) return refuse(diagnose('kubectl/quote-open', { quote: open }))
  return readCommand(isKubectl(words[0]) ? words.slice(1) : words)
}

/** The words behind `kubectl`. */
export function readCommand(words: readonly string[]): Outcome<KubectlCommand> {
  const found = findCommand(words)
  if (found.row === undefined) {
    const typed = found.rest[0]
    if (typed !== undefined) return refuse(unknownCommand(typed))
    const parsed = parseFlags(flagSpecs(''), words)
    return 'problem' in parsed ? refuse(flagRefusal('', '', parsed)) : ok({ path: '', ...parsed })
  }
  const [path, , flags] = found.row
  const parsed = parseFlags(flagSpecs(flags), found.rest)
  return 'problem' in parsed ? refuse(flagRefusal(path, flags, parsed)) : ok({ path, ...parsed })
}

function isKubectl(word: string | undefined): boolean {
  return word === 'kubectl' || word === 'k'
}

/** The row of the longest command that the words begin with, flags between them passed over, and the words left. */
export function findCommand(words: readonly string[]): {
  readonly row: CommandRow | undefined
  readonly rest: readonly string[]
} {
  let row: CommandRow | undefined
  let rest = words
  while (true) {
    const at = firstArgument(rest, row)
    const word = rest[at]
    const child = word === undefined ? undefined : childOf(row?.[0] ?? '', word)
    if (child === undefined) {
      if (row !== undefined) return { row, rest }
      const isHelp = word === 'help'
      return { row, rest: isHelp || word === undefined ? [] : rest.slice(at) }
    }
    row = child
    rest = [...rest.slice(0, at), ...rest.slice(at + 1)]
  }
}

/** The rows by their path, and by the other names of its last word. */
function childOf(parent: string, word: string): CommandRow | undefined {
  const start = parent === '' ? '' : `${parent} `
  return commandRows.find(([path, aliases]) => {
    if (!path.startsWith(start) || path.slice(start.length).includes(' ')) return false
    return path.slice(start.length) === word || aliases.split(',').includes(word)
  })
}

/** A flag that needs a value takes the next word with it. */
function firstArgument(words: readonly string[], row: CommandRow | undefined): number {
  const specs = flagSpecs(row?.[2] ?? '')
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? ''
    if (word === '--') return words.length
    if (!word.startsWith('-') || word === '-') return at
    const isLong = word.startsWith('--')
    if (word.includes('=') || (!isLong && word.length !== 2)) continue
    const spec = specs.find(({ name, letter }) =>
      isLong ? name === word.slice(2) : letter === word.slice(1),
    )
    if (spec?.bare === undefined) at++
  }
  return words.length
}

/** The commands that stand at the top, in the order in which kubectl lists them. */
const topCommands: readonly string[] = commandRows.flatMap(([path]) => (path.includes(' ') ? [] : [path]))

function unknownCommand(typed: string): Diagnostic {
  const near = topCommands.filter((name) => isNearForCobra(typed, name))
  const meant =
    near.length === 0 ? '' : `\n\nDid you mean this?\n${near.map((name) => `\t${name}\n`).join('')}`
  const upstream = `error: unknown command ${JSON.stringify(typed)} for "kubectl"${meant}`
  const modern = Object.hasOwn(staleCommands, typed) ? staleCommands[typed] : undefined
  return diagnose(
    'kubectl/command-unknown',
    {
      typed,
      near: nearNames(typed, topCommands),
      ...(modern === undefined ? {} : { modern }),
      ...(findResource(typed) === undefined ? {} : { isType: true }),
    },
    { upstream },
  )
}

/** Two letters away, or the beginning of it; some commands name words that people type for them. */
function isNearForCobra(typed: string, name: string): boolean {
  const suggestedFor: Readonly<Record<string, readonly string[]>> = {
    get: ['list', 'ps'],
    delete: ['rm'],
    wait: ['list', 'ps'],
  }
  const lower = typed.toLowerCase()
  return levenshtein(lower, name) <= 2 || name.startsWith(lower) || (suggestedFor[name] ?? []).includes(lower)
}

function levenshtein(one: string, other: string): number {
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const replaced = (last[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1)
      current[column] = Math.min(replaced, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1)
    }
    last = current
  }
  return last[other.length] ?? 0
}

const staleCommands: Readonly<Record<string, Modern>> = {
  list: 'get',
  ls: 'get',
  ps: 'get',
  show: 'get',
  stop: 'delete',
  rm: 'delete',
  'rolling-update': 'set-image',
  'run-container': 'run-makes-pods',
}

function flagRefusal(path: string, row: string, { problem, flag, line }: FlagProblem): Diagnostic {
  const upstream = `error: ${line}\nSee '${path === '' ? 'kubectl' : `kubectl ${path}`} --help' for usage.`
  if (problem === 'value')
    return diagnose('kubectl/flag-value-unreadable', { command: path, flag }, { upstream })
  const known = flagSpecs(row).map(({ name }) => `--${name}`)
  const modern = staleFlag(path, flag, known)
  const facts = {
    command: path,
    flag,
    near: nearFlags(flag, known),
    ...(modern === undefined ? {} : { modern }),
  }
  return diagnose('kubectl/flag-unknown', facts, { upstream })
}

/** Flags that begin so, before those that differ in a letter; of a long flag, a short beginning tells nothing. */
function nearFlags(flag: string, known: readonly string[]): readonly string[] {
  const alike = known.filter((name) => name.length - 2 <= 3 * (flag.length - 2))
  const begun = flag.length > 3 ? alike.filter((name) => name.startsWith(flag)).slice(0, 3) : []
  return begun.length > 0 ? begun : nearNames(flag, alike)
}

function staleFlag(path: string, flag: string, known: readonly string[]): Modern | undefined {
  if (flag === '--generator') return 'run-makes-pods'
  if (flag === '--record') return 'no-record'
  if (flag === '--export') return 'dry-run-client'
  if (path === 'get' && (flag === '-a' || flag === '--show-all')) return 'shows-all'
  if (path === 'version' && flag === '--short') return 'is-short'
  if (path === 'run' && (flag === '--replicas' || flag === '-r')) return 'create-deployment'
  return flag.length === 2 && known.some((name) => name.startsWith(`-${flag}`)) ? 'short-dash' : undefined
}
