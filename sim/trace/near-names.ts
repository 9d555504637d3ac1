/** Which known names may a word have been meant to be? At most three, the nearest first. */
import { type Nearness, nearnessOf } from '../labels/nearness.ts'

const order: readonly Nearness[] = ['same', 'letter-case', 'near']

export function nearNames(word: string, known: readonly string[]): readonly string[] {
  return [...new Set(known)]
    .map((name) => ({ name, rank: order.indexOf(nearnessOf(word, name)) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 3)
    .map(({ name }) => name)
}
