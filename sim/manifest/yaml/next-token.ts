/**
 * Which token comes next? The first character tells. Models go-yaml v2 (scannerc.go, fetch_next_token).
 *
 * `peekToken` scans no further than it must to know whether the next token begins a key.
 */
import { isBreak, isBreakOrEnd, isGap, SPACE, TAB } from './characters.ts'
import {
  endText,
  type Fetch,
  fetchAlias,
  fetchAnchor,
  fetchBlockScalar,
  fetchComma,
  fetchDirective,
  fetchDocumentMark,
  fetchDoubleQuoted,
  fetchEntry,
  fetchKey,
  fetchListClose,
  fetchListOpen,
  fetchMapClose,
  fetchMapOpen,
  fetchPlain,
  fetchSingleQuoted,
  fetchTag,
  fetchValue,
  refuseCharacter,
} from './fetch.ts'
import {
  closeBlocks,
  column,
  isDocumentMark,
  isStillPossible,
  peekCode,
  type Scanner,
  takeBreak,
} from './scanner.ts'
import type { Token } from './token.ts'

/** The next token, or undefined once there is a problem. After text-end there is none to ask for. */
export function peekToken(scanner: Scanner): Token | undefined {
  while (scanner.problem === undefined) {
    const next = scanner.tokens[scanner.taken]
    if (next !== undefined && !mayBecomeKey(scanner, next))
      return scanner.problem === undefined ? next : undefined
    fetchToken(scanner)
  }
  return undefined
}

export function takeToken(scanner: Scanner): void {
  scanner.taken += 1
}

function mayBecomeKey(scanner: Scanner, { possibleKey }: Token): boolean {
  return possibleKey !== undefined && isStillPossible(scanner, possibleKey)
}

function fetchToken(scanner: Scanner): void {
  skipToToken(scanner)
  const at = column(scanner)
  closeBlocks(scanner, at)
  const fetch = (at === 0 ? fetchAtMargin(scanner) : undefined) ?? fetchBy(scanner, peekCode(scanner))
  fetch(scanner)
}

/** Skips spaces, comments and line ends. A tab is skipped only where no key may begin. */
function skipToToken(scanner: Scanner): void {
  for (;;) {
    const tabToo = scanner.flowDepth > 0 || !scanner.keyAllowed
    let code = peekCode(scanner)
    while (code === SPACE || (tabToo && code === TAB)) {
      scanner.position += 1
      code = peekCode(scanner)
    }
    if (code === 0x23) {
      while (!isBreakOrEnd(peekCode(scanner))) scanner.position += 1
      code = peekCode(scanner)
    }
    if (!isBreak(code)) return
    takeBreak(scanner)
    if (scanner.flowDepth === 0) scanner.keyAllowed = true
  }
}

/** What has a meaning only where a line begins. */
function fetchAtMargin(scanner: Scanner): Fetch | undefined {
  if (peekCode(scanner) === 0x25) return fetchDirective
  return isDocumentMark(scanner) ? fetchDocumentMark : undefined
}

function fetchBy(scanner: Scanner, code: number): Fetch {
  const inFlow = scanner.flowDepth > 0
  switch (code) {
    case 0:
      return endText
    case 0x5b: // [
      return fetchListOpen
    case 0x5d: // ]
      return fetchListClose
    case 0x7b: // {
      return fetchMapOpen
    case 0x7d: // }
      return fetchMapClose
    case 0x2c: // ,
      return fetchComma
    case 0x2d: // -
      return isGap(peekCode(scanner, 1)) ? fetchEntry : fetchPlain
    case 0x3f: // ?
      return inFlow || isGap(peekCode(scanner, 1)) ? fetchKey : fetchPlain
    case 0x3a: // :
      return inFlow || isGap(peekCode(scanner, 1)) ? fetchValue : fetchPlain
    case 0x2a: // *
      return fetchAlias
    case 0x26: // &
      return fetchAnchor
    case 0x21: // !
      return fetchTag
    case 0x27: // '
      return fetchSingleQuoted
    case 0x22: // "
      return fetchDoubleQuoted
    case 0x7c: // |
    case 0x3e: // >
      return inFlow ? refuseCharacter : fetchBlockScalar
    case TAB:
    case 0x25: // %
    case 0x40: // @
    case 0x60: // `
      return refuseCharacter
    default:
      return fetchPlain
  }
}
