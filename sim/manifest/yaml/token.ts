/**
 * The words a YAML text is made of, between characters and values. Models go-yaml v2 (yamlh.go).
 *
 * `a: [1]` is map-start, key, scalar "a", value, list-open, scalar "1", list-close, block-end, text-end.
 */

export type TokenKind =
  | 'text-end'
  | 'version-directive'
  | 'tag-directive'
  | 'document-start'
  | 'document-end'
  | 'block-list-start'
  | 'block-map-start'
  | 'block-end'
  | 'list-open'
  | 'list-close'
  | 'map-open'
  | 'map-close'
  | 'entry'
  | 'comma'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar'

export type ScalarStyle = 'plain' | 'single-quoted' | 'double-quoted' | 'literal' | 'folded'

export interface Token {
  readonly kind: TokenKind
  readonly start: number
  readonly end: number
  /** What a scalar says, the name of an anchor or alias, a tag's suffix, a version, the prefix a handle stands for. */
  readonly text: string
  readonly style: ScalarStyle
  /** The handle of a tag or of a tag directive ("!!"); empty otherwise. */
  readonly handle: string
  /** Set while the scanner does not yet know whether this token begins a key: only a ":" can tell. */
  possibleKey: PossibleKey | undefined
}

/** Where a key without "?" may have begun: it is one when ":" follows on the same line within 1,024 characters. */
export interface PossibleKey {
  possible: boolean
  /** In block style a word at the margin must become a key. */
  readonly required: boolean
  /** Its token's index among all tokens. */
  readonly index: number
  readonly start: number
  readonly lineStart: number
  readonly column: number
  /** Characters before it, counted as code points. */
  readonly characters: number
}

export function token(kind: TokenKind, start: number, end: number, text = '', handle = ''): Token {
  return { kind, start, end, text, style: 'plain', handle, possibleKey: undefined }
}

export function scalarToken(start: number, end: number, text: string, style: ScalarStyle): Token {
  return { kind: 'scalar', start, end, text, style, handle: '', possibleKey: undefined }
}
