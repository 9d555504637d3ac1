/**
 * How is one word of a script read? Quotes hold it together, `$` and backquotes begin what stands for something else.
 *
 * Source: POSIX Shell Command Language, 2.2 Quoting, 2.6 Word Expansions.
 * Example: 'it'"'"'s '$name is one word of four parts.
 */
import { type Cursor, deepest, fail, failUnclosed } from './cursor.ts'
import type { Word, WordPart } from './syntax.ts'

const metacharacter = /[\s;&|<>()]/

export function readWord(cursor: Cursor): Word {
  return readParts(cursor, (character) => metacharacter.test(character))
}

/** Parts up to an unquoted character that ends them, or the end of the text. */
function readParts(cursor: Cursor, isEnd: (character: string) => boolean): Word {
  const parts: WordPart[] = []
  while (cursor.at < cursor.text.length) {
    const character = cursor.text[cursor.at] ?? ''
    if (isEnd(character)) break
    for (const part of readPart(cursor, character)) {
      const last = parts.at(-1)
      const isSame = last?.is === 'text' && part.is === 'text' && !last.quoted && !part.quoted
      if (isSame) parts[parts.length - 1] = { ...last, text: last.text + part.text }
      else parts.push(part)
    }
  }
  return parts
}

function readPart(cursor: Cursor, character: string): readonly WordPart[] {
  switch (character) {
    case "'":
      return [readSingle(cursor)]
    case '"':
      return readDouble(cursor)
    case '\\':
      return readEscape(cursor)
    case '$':
      return [readDollar(cursor, false)]
    case '`':
      return [readBackquoted(cursor, false)]
    default:
      return [readPlain(cursor)]
  }
}

