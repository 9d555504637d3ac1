/**
 * The scanner's state: where it is, how deep, and which words may still turn out to be keys.
 * Models go-yaml v2 (scannerc.go: marks, simple keys, indentation). Tokens are kept, never moved, so that a
 * word found to be a key can still get its key token in front.
 *
 * The first problem is final: from then on nothing is read.
 */
import { afterBreak, isGap } from './characters.ts'
import type { Problem } from './problem.ts'
import { type PossibleKey, type Token, type TokenKind, token } from './token.ts'

export interface Scanner {
  /** One document's text, closed by END. */
  readonly text: string
  readonly hasAstral: boolean
  position: number
  lineStart: number
  /** Code points before the current line, and up to `countedTo`. */
  lineStartCharacters: number
  counted: number
  countedTo: number
  /** How many [ and { are open. */
  flowDepth: number
  /** The column of the innermost block collection, -1 outside of any. */
  indent: number
  readonly indents: number[]
  /** May a key begin here? After a line break, "-", "?", "," it may; after a scalar it may not. */
  keyAllowed: boolean
  /** One for each open [ or {, and one for block style. */
  readonly possibleKeys: PossibleKey[]
  readonly tokens: Token[]
  /** How many tokens the parser has taken. */
  taken: number
  problem: Problem | undefined
}

const byteOrderMark = 0xfeff

export function startScanner(text: string): Scanner {
  const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0
  return {
    text,
    hasAstral: /[\ud800-\udbff]/.test(text),
    position: start,
    lineStart: start,
    lineStartCharacters: start,
    counted: start,
    countedTo: start,
    flowDepth: 0,
    indent: -1,
    indents: [],
    keyAllowed: true,
    possibleKeys: [noKey(0)],
    tokens: [],
    taken: 0,
    problem: undefined,
  }
}

/** The character at the position, or behind it. */
export function peekCode(scanner: Scanner, ahead = 0): number {
  return scanner.text.charCodeAt(scanner.position + ahead)
}

/** Characters before the position, as code points: the unit in which go-yaml counts. */
function charactersBefore(scanner: Scanner): number {
  if (!scanner.hasAstral) return scanner.position
  for (; scanner.countedTo < scanner.position; scanner.countedTo += 1) {
    const code = scanner.text.charCodeAt(scanner.countedTo)
    if (code < 0xdc00 || code > 0xdfff) scanner.counted += 1
  }
  return scanner.counted
}

export function column(scanner: Scanner): number {
  return charactersBefore(scanner) - scanner.lineStartCharacters
}

/** `---` or `...` at the start of a line, followed by a gap. */
export function isDocumentMark(scanner: Scanner): boolean {
  const code = peekCode(scanner)
  return (
    (code === 0x2d || code === 0x2e) &&
    peekCode(scanner, 1) === code &&
    peekCode(scanner, 2) === code &&
    isGap(peekCode(scanner, 3))
  )
}

/** Steps over the line break at the position. */
export function takeBreak(scanner: Scanner): void {
  scanner.position = afterBreak(scanner.text, scanner.position)
  scanner.lineStart = scanner.position
  scanner.lineStartCharacters = charactersBefore(scanner)
}

/** Stops the scanner for good; `since` is where the construct began that it was reading. */
export function failScanner(scanner: Scanner, reading: string, since: number, says: string): undefined {
  scanner.problem ??= { stage: 'scanner', says, reading, at: scanner.position, since }
}

export function push(scanner: Scanner, word: Token, key?: PossibleKey): void {
  word.possibleKey = key
  scanner.tokens.push(word)
}

/** Takes `length` characters as a token of their own. */
export function pushIndicator(scanner: Scanner, kind: TokenKind, length: number, key?: PossibleKey): void {
  const start = scanner.position
  scanner.position += length
  push(scanner, token(kind, start, scanner.position), key)
}

/** Puts a token in front of an earlier one, or last where that one has been taken already. */
function insert(scanner: Scanner, index: number, word: Token): void {
  if (index < scanner.taken) push(scanner, word)
  else scanner.tokens.splice(index, 0, word)
}

/** Remembers that the next token may be a key, where a key may stand. */
export function notePossibleKey(scanner: Scanner): PossibleKey | undefined {
  if (!scanner.keyAllowed) return undefined
  dropPossibleKey(scanner)
  const at = column(scanner)
  const key: PossibleKey = {
    possible: true,
    required: scanner.flowDepth === 0 && scanner.indent === at,
    index: scanner.tokens.length,
    start: scanner.position,
    lineStart: scanner.lineStart,
    column: at,
    characters: charactersBefore(scanner),
  }
  scanner.possibleKeys[scanner.possibleKeys.length - 1] = key
  return key
}

/** Gives up a possible key; in block style, where a key had to stand, that is a problem. */
export function dropPossibleKey(scanner: Scanner): void {
  const key = innermostKey(scanner)
  if (key?.possible) giveUp(scanner, key)
}

/** True while a ":" here would still make it a key: on its line, within 1,024 characters. */
export function isStillPossible(scanner: Scanner, key: PossibleKey): boolean {
  if (!key.possible) return false
  if (key.lineStart === scanner.lineStart && charactersBefore(scanner) <= key.characters + 1024) return true
  giveUp(scanner, key)
  return false
}

function giveUp(scanner: Scanner, key: PossibleKey): void {
  if (key.required)
    failScanner(scanner, 'while scanning a simple key', key.start, "could not find expected ':'")
  key.possible = false
}

export function innermostKey(scanner: Scanner): PossibleKey | undefined {
  return scanner.possibleKeys[scanner.possibleKeys.length - 1]
}

function noKey(index: number): PossibleKey {
  return { possible: false, required: false, index, start: 0, lineStart: 0, column: 0, characters: 0 }
}

/** The ":" has come: puts the key token in front of the key, and opens a block map if it is the first. */
export function confirmKey(scanner: Scanner, key: PossibleKey): void {
  insert(scanner, key.index, token('key', key.start, key.start))
  openBlock(scanner, key.column, 'block-map-start', key.start, key.index)
  key.possible = false
  scanner.keyAllowed = false
}

export function openFlow(scanner: Scanner): void {
  scanner.possibleKeys.push(noKey(scanner.tokens.length))
  scanner.flowDepth += 1
}

export function closeFlow(scanner: Scanner): void {
  if (scanner.flowDepth === 0) return
  scanner.flowDepth -= 1
  const inner = scanner.possibleKeys.pop()
  // go-yaml forgets here that an empty [] or {} may be a key, and so refuses `[]: x` where it stands first.
  const word = inner === undefined ? undefined : scanner.tokens[inner.index]
  if (word !== undefined) word.possibleKey = undefined
}

/** Opens a block collection when the column lies deeper than all before. */
export function openBlock(
  scanner: Scanner,
  at: number,
  kind: 'block-list-start' | 'block-map-start',
  offset: number,
  index: number = scanner.tokens.length,
): void {
  if (scanner.flowDepth > 0 || scanner.indent >= at) return
  scanner.indents.push(scanner.indent)
  scanner.indent = at
  insert(scanner, index, token(kind, offset, offset))
}

/** Closes every block collection that lies deeper than the column. */
export function closeBlocks(scanner: Scanner, at: number): void {
  if (scanner.flowDepth > 0) return
  while (scanner.indent > at) {
    push(scanner, token('block-end', scanner.position, scanner.position))
    scanner.indent = scanner.indents.pop() ?? -1
  }
}
