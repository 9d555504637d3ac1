/**
 * Block scalars: text under a "|" (lines kept) or ">" (lines folded). Models go-yaml v2 (scan_block_scalar).
 *
 * The first line with text sets the margin, unless the header names one (`|2`); `-` drops the last line
 * break, `+` keeps all of them. A tab where the margin's spaces belong is refused.
 */
import { breakText, isBlank, isBreak, isBreakOrEnd, isDigit, SPACE, TAB } from './characters.ts'
import { column, failScanner, peekCode, type Scanner, takeBreak } from './scanner.ts'
import { scalarToken, type Token } from './token.ts'

export function scanBlockScalar(scanner: Scanner, literal: boolean): Token | undefined {
  const start = scanner.position
  const header = scanHeader(scanner, start)
  if (header === undefined) return undefined
  const named = header.increment === 0 ? 0 : Math.max(scanner.indent, 0) + header.increment
  const first = scanEmptyLines(scanner, named, start)
  if (first === undefined) return undefined

  let { breaks, end } = first
  let text = ''
  let lineEnd = ''
  let indentedBefore = false
  while (column(scanner) === first.margin && peekCode(scanner) !== 0) {
    const indented = isBlank(peekCode(scanner))
    const folds = !literal && !indentedBefore && !indented && lineEnd === '\n'
    text += folds ? (breaks === '' ? ' ' : '') : lineEnd
    text += breaks + takeLine(scanner)
    indentedBefore = indented
    lineEnd = takeLineEnd(scanner)
    const rest = scanEmptyLines(scanner, first.margin, start)
    if (rest === undefined) return undefined
    breaks = rest.breaks
    end = rest.end
  }
  if (header.chomping !== '-') text += lineEnd
  if (header.chomping === '+') text += breaks
  return scalarToken(start, end, text, literal ? 'literal' : 'folded')
}

interface Header {
  readonly chomping: '' | '-' | '+'
  /** How far the text is indented, 0 when its first line decides. */
  readonly increment: number
}

function scanHeader(scanner: Scanner, start: number): Header | undefined {
  scanner.position += 1
  let chomping = scanChomping(scanner)
  let increment = 0
  if (isDigit(peekCode(scanner))) {
    increment = peekCode(scanner) - 0x30
    if (increment === 0) return fail(scanner, start, 'found an indentation indicator equal to 0')
    scanner.position += 1
    if (chomping === '') chomping = scanChomping(scanner)
  }
  while (isBlank(peekCode(scanner))) scanner.position += 1
  if (peekCode(scanner) === 0x23) takeLine(scanner)
  if (!isBreakOrEnd(peekCode(scanner)))
    return fail(scanner, start, 'did not find expected comment or line break')
  if (isBreak(peekCode(scanner))) takeBreak(scanner)
  return { chomping, increment }
}

function scanChomping(scanner: Scanner): Header['chomping'] {
  const sign = scanner.text.charAt(scanner.position)
  if (sign !== '+' && sign !== '-') return ''
  scanner.position += 1
  return sign
}

interface EmptyLines {
  readonly breaks: string
  readonly margin: number
  readonly end: number
}

/** Skips the margin and lines without text; finds the margin when it is not known yet (0). */
function scanEmptyLines(scanner: Scanner, margin: number, start: number): EmptyLines | undefined {
  let breaks = ''
  let widest = 0
  let end = scanner.position
  for (;;) {
    while ((margin === 0 || column(scanner) < margin) && peekCode(scanner) === SPACE) scanner.position += 1
    widest = Math.max(widest, column(scanner))
    if ((margin === 0 || column(scanner) < margin) && peekCode(scanner) === TAB) {
      return fail(scanner, start, 'found a tab character where an indentation space is expected')
    }
    if (!isBreak(peekCode(scanner))) break
    breaks += breakText(scanner.text, scanner.position)
    takeBreak(scanner)
    end = scanner.position
  }
  return { breaks, margin: margin === 0 ? Math.max(widest, scanner.indent + 1, 1) : margin, end }
}

function takeLine(scanner: Scanner): string {
  const from = scanner.position
  while (!isBreakOrEnd(peekCode(scanner))) scanner.position += 1
  return scanner.text.slice(from, scanner.position)
}

function takeLineEnd(scanner: Scanner): string {
  if (!isBreak(peekCode(scanner))) return ''
  const text = breakText(scanner.text, scanner.position)
  takeBreak(scanner)
  return text
}

function fail(scanner: Scanner, start: number, says: string): undefined {
  return failScanner(scanner, 'while scanning a block scalar', start, says)
}
