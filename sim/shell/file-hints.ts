/** What helps where a tool was given a file that is not there, or one of which nobody knows what it says? */
import type { Files } from '../container/files.ts'
import { nearNames } from '../near-names.ts'
import { absolutePath, type ShellState, type Streams } from '../script/surroundings.ts'

export function hintAboutFiles(
  tool: string,
  words: readonly string[],
  exitCode: number,
  files: Files,
  state: ShellState,
  streams: Streams,
): void {
  if (exitCode !== 0) hintAboutPath(words, files, state, streams)
  if (readers.has(tool)) hintAboutText(words, files, state, streams)
}

const readers: ReadonlySet<string> = new Set('cat head tail grep less more wc sed awk cut sort'.split(' '))

/** A file that the image has, and of which nobody here knows what it says. */
function hintAboutText(words: readonly string[], files: Files, state: ShellState, { err }: Streams): void {
  for (const word of words) {
    const entry = word.startsWith('-') ? undefined : files.at(absolutePath(word, state.folder))
    if (entry?.is !== 'file' || entry.text !== undefined) continue
    err(`hint: ${word} is there; what it says is not modelled.\n`)
  }
}

/** A path that is not there, and one that is and looks like it: /ect/resolv.conf. */
function hintAboutPath(words: readonly string[], files: Files, state: ShellState, { err }: Streams): void {
  for (const word of words) {
    if (!word.startsWith('/')) continue
    const path = absolutePath(word, state.folder)
    if (files.at(path) !== undefined) continue
    const [near] = nearNames(
      path,
      ['/etc/resolv.conf', '/etc/hosts', '/etc/hostname', '/var/ready', '/etc/nginx/nginx.conf'].filter(
        (one) => files.at(one) !== undefined,
      ),
    )
    if (near !== undefined) err(`hint: is ${near} meant?\n`)
  }
}
