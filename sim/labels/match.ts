/**
 * Does a selector select an object with these labels?
 *
 * Models Matches and RequiresExactMatch of kubernetes/apimachinery pkg/labels/selector.go. `!=` and `notin` are met
 * where the label is absent; `gt` and `lt` compare whole numbers and are met by nothing else.
 *
 * Examples: matchesSelector({}, labels) is true; matchesSelector({ app: 'web' }, { app: 'Web' }) is false.
 */
import type { Labels } from '../api/meta.ts'
import { parseInt64 } from './integer.ts'
import { isSelector, type Requirement, type Selector } from './selector.ts'
import { labelOf } from './set.ts'

export function matchesSelector(selector: Labels | Selector, labels: Labels | undefined): boolean {
  if (!isSelector(selector)) return hasAllPairs(selector, labels)
  if (selector.selectsNothing) return false
  for (const requirement of selector.requirements) {
    if (!meets(labelOf(labels, requirement.key), requirement)) return false
  }
  return true
}

function hasAllPairs(selector: Labels, labels: Labels | undefined): boolean {
  for (const key in selector) {
    if (labelOf(labels, key) !== selector[key]) return false
  }
  return true
}

/** `value` is the object's label of that key, undefined where it has none. */
function meets(value: string | undefined, { operator, values }: Requirement): boolean {
  switch (operator) {
    case '=':
    case '==':
    case 'in':
      return value !== undefined && values.includes(value)
    case '!=':
    case 'notin':
      return value === undefined || !values.includes(value)
    case 'exists':
      return value !== undefined
    case '!':
      return value === undefined
    case 'gt':
    case 'lt':
      return value !== undefined && compares(value, operator, values)
    default:
      return false
  }
}

function compares(value: string, operator: 'gt' | 'lt', values: readonly string[]): boolean {
  const found = parseInt64(value)
  const bound = values.length === 1 ? parseInt64(values[0] ?? '') : undefined
  if (found === undefined || bound === undefined) return false
  return operator === 'gt' ? found > bound : found < bound
}

/** The one value that the selector pins the label to; undefined where it leaves a choice. */
export function requiresExactMatch(selector: Labels | Selector, label: string): string | undefined {
  if (!isSelector(selector)) return labelOf(selector, label)
  const first = selector.requirements.find((requirement) => requirement.key === label)
  if (first === undefined || !isEquality(first.operator) || first.values.length !== 1) return undefined
  return first.values[0]
}

function isEquality(operator: string): boolean {
  return operator === '=' || operator === '==' || operator === 'in'
}
