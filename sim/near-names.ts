/**
 * Which known names may a mistyped one have meant? The nearest, at most three; none when nothing is near.
 *
 * Nearest is the same name in other letters' case, then one letter more, less, wrong or two swapped, and so on up to
 * a third of the name; a name that the typed one is the beginning or end of counts as near, too.
 *
 * Example: nearNames('clusterIp', ['clusterIP', 'clusterIPs', 'ports']) is ['clusterIP']
 */
export function nearNames(typed: string, known: Iterable<string>): readonly string[] {
  return rankNames(typed, known).map(({ name }) => name)
}

export interface NearName {
  readonly name: string
  /** 0: the same but for case; 1: one letter differs; the greater, the farther. */
  readonly distance: number
}

/** The same with their distances, to weigh a near name against another explanation. */
export function rankNames(typed: string, known: Iterable<string>): readonly NearName[] {
  // Names are short: whoever types a page gets no suggestion, and costs nothing.
  if (typed.length === 0 || typed.length > 80) return []
  const near: NearName[] = []
  for (const name of known) {
    const distance = distanceOf(typed.toLowerCase(), name.toLowerCase())
    if (distance <= Math.max(1, Math.floor(name.length / 3))) near.push({ name, distance })
  }
  near.sort((a, b) => a.distance - b.distance)
  // Beside a name that differs in one letter, one that differs in three explains nothing.
  const best = near[0]?.distance ?? 0
  return near.filter(({ distance }) => distance < best + 0.5).slice(0, 3)
}

function distanceOf(typed: string, name: string): number {
  if (typed === name) return 0
  const isPart = typed.length >= 3 && (name.startsWith(typed) || name.endsWith(typed))
  const tooLong = Math.abs(typed.length - name.length) > name.length / 3
  const edits =
    tooLong && Math.abs(typed.length - name.length) > 1 ? Number.POSITIVE_INFINITY : editDistance(typed, name)
  return isPart ? Math.min(edits, 1.5) : edits
}

/** Letters to insert, delete, replace or swap with their neighbour (Damerau and Levenshtein, optimal alignment). */
function editDistance(a: string, b: string): number {
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (a[row - 1] === b[column - 1] ? 0 : 1),
        swapped && row > 1 && column > 1 ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY,
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
