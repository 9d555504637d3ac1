/**
 * Which words of a command line are flags, and which are arguments? Flags may stand anywhere before a lone `--`.
 *
 * Models spf13/pflag flag.go (parseArgs), whose words it gives.
 * Example: ['pods', '-owide', '--watch'] has the argument pods and the flags output=wide, watch=true.
 */
import { quoteText } from '../quote.ts'
import type { FlagSpec, FlagValue } from './flag-specs.ts'
import { readFlagValue } from './flag-value.ts'

export interface ParsedFlags {
  readonly args: readonly string[]
  /** How many arguments stand before `--`; undefined without one. */
  readonly dashAt: number | undefined
  /** Every flag, with what it holds when it was not given. */
  readonly flags: Readonly<Record<string, FlagValue>>
  readonly given: readonly string[]
}

export type FlagProblem =
  | { readonly problem: 'unknown'; readonly flag: string; readonly line: string }
  | { readonly problem: 'value'; readonly flag: string; readonly line: string }

export function parseFlags(specs: readonly FlagSpec[], words: readonly string[]): ParsedFlags | FlagProblem {
  const given = new Map<string, FlagValue>()
  const args: string[] = []
  let dashAt: number | undefined
  const queue = [...words]
  while (queue.length > 0) {
    const word = queue.shift() ?? ''
    if (word === '--') {
      dashAt = args.length
      args.push(...queue.splice(0))
    } else if (word.startsWith('--')) {
      const problem = readLong(specs, word, queue, given)
      if (problem !== undefined) return problem
    } else if (word.startsWith('-') && word.length > 1) {
      const problem = readLetters(specs, word, queue, given)
      if (problem !== undefined) return problem
    } else {
      args.push(word)
    }
  }
  const flags: Record<string, FlagValue> = {}
  for (const spec of specs) flags[spec.name] = given.get(spec.name) ?? otherwise(spec)
  return { args, dashAt, flags, given: [...given.keys()] }
}

function otherwise(spec: FlagSpec): FlagValue {
  if (spec.type === 'repeated') return []
  const read = readFlagValue(spec, spec.otherwise)
  return 'value' in read ? read.value : ''
}

function readLong(
  specs: readonly FlagSpec[],
  word: string,
  queue: string[],
  given: Map<string, FlagValue>,
): FlagProblem | undefined {
  const equals = word.indexOf('=')
  const name = equals < 0 ? word.slice(2) : word.slice(2, equals)
  if (name === '' || name.startsWith('-')) return unknown(name, `bad flag syntax: ${word}`)
  const spec = specs.find((one) => one.name === name)
  if (spec === undefined) return unknown(`--${name}`, `unknown flag: --${name}`)
  if (equals >= 0) return keep(spec, word.slice(equals + 1), given)
  if (spec.bare !== undefined) return keep(spec, spec.bare, given)
  const next = queue.shift()
  return next === undefined
    ? { problem: 'value', flag: `--${name}`, line: `flag needs an argument: --${name}` }
    : keep(spec, next, given)
}

/** -it is -i and -t, -owide is -o=wide. */
function readLetters(
  specs: readonly FlagSpec[],
  word: string,
  queue: string[],
  given: Map<string, FlagValue>,
): FlagProblem | undefined {
  const letters = word.slice(1)
  for (let at = 0; at < letters.length; at++) {
    const letter = letters.charAt(at)
    const left = letters.slice(at)
    const rest = letters.slice(at + 1)
    const spec = specs.find((one) => one.letter === letter)
    if (spec === undefined) return unknown(`-${letter}`, `unknown shorthand flag: '${letter}' in -${left}`)
    if (rest.length > 1 && rest.startsWith('=')) return keep(spec, rest.slice(1), given)
    if (spec.bare !== undefined) {
      const problem = keep(spec, spec.bare, given)
      if (problem !== undefined) return problem
      continue
    }
    if (rest !== '') return keep(spec, rest, given)
    const next = queue.shift()
    return next === undefined
      ? { problem: 'value', flag: `--${spec.name}`, line: `flag needs an argument: '${letter}' in -${left}` }
      : keep(spec, next, given)
  }
  return undefined
}

function keep(spec: FlagSpec, text: string, given: Map<string, FlagValue>): FlagProblem | undefined {
  const read = readFlagValue(spec, text)
  if ('problem' in read) {
    const flag = spec.letter === undefined ? `--${spec.name}` : `-${spec.letter}, --${spec.name}`
    const line = `invalid argument ${quoteText(text)} for "${flag}" flag: ${read.problem}`
    return { problem: 'value', flag: `--${spec.name}`, line }
  }
  const before = given.get(spec.name)
  const isList = Array.isArray(before) && Array.isArray(read.value)
  given.set(spec.name, isList ? [...before, ...read.value] : read.value)
  return undefined
}

function unknown(flag: string, line: string): FlagProblem {
  return { problem: 'unknown', flag, line }
}
