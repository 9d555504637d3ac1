/**
 * What does the API server refuse in a pod's wishes to be near nodes or other pods, or away from them?
 *
 * Models validateAffinity of kubernetes/kubernetes pkg/apis/core/validation/validation.go. Leaves out matchLabelKeys
 * and mismatchLabelKeys.
 *
 * Example: a required node affinity without terms: `nodeSelectorTerms: Required value: must have at least one node selector term`.
 */
import type {
  Affinity,
  NodeAffinity,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
  PodAffinityTerm,
} from '../../api/scheduling.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { validateLabelSelector } from '../labels.ts'
import { refuseName } from '../names.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, numberOf, textOf } from '../zero-value.ts'

export function* affinityRules(affinity: Affinity | undefined, path: FieldPath): Iterable<Diagnostic> {
  if (isWritten(affinity?.nodeAffinity))
    yield* nodeAffinityRules(affinity.nodeAffinity, [...path, 'nodeAffinity'])
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const near = affinity?.[kind]
    if (isWritten(near)) yield* podAffinityRules(near, [...path, kind])
  }
}

const must = 'requiredDuringSchedulingIgnoredDuringExecution'
const should = 'preferredDuringSchedulingIgnoredDuringExecution'

function* nodeAffinityRules(affinity: NodeAffinity, path: FieldPath): Iterable<Diagnostic> {
  const selector = affinity[must]
  if (isWritten(selector)) {
    const termsPath = [...path, must, 'nodeSelectorTerms']
    const terms = listOf(selector.nodeSelectorTerms)
    if (terms.length === 0) yield required(termsPath, 'must have at least one node selector term')
    for (const [index, term] of terms.entries()) yield* termRules(term, [...termsPath, index], true)
  }
  for (const [index, { weight, preference }] of listOf(affinity[should]).entries()) {
    yield* weightRules(numberOf(weight), [...path, should, index, 'weight'])
    yield* termRules(preference ?? {}, [...path, should, index, 'preference'], false)
  }
}

function weightRules(weight: number, path: FieldPath): readonly Diagnostic[] {
  if (weight > 0 && weight <= 100) return []
  return [
    refusal(
      'Invalid',
      'scheduling/weight-out-of-range',
      { weight },
      path,
      weight,
      'must be in the range 1-100',
    ),
  ]
}

/** Wishes may name values that no label can have; demands may not. */
function* termRules(term: NodeSelectorTerm, path: FieldPath, strict: boolean): Iterable<Diagnostic> {
  for (const [index, requirement] of listOf(term.matchExpressions).entries()) {
    yield* labelRequirementRules(requirement, [...path, 'matchExpressions', index], strict)
  }
  for (const [index, requirement] of listOf(term.matchFields).entries()) {
    yield* fieldRequirementRules(requirement, [...path, 'matchFields', index])
  }
}

function* labelRequirementRules(
  requirement: NodeSelectorRequirement,
  path: FieldPath,
  strict: boolean,
): Iterable<Diagnostic> {
  const values = listOf(requirement.values)
  yield* operatorRules(textOf(requirement.operator), values.length, path)
  yield* refuseName('label-key', [...path, 'key'], textOf(requirement.key))
  if (!strict) return
  for (const [index, value] of values.entries())
    yield* refuseName('label-value', [...path, 'values', index], value)
}

function* operatorRules(operator: string, count: number, path: FieldPath): Iterable<Diagnostic> {
  const values = [...path, 'values']
  if (operator === 'In' || operator === 'NotIn') {
    const detail = "must be specified when `operator` is 'In' or 'NotIn'"
    if (count === 0)
      yield refusal('Required', 'selector/values-missing', { operator }, values, undefined, detail)
  } else if (operator === 'Exists' || operator === 'DoesNotExist') {
    const detail = "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"
    if (count > 0)
      yield refusal('Forbidden', 'selector/values-not-allowed', { operator }, values, undefined, detail)
  } else if (operator === 'Gt' || operator === 'Lt') {
    if (count !== 1)
      yield notOneValue(
        operator,
        count,
        path,
        "must be specified single value when `operator` is 'Lt' or 'Gt'",
      )
  } else yield operatorUnknown(operator, nodeOperators, path)
}

const nodeOperators = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']

function notOneValue(operator: string, count: number, path: FieldPath, detail: string): Diagnostic {
  const facts = { operator, count }
  return refusal('Required', 'selector/wrong-number-of-values', facts, [...path, 'values'], undefined, detail)
}

function operatorUnknown(operator: string, operators: readonly string[], path: FieldPath): Diagnostic {
  const facts = { operator, operators }
  const detail = 'not a valid selector operator'
  return refusal('Invalid', 'selector/operator-unknown', facts, [...path, 'operator'], operator, detail)
}

/** Only a node's name may be matched as a field. */
function* fieldRequirementRules(requirement: NodeSelectorRequirement, path: FieldPath): Iterable<Diagnostic> {
  const operator = textOf(requirement.operator)
  const key = textOf(requirement.key)
  const values = listOf(requirement.values)
  if (operator !== 'In' && operator !== 'NotIn') yield operatorUnknown(operator, ['In', 'NotIn'], path)
  else if (values.length !== 1) {
    const detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
    yield notOneValue(operator, values.length, path, detail)
  }
  if (key !== 'metadata.name') {
    const detail = 'not a valid field selector key'
    yield refusal('Invalid', 'scheduling/field-unknown', { key }, [...path, 'key'], key, detail)
    return
  }
  for (const [index, value] of values.entries())
    yield* refuseName('dns1123-subdomain', [...path, 'values', index], value)
}

function* podAffinityRules(affinity: PodAffinity, path: FieldPath): Iterable<Diagnostic> {
  for (const [index, term] of listOf(affinity[must]).entries())
    yield* podTermRules(term, [...path, must, index])
  for (const [index, { weight, podAffinityTerm }] of listOf(affinity[should]).entries()) {
    yield* weightRules(numberOf(weight), [...path, should, index, 'weight'])
    yield* podTermRules(podAffinityTerm ?? { topologyKey: '' }, [...path, should, index, 'podAffinityTerm'])
  }
}

function* podTermRules(term: PodAffinityTerm, path: FieldPath): Iterable<Diagnostic> {
  yield* validateLabelSelector(term.labelSelector, [...path, 'labelSelector'])
  yield* validateLabelSelector(term.namespaceSelector, [...path, 'namespaceSelector'])
  for (const [index, namespace] of listOf(term.namespaces).entries()) {
    for (const refused of refuseName('dns1123-label', [...path, 'namespace'], namespace)) {
      yield { ...refused, at: [...path, 'namespaces', index] }
    }
  }
  const topologyKey = textOf(term.topologyKey)
  if (topologyKey === '') yield required([...path, 'topologyKey'], 'can not be empty')
  yield* refuseName('label-key', [...path, 'topologyKey'], topologyKey)
}
