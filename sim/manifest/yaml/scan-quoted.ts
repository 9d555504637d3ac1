/**
 * Scalars in single or double quotes. Models go-yaml v2 (scan_flow_scalar).
 *
 * 'it''s' is it's; "a\tb" holds a tab; over several lines, breaks fold as in a plain scalar, and a
 * backslash at the end of a line joins without a space. JSON's "\/" is not among the escapes.
 */
import { breakText, isBlank, isBreak, isBreakOrEnd, isHexDigit } from './characters.ts'
import { foldBreak } from './scan-plain.ts'
import { column, failScanner, isDocumentMark, peekCode, type Scanner, takeBreak } from './scanner.ts'
import { scalarToken, type Token } from './token.ts'

const apostrophe = 0x27
const quotationMark = 0x22
const backslash = 0x5c

export function scanQuoted(scanner: Scanner, single: boolean): Token | undefined {
  const start = scanner.position
  const quote = single ? apostrophe : quotationMark
  scanner.position += 1
  let text = ''
  for (;;) {
    if (column(scanner) === 0 && isDocumentMark(scanner))
      return fail(scanner, start, 'found unexpected document indicator')
    if (peekCode(scanner) === 0) return fail(scanner, start, 'found unexpected end of stream')
    const run = scanRun(scanner, start, single)
    if (run === undefined) return undefined
    text += run.text
    if (peekCode(scanner) === quote) break
    text += scanFold(scanner, run.joined)
  }
  scanner.position += 1
  return scalarToken(start, scanner.position, text, single ? 'single-quoted' : 'double-quoted')
}

interface Run {
  readonly text: string
  /** The run ended with a backslash before a line break. */
  readonly joined: boolean
}

/** Everything up to a blank, a break, the closing quote or the end. */
function scanRun(scanner: Scanner, start: number, single: boolean): Run | undefined {
  let text = ''
  let from = scanner.position
  for (;;) {
    const code = peekCode(scanner)
    const stop = isBlank(code) || isBreakOrEnd(code)
    const special = single ? code === apostrophe : code === quotationMark || code === backslash
    if (!stop && !special) {
      scanner.position += 1
      continue
    }
    text += scanner.text.slice(from, scanner.position)
    if (stop || code === quotationMark) return { text, joined: false }
    if (code === apostrophe) {
      if (peekCode(scanner, 1) !== apostrophe) return { text, joined: false }
      text += "'"
      scanner.position += 2
    } else if (isBreak(peekCode(scanner, 1))) {
      scanner.position += 1
      takeBreak(scanner)
      return { text, joined: true }
    } else {
      const escaped = scanEscape(scanner, start)
      if (escaped === undefined) return undefined
      text += escaped
    }
    from = scanner.position
  }
}

/** Blanks and breaks inside quotes: kept within a line, folded between lines. */
function scanFold(scanner: Scanner, joined: boolean): string {
  let blanks = ''
  let folded = joined ? '' : undefined
  for (let code = peekCode(scanner); isBlank(code) || isBreak(code); code = peekCode(scanner)) {
    if (isBreak(code)) {
      const text = breakText(scanner.text, scanner.position)
      folded = joined ? folded + text : foldBreak(folded, text)
      takeBreak(scanner)
    } else {
      if (folded === undefined) blanks += scanner.text.charAt(scanner.position)
      scanner.position += 1
    }
  }
  return folded ?? blanks
}

const escapes: ReadonlyMap<string, string> = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\x1b'],
  [' ', ' '],
  ['"', '"'],
  ["'", "'"],
  ['\\', '\\'],
  ['N', '\x85'],
  ['_', '\xa0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])

const escapeLengths: ReadonlyMap<string, number> = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

function scanEscape(scanner: Scanner, start: number): string | undefined {
  const letter = scanner.text.charAt(scanner.position + 1)
  const simple = escapes.get(letter)
  const length = escapeLengths.get(letter)
  if (simple === undefined && length === undefined)
    return failEscape(scanner, start, 'found unknown escape character')
  scanner.position += 2
  return length === undefined ? simple : scanCodePoint(scanner, start, length)
}

function scanCodePoint(scanner: Scanner, start: number, length: number): string | undefined {
  for (let index = 0; index < length; index += 1) {
    if (!isHexDigit(peekCode(scanner, index)))
      return failEscape(scanner, start, 'did not find expected hexdecimal number')
  }
  const value = Number.parseInt(scanner.text.slice(scanner.position, scanner.position + length), 16)
  if ((value >= 0xd800 && value <= 0xdfff) || value > 0x10ffff) {
    return failEscape(scanner, start, 'found invalid Unicode character escape code')
  }
  scanner.position += length
  return String.fromCodePoint(value)
}

function fail(scanner: Scanner, start: number, says: string): undefined {
  return failScanner(scanner, 'while scanning a quoted scalar', start, says)
}

function failEscape(scanner: Scanner, start: number, says: string): undefined {
  return failScanner(scanner, 'while parsing a quoted scalar', start, says)
}
