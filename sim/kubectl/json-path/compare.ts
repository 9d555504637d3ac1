/**
 * Does one value of a filter stand in that relation to the other? Numbers compare with numbers of the same sort, text with
 * text by its bytes. Models kubernetes/client-go third_party/forked/golang/template/funcs.go, in its words.
 */
import type { Json } from '../../api/meta.ts'

export function compareValues(left: Json, operator: string, right: Json): boolean | string {
  const [leftKind, rightKind] = [kindOf(left), kindOf(right)]
  if (!operators.includes(operator)) return `unrecognized filter operator ${operator}`
  if (leftKind === undefined || rightKind === undefined) return 'invalid type for comparison'
  if (leftKind !== rightKind) return 'incompatible types for comparison'
  if (operator === '==') return left === right
  if (operator === '!=') return left !== right
  if (leftKind === 'bool') return 'invalid type for comparison'
  const isLess = (left as string | number) < (right as string | number)
  switch (operator) {
    case '<':
      return isLess
    case '<=':
      return isLess || left === right
    case '>':
      return !isLess && left !== right
    default:
      return !isLess
  }
}

const operators: readonly string[] = ['<', '>', '==', '!=', '<=', '>=']

function kindOf(value: Json): string | undefined {
  if (typeof value === 'string') return 'string'
  if (typeof value === 'boolean') return 'bool'
  if (typeof value !== 'number') return undefined
  return Number.isInteger(value) ? 'int' : 'float'
}
