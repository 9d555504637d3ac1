/**
 * Are these taints of a Node well formed, each key and effect once?
 *
 * Models validateNodeTaints of kubernetes/kubernetes pkg/apis/core/validation/validation.go, which names the list
 * metadata.taints although it stands in spec; `at` says where it is.
 *
 * Example: a taint without an effect is refused with `metadata.taints[0].effect: Required value`.
 */
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { isLabelValue } from '../names/label.ts'
import { nameFacts, refuseName } from '../names/refuse.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from './required.ts'
import { textOf } from './zero-value.ts'

interface Taint {
  readonly key: string
  readonly value?: string
  readonly effect: string
  readonly timeAdded?: string
}

export function validateTaints(taints: readonly Taint[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return taints.flatMap((taint, index) => {
    const path = ['metadata', 'taints', index]
    const key = textOf(taint.key)
    const effect = textOf(taint.effect)
    const faults = [
      ...refuseName('label-key', [...path, 'key'], key),
      ...refuseValue(textOf(taint.value), [...path, 'value']),
      ...refuseEffect(effect, [...path, 'effect']),
    ]
    if (seen.has(`${key} ${effect}`)) faults.push(refuseRepeated(taint, path))
    seen.add(`${key} ${effect}`)
    return faults.map((fault) => ({ ...fault, at: ['spec', ...(fault.path ?? path).slice(1)] }))
  })
}

function refuseValue(value: string, path: FieldPath): readonly Diagnostic[] {
  const messages = isLabelValue(value)
  if (messages.length === 0) return []
  const facts = nameFacts('label-value', value)
  return [refusal('Invalid', 'name/not-a-label-value', facts, path, value, messages.join(';'))]
}

const effects: readonly string[] = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

function refuseEffect(effect: string, path: FieldPath): readonly Diagnostic[] {
  if (effect === '') return [required(path)]
  return effects.includes(effect) ? [] : [notSupported(path, effect, effects)]
}

function refuseRepeated(taint: Taint, path: FieldPath): Diagnostic {
  const key = textOf(taint.key)
  const effect = textOf(taint.effect)
  const printed = { Key: key, Value: textOf(taint.value), Effect: effect, TimeAdded: taint.timeAdded ?? null }
  const detail = 'taints must be unique by key and effect pair'
  return refusal('Duplicate', 'node/taint-repeated', { key, effect }, path, printed, detail)
}
