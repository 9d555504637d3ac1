/**
 * From tokens to a tree: the parser of one YAML document. Models go-yaml v2 (parserc.go, decode.go parser),
 * with two limits of our own, on depth and on the number of values.
 *
 * Reads one document and ignores whatever follows it in the same text, as kubectl does.
 */

import { peekToken, takeToken } from './next-token.ts'
import type { AliasNode, Node, ScalarNode } from './node.ts'
import { parseBlockList, parseBlockMap, parseIndentlessList } from './parse-block.ts'
import { isDirective, parseDirectives } from './parse-directives.ts'
import { parseFlowList, parseFlowMap } from './parse-flow.ts'
import { type Properties, parseProperties } from './parse-properties.ts'
import type { Problem } from './problem.ts'
import { type Scanner, startScanner } from './scanner.ts'
import type { Token, TokenKind } from './token.ts'

export interface Limits {
  /** How deep values may be nested. */
  readonly depth: number
  /** How many values a document may hold, aliases counted as often as they are used. */
  readonly values: number
}

export interface Parser {
  readonly scanner: Scanner
  readonly limits: Limits
  readonly anchors: Map<string, Node>
  /** What the handles of tags stand for: !! for tag:yaml.org,2002: */
  readonly tagPrefixes: Map<string, string>
  depth: number
  values: number
}

export type Parsed =
  | { readonly ok: true; readonly root: Node | undefined }
  /** With what had been read until then. */
  | { readonly ok: false; readonly problem: Problem; readonly tokens: readonly Token[] }

/** The first document in `text`, undefined when there is none; `text` must be closed by END. */
export function parseDocument(text: string, limits: Limits): Parsed {
  const parser: Parser = {
    scanner: startScanner(text),
    limits,
    anchors: new Map(),
    tagPrefixes: new Map(defaultPrefixes),
    depth: 0,
    values: 0,
  }
  const root = parseRoot(parser)
  // What comes behind the value may still be unreadable.
  if (root !== undefined) peekToken(parser.scanner)
  const { problem } = parser.scanner
  return problem === undefined ? { ok: true, root } : { ok: false, problem, tokens: parser.scanner.tokens }
}

const defaultPrefixes: readonly (readonly [string, string])[] = [
  ['!', '!'],
  ['!!', 'tag:yaml.org,2002:'],
]

function parseRoot(parser: Parser): Node | undefined {
  const first = peekToken(parser.scanner)
  if (first === undefined || first.kind === 'text-end') return undefined
  if (first.kind !== 'document-start' && !isDirective(first.kind)) return parseNode(parser, blockStyle)
  if (!parseDirectives(parser, first.start)) return undefined
  takeToken(parser.scanner)
  const next = peekToken(parser.scanner)
  if (next === undefined) return undefined
  return endsDocument(next.kind) ? emptyNode(parser, next.start) : parseNode(parser, blockStyle)
}

function endsDocument(kind: TokenKind): boolean {
  return kind === 'text-end' || kind === 'document-start' || kind === 'document-end' || isDirective(kind)
}

export interface NodeStyle {
  /** Block collections may begin here. */
  readonly block: boolean
  /** So may a list at its parent's own indentation. */
  readonly indentless: boolean
}

const blockStyle: NodeStyle = { block: true, indentless: false }

/** A value with what stands before it; undefined once there is a problem. */
export function parseNode(parser: Parser, style: NodeStyle): Node | undefined {
  const first = peekToken(parser.scanner)
  if (first === undefined) return undefined
  if (!countValue(parser, first.start)) return undefined
  if (first.kind === 'alias') return parseAlias(parser, first)
  const properties = parseProperties(parser, first)
  if (properties === undefined) return undefined
  const next = peekToken(parser.scanner)
  if (next === undefined) return undefined
  if (parser.depth >= parser.limits.depth) return failLimit(parser, next.start, 'depth')
  parser.depth += 1
  const node = parseContent(parser, style, next, properties)
  parser.depth -= 1
  return node
}

function parseContent(
  parser: Parser,
  style: NodeStyle,
  next: Token,
  properties: Properties,
): Node | undefined {
  switch (next.kind) {
    case 'entry':
      return style.indentless
        ? parseIndentlessList(parser, properties)
        : refuseContent(parser, properties, next)
    case 'scalar':
      takeToken(parser.scanner)
      return anchored(parser, properties, scalarNode(next, properties.tag))
    case 'list-open':
      return parseFlowList(parser, properties)
    case 'map-open':
      return parseFlowMap(parser, properties)
    case 'block-list-start':
      return style.block ? parseBlockList(parser, properties) : refuseContent(parser, properties, next)
    case 'block-map-start':
      return style.block ? parseBlockMap(parser, properties) : refuseContent(parser, properties, next)
    default:
      return refuseContent(parser, properties, next)
  }
}

/** Nothing where a value had to stand; with an anchor or a tag before it, that is an empty scalar. */
function refuseContent(parser: Parser, properties: Properties, next: Token): Node | undefined {
  const { start, end, anchor, tag } = properties
  if (anchor === '' && tag === '') {
    return failParser(parser, next.start, 'did not find expected node content', start)
  }
  return anchored(parser, properties, { kind: 'scalar', start, end, text: '', tag, plain: tag === '' })
}

function scalarNode(word: Token, tag: string): ScalarNode {
  const plain = (tag === '' && word.style === 'plain') || tag === '!'
  return { kind: 'scalar', start: word.start, end: word.end, text: word.text, tag, plain }
}

function parseAlias(parser: Parser, word: Token): AliasNode | undefined {
  const target = parser.anchors.get(word.text)
  if (target === undefined) {
    return fail(parser, {
      stage: 'composer',
      says: `unknown anchor '${word.text}' referenced`,
      reading: '',
      at: word.start,
      since: word.start,
    })
  }
  takeToken(parser.scanner)
  return { kind: 'alias', start: word.start, end: word.end, name: word.text, target }
}

/** Remembers a node under its anchor, before its children are read: they may refer to it. */
export function anchored<Kind extends Node>(parser: Parser, properties: Properties, node: Kind): Kind {
  if (properties.anchor !== '') parser.anchors.set(properties.anchor, node)
  return node
}

/** The value of `key:` with nothing behind it. */
export function emptyNode(parser: Parser, at: number): ScalarNode {
  countValue(parser, at)
  return { kind: 'scalar', start: at, end: at, text: '', tag: '', plain: true }
}

function countValue(parser: Parser, at: number): boolean {
  parser.values += 1
  if (parser.values <= parser.limits.values) return true
  failLimit(parser, at, 'values')
  return false
}

function failLimit(parser: Parser, at: number, limit: keyof Limits): undefined {
  return fail(parser, { stage: 'limit', says: limit, reading: '', at, since: at })
}

export function failParser(
  parser: Parser,
  at: number,
  says: string,
  since: number = at,
  reading = '',
): undefined {
  return fail(parser, { stage: 'parser', says, reading, at, since })
}

function fail(parser: Parser, problem: Problem): undefined {
  parser.scanner.problem ??= problem
}
