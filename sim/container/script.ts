/**
 * What does `sh -c SCRIPT` come to, long after it was started? Its commands are taken in order: one that runs on holds
 * the script up, `&` and `|` run side by side, an endless loop runs for ever, `exit` ends it. Conditions are not
 * weighed: the first branch is taken.
 *
 * Example: 'echo ready; while true; do nc -l -p 8080; done' runs, and listens on 8080.
 * Leaves out: variables that the script sets, functions, here-documents.
 */
import type { Behaviour, Socket } from './behaviour.ts'
import type { Env } from './command-line.ts'

/** undefined when it comes to a command that nobody here knows. */
export function runScript(
  script: string,
  env: Env,
  runProgram: (words: readonly string[], env: Env) => Behaviour | undefined,
): Behaviour | undefined {
  const background: Socket[] = []
  let endless = false
  let exitCode = 0
  for (const { words, end } of commandsOf(script)) {
    if (isEndless(words)) endless = true
    const command = withoutKeywords(words)
    if (command.length === 0) continue
    const outcome = runProgram(
      command.map((word) => substitute(word, env)),
      env,
    )
    if (outcome === undefined) return undefined
    if (outcome.does === 'not-start') return outcome
    if (outcome.does === 'run') {
      background.push(...outcome.sockets)
      if (end === '&' || end === '|') continue
      return { ...outcome, sockets: background }
    }
    exitCode = outcome.exitCode
    if (command[0] === 'exit') break
    if (end === '&&' && exitCode !== 0) break
    if (end === '||' && exitCode === 0) break
  }
  return endless ? { does: 'run', sockets: background, guessed: false } : { does: 'end', exitCode }
}

export interface Command {
  readonly words: readonly string[]
  /** What stands behind it: ; && || | & or the end of a line. */
  readonly end: string
}

/** The files that a script has made and not removed again once all its commands were run. */
export function filesLeftBy(script: string): readonly string[] {
  const files = new Set<string>()
  for (const { words } of commandsOf(script)) {
    const [name, ...rest] = withoutKeywords(words)
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

/** The simple commands of a script, keywords still among their words. Quotes hold words together. */
export function commandsOf(script: string): readonly Command[] {
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
