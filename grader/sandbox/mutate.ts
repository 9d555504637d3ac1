/**
 * Would a wrong function be noticed? The solution is broken at one token after another: operators, constants,
 * conditions that always or never hold, loops that no longer skip. Types are left alone: they are gone when it runs.
 *
 * mutantsOf({ name: 'a.ts', text: 'export const f = (n: number) => n < 3' }) has `a.ts:1:37 < → <=` among others.
 */
import { parse } from 'sucrase/dist/parser/index.js'
import { TokenType } from 'sucrase/dist/parser/tokenizer/types.js'
import type { SourceFile } from '../../sim/index.ts'

export interface FunctionMutant {
  /** As an exercise's `tolerates` names it: file, line, column, what stood there and what stands there now. */
  readonly name: string
  readonly file: SourceFile
}

export function mutantsOf(file: SourceFile): readonly FunctionMutant[] {
  const { text } = file
  const { tokens } = parse(text, false, true, false)
  const words: readonly Word[] = tokens.map(({ type, start, end, isType }) => {
    return { type, start, end, isType, said: text.slice(start, end) }
  })
  return words.flatMap((_, index) => {
    return changesOf(words, index).map(({ start, end, from, to }) => {
      const changed = text.slice(0, start) + to + text.slice(end)
      return {
        name: `${file.name}:${position(text, start)} ${from} → ${to.trim() || 'nothing'}`,
        file: { ...file, text: changed },
      }
    })
  })
}

interface Word {
  readonly type: TokenType
  readonly start: number
  readonly end: number
  readonly isType: boolean
  readonly said: string
}

interface Change {
  readonly start: number
  readonly end: number
  readonly from: string
  readonly to: string
}

const others: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '==': ['!='],
  '!=': ['=='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<<': ['>>>'],
  '>>>': ['<<'],
  '++': ['--'],
  '--': ['++'],
  '+=': ['-='],
  '-=': ['+='],
  true: ['false'],
  false: ['true'],
  every: ['some'],
  some: ['every'],
  startsWith: ['endsWith'],
  endsWith: ['startsWith'],
  min: ['max'],
  max: ['min'],
  continue: [';'],
}

function changesOf(words: readonly Word[], index: number): readonly Change[] {
  const word = words[index]
  if (word === undefined || word.isType || isModuleName(words, index)) return []
  return [
    ...(Object.hasOwn(others, word.said) && !isName(words, index) ? (others[word.said] ?? []) : []).map(
      (to) => {
        return instead(word, to)
      },
    ),
    ...constantsFor(word).map((to) => instead(word, to)),
    ...(word.type === TokenType.bang ? [instead(word, ' ')] : []),
    ...conditionChanges(words, index),
    ...linkChanges(words, index),
  ]
}

function instead({ start, end, said }: Word, to: string): Change {
  return { start, end, from: said, to }
}

/** A key or a variable called `max` is no call of Math.max; behind a dot it is one. */
function isName(words: readonly Word[], index: number): boolean {
  const word = words[index]
  const isWord = /^[a-z]/i.test(word?.said ?? '') && !['true', 'false', 'continue'].includes(word?.said ?? '')
  return isWord && words[index - 1]?.type !== TokenType.dot
}

function constantsFor({ type, said }: Word): readonly string[] {
  if (type === TokenType.num) return [`${Number(said.replaceAll('_', '')) + 1}`]
  if (type === TokenType.string) return said.length > 2 ? ["''"] : ["'x'"]
  return []
}

/** `if (…)` and `… ? … : …` that always hold, and that never do. */
function conditionChanges(words: readonly Word[], index: number): readonly Change[] {
  const word = words[index]
  if (word?.said === 'if' && words[index + 1]?.type === TokenType.parenL) {
    const [open, close] = [words[index + 1], words[closing(words, index + 1)]]
    if (open === undefined || close === undefined) return []
    return ['true', 'false'].map((to) => ({ start: open.end, end: close.start, from: 'if (…)', to }))
  }
  if (word?.type === TokenType.question) {
    return ['|| true ?', '&& false ?'].map((to) => ({ start: word.start, end: word.end, from: '?', to }))
  }
  return []
}

/** One link of a chain left out: `names.map(trim).sort()` without `.sort()`. What Object and Math give is no chain. */
function linkChanges(words: readonly Word[], index: number): readonly Change[] {
  const [before, dot, name, open] = words.slice(Math.max(0, index - 1), index + 3)
  if (dot?.type !== TokenType.dot || open?.type !== TokenType.parenL || /^[A-Z]/.test(before?.said ?? ''))
    return []
  const close = words[closing(words, index + 2)]
  return close === undefined ? [] : [{ start: dot.start, end: close.end, from: `.${name?.said}(…)`, to: '' }]
}

function closing(words: readonly Word[], open: number): number {
  let depth = 0
  for (let at = open; at < words.length; at++) {
    const type = words[at]?.type
    if (type === TokenType.parenL) depth++
    if (type === TokenType.parenR && --depth === 0) return at
  }
  return -1
}

/** `'./a.ts'` and `*` of imports and exports. */
function isModuleName(words: readonly Word[], index: number): boolean {
  const before = words[index - 1]?.said
  if (words[index]?.said === '*' && (before === 'export' || before === 'import')) return true
  return words[index]?.type === TokenType.string && (before === 'from' || before === 'import')
}

/** line:column, both from 1. */
function position(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `${lines.length}:${(lines.at(-1) ?? '').length + 1}`
}
