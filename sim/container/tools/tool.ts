/**
 * What is a tool? A small program that every machine has, such as ls or grep: it gets words and an input, uses files,
 * writes, and ends with an exit code. GNU's and busybox's differ in the words of their complaints.
 */
import { absolutePath, type Input, type Streams } from '../../script/surroundings.ts'
import type { Files } from '../files.ts'

export interface ToolCall extends Streams {
  /** As it was called, without its folder: complaints begin with it. */
  readonly name: string
  /** Behind the name. */
  readonly words: readonly string[]
  readonly files: Files
  readonly folder: string
  readonly variables: Readonly<Record<string, string>>
  readonly flavour: Flavour
  /** What the machine's clock shows, RFC 3339 in UTC. */
  readonly clock: string
  /** Starts another program, for tools that do. */
  readonly start: (words: readonly string[], input: Input, streams?: Partial<Streams>) => number
}

export type Flavour = 'gnu' | 'busybox'

/** Gives its exit code. */
export type Tool = (call: ToolCall) => number

export interface Options {
  /** Letters of short options and names of long ones, with their values; '' for those without. */
  readonly given: ReadonlyMap<string, string>
  readonly operands: readonly string[]
  /** The first option that the tool does not take. */
  readonly unknown?: string
}

/**
 * As getopt reads: -ab, -n 5, -n5, --lines=5; behind -- all are operands. `letters` as getopt has them: 'in:' takes -i
 * and -n with a value; `long` gives long names their letters. Of an option that is there twice the last one counts, but for
 * the letters in `adding`: their values are put together, one on each line.
 */
export function readOptions(
  words: readonly string[],
  letters: string,
  long: Readonly<Record<string, string>> = {},
  adding = '',
): Options {
  const given = new Map<string, string>()
  const give = (letter: string, value: string): void => {
    const before = adding.includes(letter) ? given.get(letter) : undefined
    given.set(letter, before === undefined ? value : `${before}\n${value}`)
  }
  const operands: string[] = []
  let unknown: string | undefined
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (word === '--') {
      operands.push(...words.slice(index + 1))
      break
    }
    if (word.startsWith('--')) {
      const [name = '', value] = word.slice(2).split(/=(.*)/s)
      const letter = Object.hasOwn(long, name) ? (long[name] ?? '') : undefined
      if (letter === undefined) unknown ??= word
      else give(letter, value ?? (letters.includes(`${letter}:`) ? (words[++index] ?? '') : ''))
      continue
    }
    if (!word.startsWith('-') || word === '-') {
      operands.push(word)
      continue
    }
    for (let at = 1; at < word.length; at++) {
      const letter = word[at] ?? ''
      const known = letters.indexOf(letter)
      if (known < 0 || letter === ':') {
        unknown ??= `-${letter}`
        break
      }
      if (letters[known + 1] !== ':') {
        given.set(letter, '')
        continue
      }
      give(letter, word.slice(at + 1) || (words[++index] ?? ''))
      break
    }
  }
  return { given, operands, ...(unknown === undefined ? {} : { unknown }) }
}

/** The complaint about an option, in GNU's words or busybox's. */
export function refuseOption({ name, err, flavour }: ToolCall, option: string, exitCode = 1): number {
  const short = option.startsWith('--')
    ? `unrecognized option '${option}'`
    : `invalid option -- '${option.slice(1)}'`
  err(
    flavour === 'busybox'
      ? `${name}: ${short.replace('invalid', 'unrecognized')}\n`
      : `${name}: ${short}\nTry '${name} --help' for more information.\n`,
  )
  return exitCode
}

/** The text of a file, or what keeps it from being read; `-` is the input. A text that nobody knows reads as empty. */
export function readText(
  { files, folder, input }: ToolCall,
  path: string,
): { readonly text: string } | { readonly problem: string } {
  if (path === '-' || path === '/dev/stdin') return { text: input.read() }
  if (path === '/dev/null') return { text: '' }
  const entry = files.at(absolutePath(path, folder))
  if (entry === undefined) return { problem: 'No such file or directory' }
  return entry.is === 'folder' ? { problem: 'Is a directory' } : { text: entry.text ?? '' }
}

/** The lines of a text; a line feed at its end begins no further line. */
export function linesOf(text: string): readonly string[] {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  return lines
}

/** What stands in the named files, or in the input where none is named, one after the other. */
export function readAll(
  call: ToolCall,
  paths: readonly string[],
  complain: (path: string, problem: string) => void,
): string {
  return (paths.length === 0 ? ['-'] : paths)
    .map((path) => {
      const read = readText(call, path)
      if ('text' in read) return read.text
      complain(path, read.problem)
      return ''
    })
    .join('')
}
