/**
 * What stands before a value: its anchor and its tag. Models go-yaml v2 (parserc.go, parse_node).
 */
import { peekToken, takeToken } from './next-token.ts'
import { failParser, type Parser } from './parser.ts'
import type { Token } from './token.ts'

export interface Properties {
  /** Where the value begins, its anchor and tag included. */
  readonly start: number
  readonly end: number
  readonly anchor: string
  readonly tag: string
}

/** An anchor and a tag, in either order, each at most once. */
export function parseProperties(parser: Parser, first: Token): Properties | undefined {
  let anchor = ''
  let tag: Token | undefined
  let end = first.start
  for (let next: Token | undefined = first; ; next = peekToken(parser.scanner)) {
    if (next === undefined) return undefined
    if (next.kind === 'anchor' && anchor === '') anchor = next.text
    else if (next.kind === 'tag' && tag === undefined) tag = next
    else break
    end = next.end
    takeToken(parser.scanner)
  }
  const name = tag === undefined ? '' : tagName(parser, tag)
  if (tag !== undefined && name === '') {
    return failParser(parser, tag.start, 'found undefined tag handle', first.start)
  }
  return { start: first.start, end, anchor, tag: name }
}

/** Empty when nobody has said what the tag's handle stands for. */
function tagName(parser: Parser, { handle, text }: Token): string {
  if (handle === '') return text
  const prefix = parser.tagPrefixes.get(handle)
  return prefix === undefined ? '' : prefix + text
}
