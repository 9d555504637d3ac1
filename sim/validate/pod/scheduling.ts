/**
 * What does the API server refuse in what a pod says about nodes: selector, tolerations, spreading, gates?
 *
 * Models ValidateTolerations, validateTopologySpreadConstraints and validateSchedulingGates of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Affinity stands in affinity.ts. Whether a node fits is the scheduler's
 * question. Leaves out matchLabelKeys.
 *
 * Example: a toleration without key needs operator Exists, which means every taint.
 */
import type { Toleration, TopologySpreadConstraint } from '../../api/scheduling.ts'
import { type Diagnostic, type FieldPath, printPath } from '../../diagnostic.ts'
import { validateLabelSelector } from '../labels.ts'
import { isLabelValue, nameRefusals, refuseName } from '../names.ts'
import { duplicate, notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, numberOf, textOf } from '../zero-value.ts'

const effects = ['NoSchedule', 'PreferNoSchedule', 'NoExecute']

export function* tolerationRules(
  tolerations: readonly Toleration[] | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  for (const [index, toleration] of listOf(tolerations).entries()) {
    const at = [...path, index]
    const key = textOf(toleration.key)
    const operator = textOf(toleration.operator)
    const effect = textOf(toleration.effect)
    if (key !== '') yield* refuseName('label-key', [...at, 'key'], key)
    else if (operator !== 'Exists') {
      const detail =
        'operator must be Exists when `key` is empty, which means "match all values and all keys"'
      yield refusal(
        'Invalid',
        'scheduling/toleration-of-nothing',
        { operator },
        [...at, 'operator'],
        operator,
        detail,
      )
    }
    if (isWritten(toleration.tolerationSeconds) && effect !== 'NoExecute') {
      const detail = "effect must be 'NoExecute' when `tolerationSeconds` is set"
      yield refusal('Invalid', 'scheduling/seconds-unused', { effect }, [...at, 'effect'], effect, detail)
    }
    yield* operatorRules(operator, textOf(toleration.value), [...at, 'operator'])
    if (effect !== '' && !effects.includes(effect)) yield notSupported([...at, 'effect'], effect, effects)
  }
}

/** Upstream blames the operator for a value that does not go with it. */
function* operatorRules(operator: string, value: string, path: FieldPath): Iterable<Diagnostic> {
  switch (operator) {
    case '':
    case 'Equal': {
      const messages = isLabelValue(value)
      if (messages.length > 0) yield* nameRefusals('label-value', path, value, [messages.join(';')])
      return
    }
    case 'Exists': {
      if (value === '') return
      const detail = "value must be empty when `operator` is 'Exists'"
      yield refusal('Invalid', 'scheduling/toleration-value-unused', { value }, path, value, detail)
      return
    }
    case 'Lt':
    case 'Gt':
      yield notSupported(path, operator, ['Equal', 'Exists', 'Lt', 'Gt'])
      return
    default:
      yield notSupported(path, operator, ['Equal', 'Exists'])
  }
}

const actions = ['DoNotSchedule', 'ScheduleAnyway']
const inclusions = ['Honor', 'Ignore']

export function* spreadRules(
  constraints: readonly TopologySpreadConstraint[] | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  const list = listOf(constraints)
  const last = lastOfEach(list.map(pairOf))
  for (const [index, constraint] of list.entries()) {
    const at = [...path, index]
    const action = textOf(constraint.whenUnsatisfiable)
    yield* positive(numberOf(constraint.maxSkew), [...at, 'maxSkew'])
    if (textOf(constraint.topologyKey) === '') yield required([...at, 'topologyKey'], 'can not be empty')
    if (!actions.includes(action)) yield notSupported([...at, 'whenUnsatisfiable'], action, actions)
    if (last.get(pairOf(constraint)) !== index) yield pairTwice(constraint, at)
    yield* minDomainsRules(constraint.minDomains, action, [...at, 'minDomains'])
    for (const policy of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
      const value = constraint[policy]
      if (isWritten(value) && !inclusions.includes(value))
        yield notSupported([...at, policy], value, inclusions)
    }
    yield* validateLabelSelector(constraint.labelSelector, [...at, 'labelSelector'])
  }
}

function pairOf({ topologyKey, whenUnsatisfiable }: TopologySpreadConstraint): string {
  return `{${textOf(topologyKey)}, ${textOf(whenUnsatisfiable)}}`
}

/** Upstream makes up a name for the two fields together. */
function pairTwice(constraint: TopologySpreadConstraint, at: FieldPath): Diagnostic {
  const name = '{topologyKey, whenUnsatisfiable}'
  const value = pairOf(constraint)
  const field = `${printPath(at)}.${name}`
  return { ...refusal('Duplicate', 'value/duplicate', { value }, [...at, name], value, '', field), at }
}

/** Upstream blames the earlier ones of a pair that stands there again. */
function lastOfEach(pairs: readonly string[]): ReadonlyMap<string, number> {
  return new Map(pairs.map((pair, index) => [pair, index]))
}

function positive(value: number, path: FieldPath): readonly Diagnostic[] {
  if (value > 0) return []
  return [refusal('Invalid', 'scheduling/not-positive', { value }, path, value, 'must be greater than zero')]
}

function* minDomainsRules(value: number | undefined, action: string, path: FieldPath): Iterable<Diagnostic> {
  if (!isWritten(value)) return
  yield* positive(value, path)
  if (action === 'DoNotSchedule') return
  const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${action}`
  yield refusal('Invalid', 'scheduling/domains-unused', { action }, path, value, detail)
}

/** A pod waits until its gates are gone; each has a name, once. */
export function* gateRules(
  gates: readonly { readonly name: string }[] | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  const seen = new Set<string>()
  for (const [index, gate] of listOf(gates).entries()) {
    const name = textOf(gate.name)
    yield* refuseName('label-key', [...path, index], name)
    if (seen.has(name)) yield duplicate([...path, index], name)
    seen.add(name)
  }
}
