/**
 * What did the learner type? The command, its flags and words; or what is wrong with them, with near names.
 *
 * Reads with node:util parseArgs, but judges itself, so that every problem is a sentence in the right language.
 */

import { parseArgs } from 'node:util'
import { nearNames } from '../../sim/index.ts'
import { isLanguage } from '../language.ts'
import type { CommandInfo, FlagInfo, Flags } from './command.ts'
import { commands, commonFlags } from './index.ts'

export type Arguments = {
  /** What --lang asks for, as far as it could be read: problems are told in that language, too. */
  readonly lang?: string | undefined
} & (
  | {
      readonly ok: true
      readonly command: CommandInfo
      readonly flags: Flags
      readonly words: readonly string[]
    }
  | { readonly ok: false; readonly problem: ArgumentProblem }
)

export type ArgumentProblem =
  | { readonly kind: 'unknown-command'; readonly typed: string; readonly near: readonly string[] }
  | {
      readonly kind: 'unknown-flag'
      readonly typed: string
      readonly near: readonly string[]
      readonly command: string
    }
  | { readonly kind: 'value-missing'; readonly flag: FlagInfo }
  | { readonly kind: 'value-unwanted'; readonly flag: FlagInfo }
  | { readonly kind: 'word-unwanted'; readonly typed: string; readonly command: string }
  | { readonly kind: 'language-unknown'; readonly typed: string }
  | { readonly kind: 'kept-by-npm'; readonly flag: FlagInfo; readonly command: string }

type Environment = Readonly<Record<string, string | undefined>>

export function readArguments(argv: readonly string[], environment: Environment): Arguments {
  const [name, rest] = commandAndRest(argv)
  const lang = langIn(argv)
  const command = commands.find((known) => known.name === name)
  if (command === undefined) {
    const near = nearNames(name, [...commands.map((known) => known.name), 'test', 'bench'])
    return { ok: false, lang, problem: { kind: 'unknown-command', typed: name, near } }
  }
  const { values, words, problem } = readFlags(command, rest)
  const wrong = problem ?? problemBetween(command, values, words, environment)
  if (wrong !== undefined) return { ok: false, lang, problem: wrong }
  return { ok: true, lang, command, flags: flagsFrom(values), words }
}

function langIn(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang')
  return at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length)
}

/** `lab --version` and `lab --help` are commands too, and bare `lab` asks for help. */
function commandAndRest(argv: readonly string[]): [string, readonly string[]] {
  const [first, ...rest] = argv
  if (first === undefined || first === '--help' || first === '-h') return ['help', rest]
  if (first === '--version' || first === '-v' || first === '-V') return ['version', rest]
  if (!first.startsWith('-')) return [first, rest]
  // `lab --lang ko grade`: a flag before the command.
  const at = argv.findIndex((word, index) => !word.startsWith('-') && argv[index - 1] !== '--lang')
  if (at < 0) return ['help', argv]
  return [argv[at] ?? 'help', argv.filter((_, index) => index !== at)]
}

interface Read {
  readonly values: ReadonlyMap<string, string | true>
  readonly words: readonly string[]
  readonly problem?: ArgumentProblem
}

function readFlags(command: CommandInfo, argv: readonly string[]): Read {
  const known = [...command.flags, ...commonFlags]
  const { tokens, positionals } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(known.map(optionFor)),
    strict: false,
    tokens: true,
  })
  const values = new Map<string, string | true>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const flag = known.find(({ name }) => name === token.name)
    const problem = problemWith(token, flag, known, command)
    if (problem !== undefined) return { values, words: positionals, problem }
    const before = flag?.many ? values.get(token.name) : undefined
    values.set(token.name, typeof before === 'string' ? `${before}\n${token.value}` : (token.value ?? true))
  }
  return { values, words: positionals }
}

/** What no single flag shows. */
function problemBetween(
  command: CommandInfo,
  values: ReadonlyMap<string, string | true>,
  words: readonly string[],
  environment: Environment,
): ArgumentProblem | undefined {
  const [unwanted] = command.words === undefined ? words : []
  if (unwanted !== undefined) return { kind: 'word-unwanted', typed: unwanted, command: command.name }
  const lang = values.get('lang')
  if (typeof lang === 'string' && !isLanguage(lang)) return { kind: 'language-unknown', typed: lang }
  const kept = command.flags.find(({ name }) => !values.has(name) && isKeptByNpm(name, command, environment))
  return kept && { kind: 'kept-by-npm', flag: kept, command: command.name }
}

/** `npm run grade --all` gives the flag to npm, which tells its scripts so in the environment only. */
function isKeptByNpm(flag: string, command: CommandInfo, environment: Environment): boolean {
  const kept = environment[`npm_config_${flag.replaceAll('-', '_')}`]
  return (
    environment.npm_lifecycle_event === command.name && kept !== undefined && kept !== '' && kept !== 'false'
  )
}

function optionFor({
  name,
  short,
  value,
}: FlagInfo): [string, { type: 'string' | 'boolean'; short?: string }] {
  return [
    name,
    { type: value === undefined ? 'boolean' : 'string', ...(short === undefined ? {} : { short }) },
  ]
}

interface OptionToken {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function problemWith(
  { rawName, value, inlineValue }: OptionToken,
  flag: FlagInfo | undefined,
  known: readonly FlagInfo[],
  command: CommandInfo,
): ArgumentProblem | undefined {
  if (flag === undefined) {
    const near = nearNames(
      rawName.replace(/^-+/, ''),
      known.map(({ name }) => name),
    )
    return {
      kind: 'unknown-flag',
      typed: rawName,
      near: near.map((name) => `--${name}`),
      command: command.name,
    }
  }
  if (flag.value === undefined) return value === undefined ? undefined : { kind: 'value-unwanted', flag }
  const missing = value === undefined || value === '' || (!inlineValue && value.startsWith('-'))
  return missing ? { kind: 'value-missing', flag } : undefined
}

function flagsFrom(values: ReadonlyMap<string, string | true>): Flags {
  return {
    isOn: (name) => values.has(name),
    valueOf: (name) => {
      const value = values.get(name)
      return value === true ? undefined : value
    },
  }
}

/** A whole number in a range, or undefined for any other text. */
export function wholeNumber(text: string, least: number, most: number): number | undefined {
  if (!/^\d{1,10}$/.test(text)) return undefined
  const number = Number(text)
  return number >= least && number <= most ? number : undefined
}
