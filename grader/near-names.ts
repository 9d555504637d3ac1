/**
 * Which known names may a mistyped one have meant? At most three, nearest first.
 *
 * Distance: insertions, deletions, replacements and swaps of neighbours (Damerau–Levenshtein, optimal alignment).
 * A name is near when it begins with what was typed, or differs in at most a third of its letters.
 *
 * nearNames('grdae', ['grade', 'list']) is ['grade'].
 */
export function nearNames(typed: string, known: readonly string[]): readonly string[] {
  const wanted = typed.toLowerCase()
  return known
    .map((name) => ({ name, distance: nearness(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ name }) => name)
}

function nearness(typed: string, name: string): number {
  if (typed.length >= 2 && name.startsWith(typed)) return 0.5
  // Names are short; whoever types a page gets no suggestion, and costs nothing.
  return typed.length > 80 ? Number.POSITIVE_INFINITY : editDistance(typed, name)
}

function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1]
      const swapped = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    beforeLast = last
    last = current
  }
  return at(last, b.length)
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY
}
