/**
 * What does a shell do that is called with words? sh -c TEXT runs the text, sh FILE what the file holds, sh alone what
 * stands in its input; without either it has nothing to read, and ends.
 */
import type { Files } from '../container/files.ts'
import { evaluate } from '../script/evaluate.ts'
import { parseScript } from '../script/parse.ts'
import { absolutePath, type ShellState, type Streams, type Surroundings } from '../script/surroundings.ts'
import type { Working } from './working.ts'

/** Shells that start shells that start shells. */
const deepest = 20

export function runScript(
  words: readonly string[],
  streams: Streams,
  state: ShellState,
  files: Files,
  surroundings: Surroundings,
  working: Working,
): number {
  const read = scriptFor(words, streams, state, files)
  if ('problem' in read) {
    streams.err(`${state.name}: ${read.problem}\n`)
    return 127
  }
  const parsed = parseScript(read.text)
  if (!parsed.ok || working.depth >= deepest) {
    streams.err(`${state.name}: ${parsed.ok ? 'too many shells' : parsed.message}\n`)
    return 2
  }
  working.depth++
  const { exitCode } = evaluate(
    parsed.script,
    { ...state, positional: read.positional },
    surroundings,
    streams,
  )
  working.depth--
  return exitCode
}

type Read = { readonly text: string; readonly positional: readonly string[] } | { readonly problem: string }

function scriptFor(words: readonly string[], { input }: Streams, { folder }: ShellState, files: Files): Read {
  const at = words.findIndex((word) => /^-[a-z]*c$/.test(word))
  if (at >= 0) {
    const [, text, , ...positional] = words.slice(at)
    return text === undefined ? { problem: '-c: option requires an argument' } : { text, positional }
  }
  const [file, ...positional] = words.filter((word) => !word.startsWith('-'))
  if (file === undefined) return { text: input.given ? input.read() : '', positional: [] }
  const entry = files.at(absolutePath(file, folder))
  if (entry?.is !== 'file') return { problem: `${file}: No such file or directory` }
  return { text: entry.text ?? '', positional }
}
