/**
 * How near are two words? Near enough to have been meant, when a letter is missing, added, changed or swapped with
 * its neighbour: one such slip in a word of up to five letters, two in a longer one.
 *
 * Examples: nearnessOf('web', 'wbe') is 'near'; nearnessOf('web', 'Web') is 'letter-case'; nearnessOf('web', 'db') is 'far'.
 */

/** No name in Kubernetes is longer; comparing longer texts letter by letter would only cost time. */
const longestName = 253

export type Nearness = 'same' | 'letter-case' | 'near' | 'far'

export function nearnessOf(a: string, b: string): Nearness {
  if (a === b) return 'same'
  if (a.toLowerCase() === b.toLowerCase()) return 'letter-case'
  const longest = Math.max(a.length, b.length)
  if (longest > longestName) return 'far'
  const slips = longest <= 5 ? 1 : 2
  return slipsBetween(a, b, slips) <= slips && longest > slips ? 'near' : 'far'
}

/** The number of slips from one word to the other (optimal string alignment); any number above `most` when far apart. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: readonly number[] = []
  let last: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current: number[] = [row]
    for (let column = 1; column <= b.length; column++) {
      const changed = a[row - 1] === b[column - 1] ? 0 : 1
      let slips = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + changed,
      )
      if (isSwapped(a, b, row, column)) slips = Math.min(slips, (beforeLast[column - 2] ?? 0) + 1)
      current.push(slips)
    }
    beforeLast = last
    last = current
  }
  return last[b.length] ?? 0
}

function isSwapped(a: string, b: string, row: number, column: number): boolean {
  return row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
}
