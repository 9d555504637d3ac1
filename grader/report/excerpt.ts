/**
 * The lines of a learner's file around a place, with ^^^ under the very words:
 *
 *     6 │   selector:
 *     7 │     app: wbe
 *       │          ^^^ 3 pods carry app=web
 *
 * Marks stand right under tabs, Hangul and other wide characters too.
 */
import type { Place } from '../../sim/index.ts'
import type { Colours } from './colour.ts'
import { visible } from './sanitize.ts'
import { cut, displayWidth, wrap } from './width.ts'

/** How much of a line stays to be seen when the place itself is far to the right. */
const contextColumns = 20

export function drawExcerpt(
  text: string,
  place: Place,
  here: string | undefined,
  columns: number,
  paint: Colours,
): readonly string[] {
  const lines = text.split(/\r\n|\r|\n/)
  const { line, column } = place.start
  const marked = lines[line - 1]
  if (marked === undefined) return []
  const gutter = String(line).length
  const room = columns - gutter - 3
  const first = firstLine(lines, line)
  const drawn = lines.slice(first - 1, line - 1).map((content, index) => {
    return `${paint.faint(`${String(first + index).padStart(gutter)} │`)} ${cut(shown(content), room)}`
  })
  const end = place.end.line === line ? place.end.column : marked.length + 1
  const window = windowOn(marked, column - 1, end - 1, room)
  const bar = paint.faint(`${' '.repeat(gutter)} │`)
  const markers = marks(window.before, window.width, here, room, paint)
  return [
    ...drawn,
    `${paint.faint(`${line} │`)} ${window.text}`.trimEnd(),
    ...markers.map((marker) => `${bar} ${marker}`),
  ]
}

/** One line of context, two when the first is no parent of the marked line: `- port: 80` above its own targetPort. */
function firstLine(lines: readonly string[], line: number): number {
  const indent = (number: number): number => (lines[number - 1] ?? '').search(/\S/)
  const parent = line - 1
  if (parent < 1) return line
  const isParent = indent(parent) >= 0 && indent(parent) < indent(line)
  return isParent || parent === 1 ? parent : parent - 1
}

interface Window {
  readonly text: string
  /** Columns from the left edge to the first mark. */
  readonly before: number
  readonly width: number
}

/** The marked line, cut so that the marked part can be seen. */
function windowOn(line: string, start: number, end: number, room: number): Window {
  const before = shown(line.slice(0, start))
  const part = shown(line.slice(start, Math.max(end, start)))
  const rest = shown(line.slice(Math.max(end, start)))
  const width = Math.max(1, Math.min(displayWidth(part), room))
  if (displayWidth(before) + width <= room) {
    return { text: cut(before + part + rest, room), before: displayWidth(before), width }
  }
  const left = `…${lastColumns(before, Math.min(contextColumns, Math.max(0, room - width - 1)))}`
  const room2 = room - displayWidth(left)
  return { text: left + cut(part + rest, room2), before: displayWidth(left), width: Math.min(width, room2) }
}

function lastColumns(text: string, columns: number): string {
  let kept = ''
  for (const character of [...text].reverse()) {
    if (displayWidth(character + kept) > columns) break
    kept = character + kept
  }
  return kept
}

/** The ^^^ line with its note beside it, or below where it does not fit. */
function marks(
  before: number,
  width: number,
  here: string | undefined,
  room: number,
  paint: Colours,
): readonly string[] {
  const marker = `${' '.repeat(before)}${paint.bad('^'.repeat(width))}`
  if (here === undefined) return [marker]
  const note = visible(here)
  if (before + width + 1 + displayWidth(note) <= room) return [`${marker} ${paint.bad(note)}`]
  const indent = Math.min(before, Math.max(0, room - 30))
  return [
    marker,
    ...wrap(note, room - indent).map((noteLine) => `${' '.repeat(indent)}${paint.bad(noteLine)}`),
  ]
}

/** As it can be shown: a tab is seen as an arrow, because in YAML it matters that it is one. */
function shown(text: string): string {
  return visible(text).replaceAll('\t', '→ ')
}
