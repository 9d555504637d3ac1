import type { Labels } from './types.ts'

/** Does the selector of a Service select a pod with these labels? */
export function matchesSelector(selector: Labels, labels: Labels): boolean {
  // TODO: a pod may carry more labels than the selector asks for.
  return JSON.stringify(selector) === JSON.stringify(labels)
}
