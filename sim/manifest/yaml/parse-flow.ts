/**
 * Flow collections: [a, b] and {a: 1, b: 2}, with JSON's look. Models go-yaml v2 (parserc.go), its oddities
 * included: `[a: 1]` is a list of one map, and in `[? : a]` the ":" is lost.
 */
import { peekToken, takeToken } from './next-token.ts'
import type { ListNode, MapNode, Node, Pair } from './node.ts'
import type { Properties } from './parse-properties.ts'
import { anchored, emptyNode, failParser, type NodeStyle, type Parser, parseNode } from './parser.ts'
import type { Token, TokenKind } from './token.ts'

const flow: NodeStyle = { block: false, indentless: false }

export function parseFlowList(parser: Parser, properties: Properties): ListNode | undefined {
  const items: Node[] = []
  const { start, end, tag } = properties
  const list = anchored(parser, properties, {
    kind: 'list',
    start,
    end,
    tag,
    items,
    dashes: [],
  } satisfies ListNode)
  takeToken(parser.scanner)
  for (;;) {
    const next = nextEntry(parser, 'list-close', items.length === 0, start)
    if (next === undefined) return undefined
    if (next.kind === 'list-close') return closeFlowList(parser, list, next)
    const value = next.kind === 'key' ? parseSinglePair(parser, next) : parseNode(parser, flow)
    if (value === undefined) return undefined
    items.push(value)
  }
}

function closeFlowList(parser: Parser, list: ListNode & { end: number }, closing: Token): ListNode {
  takeToken(parser.scanner)
  list.end = closing.end
  return list
}

/** The token that begins the next entry, or closes the collection; a comma before it has been taken. */
function nextEntry(
  parser: Parser,
  closing: 'list-close' | 'map-close',
  first: boolean,
  since: number,
): Token | undefined {
  const next = peekToken(parser.scanner)
  if (next === undefined || next.kind === closing || first) return next
  if (next.kind === 'comma') {
    takeToken(parser.scanner)
    return peekToken(parser.scanner)
  }
  return closing === 'list-close'
    ? failParser(
        parser,
        next.start,
        "did not find expected ',' or ']'",
        since,
        'while parsing a flow sequence',
      )
    : failParser(
        parser,
        next.start,
        "did not find expected ',' or '}'",
        since,
        'while parsing a flow mapping',
      )
}

/** `a: 1` inside a list: a map of one pair. */
function parseSinglePair(parser: Parser, mark: Token): MapNode | undefined {
  takeToken(parser.scanner)
  const key = parseSingleKey(parser)
  const value = key === undefined ? undefined : parseFlowValue(parser, endsListEntry)
  if (key === undefined || value === undefined) return undefined
  return { kind: 'map', start: mark.start, end: value.end, tag: '', pairs: [{ key, value }] }
}

function parseSingleKey(parser: Parser): Node | undefined {
  const next = peekToken(parser.scanner)
  if (next === undefined) return undefined
  if (next.kind !== 'value' && !endsListEntry(next.kind)) return parseNode(parser, flow)
  takeToken(parser.scanner)
  return emptyNode(parser, next.end)
}

function endsListEntry(kind: TokenKind): boolean {
  return kind === 'comma' || kind === 'list-close'
}

function endsMapEntry(kind: TokenKind): boolean {
  return kind === 'comma' || kind === 'map-close'
}

export function parseFlowMap(parser: Parser, properties: Properties): MapNode | undefined {
  const pairs: Pair[] = []
  const { start, end, tag } = properties
  const map = anchored(parser, properties, { kind: 'map', start, end, tag, pairs } satisfies MapNode)
  takeToken(parser.scanner)
  for (;;) {
    const next = nextEntry(parser, 'map-close', pairs.length === 0, start)
    if (next === undefined) return undefined
    if (next.kind === 'map-close') {
      takeToken(parser.scanner)
      map.end = next.end
      return map
    }
    const pair = next.kind === 'key' ? parsePair(parser) : parseLoneKey(parser)
    if (pair === undefined) return undefined
    pairs.push(pair)
  }
}

function parsePair(parser: Parser): Pair | undefined {
  takeToken(parser.scanner)
  const next = peekToken(parser.scanner)
  if (next === undefined) return undefined
  const isEmpty = next.kind === 'value' || endsMapEntry(next.kind)
  const key = isEmpty ? emptyNode(parser, next.start) : parseNode(parser, flow)
  const value = key === undefined ? undefined : parseFlowValue(parser, endsMapEntry)
  return key === undefined || value === undefined ? undefined : { key, value }
}

/** `{a, b: 1}`: a key without a ":" has no value. */
function parseLoneKey(parser: Parser): Pair | undefined {
  const key = parseNode(parser, flow)
  const next = key === undefined ? undefined : peekToken(parser.scanner)
  return key === undefined || next === undefined ? undefined : { key, value: emptyNode(parser, next.start) }
}

function parseFlowValue(parser: Parser, ends: (kind: TokenKind) => boolean): Node | undefined {
  let next = peekToken(parser.scanner)
  if (next?.kind === 'value') {
    takeToken(parser.scanner)
    next = peekToken(parser.scanner)
    if (next !== undefined && !ends(next.kind)) return parseNode(parser, flow)
  }
  return next === undefined ? undefined : emptyNode(parser, next.start)
}