function readPlain(cursor: Cursor): WordPart {
  const pattern = /[^\s;&|<>()'"\\$`}]+|[\s\S]/y
  pattern.lastIndex = cursor.at
  const [text = ''] = pattern.exec(cursor.text) ?? []
  cursor.at += text.length
  return { is: 'text', text, quoted: false }
}

function readSingle(cursor: Cursor): WordPart {
  const end = cursor.text.indexOf("'", cursor.at + 1)
  if (end < 0) failUnclosed(cursor, "'")
  const text = end < 0 ? '' : cursor.text.slice(cursor.at + 1, end)
  if (end >= 0) cursor.at = end + 1
  return { is: 'text', text, quoted: true }
}

function readEscape(cursor: Cursor): readonly WordPart[] {
  const escaped = cursor.text.slice(cursor.at + 1, cursor.at + 2)
  if (escaped === '') {
    fail(cursor, "unexpected EOF while looking for matching `\\'", true)
    return []
  }
  cursor.at += 2
  return escaped === '\n' ? [] : [{ is: 'text', text: escaped, quoted: true }]
}

/** An empty "" is a word too: it always leaves a part. */
function readDouble(cursor: Cursor): readonly WordPart[] {
  cursor.at++
  const parts = readQuoted(cursor, '"')
  if (cursor.problem === undefined) cursor.at++
  return parts.length === 0 ? [{ is: 'text', text: '', quoted: true }] : parts
}

/** As inside of double quotes, up to the closing one; undefined: to the end of the text, as in a here-document. */
function readQuoted(cursor: Cursor, closing: '"' | undefined): readonly WordPart[] {
  const parts: WordPart[] = []
  let text = ''
  const flush = (): void => {
    if (text !== '') parts.push({ is: 'text', text, quoted: true })
    text = ''
  }
  for (;;) {
    const character = cursor.text[cursor.at]
    if (character === undefined) {
      if (closing !== undefined) failUnclosed(cursor, closing)
      break
    }
    if (character === closing) break
    if (character === '\\') {
      const escaped = cursor.text[cursor.at + 1] ?? ''
      const isEscape = '$`\\\n'.includes(escaped) || escaped === closing
      text += escaped === '\n' ? '' : isEscape ? escaped : `\\${escaped}`
      cursor.at += 2
    } else if (character === '$' || character === '`') {
      flush()
      parts.push(character === '$' ? readDollar(cursor, true) : readBackquoted(cursor, true))
    } else {
      text += character
      cursor.at++
    }
  }
  flush()
  return parts
}

const nameOrSign = /[A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-]/y

function readDollar(cursor: Cursor, quoted: boolean): WordPart {
  const { text, at } = cursor
  if (text.startsWith('$((', at)) return readArithmetic(cursor, quoted)
  if (text.startsWith('$(', at)) return readSubstitution(cursor, quoted)
  if (text.startsWith('${', at)) return readBraced(cursor, quoted)
  if (!quoted && text.startsWith("$'", at)) return readAnsi(cursor)
  nameOrSign.lastIndex = at + 1
  const [name] = nameOrSign.exec(text) ?? []
  cursor.at += 1 + (name?.length ?? 0)
  if (name === undefined) return { is: 'text', text: '$', quoted: true }
  return { is: 'variable', name, operator: '', word: [], quoted }
}

function readSubstitution(cursor: Cursor, quoted: boolean): WordPart {
  cursor.at += 2
  if (++cursor.depth > deepest) fail(cursor, 'command substitution: too deep')
  const script = cursor.readScript(cursor)
  cursor.depth--
  if (cursor.problem === undefined) {
    if (cursor.text[cursor.at] === ')') cursor.at++
    else failUnclosed(cursor, ')')
  }
  return { is: 'command', script, quoted }
}

function readBackquoted(cursor: Cursor, quoted: boolean): WordPart {
  const pattern = /`((?:\\[\s\S]|[^\\`])*)`/y
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found === null) {
    failUnclosed(cursor, '`')
    return { is: 'text', text: '', quoted }
  }
  cursor.at += found[0].length
  const inside: Cursor = {
    text: (found[1] ?? '').replace(/\\([\\$`])/g, '$1'),
    at: 0,
    heres: [],
    readScript: cursor.readScript,
    depth: cursor.depth + 1,
  }
  const script = inside.depth > deepest ? [] : cursor.readScript(inside)
  if (inside.problem) fail(cursor, inside.problem.message)
  return { is: 'command', script, quoted }
}

/** $(( … )): what stands inside is read as in double quotes, and reckoned later. */
function readArithmetic(cursor: Cursor, quoted: boolean): WordPart {
  let open = 2
  let end = cursor.at + 3
  for (; end < cursor.text.length && open > 0; end++) {
    if (cursor.text[end] === '(') open++
    if (cursor.text[end] === ')') open--
  }
  if (open > 0) failUnclosed(cursor, ')')
  const expression = open > 0 ? [] : wordIn(cursor.text.slice(cursor.at + 3, end - 2), cursor)
  if (open === 0) cursor.at = end
  return { is: 'arithmetic', expression, quoted }
}

/** A text as inside of double quotes, as a word of its own. */
export function wordIn(text: string, around: Cursor): Word {
  const inside: Cursor = { text, at: 0, heres: [], readScript: around.readScript, depth: around.depth }
  const parts = readQuoted(inside, undefined)
  if (inside.problem) fail(around, inside.problem.message, inside.problem.unfinished)
  return parts
}

const expansion =
  /\$\{(?:(#)([A-Za-z_][A-Za-z0-9_]*|[0-9@*?])\}|([A-Za-z_][A-Za-z0-9_]*|[0-9@*#?$!-])(:?[-=+?]|##?|%%?|\/\/?)?)/y

function readBraced(cursor: Cursor, quoted: boolean): WordPart {
  expansion.lastIndex = cursor.at
  const found = expansion.exec(cursor.text)
  if (found === null) {
    const end = cursor.text.indexOf('}', cursor.at)
    if (end < 0) failUnclosed(cursor, '}')
    else fail(cursor, `${cursor.text.slice(cursor.at, end + 1)}: bad substitution`)
    return { is: 'text', text: '', quoted }
  }
  const [whole, length, counted = '', name = '', operator = ''] = found
  cursor.at += whole.length
  if (length) return { is: 'variable', name: counted, operator: 'length', word: [], quoted }
  const word = readParts(cursor, (character) => character === '}')
  if (cursor.at >= cursor.text.length) failUnclosed(cursor, '}')
  else cursor.at++
  if (operator === '' && word.length > 0) fail(cursor, `${whole}…: bad substitution`)
  return { is: 'variable', name, operator, word, quoted }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '0': '\0',
  e: '\u001b',
  a: '\u0007',
}

function readAnsi(cursor: Cursor): WordPart {
  const pattern = /\$'((?:\\[\s\S]|[^\\'])*)'/y
  pattern.lastIndex = cursor.at
  const found = pattern.exec(cursor.text)
  if (found === null) failUnclosed(cursor, "'")
  else cursor.at += found[0].length
  const text = (found?.[1] ?? '').replace(/\\([\s\S])/g, (_, sign: string) => escapes[sign] ?? sign)
  return { is: 'text', text, quoted: true }
}
