/**
 * Where does what a command reads come from, and where does what it writes go? Redirections change that, from left to
 * right: `>f 2>&1` sends both to the file, `2>&1 >f` only the output.
 *
 * Source: POSIX Shell Command Language, 2.7 Redirection.
 */
import { type Expander, expandText } from './expand.ts'
import { absolutePath, inputFrom, type Streams, type Surroundings } from './surroundings.ts'
import type { Redirect } from './syntax.ts'

type Sink = (text: string) => void

export function openStreams(
  redirects: readonly Redirect[],
  around: Streams,
  surroundings: Surroundings,
  expander: Expander,
): { readonly streams: Streams } | { readonly problem: string } {
  let { input } = around
  const sinks = new Map<number, Sink>([
    [1, around.out],
    [2, around.err],
  ])
  for (const { descriptor, how, target } of redirects) {
    const text = expandText(target, expander)
    if (how === 'here') input = inputFrom(text)
    else if (how === 'read') {
      const read =
        text === '/dev/null' ? { text: '' } : surroundings.readFile(absolutePath(text, expander.state.folder))
      if ('problem' in read) return { problem: `${text}: ${read.problem}` }
      input = inputFrom(read.text)
    } else if (how === 'duplicate') {
      const sink = text === '-' ? nowhere : sinks.get(Number(text))
      if (sink !== undefined) sinks.set(descriptor, sink)
      else if (descriptor !== 0)
        return { problem: `${text}: ${/^\d+$/.test(text) ? 'Bad file descriptor' : 'ambiguous redirect'}` }
    } else {
      const opened = openFile(text, how === 'append', sinks, surroundings, expander)
      if (typeof opened === 'string') return { problem: opened }
      sinks.set(descriptor, opened)
    }
  }
  return { streams: { input, out: sinks.get(1) ?? nowhere, err: sinks.get(2) ?? nowhere } }
}

/** What the system answers when a disk is full. */
export const noSpace = 'No space left on device'

const nowhere: Sink = () => {}

function openFile(
  name: string,
  append: boolean,
  sinks: ReadonlyMap<number, Sink>,
  surroundings: Surroundings,
  { state, overflow }: Expander,
): Sink | string {
  if (name === '') return ': No such file or directory'
  if (name === '/dev/null') return nowhere
  if (name === '/dev/stdout' || name === '/dev/tty') return sinks.get(1) ?? nowhere
  if (name === '/dev/stderr') return sinks.get(2) ?? nowhere
  const path = absolutePath(name, state.folder)
  const problem = surroundings.writeFile(path, '', append)
  if (problem !== undefined) return `${name}: ${problem}`
  return (text) => {
    if (surroundings.writeFile(path, text, true) === noSpace) overflow()
  }
}
