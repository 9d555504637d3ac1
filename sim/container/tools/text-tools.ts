/**
 * Tools that take lines in and give lines out: head, tail, wc, sort, uniq, tee.
 *
 * Source: GNU coreutils and busybox, for what they print.
 */
import { absolutePath } from '../../script/surroundings.ts'
import { byteLength } from './file-tools.ts'
import { linesOf, readAll, readOptions, refuseOption, type Tool, type ToolCall } from './tool.ts'

/** Reads all operands; `sentence` is what a complaint says of one. */
export function read(
  call: ToolCall,
  paths: readonly string[],
  sentence = '%',
): { text: string; failed: boolean } {
  let failed = false
  const text = readAll(call, paths, (path, problem) => {
    failed = true
    call.err(
      `${call.name}: ${(call.flavour === 'busybox' ? '%' : sentence).replace('%', path)}: ${problem}\n`,
    )
  })
  return { text, failed }
}

/** head -n 5, head -5, tail -n +2, tail -f (which shows what is there: files here do not grow by themselves). */
const ends: Tool = (call) => {
  const words = call.words.map((word) => (/^-\d+$/.test(word) ? `-n${word.slice(1)}` : word))
  const { given, operands, unknown } = readOptions(words, 'n:c:qvfF', { lines: 'n', bytes: 'c' })
  if (unknown !== undefined) return refuseOption(call, unknown)
  const count = given.get('n') ?? '10'
  if (!/^[-+]?\d+$/.test(count)) {
    call.err(`${call.name}: invalid number of lines: '${count}'\n`)
    return 1
  }
  const { text, failed } = read(call, operands, "cannot open '%' for reading")
  const bytes = given.get('c')
  if (bytes !== undefined) {
    call.out(call.name === 'head' ? text.slice(0, Number(bytes)) : text.slice(-Number(bytes)))
    return failed ? 1 : 0
  }
  const lines = linesOf(text)
  const number = Number(count.replace(/^[-+]/, ''))
  const shown =
    call.name === 'head'
      ? lines.slice(0, count.startsWith('-') ? Math.max(0, lines.length - number) : number)
      : count.startsWith('+')
        ? lines.slice(Math.max(0, number - 1))
        : lines.slice(Math.max(0, lines.length - number))
  call.out(shown.map((line) => `${line}\n`).join(''))
  return failed ? 1 : 0
}

const wc: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'lwcm', {
    lines: 'l',
    words: 'w',
    bytes: 'c',
    chars: 'm',
  })
  if (unknown !== undefined) return refuseOption(call, unknown)
  const asked = ['l', 'w', 'c', 'm'].filter((letter) =>
    given.size === 0 ? letter !== 'm' : given.has(letter),
  )
  let failed = false
  for (const path of operands.length === 0 ? [''] : operands) {
    const one = read(call, path === '' ? [] : [path])
    failed ||= one.failed
    if (one.failed) continue
    const { text } = one
    const counts: Readonly<Record<string, number>> = {
      l: text.split('\n').length - 1,
      w: text.split(/\s+/).filter((word) => word !== '').length,
      c: byteLength(text),
      m: [...text].length,
    }
    const width = asked.length > 1 ? 7 : 0
    const numbers = asked
      .map((letter) => String(counts[letter]).padStart(width))
      .join(asked.length > 1 ? ' ' : '')
    call.out(`${numbers}${path === '' ? '' : ` ${path}`}\n`)
  }
  return failed ? 1 : 0
}

const sort: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'nrufk:t:hV', {
    numeric: 'n',
    reverse: 'r',
    unique: 'u',
  })
  if (unknown !== undefined) return refuseOption(call, unknown, 2)
  const { text, failed } = read(call, operands, 'cannot read: %')
  const column = Number.parseInt(given.get('k') ?? '', 10)
  const separator = given.get('t')
  const isNumeric = given.has('n') || /n/.test(given.get('k') ?? '')
  const keyOf = (line: string): string =>
    Number.isNaN(column)
      ? line
      : ((separator === undefined ? line.trim().split(/\s+/) : line.split(separator))[column - 1] ?? '')
  const order = (a: string, b: string): number => {
    const [left, right] = [keyOf(a), keyOf(b)]
    if (isNumeric) return (Number.parseFloat(left) || 0) - (Number.parseFloat(right) || 0) || byBytes(a, b)
    return byBytes(left, right) || byBytes(a, b)
  }
  const lines = [...linesOf(text)].sort(order)
  if (given.has('r')) lines.reverse()
  const shown = given.has('u')
    ? lines.filter((line, index) => index === 0 || keyOf(line) !== keyOf(lines[index - 1] ?? ''))
    : lines
  call.out(shown.map((line) => `${line}\n`).join(''))
  return failed ? 2 : 0
}

function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const uniq: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'cdui', { count: 'c' })
  if (unknown !== undefined) return refuseOption(call, unknown)
  const { text, failed } = read(call, operands.slice(0, 1))
  const groups: { line: string; count: number }[] = []
  for (const line of linesOf(text)) {
    const last = groups.at(-1)
    if (last?.line === line) last.count++
    else groups.push({ line, count: 1 })
  }
  const shown = groups.filter(({ count }) =>
    given.has('d') ? count > 1 : given.has('u') ? count === 1 : true,
  )
  call.out(
    shown
      .map(({ line, count }) => `${given.has('c') ? `${String(count).padStart(7)} ` : ''}${line}\n`)
      .join(''),
  )
  return failed ? 1 : 0
}

const tee: Tool = (call) => {
  const { given, operands } = readOptions(call.words, 'ai', { append: 'a' })
  const text = call.input.read()
  call.out(text)
  let exitCode = 0
  for (const path of operands) {
    const absolute = absolutePath(path, call.folder)
    const before = call.files.at(absolute)
    const problem = call.files.write(
      absolute,
      given.has('a') && before?.is === 'file' ? (before.text ?? '') + text : text,
    )
    if (problem === undefined) continue
    call.err(`tee: ${path}: ${problem}\n`)
    exitCode = 1
  }
  return exitCode
}

export const textTools: Readonly<Record<string, Tool>> = {
  head: ends,
  tail: ends,
  wc,
  sort,
  uniq,
  tee,
  less: (call) => call.start(['cat', ...call.words], call.input),
  more: (call) => call.start(['cat', ...call.words], call.input),
}
