/**
 * Block collections: lists of "- " and maps of "key: value", nested by indentation. Models go-yaml v2
 * (parserc.go). A list may stand at its key's own indentation, as Kubernetes manifests are usually written.
 */
import { peekToken, takeToken } from './next-token.ts'
import type { ListNode, MapNode, Node, Pair } from './node.ts'
import type { Properties } from './parse-properties.ts'
import { anchored, emptyNode, failParser, type NodeStyle, type Parser, parseNode } from './parser.ts'
import type { Token, TokenKind } from './token.ts'

const item: NodeStyle = { block: true, indentless: false }
const keyOrValue: NodeStyle = { block: true, indentless: true }

export function parseBlockList(parser: Parser, properties: Properties): ListNode | undefined {
  const { list, items, dashes } = startList(parser, properties)
  takeToken(parser.scanner)
  for (;;) {
    const next = peekToken(parser.scanner)
    if (next === undefined) return undefined
    if (next.kind === 'block-end') break
    if (next.kind !== 'entry') {
      return failParser(
        parser,
        next.start,
        "did not find expected '-' indicator",
        list.start,
        'while parsing a block collection',
      )
    }
    const value = parseEntry(parser, next, endsListItem)
    if (value === undefined) return undefined
    dashes.push(next.start)
    items.push(value)
  }
  takeToken(parser.scanner)
  return close(list, items[items.length - 1])
}

export function parseIndentlessList(parser: Parser, properties: Properties): ListNode | undefined {
  const { list, items, dashes } = startList(parser, properties)
  for (;;) {
    const next = peekToken(parser.scanner)
    if (next === undefined) return undefined
    if (next.kind !== 'entry') return close(list, items[items.length - 1])
    const value = parseEntry(parser, next, endsIndentlessItem)
    if (value === undefined) return undefined
    dashes.push(next.start)
    items.push(value)
  }
}

function startList(
  parser: Parser,
  { start, tag, anchor, end }: Properties,
): { list: ListNode & { end: number }; items: Node[]; dashes: number[] } {
  const items: Node[] = []
  const dashes: number[] = []
  const list = anchored(parser, { start, end, tag, anchor }, {
    kind: 'list',
    start,
    end,
    tag,
    items,
    dashes,
  } satisfies ListNode)
  return { list, items, dashes }
}

/** What stands behind a "-": a value, or nothing. */
function parseEntry(parser: Parser, dash: Token, ends: (kind: TokenKind) => boolean): Node | undefined {
  takeToken(parser.scanner)
  const next = peekToken(parser.scanner)
  if (next === undefined) return undefined
  return ends(next.kind) ? emptyNode(parser, dash.end) : parseNode(parser, item)
}

function endsListItem(kind: TokenKind): boolean {
  return kind === 'entry' || kind === 'block-end'
}

function endsIndentlessItem(kind: TokenKind): boolean {
  return kind === 'entry' || endsMapPart(kind)
}

function endsMapPart(kind: TokenKind): boolean {
  return kind === 'key' || kind === 'value' || kind === 'block-end'
}

export function parseBlockMap(parser: Parser, properties: Properties): MapNode | undefined {
  const pairs: Pair[] = []
  const { start, tag } = properties
  const map = anchored(parser, properties, { kind: 'map', start, end: start, tag, pairs } satisfies MapNode)
  takeToken(parser.scanner)
  for (;;) {
    const next = peekToken(parser.scanner)
    if (next === undefined) return undefined
    if (next.kind === 'block-end') break
    if (next.kind !== 'key') {
      return failParser(
        parser,
        next.start,
        'did not find expected key',
        start,
        'while parsing a block mapping',
      )
    }
    const key = parsePart(parser, next)
    const value = key === undefined ? undefined : parseValue(parser)
    if (key === undefined || value === undefined) return undefined
    pairs.push({ key, value })
  }
  takeToken(parser.scanner)
  return close(map, pairs[pairs.length - 1]?.value)
}

function parseValue(parser: Parser): Node | undefined {
  const next = peekToken(parser.scanner)
  if (next === undefined) return undefined
  return next.kind === 'value' ? parsePart(parser, next) : emptyNode(parser, next.start)
}

/** What stands behind a key or value token: a value, or nothing. */
function parsePart(parser: Parser, mark: Token): Node | undefined {
  takeToken(parser.scanner)
  const next = peekToken(parser.scanner)
  if (next === undefined) return undefined
  return endsMapPart(next.kind) ? emptyNode(parser, mark.end) : parseNode(parser, keyOrValue)
}

/** A collection ends where its last value ends. */
function close<Kind extends ListNode | MapNode>(
  collection: Kind & { end: number },
  last: Node | undefined,
): Kind {
  if (last !== undefined) collection.end = Math.max(collection.end, last.end)
  return collection
}
