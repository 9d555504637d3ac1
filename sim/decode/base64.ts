/**
 * Is a text base64? If not, what does the API server say? Models Decode of Go's encoding/base64 with StdEncoding:
 * groups of four, padded with "=", line ends anywhere.
 */

/** Go's words, or undefined when the text is base64. The position counts bytes from 0. */
export function base64Flaw(text: string): string | undefined {
  const at = corruptAt(text)
  return at === undefined
    ? undefined
    : `illegal base64 data at input byte ${[...text.slice(0, at)].reduce((bytes, character) => bytes + utf8Length(character), 0)}`
}

function corruptAt(text: string): number | undefined {
  let inGroup = 0
  let at = 0
  const skipLineEnds = () => {
    while (text[at] === '\n' || text[at] === '\r') at++
  }
  for (skipLineEnds(); at < text.length; skipLineEnds()) {
    const character = text[at] ?? ''
    if (/[A-Za-z0-9+/]/.test(character)) {
      inGroup = (inGroup + 1) % 4
      at++
      continue
    }
    if (character !== '=' || inGroup < 2) return at
    at++
    if (inGroup === 2) {
      skipLineEnds()
      if (at >= text.length) return text.length
      if (text[at] !== '=') return at - 1
      at++
    }
    skipLineEnds()
    return at < text.length ? at : undefined
  }
  return inGroup === 0 ? undefined : at - inGroup
}

function utf8Length(character: string): number {
  const point = character.codePointAt(0) ?? 0
  if (point < 0x80) return 1
  if (point < 0x800) return 2
  return point < 0x10000 ? 3 : 4
}
