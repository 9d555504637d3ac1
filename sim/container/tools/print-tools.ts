/**
 * Tools that print what they are told, or start another program: echo, printf, seq, env, xargs, timeout.
 *
 * Source: GNU coreutils, findutils and bash, for what they print.
 */
import { inputFrom } from '../../script/surroundings.ts'
import { readOptions, type Tool } from './tool.ts'

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  '\\': '\\',
  e: '\u001b',
  a: '\u0007',
  b: '\b',
  '"': '"',
}

function unescaped(text: string): string {
  return text.replace(/\\x([0-9a-fA-F]{1,2})|\\([\s\S])/g, (whole, code: string | undefined, sign: string) =>
    code === undefined ? (escapes[sign] ?? whole) : String.fromCharCode(Number.parseInt(code, 16)),
  )
}

const echo: Tool = ({ words, out }) => {
  const flags = words.findIndex((word) => !/^-[neE]+$/.test(word))
  const options = words.slice(0, flags < 0 ? words.length : flags).join('')
  const text = words.slice(flags < 0 ? words.length : flags).join(' ')
  out(`${options.includes('e') ? unescaped(text) : text}${options.includes('n') ? '' : '\n'}`)
  return 0
}

/** The format is used again as long as there are words left. */
const printf: Tool = ({ words: [format, ...values], out, err }) => {
  if (format === undefined) {
    err('printf: usage: printf [-v var] format [arguments]\n')
    return 2
  }
  let left = [...values]
  do {
    const before = left.length
    const text = unescaped(format).replace(
      /%(-?)(0?)(\d*)(?:\.(\d+))?([sdiqbcx%])/g,
      (_, minus: string, zero: string, width: string, __, kind: string) => {
        if (kind === '%') return '%'
        const value = left.shift() ?? (kind === 'd' || kind === 'i' ? '0' : '')
        const shown =
          kind === 'b'
            ? unescaped(value)
            : kind === 'c'
              ? value.slice(0, 1)
              : kind === 'x'
                ? Number(value).toString(16)
                : value
        return minus === ''
          ? shown.padStart(Number(width), zero === '' ? ' ' : '0')
          : shown.padEnd(Number(width))
      },
    )
    out(text)
    if (left.length === before) left = []
  } while (left.length > 0)
  return 0
}

const seq: Tool = ({ words, out, err }) => {
  const numbers = words.map(Number)
  if (numbers.length === 0 || numbers.length > 3 || numbers.some(Number.isNaN)) {
    err(
      numbers.length === 0
        ? 'seq: missing operand\n'
        : `seq: invalid floating point argument: '${words.find((word) => Number.isNaN(Number(word))) ?? ''}'\n`,
    )
    return 1
  }
  const [first, step, last] =
    numbers.length === 1 ? [1, 1, numbers[0]] : numbers.length === 2 ? [numbers[0], 1, numbers[1]] : numbers
  const [from = 1, by = 1, to = 0] = [first, step, last]
  const count = by === 0 ? 0 : Math.min(Math.floor((to - from) / by) + 1, 100_000)
  for (let index = 0; index < count; index++) out(`${from + index * by}\n`)
  return 0
}

/** env, printenv, printenv NAME, env NAME=value COMMAND */
const env: Tool = (call) => {
  const { words, variables, out } = call
  if (call.name === 'printenv' && words.length > 0) {
    const found = words.filter((name) => Object.hasOwn(variables, name))
    for (const name of found) out(`${variables[name]}\n`)
    return found.length === words.length ? 0 : 1
  }
  const command = words.findIndex((word) => !word.startsWith('-') && !/^[A-Za-z_]\w*=/.test(word))
  if (command >= 0) return call.start(words.slice(command), call.input)
  for (const [name, value] of Object.entries(variables)) out(`${name}=${value}\n`)
  for (const word of words) if (word.includes('=')) out(`${word}\n`)
  return 0
}

/** One call with all words of the input, or one for each with -n 1 or -I {}. */
const xargs: Tool = (call) => {
  const { given, operands } = readLeading(call.words, 'n:I:rt0P:L:')
  const command = operands.length === 0 ? ['echo'] : operands
  const text = call.input.read()
  const sign = given.get('I')
  const items = (sign === undefined ? text.split(/\s+/) : text.split('\n'))
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2'))
    .filter((item) => item !== '')
  const size = sign === undefined ? Number(given.get('n') ?? given.get('L') ?? Math.max(1, items.length)) : 1
  let failed = false
  for (
    let at = 0;
    at < items.length || (at === 0 && items.length === 0 && !given.has('r') && sign === undefined);
    at += Math.max(1, size)
  ) {
    const chunk = items.slice(at, at + size)
    const words =
      sign === undefined
        ? [...command, ...chunk]
        : command.map((word) => word.replaceAll(sign, chunk[0] ?? ''))
    if (call.start(words, inputFrom('')) !== 0) failed = true
  }
  return failed ? 123 : 0
}

/** Options up to the first word that is none: what follows belongs to the command that is started. */
function readLeading(words: readonly string[], letters: string): ReturnType<typeof readOptions> {
  let end = 0
  while (words[end]?.startsWith('-') && words[end] !== '-') {
    const letter = (words[end] ?? '').slice(1, 2)
    end += letters.includes(`${letter}:`) && words[end]?.length === 2 ? 2 : 1
  }
  return { ...readOptions(words.slice(0, end), letters), operands: words.slice(end) }
}

/** Tools that only start another one: the words in front of it are theirs. */
const starter: Tool = (call) => {
  const { words } = call
  const at = words.findIndex(
    (word) => !word.startsWith('-') && !(call.name === 'timeout' && /^[\d.]+[smhd]?$/.test(word)),
  )
  return at < 0 ? 0 : call.start(words.slice(at), call.input)
}

const lastPart: Tool = ({ name, words: [path = '', suffix = ''], out }) => {
  const whole = path.replace(/(.)\/+$/, '$1')
  const at = whole.lastIndexOf('/')
  const base = whole.slice(at + 1)
  if (name === 'dirname') out(`${at < 0 ? '.' : whole.slice(0, at) || '/'}\n`)
  else
    out(
      `${suffix !== '' && base !== suffix && base.endsWith(suffix) ? base.slice(0, -suffix.length) : base}\n`,
    )
  return 0
}

const always =
  (text: string): Tool =>
  ({ out }) => {
    out(text)
    return 0
  }

export const printTools: Readonly<Record<string, Tool>> = {
  echo,
  printf,
  seq,
  env,
  printenv: env,
  xargs,
  timeout: starter,
  nohup: starter,
  nice: starter,
  basename: lastPart,
  dirname: lastPart,
  true: () => 0,
  false: () => 1,
  ':': () => 0,
  clear: always(''),
  reset: always(''),
  sync: always(''),
  pwd: ({ folder, out }) => {
    out(`${folder}\n`)
    return 0
  },
  yes: always(Array.from({ length: 20 }, () => 'y\n').join('')),
  nproc: always('2\n'),
}
