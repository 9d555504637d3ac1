/**
 * Which words does a program get for a word of a script? Braces, ~, $name, $(command), $((1+1)) are put in; what came
 * from an unquoted expansion is split at blanks; * and ? become the names of files, if any match.
 *
 * Source: POSIX Shell Command Language, 2.6 Word Expansions; bash for braces.
 * Long because expansions stand in expansions: the functions call each other in circles.
 */
import { reckon } from './arithmetic.ts'
import { patternToRegExp, quotePattern } from './pattern.ts'
import { absolutePath, type ShellState } from './surroundings.ts'
import type { Script, Word, WordPart } from './syntax.ts'

/** What expanding a word may ask for and change. */
export interface Expander {
  state: ShellState
  /** The output of a script without line feeds at its end. */
  readonly outputOf: (script: Script) => string
  readonly list: (folder: string) => readonly string[]
  readonly complain: (text: string) => void
  /** A text became longer than `mostText`: nothing more of this line is run. */
  readonly overflow: () => void
  /** Counts characters: a line has only so many to put together. */
  readonly spend: (characters: number) => void
}

interface Field {
  text: string
  /** The same with quoted characters escaped; a pattern, if it holds an unquoted * or ?. */
  pattern: string
  isPattern: boolean
}

/** The words that come of these, in order; an unquoted empty expansion comes to none. */
export function expandWords(words: readonly Word[], expander: Expander): string[] {
  const expanded: string[] = []
  for (const word of words.flatMap(expandBraces)) {
    for (const field of fieldsOf(word, expander)) expanded.push(...filesFor(field, expander))
    if (expanded.length > mostExpanded) {
      expander.overflow()
      break
    }
  }
  return expanded
}

const mostExpanded = 200_000

/** A text that doubles in a loop would fill any memory. */
export const mostText = 1_000_000

/** As one text, unsplit: the value of an assignment, a file's name, a here-document. */
export function expandText(word: Word, expander: Expander): string {
  let text = ''
  for (const [index, part] of word.entries())
    text = joined(text, textOf(part, index === 0, expander), expander)
  return text
}

function joined(text: string, more: string, { overflow, spend }: Expander): string {
  spend(more.length)
  if (text.length + more.length <= mostText) return text + more
  overflow()
  return ''
}

/** As a pattern, in which quoted characters stand for themselves. */
export function expandPattern(word: Word, expander: Expander): string {
  return word
    .map((part, index) => {
      const text = textOf(part, index === 0, expander)
      return part.quoted ? quotePattern(text) : text
    })
    .join('')
}

function textOf(part: WordPart, isFirst: boolean, expander: Expander): string {
  if (part.is === 'text') return !part.quoted && isFirst ? withHome(part.text, expander) : part.text
  return expansionOf(part, expander)
}

