/**
 * Are these labels, and is this LabelSelector, fit to be stored?
 *
 * Models kubernetes/apimachinery pkg/apis/meta/v1/validation/validation.go. Upstream blames the whole map for each bad
 * key and value; `at` says which entry it was.
 *
 * Example: validateLabels({ 'a b': 'x' }, ['metadata', 'labels']) is one refusal, at metadata.labels.
 */
import type { LabelSelector, LabelSelectorRequirement, Labels } from '../api/meta.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { refuseName } from '../names/refuse.ts'
import { refusal } from '../refusal.ts'
import { listOf } from './zero-value.ts'

export function validateLabels(labels: Labels | undefined, path: FieldPath): readonly Diagnostic[] {
  const faults: Diagnostic[] = []
  for (const key of Object.keys(labels ?? {}).sort()) {
    const value = labels?.[key] ?? ''
    for (const fault of refuseName('label-key', path, key)) faults.push({ ...fault, at: [...path, key] })
    for (const fault of refuseName('label-value', path, value)) faults.push({ ...fault, at: [...path, key] })
  }
  return faults
}

/** What a selector may have that a stored one has already: values that are no label values. */
export interface LabelSelectorRules {
  readonly allowInvalidValues?: boolean
}

export function validateLabelSelector(
  selector: LabelSelector | null | undefined,
  path: FieldPath,
  rules: LabelSelectorRules = {},
): readonly Diagnostic[] {
  if (selector === null || selector === undefined) return []
  const requirements = listOf(selector.matchExpressions).flatMap((requirement, index) =>
    validateRequirement(requirement, [...path, 'matchExpressions', index], rules),
  )
  return [...validateLabels(selector.matchLabels, [...path, 'matchLabels']), ...requirements]
}

function validateRequirement(
  requirement: LabelSelectorRequirement,
  path: FieldPath,
  rules: LabelSelectorRules,
): readonly Diagnostic[] {
  const values = listOf(requirement.values)
  const badValues = rules.allowInvalidValues
    ? []
    : values.flatMap((value, index) => refuseName('label-value', [...path, 'values', index], value))
  return [
    ...validateOperator(requirement.operator ?? '', values, path),
    ...refuseName('label-key', [...path, 'key'], requirement.key ?? ''),
    ...badValues,
  ]
}

function validateOperator(
  operator: string,
  values: readonly string[],
  path: FieldPath,
): readonly Diagnostic[] {
  const at = [...path, 'values']
  switch (operator) {
    case 'In':
    case 'NotIn': {
      if (values.length > 0) return []
      const detail = "must be specified when `operator` is 'In' or 'NotIn'"
      return [refusal('Required', 'selector/values-missing', { operator }, at, undefined, detail)]
    }
    case 'Exists':
    case 'DoesNotExist': {
      if (values.length === 0) return []
      const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
      return [refusal('Forbidden', 'selector/values-not-allowed', { operator }, at, undefined, detail)]
    }
    default: {
      const facts = { operator, operators: labelOperators }
      const detail = 'not a valid selector operator'
      return [refusal('Invalid', 'selector/operator-unknown', facts, [...path, 'operator'], operator, detail)]
    }
  }
}

const labelOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist']

/** Whether an expression holds a value that is no label value: an update may then keep such values. */
export function hasInvalidLabelValue(selector: LabelSelector | null | undefined): boolean {
  return listOf(selector?.matchExpressions).some((requirement) =>
    listOf(requirement.values).some((value) => refuseName('label-value', [], value).length > 0),
  )
}
