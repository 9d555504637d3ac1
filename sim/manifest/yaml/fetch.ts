/**
 * Taking one token of each kind: what it closes, opens and allows to follow. Models go-yaml v2 (scannerc.go,
 * the fetch functions).
 */
import { scanBlockScalar } from './scan-block.ts'
import { scanDirective } from './scan-directive.ts'
import { scanPlain } from './scan-plain.ts'
import { scanAnchor, scanTag } from './scan-properties.ts'
import { scanQuoted } from './scan-quoted.ts'
import {
  closeBlocks,
  closeFlow,
  column,
  confirmKey,
  dropPossibleKey,
  failScanner,
  innermostKey,
  isStillPossible,
  notePossibleKey,
  openBlock,
  openFlow,
  peekCode,
  push,
  pushIndicator,
  type Scanner,
} from './scanner.ts'
import { type Token, type TokenKind, token } from './token.ts'

export type Fetch = (scanner: Scanner) => void

export const fetchListOpen: Fetch = (scanner) => fetchOpen(scanner, 'list-open')
export const fetchMapOpen: Fetch = (scanner) => fetchOpen(scanner, 'map-open')
export const fetchListClose: Fetch = (scanner) => fetchClose(scanner, 'list-close')
export const fetchMapClose: Fetch = (scanner) => fetchClose(scanner, 'map-close')
export const fetchPlain: Fetch = (scanner) => fetchWord(scanner, scanPlain)
export const fetchSingleQuoted: Fetch = (scanner) => fetchWord(scanner, (state) => scanQuoted(state, true))
export const fetchDoubleQuoted: Fetch = (scanner) => fetchWord(scanner, (state) => scanQuoted(state, false))
export const fetchAlias: Fetch = (scanner) => fetchWord(scanner, (state) => scanAnchor(state, 'alias'))
export const fetchAnchor: Fetch = (scanner) => fetchWord(scanner, (state) => scanAnchor(state, 'anchor'))
export const fetchTag: Fetch = (scanner) => fetchWord(scanner, scanTag)

export function endText(scanner: Scanner): void {
  closeAll(scanner)
  push(scanner, token('text-end', scanner.position, scanner.position))
}

export function fetchDirective(scanner: Scanner): void {
  closeAll(scanner)
  scanDirective(scanner)
}

export function fetchDocumentMark(scanner: Scanner): void {
  closeAll(scanner)
  pushIndicator(scanner, peekCode(scanner) === 0x2d ? 'document-start' : 'document-end', 3)
}

/** At the margin of the text no collection goes on. */
function closeAll(scanner: Scanner): void {
  closeBlocks(scanner, -1)
  dropPossibleKey(scanner)
  scanner.keyAllowed = false
}

export function refuseCharacter(scanner: Scanner): void {
  const reading = 'while scanning for the next token'
  failScanner(scanner, reading, scanner.position, 'found character that cannot start any token')
}

function fetchOpen(scanner: Scanner, kind: TokenKind): void {
  const key = notePossibleKey(scanner)
  openFlow(scanner)
  scanner.keyAllowed = true
  pushIndicator(scanner, kind, 1, key)
}

function fetchClose(scanner: Scanner, kind: TokenKind): void {
  dropPossibleKey(scanner)
  closeFlow(scanner)
  scanner.keyAllowed = false
  pushIndicator(scanner, kind, 1)
}

export function fetchComma(scanner: Scanner): void {
  dropPossibleKey(scanner)
  scanner.keyAllowed = true
  pushIndicator(scanner, 'comma', 1)
}

/** `- `: in flow style the parser refuses it, because it can say what it was reading. */
export function fetchEntry(scanner: Scanner): void {
  if (!openBlockHere(scanner, 'block-list-start', 'block sequence entries')) return
  dropPossibleKey(scanner)
  scanner.keyAllowed = true
  pushIndicator(scanner, 'entry', 1)
}

/** `? `, which begins a key that need not be simple. */
export function fetchKey(scanner: Scanner): void {
  if (!openBlockHere(scanner, 'block-map-start', 'mapping keys')) return
  dropPossibleKey(scanner)
  scanner.keyAllowed = scanner.flowDepth === 0
  pushIndicator(scanner, 'key', 1)
}

/** `:`, behind a key on the same line, behind a "?" key, or where it cannot be. */
export function fetchValue(scanner: Scanner): void {
  const key = innermostKey(scanner)
  if (key !== undefined && isStillPossible(scanner, key)) confirmKey(scanner, key)
  else {
    if (scanner.problem !== undefined || !openBlockHere(scanner, 'block-map-start', 'mapping values')) return
    scanner.keyAllowed = scanner.flowDepth === 0
  }
  pushIndicator(scanner, 'value', 1)
}

/** In block style opens a collection at the position, unless none may begin there. */
function openBlockHere(
  scanner: Scanner,
  kind: 'block-list-start' | 'block-map-start',
  what: string,
): boolean {
  if (scanner.flowDepth > 0) return true
  if (!scanner.keyAllowed) {
    failScanner(scanner, '', scanner.position, `${what} are not allowed in this context`)
    return false
  }
  openBlock(scanner, column(scanner), kind, scanner.position)
  return true
}

/** A scalar, alias, anchor or tag: it may be a key, and no key may follow it on its line. */
function fetchWord(scanner: Scanner, scan: (scanner: Scanner) => Token | undefined): void {
  const key = notePossibleKey(scanner)
  if (scanner.problem !== undefined) return
  scanner.keyAllowed = false
  const word = scan(scanner)
  if (word !== undefined) push(scanner, word, key)
}

/** Behind the text of a block scalar a key may follow at once. */
export function fetchBlockScalar(scanner: Scanner): void {
  dropPossibleKey(scanner)
  scanner.keyAllowed = true
  const word = scanBlockScalar(scanner, peekCode(scanner) === 0x7c)
  if (word !== undefined) push(scanner, word)
}
