/** Where texts stand on their lines: a note at the right edge, a label before what it names. */
import type { ReportOptions } from './report.ts'
import { displayWidth, padEnd, wrap } from './width.ts'

/** `Try    make the value …`, with further lines under the first. */
export function labelled(
  label: string,
  text: string,
  width: number,
  { columns, colours }: ReportOptions,
): readonly string[] {
  return wrap(text, columns - 2 - width).map((line, index) => {
    return `  ${index === 0 ? colours.strong(padEnd(label, width)) : ' '.repeat(width)}${line}`
  })
}

/** Text at the left, a note at the right edge; on a line of its own where there is no room. */
export function rightOf(left: string, leftColumns: number, right: string, columns: number): string {
  const gap = columns - leftColumns - displayWidth(right)
  if (gap >= 2) return `${left}${' '.repeat(gap)}${right}`
  return `${left}\n${' '.repeat(Math.max(0, columns - displayWidth(right)))}${right}`
}
