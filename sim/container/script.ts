/**
 * What does `sh -c SCRIPT` come to, and when? Its commands are taken in order, each in its time: one that runs on holds
 * the script up, `&` and `|` run side by side, an endless loop runs for ever, `exit` ends it. Conditions are not
 * weighed: the first branch is taken.
 *
 * Examples: 'echo ready; while true; do nc -l -p 8080; done' runs, and listens on 8080. 'sleep 20; nginx' listens on 80
 * from its twentieth second on; SIGTERM reaches the shell, which does not pass it on ('exec nginx' would get it).
 * Leaves out: variables that the script sets, functions, here-documents.
 */
import { type Behaviour, lasting, type OnSignal, type Socket } from './behaviour.ts'
import type { Env } from './command-line.ts'

/** undefined when it comes to a command that nobody here knows. */
export function runScript(
  script: string,
  env: Env,
  runProgram: (words: readonly string[], env: Env) => Behaviour | undefined,
): Behaviour | undefined {
  const commands = commandsOf(script)
  const sockets: Socket[] = []
  let endless = false
  let exitCode = 0
  let elapsed = 0
  for (const { words, end } of commands) {
    if (isEndless(words)) endless = true
    const command = withoutKeywords(words)
    if (command.length === 0) continue
    const outcome = runProgram(
      command.map((word) => substitute(word, env)),
      env,
    )
    if (outcome === undefined) return undefined
    if (outcome.does === 'not-start') return outcome
    sockets.push(...(outcome.sockets ?? []).map((socket) => later(socket, elapsed)))
    if (end === '&' || end === '|') continue
    if (outcome.does === 'run' && outcome.endsAfter === undefined) {
      const isAlone = commands.length === 1 || command[0] === 'exec'
      const onSignal = isAlone ? outcome.onSignal : shellOnSignal(commands, command)
      const { onSignal: _, ...running } = outcome
      return { ...running, sockets, ...(onSignal === undefined ? {} : { onSignal }) }
    }
    elapsed += (outcome.does === 'run' ? outcome.endsAfter : outcome.afterSeconds) ?? 0
    exitCode = outcome.does === 'run' ? 0 : outcome.exitCode
    if (command[0] === 'exit') break
    if (end === '&&' && exitCode !== 0) break
    if (end === '||' && exitCode === 0) break
  }
  const onSignal = 'deaf'
  if (endless) return { does: 'run', sockets, guessed: false, onSignal }
  const whole = lasting(elapsed, onSignal)
  if (whole.does === 'run') return { ...whole, sockets }
  return { ...whole, does: 'end', exitCode, ...(sockets.length === 0 ? {} : { sockets }) }
}

function later(socket: Socket, elapsed: number): Socket {
  return elapsed === 0 ? socket : { ...socket, opensAfter: (socket.opensAfter ?? 0) + elapsed }
}

/**
 * A shell is deaf, unless it has a trap and nothing to do but wait: a trap waits for the command that runs. What the trap
 * sleeps, it takes to end; what runs in the background goes on until then.
 */
function shellOnSignal(commands: readonly Command[], running: readonly string[]): OnSignal {
  const trap = commands.find(({ words }) => words[0] === 'trap' && /TERM|15/.test(words.slice(2).join(' ')))
  const [, handler] = trap?.words ?? []
  if (handler === undefined || running[0] !== 'wait') return 'deaf'
  const afterSeconds = fileTimesOf(handler).at(-1) ?? 0
  return { afterSeconds, exitCode: 0 }
}

export interface Command {
  readonly words: readonly string[]
  /** What stands behind it: ; && || | & or the end of a line. */
  readonly end: string
}

