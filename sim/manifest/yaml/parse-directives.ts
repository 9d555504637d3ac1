/**
 * What stands before a document's `---`: its version and what the handles of its tags mean. Models go-yaml v2
 * (parserc.go, process_directives).
 */
import { peekToken, takeToken } from './next-token.ts'
import { failParser, type Parser } from './parser.ts'
import type { Token, TokenKind } from './token.ts'

/** True when a `---` follows the directives. */
export function parseDirectives(parser: Parser, since: number): boolean {
  const seen = new Set<string>()
  for (let next = peekToken(parser.scanner); next !== undefined; next = peekToken(parser.scanner)) {
    if (next.kind === 'document-start') return true
    const says = directiveFlaw(next, seen)
    if (says !== undefined) {
      failParser(parser, next.start, says, since)
      return false
    }
    if (next.kind === 'tag-directive') parser.tagPrefixes.set(next.handle, next.text)
    seen.add(next.handle)
    takeToken(parser.scanner)
  }
  return false
}

/** Each handle may be set once, the version likewise; a version has no handle. */
function directiveFlaw({ kind, handle, text }: Token, seen: ReadonlySet<string>): string | undefined {
  if (!isDirective(kind)) return 'did not find expected <document start>'
  if (seen.has(handle)) return `found duplicate ${kind === 'version-directive' ? '%YAML' : '%TAG'} directive`
  return kind === 'version-directive' && text !== '1.1' ? 'found incompatible YAML document' : undefined
}

export function isDirective(kind: TokenKind): boolean {
  return kind === 'version-directive' || kind === 'tag-directive'
}
