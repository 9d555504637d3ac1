/**
 * sed: lines changed one by one. What lessons use of it: s/from/to/, p, d, q, with line numbers, $ and /pattern/ as
 * addresses, several with ; or -e, -n, -i, -E.
 *
 * Source: POSIX Shell and Utilities, sed. Leaves out: the hold space, branches, a, i and c.
 */
import { absolutePath } from '../../script/surroundings.ts'
import { extended, fromBasic, regExp } from './grep.ts'
import { linesOf, readAll, readOptions, refuseOption, type Tool, type ToolCall } from './tool.ts'

type Address = number | '$' | RegExp
interface Step {
  readonly from?: Address
  readonly to?: Address
  readonly inverted: boolean
  readonly does: 'p' | 'd' | 'q' | 's'
  readonly matcher?: RegExp
  readonly replacement?: string
  readonly prints?: boolean
}

export const sed: Tool = (call) => {
  const scripts: string[] = []
  const words = call.words.filter((word, index) => {
    if (call.words[index - 1] === '-e') scripts.push(word)
    return word !== '-e' && call.words[index - 1] !== '-e'
  })
  const { given, operands, unknown } = readOptions(words, 'nEri', { quiet: 'n', expression: 'e' })
  if (unknown !== undefined) return refuseOption(call, unknown)
  const [script, ...paths] = scripts.length > 0 ? [scripts.join(';'), ...operands] : operands
  if (script === undefined) {
    call.err('Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...\n')
    return 1
  }
  const steps = stepsIn(script, given.has('E') || given.has('r'))
  if (typeof steps === 'string') {
    call.err(`sed: -e expression #1, char ${script.length}: ${steps}\n`)
    return 1
  }
  if (given.has('i')) return changeFiles(call, paths, steps, given.has('n'))
  let failed = false
  const text = readAll(call, paths, (path, problem) => {
    failed = true
    call.err(`sed: can't read ${path}: ${problem}\n`)
  })
  call.out(edited(text, steps, given.has('n')))
  return failed ? 2 : 0
}

function changeFiles(
  call: ToolCall,
  paths: readonly string[],
  steps: readonly Step[],
  quiet: boolean,
): number {
  let exitCode = 0
  for (const path of paths) {
    const absolute = absolutePath(path, call.folder)
    const entry = call.files.at(absolute)
    if (entry?.is === 'file') call.files.write(absolute, edited(entry.text ?? '', steps, quiet))
    else {
      call.err(`sed: can't read ${path}: No such file or directory\n`)
      exitCode = 2
    }
  }
  return exitCode
}

/** A sentence in sed's words where the script is none. */
function stepsIn(script: string, isExtended: boolean): readonly Step[] | string {
  const steps: Step[] = []
  let rest = script.trim()
  const matcherOf = (pattern: string, flags: string): RegExp | undefined =>
    regExp(extended(isExtended ? pattern : fromBasic(pattern)), flags)
  while (rest !== '') {
    const [whole, first, second, inverted, command = ''] =
      /^(\d+|\$|\/(?:\\.|[^/])*\/)?(?:,(\d+|\$|\/(?:\\.|[^/])*\/))?\s*(!)?\s*([a-zA-Z])?/.exec(rest) ?? ['']
    const addressOf = (text: string | undefined): Address | undefined =>
      text === undefined
        ? undefined
        : text === '$'
          ? '$'
          : text.startsWith('/')
            ? matcherOf(text.slice(1, -1), '')
            : Number(text)
    const [from, to] = [addressOf(first), addressOf(second)]
    const place = {
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      inverted: inverted !== undefined,
    }
    rest = rest.slice(whole.length)
    if (command === 'p' || command === 'd' || command === 'q') steps.push({ ...place, does: command })
    else if (command === 's') {
      const sign = rest.slice(0, 1).replace(/[|.*+?^${}()[\]\\]/, '\\$&')
      const found = new RegExp(
        `^${sign}((?:\\\\[\\s\\S]|[^${sign}\\\\])*)${sign}((?:\\\\[\\s\\S]|[^${sign}\\\\])*)${sign}([gipI0-9]*)`,
      ).exec(rest)
      if (sign === '' || found === null) return "unterminated `s' command"
      const [all, pattern = '', replacement = '', flags = ''] = found
      const matcher = matcherOf(pattern, `${flags.includes('g') ? 'g' : ''}${/i/i.test(flags) ? 'i' : ''}`)
      if (matcher === undefined) return 'Invalid regular expression'
      steps.push({ ...place, does: 's', matcher, replacement, prints: flags.includes('p') })
      rest = rest.slice(all.length)
    } else return command === '' ? 'missing command' : `unknown command: \`${command}'`
    rest = rest.replace(/^[\s;}]+/, '')
  }
  return steps
}

function edited(text: string, steps: readonly Step[], quiet: boolean): string {
  const lines = linesOf(text)
  const open = new Set<Step>()
  let out = ''
  for (const [index, original] of lines.entries()) {
    let line = original
    const isAt = (address: Address | undefined): boolean =>
      typeof address === 'number'
        ? address === index + 1
        : address === '$'
          ? index === lines.length - 1
          : (address?.test(line) ?? true)
    let shown = !quiet
    let ended = false
    for (const step of steps) {
      if (isChosen(step, isAt, open, index) === step.inverted) continue
      if (step.does === 'p') out += `${line}\n`
      if (step.does === 'q') ended = true
      if (step.does === 'd') {
        shown = false
        break
      }
      if (step.does === 's' && step.matcher) {
        const changed = line.replace(step.matcher, (...found: readonly unknown[]) =>
          replacementFor(step.replacement ?? '', found),
        )
        if (step.prints && changed !== line) out += `${changed}\n`
        line = changed
      }
      if (ended) break
    }
    if (shown) out += `${line}\n`
    if (ended) break
  }
  return out
}

/** A range begins where its first address fits, and ends where its second does. */
function isChosen(
  step: Step,
  isAt: (address: Address | undefined) => boolean,
  open: Set<Step>,
  index: number,
): boolean {
  if (step.to === undefined) return isAt(step.from)
  if (open.has(step)) {
    if (isAt(step.to) || (typeof step.to === 'number' && index + 1 >= step.to)) open.delete(step)
    return true
  }
  if (!isAt(step.from)) return false
  if (!(typeof step.to === 'number' && step.to <= index + 1)) open.add(step)
  return true
}

function replacementFor(text: string, found: readonly unknown[]): string {
  return text.replace(/\\([0-9])|\\n|\\([\s\S])|&/g, (sign, group, plain) => {
    if (sign === '&') return String(found[0])
    if (sign === '\\n') return '\n'
    return group === undefined ? String(plain) : String(found[Number(group)] ?? '')
  })
}
