/**
 * From an offset into a text to a line and a column, both from 1; a column counts UTF-16 code units, as editors do.
 * LF, CR LF and a lone CR end a line. The line starts are found once, when the first place is asked for.
 */
import type { Place, Position } from '../diagnostic.ts'

export interface Lines {
  readonly file: string
  readonly text: string
  /** The offset at which each line starts, ascending. */
  starts?: readonly number[]
}

export function placeBetween(lines: Lines, start: number, end: number): Place {
  return { file: lines.file, start: positionAt(lines, start), end: positionAt(lines, Math.max(start, end)) }
}

function positionAt(lines: Lines, offset: number): Position {
  lines.starts ??= findLineStarts(lines.text)
  let low = 0
  let high = lines.starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines.starts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - (lines.starts[low] ?? 0) + 1 }
}

function findLineStarts(text: string): readonly number[] {
  // A byte order mark is no column of the first line.
  const starts = [text.charCodeAt(0) === 0xfeff ? 1 : 0]
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length)
  return starts
}
