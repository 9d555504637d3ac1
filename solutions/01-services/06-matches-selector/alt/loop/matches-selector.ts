import type { Labels } from './types.ts'

/** Looks for a pair that the pod lacks. */
export function matchesSelector(selector: Labels, labels: Labels): boolean {
  const carried = new Map(Object.entries(labels))
  for (const key of Object.keys(selector)) {
    if (carried.get(key) !== selector[key]) return false
  }
  return true
}
