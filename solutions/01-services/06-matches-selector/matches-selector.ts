import type { Labels } from './types.ts'

/** Does the selector of a Service select a pod with these labels? */
export function matchesSelector(selector: Labels, labels: Labels): boolean {
  // Every pair that is asked for must be there; what the pod carries beside them does not matter.
  return Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)
}
