/**
 * Plain scalars: words without quotes, over one line or several. Models go-yaml v2 (scan_plain_scalar).
 *
 * `http://web` is one word, because only a ":" before a gap ends it; `a #b` ends before the comment.
 * Lines are joined by a space; an empty line between them stays as a line break.
 */
import { breakText, isBlank, isBreak, isGap, TAB } from './characters.ts'
import { column, failScanner, isDocumentMark, peekCode, type Scanner, takeBreak } from './scanner.ts'
import { scalarToken, type Token } from './token.ts'

export function scanPlain(scanner: Scanner): Token | undefined {
  const start = scanner.position
  const margin = scanner.indent + 1
  let text = ''
  let end = start
  let joint = ''
  let freshLine = false
  for (;;) {
    if (column(scanner) === 0 && isDocumentMark(scanner)) break
    if (peekCode(scanner) === 0x23) break
    const from = scanner.position
    const to = endOfPlainRun(scanner)
    if (to > from) {
      text += joint + scanner.text.slice(from, to)
      freshLine = false
      scanner.position = to
      end = to
    }
    const next = peekCode(scanner)
    if (!isBlank(next) && !isBreak(next)) break
    const gap = scanGap(scanner, start, margin)
    if (gap === undefined) return undefined
    joint = gap.joint
    freshLine = gap.freshLine
    if (scanner.flowDepth === 0 && column(scanner) < margin) break
  }
  // After a line break a key may follow, although the scalar began where it stood.
  if (freshLine) scanner.keyAllowed = true
  return scalarToken(start, end, text, 'plain')
}

/** The offset of the first character that ends a run of plain characters. */
function endOfPlainRun(scanner: Scanner): number {
  const { text } = scanner
  const inFlow = scanner.flowDepth > 0
  let at = scanner.position
  for (; ; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0x7d ? isGap(code) : code <= 0x20 && isGap(code)) return at
    if (code === 0x3a && isGap(text.charCodeAt(at + 1))) return at
    if (inFlow && endsPlainInFlow(code)) return at
  }
}

/** , ? [ ] { } */
function endsPlainInFlow(code: number): boolean {
  return code === 0x2c || code === 0x3f || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d
}

interface Gap {
  /** What stands between the words if another follows. */
  readonly joint: string
  readonly freshLine: boolean
}

function scanGap(scanner: Scanner, start: number, margin: number): Gap | undefined {
  let blanks = ''
  let folded: string | undefined
  for (let code = peekCode(scanner); isBlank(code) || isBreak(code); code = peekCode(scanner)) {
    if (isBreak(code)) {
      folded = foldBreak(folded, breakText(scanner.text, scanner.position))
      takeBreak(scanner)
      continue
    }
    if (folded !== undefined && code === TAB && column(scanner) < margin) {
      return failScanner(
        scanner,
        'while scanning a plain scalar',
        start,
        'found a tab character that violates indentation',
      )
    }
    if (folded === undefined) blanks += scanner.text.charAt(scanner.position)
    scanner.position += 1
  }
  return folded === undefined ? { joint: blanks, freshLine: false } : { joint: folded, freshLine: true }
}

/** A first break reads as a space; each further one as itself. A Unicode separator always stays. */
export function foldBreak(folded: string | undefined, text: string): string {
  if (folded === undefined) return text === '\n' ? ' ' : text
  return folded === ' ' ? text : folded + text
}
