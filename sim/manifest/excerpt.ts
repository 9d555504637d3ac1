/**
 * Looking at a text around an offset: its line, the word there, what stands before it. Only for messages.
 */

export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
  /** How many spaces it begins with. */
  readonly indent: number
}

export function lineAt(text: string, offset: number): Line {
  let start = offset
  while (start > 0 && !isLineEnd(text.charCodeAt(start - 1))) start -= 1
  let end = offset
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end += 1
  const line = text.slice(start, end)
  return { start, end, text: line, indent: line.length - line.replace(/^ +/, '').length }
}

/** Ends a line for the reader of a message; the NUL that closes a document's text does, too. */
function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d || code === 0
}

/** The nearest line above with anything but a comment on it. */
export function lineAbove(text: string, line: Line): Line | undefined {
  let above = line
  while (above.start > 0) {
    above = lineAt(text, above.start - 1)
    if (!/^\s*(?:#|$)/.test(above.text)) return above
  }
  return undefined
}

/** Does the offset stand at the beginning of its line, dashes of list items aside? */
export function beginsLine(line: Line, offset: number): boolean {
  return line.text.slice(0, offset - line.start).trim() === ''
}

/** The rest of the line from an offset, without a comment and blanks behind it. */
export function restOfLine(line: Line, offset: number): string {
  return line.text
    .slice(offset - line.start)
    .replace(/\s#.*$/, '')
    .trimEnd()
}

/** Short enough to stand in a sentence. */
export function shorten(text: string): string {
  const characters = [...text]
  return characters.length <= 40 ? text : `${characters.slice(0, 39).join('')}…`
}

/** A line's content behind its indentation and dashes. */
export function contentOf(line: Line): { readonly text: string; readonly start: number } {
  const lead = /^[ \t]*(?:- +)*/.exec(line.text)?.[0].length ?? 0
  return { text: restOfLine(line, line.start + lead), start: line.start + lead }
}
