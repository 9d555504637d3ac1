/**
 * Which pairs of a selector does an object not carry, and how nearly? A letter's case, one wrong letter, the right
 * value under another key: what a learner overlooks.
 *
 * Examples: selectorGaps({ app: 'wbe' }, { app: 'web' }) is one pair with another value, found 'web', nearness 'near';
 * selectorGaps({ app: 'web' }, { App: 'web' }) is one missing key, nearKey 'App'.
 */
import type { Labels } from '../api/meta.ts'
import { type Nearness, nearnessOf } from './nearness.ts'
import { labelOf } from './set.ts'

export type SelectorGap =
  | {
      readonly is: 'missing'
      readonly key: string
      readonly value: string
      /** A key the object does carry that differs by a letter or its case. */
      readonly nearKey?: string
      /** Keys under which the object carries this very value. */
      readonly sameValueUnder: readonly string[]
    }
  | {
      readonly is: 'different'
      readonly key: string
      readonly value: string
      readonly found: string
      readonly nearness: Nearness
    }

/** In the order of the selector's keys; none when the selector selects the object. */
export function selectorGaps(selector: Labels, labels: Labels): readonly SelectorGap[] {
  const gaps: SelectorGap[] = []
  for (const key of Object.keys(selector).sort()) {
    const value = selector[key] ?? ''
    const found = labelOf(labels, key)
    if (found === undefined) gaps.push(missing(key, value, labels))
    else if (found !== value) {
      gaps.push({ is: 'different', key, value, found, nearness: nearnessOf(value, found) })
    }
  }
  return gaps
}

function missing(key: string, value: string, labels: Labels): SelectorGap {
  const keys = Object.keys(labels).sort()
  const sameValueUnder = keys.filter((other) => labels[other] === value)
  const byCase = keys.find((other) => nearnessOf(key, other) === 'letter-case')
  const nearKey = byCase ?? keys.find((other) => nearnessOf(key, other) === 'near')
  const gap = { is: 'missing', key, value, sameValueUnder } as const
  return nearKey === undefined ? gap : { ...gap, nearKey }
}
