/**
 * May this key, this operator and these values form a requirement?
 *
 * Models NewRequirement of kubernetes/apimachinery pkg/labels/selector.go. The refusals' lines name the values as
 * upstream does: `values[0][app]: Invalid value: …` for a value that is no label value.
 *
 * Example: requirement('x', 'in', []) is refused: values must not be empty.
 */
import { type Diagnostic, type FieldPath, isNonEmpty, type Outcome, ok, printPath } from '../diagnostic.ts'
import { isLabelValue, isQualifiedName } from '../names/label.ts'
import { nameFacts } from '../names/refuse.ts'
import { notSupported, refusal } from '../refusal.ts'
import { parseInt64 } from './integer.ts'
import type { Operator, Requirement } from './selector.ts'

const operators: readonly string[] = ['in', 'notin', '=', '==', '!=', 'gt', 'lt', 'exists', '!']

export function requirement(key: string, operator: string, values: readonly string[]): Outcome<Requirement> {
  const faults = [
    ...refuseKey(key, ['key']),
    ...refuseOperator(operator, values),
    ...values.flatMap((value, index) => refuseValue(key, value, ['values', index])),
  ]
  if (isNonEmpty(faults)) return { ok: false, diagnostics: faults }
  return ok({ key, operator: operator as Operator, values })
}

/** One refusal, all of upstream's messages in it. */
export function refuseKey(
  key: string,
  path: FieldPath,
  field: string = printPath(path),
): readonly Diagnostic[] {
  const messages = isQualifiedName(key)
  if (messages.length === 0) return []
  const facts = nameFacts('label-key', key)
  return [refusal('Invalid', 'name/not-a-label-key', facts, path, key, messages.join('; '), field)]
}

export function refuseValue(
  key: string,
  value: string,
  path: FieldPath,
  field: string = printPath(path),
): readonly Diagnostic[] {
  const messages = isLabelValue(value)
  if (messages.length === 0) return []
  const facts = nameFacts('label-value', value)
  const detail = messages.join('; ')
  return [refusal('Invalid', 'name/not-a-label-value', facts, path, value, detail, `${field}[${key}]`)]
}

function refuseOperator(operator: string, values: readonly string[]): readonly Diagnostic[] {
  switch (operator) {
    case 'in':
    case 'notin':
      if (values.length > 0) return []
      return refuseValues(operator, values, "for 'in', 'notin' operators, values set can't be empty")
    case '=':
    case '==':
    case '!=':
      if (values.length === 1) return []
      return refuseValues(operator, values, 'exact-match compatibility requires one single value')
    case 'exists':
    case '!':
      if (values.length === 0) return []
      return refuseValues(operator, values, 'values set must be empty for exists and does not exist')
    case 'gt':
    case 'lt':
      return refuseNumbers(operator, values)
    default:
      return [notSupported(['operator'], operator, operators)]
  }
}

function refuseValues(operator: string, values: readonly string[], detail: string): readonly Diagnostic[] {
  const facts = { operator, count: values.length }
  const printed = values.length === 0 ? null : values
  return [refusal('Invalid', 'selector/wrong-number-of-values', facts, ['values'], printed, detail)]
}

function refuseNumbers(operator: string, values: readonly string[]): readonly Diagnostic[] {
  const wrongNumber =
    values.length === 1
      ? []
      : refuseValues(operator, values, "for 'Gt', 'Lt' operators, exactly one value is required")
  const detail = "for 'Gt', 'Lt' operators, the value must be an integer"
  const notNumbers = values.flatMap((value, index) =>
    parseInt64(value) === undefined
      ? [
          refusal(
            'Invalid',
            'selector/value-not-a-number',
            { operator, value },
            ['values', index],
            value,
            detail,
          ),
        ]
      : [],
  )
  return [...wrongNumber, ...notNumbers]
}
