/**
 * Tools that take lines in and give lines out: head, tail, wc, sort, uniq, cut, tr, tee, base64.
 *
 * Source: GNU coreutils and busybox, for what they print.
 */
import { absolutePath } from '../../script/surroundings.ts'
import { byteLength } from './file-tools.ts'
import { linesOf, readAll, readOptions, refuseOption, type Tool, type ToolCall } from './tool.ts'

/** Reads all operands; `sentence` is what a complaint says of one. */
function read(call: ToolCall, paths: readonly string[], sentence = '%'): { text: string; failed: boolean } {
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

/** cut -d' ' -f1,3-  and  cut -c1-8 */
const cut: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'd:f:c:b:s', {
    delimiter: 'd',
    fields: 'f',
    characters: 'c',
  })
  if (unknown !== undefined) return refuseOption(call, unknown)
  const list = given.get('f') ?? given.get('c') ?? given.get('b')
  if (list === undefined) {
    call.err(
      "cut: you must specify a list of bytes, characters, or fields\nTry 'cut --help' for more information.\n",
    )
    return 1
  }
  const wanted = rangesIn(list)
  if (wanted === undefined) {
    call.err(`cut: invalid field value '${list}'\n`)
    return 1
  }
  const { text, failed } = read(call, operands)
  const delimiter = given.has('f') ? (given.get('d') ?? '\t') : ''
  for (const line of linesOf(text)) {
    const isWhole = given.has('f') && !line.includes(delimiter)
    if (isWhole && given.has('s')) continue
    const pieces = delimiter === '' ? [...line] : line.split(delimiter)
    call.out(`${isWhole ? line : pieces.filter((_, index) => wanted(index + 1)).join(delimiter)}\n`)
  }
  return failed ? 1 : 0
}

function rangesIn(list: string): ((position: number) => boolean) | undefined {
  const ranges = list.split(',').map((range) => /^(\d*)(-?)(\d*)$/.exec(range))
  if (ranges.some((found) => found === null || (found[1] === '' && found[3] === ''))) return undefined
  return (position) =>
    ranges.some((found) => {
      const [, first = '', dash = '', last = ''] = found ?? []
      const from = Number(first || 1)
      const to = dash === '' ? from : last === '' ? Number.POSITIVE_INFINITY : Number(last)
      return position >= from && position <= to
    })
}

const classes: Readonly<Record<string, string>> = {
  upper: 'A-Z',
  lower: 'a-z',
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: 'A-Za-z0-9',
  space: ' \t\n\r',
  punct: '!-/:-@[-`{-~',
}

const tr: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'dscC')
  if (unknown !== undefined) return refuseOption(call, unknown)
  const [first, second] = operands.map(charactersIn)
  if (first === undefined || (second === undefined && !given.has('d') && !given.has('s'))) {
    call.err(
      `tr: missing operand${operands[0] === undefined ? '' : ` after '${operands[0]}'`}\nTry 'tr --help' for more information.\n`,
    )
    return 1
  }
  const inverted = given.has('c') || given.has('C')
  const isIn = (character: string): boolean => first.includes(character) !== inverted
  let text = [...call.input.read()]
  if (given.has('d')) text = text.filter((character) => !isIn(character))
  else if (second !== undefined) {
    const last = second.at(-1) ?? ''
    text = text.map((character) =>
      isIn(character) ? (inverted ? last : (second[first.indexOf(character)] ?? last)) : character,
    )
  }
  const squeezed = second ?? first
  if (given.has('s'))
    text = text.filter((character, index) => character !== text[index - 1] || !squeezed.includes(character))
  call.out(text.join(''))
  return 0
}

function charactersIn(set: string): readonly string[] {
  const named = set.replace(/\[:(\w+):\]/g, (_, name: string) => classes[name] ?? '')
  const plain = named
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\r/g, '\r')
    .replace(/\\0/g, '\0')
    .replace(/\\(.)/g, '$1')
  const characters = [...plain]
  return characters.flatMap((character, index) => {
    if (character === '-' && index > 0 && index < characters.length - 1) {
      const from = (characters[index - 1] ?? '').codePointAt(0) ?? 0
      const to = (characters[index + 1] ?? '').codePointAt(0) ?? 0
      return Array.from({ length: Math.max(0, Math.min(to - from - 1, 1000)) }, (_, step) =>
        String.fromCodePoint(from + step + 1),
      )
    }
    return [character]
  })
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

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

const base64: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'dDiw:', { decode: 'd', wrap: 'w' })
  if (unknown !== undefined) return refuseOption(call, unknown)
  const { text, failed } = read(call, operands)
  if (given.has('d') || given.has('D')) {
    const decoded = decodeBase64(text)
    call.out(decoded.text)
    if (!decoded.whole) call.err('base64: invalid input\n')
    return decoded.whole && !failed ? 0 : 1
  }
  const width = Number(given.get('w') ?? 76)
  const encoded = encodeBase64(text)
  call.out(width === 0 ? encoded : `${(encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n')}\n`)
  return failed ? 1 : 0
}

export function encodeBase64(text: string): string {
  const bytes = [...text].flatMap((character) => utf8(character.codePointAt(0) ?? 0))
  let encoded = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(at, at + 3)
    const bits = (a << 16) | (b << 8) | c
    const signs = [18, 12, 6, 0].map((shift) => alphabet[(bits >> shift) & 63])
    const missingBytes = Math.max(0, at + 3 - bytes.length)
    encoded += signs.slice(0, 4 - missingBytes).join('') + '='.repeat(missingBytes)
  }
  return encoded
}

function utf8(point: number): readonly number[] {
  if (point < 0x80) return [point]
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 63)]
  if (point < 0x10000) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)]
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)]
}

export function decodeBase64(text: string): { readonly text: string; readonly whole: boolean } {
  const signs = text.replace(/\s/g, '')
  const whole = /^[A-Za-z0-9+/]*={0,2}$/.test(signs) && signs.length % 4 === 0
  let bits = ''
  for (const sign of signs.replace(/=+$/, '')) {
    const value = alphabet.indexOf(sign)
    if (value < 0) break
    bits += value.toString(2).padStart(6, '0')
  }
  const bytes = bits.match(/[01]{8}/g) ?? []
  const escaped = bytes.map((byte) => `%${Number.parseInt(byte, 2).toString(16).padStart(2, '0')}`).join('')
  try {
    return { text: decodeURIComponent(escaped), whole }
  } catch {
    return { text: bytes.map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join(''), whole }
  }
}

export const textTools: Readonly<Record<string, Tool>> = {
  head: ends,
  tail: ends,
  wc,
  sort,
  uniq,
  cut,
  tr,
  tee,
  base64,
  less: (call) => call.start(['cat', ...call.words], call.input),
  more: (call) => call.start(['cat', ...call.words], call.input),
}
