/**
 * What may stand before a value: anchors (&a), aliases (*a) and tags (!!int). Models go-yaml v2
 * (scan_anchor, scan_tag).
 *
 * `*.example.com` is no alias and cannot be read: a name must follow the star.
 */
import { isGap, isHexDigit, isWord } from './characters.ts'
import { failScanner, peekCode, type Scanner } from './scanner.ts'
import { type Token, token } from './token.ts'

export function scanAnchor(scanner: Scanner, kind: 'anchor' | 'alias'): Token | undefined {
  const start = scanner.position
  scanner.position += 1
  const name = takeWord(scanner)
  if (name === '' || !mayFollowAnchor(scanner)) {
    return failScanner(
      scanner,
      kind === 'anchor' ? 'while scanning an anchor' : 'while scanning an alias',
      start,
      'did not find expected alphabetic or numeric character',
    )
  }
  return token(kind, start, scanner.position, name)
}

function mayFollowAnchor(scanner: Scanner): boolean {
  return isGap(peekCode(scanner)) || '?:,]}%@`'.includes(scanner.text.charAt(scanner.position))
}

/** `!!int`, `!local`, `!handle!name`, `!<tag:yaml.org,2002:int>`; a tag must be followed by a gap. */
export function scanTag(scanner: Scanner): Token | undefined {
  const start = scanner.position
  const tag =
    scanner.text.charAt(start + 1) === '<' ? scanVerbatim(scanner, start) : scanShorthand(scanner, start)
  if (tag === undefined) return undefined
  if (!isGap(peekCode(scanner)))
    return failTag(scanner, start, 'did not find expected whitespace or line break')
  return tag
}

function scanVerbatim(scanner: Scanner, start: number): Token | undefined {
  scanner.position += 2
  const suffix = scanUri(scanner, start, 'while parsing a tag')
  if (suffix === undefined) return undefined
  if (suffix === '')
    return failScanner(scanner, 'while parsing a tag', start, 'did not find expected tag URI')
  if (scanner.text.charAt(scanner.position) !== '>')
    return failTag(scanner, start, "did not find the expected '>'")
  scanner.position += 1
  return token('tag', start, scanner.position, suffix)
}

function scanShorthand(scanner: Scanner, start: number): Token | undefined {
  scanner.position += 1
  const word = takeWord(scanner)
  const hasHandle = scanner.text.charAt(scanner.position) === '!'
  if (hasHandle) scanner.position += 1
  const rest = scanUri(scanner, start, 'while parsing a tag')
  if (rest === undefined) return undefined
  if (hasHandle) {
    if (rest === '')
      return failScanner(scanner, 'while parsing a tag', start, 'did not find expected tag URI')
    return token('tag', start, scanner.position, rest, `!${word}!`)
  }
  const suffix = word + rest
  return suffix === ''
    ? token('tag', start, scanner.position, '!')
    : token('tag', start, scanner.position, suffix, '!')
}

export function takeWord(scanner: Scanner): string {
  const from = scanner.position
  while (isWord(peekCode(scanner))) scanner.position += 1
  return scanner.text.slice(from, scanner.position)
}

/** Characters of a URI, which include brackets and commas: `[!!int, 1]` does not close. */
export function scanUri(scanner: Scanner, start: number, reading: string): string | undefined {
  let text = ''
  for (;;) {
    const code = peekCode(scanner)
    if (code === 0x25) {
      const escaped = scanUriEscape(scanner, start, reading)
      if (escaped === undefined) return undefined
      text += escaped
    } else if (isWord(code) || (code !== 0 && ";/?:@&=+$,.!~*'()[]".includes(String.fromCharCode(code)))) {
      text += scanner.text.charAt(scanner.position)
      scanner.position += 1
    } else return text
  }
}

/** `%C3%A9`: the bytes of one character. What it stands for matters to no tag that Kubernetes knows. */
function scanUriEscape(scanner: Scanner, start: number, reading: string): string | undefined {
  let left = 1
  let text = ''
  for (let first = true; left > 0; first = false, left -= 1) {
    if (
      peekCode(scanner) !== 0x25 ||
      !isHexDigit(peekCode(scanner, 1)) ||
      !isHexDigit(peekCode(scanner, 2))
    ) {
      return failScanner(scanner, reading, start, 'did not find URI escaped octet')
    }
    const octet = Number.parseInt(scanner.text.slice(scanner.position + 1, scanner.position + 3), 16)
    if (first) left = utf8Length(octet)
    if (left === 0) return failScanner(scanner, reading, start, 'found an incorrect leading UTF-8 octet')
    if (!first && (octet & 0xc0) !== 0x80) {
      return failScanner(scanner, reading, start, 'found an incorrect trailing UTF-8 octet')
    }
    text += String.fromCharCode(octet)
    scanner.position += 3
  }
  return text
}

function utf8Length(octet: number): number {
  if (octet < 0x80) return 1
  if ((octet & 0xe0) === 0xc0) return 2
  if ((octet & 0xf0) === 0xe0) return 3
  return (octet & 0xf8) === 0xf0 ? 4 : 0
}

function failTag(scanner: Scanner, start: number, says: string): undefined {
  return failScanner(scanner, 'while scanning a tag', start, says)
}
