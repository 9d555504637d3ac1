/**
 * The console blocks of a lesson: what is typed at the simulated prompt, and what it prints. All blocks of a page are one
 * session, in their order; `<!-- world: world.yaml -->` above the first one names its world, a scenario file beside the page,
 * or `default`. Another such line begins anew.
 *
 * In a block a line that begins with the prompt is typed ($, or / # inside of a pod), with lines that begin with > when it
 * goes on; a line that begins with # above a typed one is a comment; all else was printed.
 */
import { posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { hostFiles } from '../grader/prompt/host-files.ts'
import { makeWorld } from '../grader/prompt/world.ts'
import type { Cluster } from '../sim/index.ts'
import { isUnfinished, newSession, promptOf, runCommand, type Session } from '../sim/prompt.ts'
import { readLesson } from './blocks.ts'

export interface Console {
  readonly cluster: Cluster
  readonly session: Session
}

/** As `npm run sim` begins when no seed is given. */
const seed = 1
const repository = fileURLToPath(new URL('../', import.meta.url))

/** The page as it should be: with what the simulator prints. Throws, with the place, where a world is missing or broken. */
export function withRealOutput(file: string): string {
  const lines = readLesson(file).split('\n')
  const filled: string[] = []
  let console: Console | undefined
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    filled.push(line)
    const [, world] = /^<!-- world: (\S+) -->$/.exec(line) ?? []
    if (world !== undefined) console = openConsole(file, world)
    if (!line.startsWith('```')) continue
    const end = lines.indexOf('```', at + 1)
    if (end < 0) throw new Error(`lessons/${file}:${at + 1}: this block has no end`)
    const block = lines.slice(at + 1, end)
    if (line === '```console') {
      if (console === undefined)
        throw new Error(`lessons/${file}:${at + 1}: no <!-- world: … --> above this block`)
      const ran = runBlock(block, console)
      console = ran.console
      filled.push(...ran.lines)
    } else filled.push(...block)
    filled.push('```')
    at = end
  }
  return filled.join('\n')
}

/** The prompt of a page's world, before anything is typed. */
export function openConsole(file: string, world: string): Console {
  const text = world === 'default' ? undefined : readLesson(posix.join(posix.dirname(file), world))
  const made = makeWorld({
    seed,
    instant: false,
    ...(text === undefined ? {} : { scenario: { name: world, text } }),
  })
  if (!made.ok) throw new Error(`lessons/${file}: ${world}: ${JSON.stringify(made.diagnostics)}`)
  const session = newSession({
    host: hostFiles(repository),
    secondsPerCommand: 1,
    language: file.endsWith('.ko.md') ? 'ko' : 'en',
  })
  return { cluster: made.cluster, session }
}

interface RanBlock {
  readonly lines: readonly string[]
  readonly console: Console
}

function runBlock(block: readonly string[], begun: Console): RanBlock {
  const lines: string[] = []
  let console = begun
  let at = 0
  while (at < block.length) {
    const prompt = promptOf(console.session)
    const first = block[at++] ?? ''
    lines.push(first)
    if (!isTyped(first, prompt)) continue
    let command = first.slice(prompt.length)
    while (isUnfinished(command) && block[at]?.startsWith('> ')) {
      command += `\n${block[at]?.slice(2)}`
      lines.push(block[at++] ?? '')
    }
    const typed = typeAt(console, command)
    console = typed.console
    const { printed } = typed
    if (printed !== '')
      lines.push(
        ...printed
          .replace(/\n$/, '')
          .split('\n')
          .map((one) => one.trimEnd()),
      )
    at = nextTyped(block, at, promptOf(console.session))
  }
  return { lines, console }
}

/** One command, the prompt after it, and what it printed. */
export function typeAt(
  begun: Console,
  command: string,
): { readonly console: Console; readonly printed: string } {
  const ran = runCommand(begun.cluster, command, begun.session)
  return {
    console: { cluster: ran.cluster, session: ran.session },
    printed: ran.chunks.map(({ text }) => text).join(''),
  }
}

/** Past what was printed before, up to the next typed line and the comment above it. */
function nextTyped(block: readonly string[], from: number, prompt: string): number {
  const next = block.findIndex((line, index) => index >= from && isTyped(line, prompt))
  if (next < 0) return block.length
  let at = next
  while (at > from && block[at - 1]?.startsWith('# ')) at--
  return at
}

function isTyped(line: string, prompt: string): boolean {
  return line.startsWith(prompt)
}
