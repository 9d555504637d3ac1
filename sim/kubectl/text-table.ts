/**
 * Rows as kubectl lays them out: columns as wide as their widest cell and three blanks, at least six; nothing behind the
 * last cell. Models Go's text/tabwriter with the settings of kubernetes/cli-runtime pkg/printers/tabwriter.go.
 */
export function textTable(rows: readonly (readonly string[])[]): string {
  return rows.length === 0 ? '' : layOut(rows, columnWidths(rows))
}

/** How wide each column but the last is, blanks included; `least` are widths from before, which only grow. */
export function columnWidths(
  rows: readonly (readonly string[])[],
  least: readonly number[] = [],
): readonly number[] {
  const widths = [...least]
  for (const row of rows) {
    for (let column = 0; column < row.length - 1; column++) {
      const width = Math.max(6, lengthOf(row[column] ?? '') + 3)
      if (width > (widths[column] ?? 0)) widths[column] = width
    }
  }
  return widths
}

export function layOut(rows: readonly (readonly string[])[], widths: readonly number[]): string {
  let text = ''
  for (const row of rows) {
    for (let column = 0; column < row.length; column++) {
      const cell = row[column] ?? ''
      text +=
        column === row.length - 1
          ? cell
          : cell + ' '.repeat(Math.max(0, (widths[column] ?? 0) - lengthOf(cell)))
    }
    text += '\n'
  }
  return text
}

/** In characters; most cells are plain. */
function lengthOf(cell: string): number {
  return /[^\x20-\x7e]/.test(cell) ? [...cell].length : cell.length
}
