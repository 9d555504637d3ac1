/**
 * Which flags does a command take, and what does each hold when it is not given? Unpacks the rows of commands.ts.
 *
 * Example: 'f/filename[]' is --filename, -f for short, a list.
 */
import { globalFlags, sharedFlags } from './commands.ts'

export type FlagType = 'boolean' | 'text' | 'number' | 'duration' | 'list' | 'repeated'

/** Durations are seconds. */
export type FlagValue = boolean | string | number | readonly string[]

export interface FlagSpec {
  readonly name: string
  readonly letter?: string
  readonly type: FlagType
  /** As it would be written on the command line. */
  readonly otherwise: string
  /** What the flag means when nothing stands behind it; without it the flag needs a value. */
  readonly bare?: string
}

/** All flags that a row of commands.ts names, and those of every command. */
export function flagSpecs(row: string): readonly FlagSpec[] {
  const names = row.split(' ').flatMap((word) => sharedFlags[word]?.split(' ') ?? [word])
  return [...names.flatMap(parseSpec), ...ofEveryCommand]
}

const types: Readonly<Record<string, FlagType>> = {
  '=': 'text',
  '#': 'number',
  '@': 'duration',
  '[]': 'list',
  '*': 'repeated',
}

const ofEveryCommand = globalFlags.split(' ').flatMap(parseSpec)

function parseSpec(text: string): readonly FlagSpec[] {
  const [, letter, name, mark = '', rest = ''] =
    /^(?:(\w)\/)?([\w-]+)(=|#|@|\[\]|\*|!)?(.*)$/.exec(text) ?? []
  if (name === undefined) return []
  const type = types[mark] ?? 'boolean'
  if (type === 'boolean')
    return [{ ...named(name, letter), type, otherwise: mark === '!' ? 'true' : 'false', bare: 'true' }]
  const [otherwise = '', bare] = rest.split('?')
  return [{ ...named(name, letter), type, otherwise, ...(bare === undefined ? {} : { bare }) }]
}

function named(name: string, letter: string | undefined): Pick<FlagSpec, 'name' | 'letter'> {
  return letter === undefined ? { name } : { name, letter }
}