/** The files that a script has made and not removed again so many seconds after it began, or when it is done. */
export function filesLeftBy(script: string, age: number = Number.POSITIVE_INFINITY): readonly string[] {
  const files = new Set<string>()
  let elapsed = 0
  for (const { words, end } of commandsOf(script)) {
    const [name, ...rest] = withoutKeywords(words)
    if (name === 'sleep' && end !== '&' && end !== '|') elapsed += durationOf(rest)
    if (elapsed > age) break
    const paths = rest.filter((word) => word.startsWith('/'))
    if (name === 'touch' || name === 'mkdir') for (const path of paths) files.add(path)
    if (name === 'rm') for (const path of paths) files.delete(path)
    for (const word of words) {
      const [, path] = /^[0-9]?>>?[ \t]*(\/[^\s]+)$/.exec(word) ?? []
      if (path !== undefined && !path.startsWith('/dev/')) files.add(path)
    }
  }
  return [...files]
}

/** When, in seconds after it began, the files that a script makes may be others than before. */
export function fileTimesOf(script: string): readonly number[] {
  const times: number[] = []
  let elapsed = 0
  for (const { words, end } of commandsOf(script)) {
    const [name, ...rest] = withoutKeywords(words)
    if (name !== 'sleep' || end === '&' || end === '|') continue
    elapsed += durationOf(rest)
    if (Number.isFinite(elapsed)) times.push(elapsed)
  }
  return times
}

/** How long `sleep` sleeps, in seconds: 5, 1.5, 2m, 1h 30m, infinity. */
export function durationOf(words: readonly string[]): number {
  const units: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86400 }
  return words.reduce((total, word) => {
    if (/^inf/.test(word)) return Number.POSITIVE_INFINITY
    const [, digits = '', unit = 's'] = /^([0-9.]+)([smhd]?)$/.exec(word) ?? []
    return total + (Number(digits) || 0) * (units[unit || 's'] ?? 1)
  }, 0)
}

/** The simple commands of a script, keywords still among their words. Quotes hold words together. */
function commandsOf(script: string): readonly Command[] {
  const commands: Command[] = []
  let words: string[] = []
  for (const [token = ''] of script.matchAll(tokens)) {
    if (/^(?:;;?|&&?|\|\|?|\n)$/.test(token)) {
      if (words.length > 0) commands.push({ words, end: token })
      words = []
    } else if (!/^[ \t\\]/.test(token) && !token.startsWith('#')) words.push(unquote(token))
  }
  if (words.length > 0) commands.push({ words, end: ';' })
  return commands
}

/** A comment, an operator, blanks, a redirection with its file, or a word with its quoted parts. */
const tokens =
  /(?<=^|\s)#[^\n]*|[0-9]?(?:>>?|<)&?[ \t]*[^\s;&|]+|;;?|&&|\|\||[&|\n]|[ \t]+|\\\n|(?:'[^']*'|"(?:\\[\s\S]|[^"\\])*"|\\[\s\S]|[^\s;&|'"\\])+/g

function unquote(word: string): string {
  return word.replace(/'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|\\([\s\S])/g, (_, single, double, escaped) =>
    String(single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped),
  )
}

function isEndless([first, ...rest]: readonly string[]): boolean {
  const condition = rest.join(' ')
  if (first === 'until') return condition === 'false'
  return (
    first === 'while' &&
    (['true', ':', '(( 1 ))'].includes(condition) || /^\[ (?:1|true) \]$|^sleep /.test(condition))
  )
}

const leading = ['do', 'then', 'else', '{', '(', '!', 'time']
const blocks = ['while', 'until', 'for', 'if', 'elif', 'case', 'done', 'fi', 'esac', '}', ')', 'in']

/** The command behind do, then and the like; none for a line that only opens or closes a block. */
function withoutKeywords(words: readonly string[]): readonly string[] {
  const first = words.findIndex(
    (word) => !leading.includes(word) && !isRedirection(word) && !isAssignment(word),
  )
  if (first < 0 || blocks.includes(words[first] ?? '')) return []
  return words.slice(first).filter((word) => !isRedirection(word))
}

function isRedirection(word: string): boolean {
  return /^[0-9]?[<>]/.test(word)
}

function isAssignment(word: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*=/.test(word)
}

function substitute(word: string, env: Env): string {
  return word.replace(
    /\$(?:\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}|([A-Za-z_][A-Za-z0-9_]*))/g,
    (_, braced, otherwise, plain) => env[String(braced ?? plain)] ?? String(otherwise ?? ''),
  )
}
