/** test and [ : is a condition true? Source: POSIX Shell and Utilities, test. Leaves out brackets and -nt, -ot. */
import { absolutePath } from '../../script/surroundings.ts'
import type { Tool, ToolCall } from './tool.ts'

/** test EXPRESSION and [ EXPRESSION ]: 0 for true, 1 for false, 2 for what is none. */
export const test: Tool = (call) => {
  const words = call.name === '[' ? call.words.slice(0, -1) : call.words
  if (call.name === '[' && call.words.at(-1) !== ']') {
    call.err("[: missing `]'\n")
    return 2
  }
  const value = evaluateTest(words, call)
  if (value !== undefined) return value ? 0 : 1
  call.err(`${call.name}: ${words[1] ?? words[0] ?? ''}: unexpected operator\n`)
  return 2
}

function evaluateTest(words: readonly string[], call: ToolCall): boolean | undefined {
  for (const [sign, join] of [
    ['-o', (a: boolean, b: boolean) => a || b],
    ['-a', (a: boolean, b: boolean) => a && b],
  ] as const) {
    const at = words.indexOf(sign)
    if (at <= 0 || words.length <= 3) continue
    const [left, right] = [evaluateTest(words.slice(0, at), call), evaluateTest(words.slice(at + 1), call)]
    return left === undefined || right === undefined ? undefined : join(left, right)
  }
  const [first = '', second = '', third = ''] = words
  if (words.length === 0) return false
  if (words.length === 1) return first !== ''
  if (first === '!') {
    const inner = evaluateTest(words.slice(1), call)
    return inner === undefined ? undefined : !inner
  }
  return words.length === 2
    ? askOne(first, second, call)
    : words.length === 3
      ? compare(first, second, third)
      : undefined
}

function askOne(sign: string, value: string, { files, folder }: ToolCall): boolean | undefined {
  const entry = files.at(absolutePath(value, folder))
  switch (sign) {
    case '-n':
      return value !== ''
    case '-z':
      return value === ''
    case '-e':
    case '-r':
    case '-w':
      return entry !== undefined
    case '-f':
      return entry?.is === 'file'
    case '-d':
      return entry?.is === 'folder'
    case '-s':
      return entry?.is === 'file' && entry.text !== ''
    case '-x':
      return entry?.is === 'folder' || value.includes('/bin/')
    case '-L':
    case '-h':
    case '-p':
    case '-S':
    case '-t':
      return false
    default:
      return undefined
  }
}

function compare(left: string, sign: string, right: string): boolean | undefined {
  const [a, b] = [Number(left), Number(right)]
  const numbers: Readonly<Record<string, boolean>> = {
    '-eq': a === b,
    '-ne': a !== b,
    '-lt': a < b,
    '-le': a <= b,
    '-gt': a > b,
    '-ge': a >= b,
  }
  if (sign === '=' || sign === '==') return left === right
  if (sign === '!=') return left !== right
  return Object.hasOwn(numbers, sign) && !Number.isNaN(a + b) ? numbers[sign] : undefined
}
