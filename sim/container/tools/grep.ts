/**
 * grep: which lines match a pattern? Basic expressions, extended ones with -E, plain texts with -F.
 *
 * Source: GNU grep; POSIX Base Definitions, 9 Regular Expressions.
 */
import { linesOf, readOptions, readText, refuseOption, type Tool } from './tool.ts'

const longNames = {
  'ignore-case': 'i',
  'invert-match': 'v',
  count: 'c',
  'line-number': 'n',
  'only-matching': 'o',
  quiet: 'q',
  color: 's',
  colour: 's',
}

export const grep: Tool = (call) => {
  const words =
    call.name === 'egrep' ? ['-E', ...call.words] : call.name === 'fgrep' ? ['-F', ...call.words] : call.words
  const { given, operands, unknown } = readOptions(words, 'EFGPivcnoqlwxhHsre:A:B:C:m:', longNames, 'e')
  if (unknown !== undefined) return refuseOption(call, unknown, 2)
  const expression = given.get('e')
  const [pattern, ...rest] = expression === undefined ? operands : [expression, ...operands]
  if (pattern === undefined) {
    call.err("Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n")
    return 2
  }
  const matcher = matcherFor(pattern, given)
  if (matcher === undefined) {
    call.err(`grep: Invalid regular expression\n`)
    return 2
  }
  let [found, failed] = [false, false]
  for (const path of rest.length === 0 ? ['-'] : rest) {
    const read = readText(call, path)
    if ('problem' in read) {
      failed = true
      if (!given.has('s') || given.get('s') !== '') call.err(`grep: ${path}: ${read.problem}\n`)
      continue
    }
    const front = rest.length > 1 && !given.has('h') ? `${path}:` : ''
    const shown = matchesIn(linesOf(read.text), matcher, given, front)
    found ||= shown.count > 0
    if (given.has('q')) continue
    if (given.has('l')) call.out(shown.count > 0 ? `${path}\n` : '')
    else call.out(given.has('c') ? `${front}${shown.count}\n` : shown.text)
  }
  return failed ? 2 : found ? 0 : 1
}

function matcherFor(pattern: string, given: ReadonlyMap<string, string>): RegExp | undefined {
  const sources = pattern
    .split('\n')
    .map((one) =>
      given.has('F')
        ? quoted(one)
        : given.has('E') || given.has('P')
          ? extended(one)
          : extended(fromBasic(one)),
    )
  const joined = sources
    .map((source) =>
      given.has('x') ? `^(?:${source})$` : given.has('w') ? `(?<!\\w)(?:${source})(?!\\w)` : source,
    )
    .join('|')
  return regExp(joined, given.has('i') ? 'gi' : 'g')
}

export function regExp(source: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(source, flags)
  } catch {
    return undefined
  }
}

function quoted(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** In a basic expression + ? { } ( ) | are plain, and special behind a backslash. */
export function fromBasic(pattern: string): string {
  return pattern.replace(
    /\\([\s\S])|(\[\^?\]?[^\]]*\])|([+?{}()|])|^(\*)/g,
    (whole, escapedSign, set, plain, star) => {
      if (set !== undefined) return set
      if (star !== undefined) return '\\*'
      if (plain !== undefined) return `\\${plain}`
      return '+?{}()|'.includes(escapedSign) ? escapedSign : whole
    },
  )
}

const classes: Readonly<Record<string, string>> = {
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  blank: ' \\t',
  xdigit: '0-9A-Fa-f',
}

/** What POSIX writes in another way than JavaScript: classes in brackets, the ends of words. */
export function extended(pattern: string): string {
  return pattern
    .replace(/\[:(\w+):\]/g, (whole, name: string) => classes[name] ?? whole)
    .replace(/\\[<>]/g, '\\b')
}

function matchesIn(
  lines: readonly string[],
  matcher: RegExp,
  given: ReadonlyMap<string, string>,
  front: string,
): { readonly count: number; readonly text: string } {
  const most = Number(given.get('m') ?? Number.POSITIVE_INFINITY)
  const around = given.get('C')
  const [before, after] = [Number(given.get('B') ?? around ?? 0), Number(given.get('A') ?? around ?? 0)]
  const hits: number[] = []
  for (const [index, line] of lines.entries()) {
    matcher.lastIndex = 0
    if (matcher.test(line) !== given.has('v') && hits.length < most) hits.push(index)
  }
  matcher.lastIndex = 0
  const number = (index: number, sign: string): string => (given.has('n') ? `${index + 1}${sign}` : '')
  if (given.has('o')) {
    const pieces = hits.flatMap((index) =>
      [...(lines[index] ?? '').matchAll(matcher)]
        .filter(([piece]) => piece !== '')
        .map(([piece]) => `${front}${number(index, ':')}${piece}\n`),
    )
    return { count: hits.length, text: pieces.join('') }
  }
  const shown = new Set(
    hits.flatMap((hit) => lines.map((_, index) => index).slice(Math.max(0, hit - before), hit + after + 1)),
  )
  let last = -1
  const text = [...shown]
    .sort((a, b) => a - b)
    .map((index) => {
      const gap = before + after > 0 && last >= 0 && index > last + 1 ? '--\n' : ''
      last = index
      return `${gap}${front}${number(index, hits.includes(index) ? ':' : '-')}${lines[index]}\n`
    })
  return { count: hits.length, text: text.join('') }
}