function fieldsOf(word: Word, expander: Expander): readonly Field[] {
  const fields: Field[] = []
  let current: Field | undefined
  const append = (text: string, quoted: boolean): void => {
    current ??= { text: '', pattern: '', isPattern: false }
    current.text = joined(current.text, text, expander)
    current.pattern = joined(current.pattern, quoted ? quotePattern(text) : text, expander)
    current.isPattern ||= !quoted && /[*?[]/.test(text)
  }
  const end = (): void => {
    if (current !== undefined) fields.push(current)
    current = undefined
  }
  for (const [index, part] of word.entries()) {
    if (part.is === 'text') append(textOf(part, index === 0, expander), part.quoted)
    else if (part.is === 'variable' && part.name === '@' && part.quoted && part.operator === '') {
      for (const [position, argument] of expander.state.positional.entries()) {
        if (position > 0) end()
        append(argument, true)
      }
    } else if (part.quoted) append(expansionOf(part, expander), true)
    else {
      const pieces = expansionOf(part, expander).split(/[ \t\n]+/)
      if (fields.length + pieces.length > mostExpanded) {
        expander.overflow()
        return []
      }
      for (const [position, piece] of pieces.entries()) {
        if (position > 0) end()
        if (piece !== '') append(piece, false)
      }
    }
  }
  end()
  return fields
}

function withHome(text: string, { state }: Expander): string {
  return /^~(?=\/|$)/.test(text) ? `${state.variables.HOME ?? '~'}${text.slice(1)}` : text
}

function expansionOf(part: Exclude<WordPart, { readonly is: 'text' }>, expander: Expander): string {
  switch (part.is) {
    case 'command':
      return expander.outputOf(part.script)
    case 'arithmetic': {
      const expression = expandText(part.expression, expander)
      const { value, set, problem } = reckon(expression, expander.state.variables)
      if (problem !== undefined) expander.complain(`${expression}: ${problem}`)
      const values = Object.fromEntries(Object.entries(set).map(([name, number]) => [name, String(number)]))
      expander.state = { ...expander.state, variables: { ...expander.state.variables, ...values } }
      return problem === undefined ? String(value) : ''
    }
    case 'variable':
      return variableValue(part, expander)
  }
}

function variableValue(
  { name, operator, word }: Extract<WordPart, { readonly is: 'variable' }>,
  expander: Expander,
): string {
  const value = namedValue(name, expander.state)
  const isMissing = value === undefined || (operator.startsWith(':') && value === '')
  switch (operator.replace(':', '')) {
    case 'length':
      return String([...(value ?? '')].length)
    case '-':
      return isMissing ? expandText(word, expander) : value
    case '+':
      return isMissing ? '' : expandText(word, expander)
    case '=': {
      if (!isMissing) return value
      const given = expandText(word, expander)
      expander.state = { ...expander.state, variables: { ...expander.state.variables, [name]: given } }
      return given
    }
    case '?':
      if (isMissing)
        expander.complain(`${name}: ${expandText(word, expander) || 'parameter null or not set'}`)
      return value ?? ''
    case '':
      return value ?? ''
    default:
      return trimmed(value ?? '', operator, expandPattern(word, expander))
  }
}

/** # and % cut what matches off the front and the back, doubled as much as possible; / puts something in its place. */
function trimmed(value: string, operator: string, pattern: string): string {
  if (operator.startsWith('/')) {
    const [from = '', to = ''] = pattern.split(/(?<!\\)\/(.*)/s)
    const found = patternToRegExp(from, 'none')
    return operator === '//'
      ? value.replace(new RegExp(found.source.replaceAll('*', '*?'), 'gu'), () => to)
      : value.replace(found, () => to)
  }
  const matcher = patternToRegExp(pattern)
  const lengths = Array.from({ length: value.length + 1 }, (_, length) => length)
  if (operator.length === 2) lengths.reverse()
  for (const length of lengths) {
    const rest = value.length - length
    if (operator.startsWith('#') && matcher.test(value.slice(0, length))) return value.slice(length)
    if (operator.startsWith('%') && matcher.test(value.slice(rest))) return value.slice(0, rest)
  }
  return value
}

function namedValue(name: string, state: ShellState): string | undefined {
  switch (name) {
    case '?':
      return String(state.lastExitCode)
    case '$':
      return '1'
    case '!':
    case '-':
      return ''
    case '#':
      return String(state.positional.length)
    case '@':
    case '*':
      return state.positional.join(' ')
    case '0':
      return state.name
    default:
      if (/^[1-9]$/.test(name)) return state.positional[Number(name) - 1]
      return Object.hasOwn(state.variables, name) ? state.variables[name] : undefined
  }
}

/** Files whose names match, in order; the word itself where none does. */
function filesFor(field: Field, { state, list }: Expander): readonly string[] {
  if (!field.isPattern) return [field.text]
  const at = field.pattern.lastIndexOf('/')
  const folder = field.pattern.slice(0, at + 1)
  if (/(?<!\\)[*?[]/.test(folder)) return [field.text]
  const matcher = patternToRegExp(field.pattern.slice(at + 1))
  const showsHidden = field.pattern[at + 1] === '.'
  const names = list(absolutePath(folder.replaceAll('\\', '') || '.', state.folder))
  const found = names.filter((name) => (showsHidden || !name.startsWith('.')) && matcher.test(name))
  return found.length === 0 ? [field.text] : found.map((name) => folder.replaceAll('\\', '') + name).sort()
}

/** Nobody types more words than this. */
const mostWords = 10_000

/** {1..3} and {a,b} in unquoted text: one word for each. */
function expandBraces(word: Word): readonly Word[] {
  const at = word.findIndex(
    (part) => part.is === 'text' && !part.quoted && /\{[^{}]*(?:,|\.\.)[^{}]*\}/.test(part.text),
  )
  const part = word[at]
  if (part?.is !== 'text') return [word]
  const [whole = '', front = '', inside = '', back = ''] = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(part.text) ?? []
  const choices = whole === '' ? undefined : choicesIn(inside)
  if (choices === undefined) return [word]
  const words: Word[] = []
  for (const choice of choices) {
    if (words.length >= mostWords) break
    words.push(
      ...expandBraces([
        ...word.slice(0, at),
        { ...part, text: front + choice + back },
        ...word.slice(at + 1),
      ]),
    )
  }
  return words
}

function choicesIn(text: string): readonly string[] | undefined {
  const [, first, last] = /^(-?\d{1,6})\.\.(-?\d{1,6})$/.exec(text) ?? []
  if (first === undefined || last === undefined) return text.includes(',') ? text.split(',') : undefined
  const step = Number(first) <= Number(last) ? 1 : -1
  const count = Math.min(Math.abs(Number(last) - Number(first)) + 1, 10_000)
  return Array.from({ length: count }, (_, index) => String(Number(first) + index * step))
}
