/**
 * May a rollout have this many pods too many or too few? A number counts pods, a text like 25% hundredths of them.
 *
 * Models ValidatePositiveIntOrPercent, IsNotMoreThan100Percent and getIntOrPercentValue of kubernetes/kubernetes
 * pkg/apis/apps/validation/validation.go.
 *
 * Example: 120% gives `Invalid value: "120%": must not be greater than 100%`.
 */
import type { IntOrString } from '../../api/meta.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { isPercent, refuseName } from '../names.ts'
import { negative, refusal } from '../refusal.ts'

export function countOrPercentRules(value: IntOrString, path: FieldPath): readonly Diagnostic[] {
  if (typeof value === 'string') return refuseName('percent', path, value)
  return value < 0 ? [negative(path, value)] : []
}

export function atMostAll(value: IntOrString, path: FieldPath): readonly Diagnostic[] {
  if (!isPercentage(value) || sizeOf(value) <= 100) return []
  const detail = 'must not be greater than 100%'
  return [refusal('Invalid', 'workload/more-than-all', { value }, path, value, detail)]
}

/** The number itself, whether it counts pods or hundredths; text that is neither counts as 0. */
export function sizeOf(value: IntOrString): number {
  if (typeof value === 'number') return value
  const number = Number(isPercentage(value) ? value.slice(0, -1) : value)
  return Number.isInteger(number) ? number : 0
}

function isPercentage(value: IntOrString): value is string {
  return typeof value === 'string' && isPercent(value).length === 0
}
