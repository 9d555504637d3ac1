/**
 * How is a selector written? Requirements by key, values sorted, no blanks but around `in` and `notin`.
 *
 * Models String of kubernetes/apimachinery pkg/labels/selector.go.
 *
 * Examples: printSelector({ b: '2', a: '1' }) is a=1,b=2; a requirement may print as `x notin (a,b)`.
 */
import type { Labels } from '../api/meta.ts'
import { isSelector, type Requirement, type Selector } from './selector.ts'

/** `everything` and `nothing` both print as ''. */
export function printSelector(selector: Labels | Selector): string {
  if (isSelector(selector)) return selector.requirements.map(printRequirement).join(',')
  const keys = Object.keys(selector).sort()
  return keys.map((key) => `${key}=${selector[key]}`).join(',')
}

export function printRequirement({ key, operator, values }: Requirement): string {
  const list = [...values].sort().join(',')
  switch (operator) {
    case 'exists':
      return key
    case '!':
      return `!${key}`
    case 'in':
    case 'notin':
      return `${key} ${operator} (${list})`
    case 'gt':
      return `${key}>${list}`
    case 'lt':
      return `${key}<${list}`
    default:
      return `${key}${operator}${list}`
  }
}
