/**
 * What does a shell need around it? Somebody who runs programs and somebody who keeps files; and what it remembers
 * from one line to the next, as plain data, so that a line can be taken back.
 */
import type { Command } from './syntax.ts'

/** What one shell remembers. */
export interface ShellState {
  /** What it calls itself in front of its complaints: bash, sh. */
  readonly name: string
  readonly variables: Readonly<Record<string, string>>
  /** The variables that programs see. */
  readonly exported: readonly string[]
  /** The working folder. */
  readonly folder: string
  /** $? */
  readonly lastExitCode: number
  readonly aliases: Readonly<Record<string, string>>
  readonly functions: Readonly<Record<string, Command>>
  /** $1, $2 … */
  readonly positional: readonly string[]
}

/** What stands ready to be read: a pipe, a file, a here-document; or nothing but a terminal. */
export interface Input {
  /** Something was put there; else a program that reads waits for somebody who types. */
  readonly given: boolean
  /** Everything that is left. */
  read(): string
  /** Up to the next line feed; undefined at the end. */
  readLine(): string | undefined
}

export interface Streams {
  readonly input: Input
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

export interface Surroundings {
  /** Nothing more is to be run: a limit was reached. */
  readonly isOver?: () => boolean
  /** Runs a program and gives its exit code; undefined: there is no such program. `words[0]` is its name. */
  run(words: readonly string[], streams: Streams, state: ShellState): number | undefined
  /** Paths are absolute. A problem is what the system answers: 'No such file or directory'. */
  readFile(path: string): { readonly text: string } | { readonly problem: string }
  /** Gives the problem, if there is one. */
  writeFile(path: string, text: string, append: boolean): string | undefined
  isFolder(path: string): boolean
  /** The names in a folder, for patterns such as *.yaml. */
  list(path: string): readonly string[]
}

export function inputFrom(text: string | undefined): Input {
  let rest = text ?? ''
  return {
    given: text !== undefined,
    read: () => {
      const all = rest
      rest = ''
      return all
    },
    readLine: () => {
      if (rest === '') return undefined
      const end = rest.indexOf('\n')
      const line = end < 0 ? rest : rest.slice(0, end)
      rest = end < 0 ? '' : rest.slice(end + 1)
      return line
    },
  }
}

/** A path as the working folder completes it, without . and .. */
export function absolutePath(path: string, folder: string): string {
  const parts: string[] = []
  for (const part of (path.startsWith('/') ? path : `${folder}/${path}`).split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return `/${parts.join('/')}`
}
