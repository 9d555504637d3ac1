/**
 * What does the shell do itself, because a program could not do it for it? It changes its own folder and variables,
 * reads a line of its input into one, leaves a loop or itself.
 *
 * Source: POSIX Shell Command Language, 2.14 Special Built-In Utilities, and bash's cd, alias, let, type.
 */
import { reckon } from './arithmetic.ts'
import { absolutePath, type ShellState, type Streams, type Surroundings } from './surroundings.ts'

/** Where the script goes on after a command. */
export type Flow = 'break' | 'continue' | 'return' | 'exit'

export interface Builtin {
  readonly exitCode: number
  readonly state?: ShellState
  readonly flow?: Flow
}

export type RunBuiltin = (
  words: readonly string[],
  state: ShellState,
  streams: Streams,
  surroundings: Surroundings,
) => Builtin

const done: Builtin = { exitCode: 0 }

export const builtins: ReadonlyMap<string, RunBuiltin> = new Map<string, RunBuiltin>([
  [':', () => done],
  ['true', () => done],
  ['false', () => ({ exitCode: 1 })],
  ['cd', changeFolder],
  [
    'pwd',
    (_, { folder }, { out }) => {
      out(`${folder}\n`)
      return done
    },
  ],
  ['export', exportVariables],
  ['declare', setVariables],
  ['local', setVariables],
  ['readonly', setVariables],
  ['typeset', setVariables],
  ['unset', (words, state) => ({ exitCode: 0, state: without(state, words) })],
  [
    'set',
    (words, state) =>
      words[0] === '--' ? { exitCode: 0, state: { ...state, positional: words.slice(1) } } : done,
  ],
  ['shopt', () => done],
  ['trap', () => done],
  ['wait', () => done],
  ['umask', () => done],
  ['ulimit', () => done],
  ['hash', () => done],
  [
    'shift',
    ([count = '1'], state) => ({
      exitCode: 0,
      state: { ...state, positional: state.positional.slice(Number(count) || 1) },
    }),
  ],
  ['read', readVariables],
  ['let', reckonAll],
  ['alias', aliases],
  ['unalias', (words, state) => ({ exitCode: 0, state: { ...state, aliases: omit(state.aliases, words) } })],
  ['exit', ([code], state) => ({ exitCode: codeIn(code, state), flow: 'exit' })],
  ['logout', ([code], state) => ({ exitCode: codeIn(code, state), flow: 'exit' })],
  ['return', ([code], state) => ({ exitCode: codeIn(code, state), flow: 'return' })],
  ['break', () => ({ exitCode: 0, flow: 'break' })],
  ['continue', () => ({ exitCode: 0, flow: 'continue' })],
])

function codeIn(text: string | undefined, { lastExitCode }: ShellState): number {
  if (text === undefined) return lastExitCode
  return /^-?\d+$/.test(text) ? Number(text) & 0xff : 2
}

function omit<T>(record: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)))
}

function without(state: ShellState, names: readonly string[]): ShellState {
  return {
    ...state,
    variables: omit(state.variables, names),
    functions: omit(state.functions, names),
    exported: state.exported.filter((name) => !names.includes(name)),
  }
}

function changeFolder(
  words: readonly string[],
  state: ShellState,
  { err, out }: Streams,
  surroundings: Surroundings,
): Builtin {
  const [to = state.variables.HOME ?? '/', second] = words.filter((word) => word !== '--')
  if (second !== undefined) {
    err(`${state.name}: cd: too many arguments\n`)
    return { exitCode: 1 }
  }
  const back = to === '-' ? (state.variables.OLDPWD ?? state.folder) : to
  const folder = absolutePath(back, state.folder)
  if (!surroundings.isFolder(folder)) {
    const read = surroundings.readFile(folder)
    err(`${state.name}: cd: ${to}: ${'text' in read ? 'Not a directory' : 'No such file or directory'}\n`)
    return { exitCode: 1 }
  }
  if (to === '-') out(`${folder}\n`)
  return {
    exitCode: 0,
    state: { ...state, folder, variables: { ...state.variables, PWD: folder, OLDPWD: state.folder } },
  }
}

const assignment = /^([A-Za-z_][A-Za-z0-9_]*)(?:=([\s\S]*))?$/

function setVariables(words: readonly string[], state: ShellState, { err }: Streams): Builtin {
  let variables = state.variables
  for (const word of words.filter((one) => !one.startsWith('-'))) {
    const [, name, value] = assignment.exec(word) ?? []
    if (name === undefined) {
      err(`${state.name}: export: \`${word}': not a valid identifier\n`)
      return { exitCode: 1 }
    }
    if (value !== undefined) variables = { ...variables, [name]: value }
  }
  return { exitCode: 0, state: { ...state, variables } }
}

function exportVariables(words: readonly string[], state: ShellState, streams: Streams): Builtin {
  if (words.length === 0 || words[0] === '-p') {
    for (const name of [...state.exported].sort()) {
      if (Object.hasOwn(state.variables, name)) streams.out(`declare -x ${name}="${state.variables[name]}"\n`)
    }
    return done
  }
  const set = setVariables(words, state, streams)
  if (set.state === undefined) return set
  const names = words.filter((word) => !word.startsWith('-')).map((word) => word.split('=')[0] ?? '')
  return { exitCode: 0, state: { ...set.state, exported: [...new Set([...state.exported, ...names])] } }
}

/** Each name gets a word of the line, the last one the rest; without a line left it fails. */
function readVariables(words: readonly string[], state: ShellState, { input }: Streams): Builtin {
  const names = words.filter((word) => !word.startsWith('-'))
  const line = input.readLine()
  const values = (line ?? '').trim().split(/[ \t]+/)
  const set = (names.length === 0 ? ['REPLY'] : names).map((name, index, all) => {
    const value = index === all.length - 1 ? values.slice(index).join(' ') : (values[index] ?? '')
    return [name, value] as const
  })
  return {
    exitCode: line === undefined ? 1 : 0,
    state: { ...state, variables: { ...state.variables, ...Object.fromEntries(set) } },
  }
}

function reckonAll(words: readonly string[], state: ShellState, { err }: Streams): Builtin {
  let { variables } = state
  let last = 0
  for (const word of words) {
    const { value, set, problem } = reckon(word, variables)
    if (problem !== undefined) {
      err(`${state.name}: ${word}: ${problem}\n`)
      return { exitCode: 1 }
    }
    variables = {
      ...variables,
      ...Object.fromEntries(Object.entries(set).map(([name, number]) => [name, String(number)])),
    }
    last = value
  }
  return { exitCode: last === 0 ? 1 : 0, state: { ...state, variables } }
}

function aliases(words: readonly string[], state: ShellState, { out, err }: Streams): Builtin {
  const shown = (name: string): string => `alias ${name}='${state.aliases[name] ?? ''}'\n`
  if (words.length === 0) out(Object.keys(state.aliases).sort().map(shown).join(''))
  let known = state.aliases
  let exitCode = 0
  for (const word of words) {
    const [, name = '', value] = /^([^=]+)(?:=([\s\S]*))?$/.exec(word) ?? []
    if (value !== undefined) known = { ...known, [name]: value }
    else if (Object.hasOwn(known, name)) out(shown(name))
    else {
      err(`${state.name}: alias: ${word}: not found\n`)
      exitCode = 1
    }
  }
  return { exitCode, state: { ...state, aliases: known } }
}
