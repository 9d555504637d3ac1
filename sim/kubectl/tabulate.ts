/**
 * Text with tabs, laid out in columns: cells that stand under one another in neighbouring lines share a width; a line
 * without that cell ends the column. Models Go's text/tabwriter as kubernetes/kubectl pkg/describe uses it (padding 2).
 *
 * Example: 'Name:\tweb\nNamespace:\tdefault\n' has both values in one column.
 */
export function tabulate(text: string, padding = 2): string {
  const lines = text.split('\n').map((line) => line.split('\t'))
  const printed: string[] = []
  format(lines, 0, lines.length, [], padding, printed)
  return printed.join('\n')
}

type Lines = readonly (readonly string[])[]

function format(
  lines: Lines,
  from: number,
  to: number,
  widths: readonly number[],
  padding: number,
  printed: string[],
): void {
  const column = widths.length
  let start = from
  for (let at = from; at < to; at++) {
    if (!hasCell(lines, at, column)) continue
    print(lines, start, at, widths, printed)
    start = at
    let width = 0
    while (at < to && hasCell(lines, at, column)) {
      width = Math.max(width, lengthOf(lines[at]?.[column] ?? '') + padding)
      at++
    }
    format(lines, start, at, [...widths, width], padding, printed)
    start = at
  }
  print(lines, start, to, widths, printed)
}

/** The last cell of a line is behind all columns. */
function hasCell(lines: Lines, at: number, column: number): boolean {
  return column < (lines[at]?.length ?? 0) - 1
}

function print(lines: Lines, from: number, to: number, widths: readonly number[], printed: string[]): void {
  for (let at = from; at < to; at++) {
    const cells = lines[at] ?? []
    printed.push(
      cells.map((cell, column) => padded(cell, column < widths.length ? (widths[column] ?? 0) : 0)).join(''),
    )
  }
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - lengthOf(cell)))
}

function lengthOf(cell: string): number {
  return /[^\x20-\x7e]/.test(cell) ? [...cell].length : cell.length
}
