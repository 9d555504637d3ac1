/**
 * What a selector is: requirements that an object's labels must all meet. Without any it selects everything;
 * `nothing` is what an absent LabelSelector gives, and selects nothing.
 *
 * Models Selector and Requirement of kubernetes/apimachinery pkg/labels/selector.go.
 *
 * Example: { requirements: [{ key: 'app', operator: '=', values: ['web'] }], selectsNothing: false }
 */
import type { Labels } from '../api/meta.ts'

/** As they are printed; `=` and `==` mean the same. */
export type Operator = '=' | '==' | '!=' | 'in' | 'notin' | 'exists' | '!' | 'gt' | 'lt'

export interface Requirement {
  readonly key: string
  readonly operator: Operator
  /** One value for =, ==, !=, gt and lt; none for exists and !; at least one for in and notin. */
  readonly values: readonly string[]
}

export interface Selector {
  /** Sorted by key. */
  readonly requirements: readonly Requirement[]
  readonly selectsNothing: boolean
}

export const everything: Selector = { requirements: [], selectsNothing: false }
export const nothing: Selector = { requirements: [], selectsNothing: true }

/**
 * Tells a selector from a plain map, which may have any keys, `requirements` among them: the values of a map are
 * strings, so that only a selector has a list there.
 */
export function isSelector(selector: Labels | Selector): selector is Selector {
  return Array.isArray(selector.requirements)
}

/** Requirements in the order in which Kubernetes keeps and prints them. */
export function selectorOf(requirements: readonly Requirement[]): Selector {
  const sorted = [...requirements].sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return { requirements: sorted, selectsNothing: false }
}
