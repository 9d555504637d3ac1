import type { Labels } from './types.ts'

/** Are all pairs of the selector among the labels? */
export function matchesSelector(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)
}
