/**
 * What may change in a Pod that exists? Next to nothing: its images, its tolerations and deadline within bounds.
 *
 * Models ValidatePodUpdate of kubernetes/kubernetes pkg/apis/core/validation/validation.go. Upstream's line goes on
 * with a diff of Go structs; ours ends before it, and names the changed fields in its facts. Leaves out what gated
 * pods may change in nodeSelector and affinity.
 *
 * Example: another containerPort: `spec: Forbidden: pod updates may not change fields other than …`.
 */
import type { PodSpec } from '../../api/pod.ts'
import type { Toleration } from '../../api/scheduling.ts'
import { type Diagnostic, printPath } from '../../diagnostic.ts'
import { outOfRange, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { changedFields } from './changed-fields.ts'
import { paddedImageRules } from './container-image.ts'
import { tolerationRules } from './scheduling.ts'

export function* podUpdateRules(spec: PodSpec, old: PodSpec): Iterable<Diagnostic> {
  for (const list of ['containers', 'initContainers'] as const) {
    if (listOf(spec[list]).length !== listOf(old[list]).length) {
      const detail = 'pod updates may not add or remove containers'
      yield refusal('Forbidden', 'pod/containers-fixed', {}, ['spec', list], undefined, detail)
      return
    }
    yield* imageRules(spec, list)
  }
  const deadline = [...deadlineRules(spec, old)]
  yield* deadline
  if (deadline.length > 0 && isWritten(spec.activeDeadlineSeconds)) return
  yield* tolerationsOnlyAdded(spec, old)
  yield* gatesOnlyRemoved(spec, old)
  yield* nothingElse(spec, old)
}

/** The one thing of a container that may change; upstream looks at it here once more. */
function* imageRules(spec: PodSpec, list: 'containers' | 'initContainers'): Iterable<Diagnostic> {
  for (const [index, { image }] of listOf(spec[list]).entries()) {
    const path = ['spec', list, index, 'image']
    if (textOf(image) === '') yield required(path)
    yield* paddedImageRules(image, path)
  }
}

const mostSeconds = 2 ** 31 - 1

/** A deadline may be set, and brought nearer. */
function* deadlineRules(spec: PodSpec, old: PodSpec): Iterable<Diagnostic> {
  const path = ['spec', 'activeDeadlineSeconds']
  const now = spec.activeDeadlineSeconds
  const before = old.activeDeadlineSeconds
  if (!isWritten(now)) {
    if (!isWritten(before)) return
    const detail = 'must not update from a positive integer to nil value'
    yield refusal('Invalid', 'pod/deadline-removed', { before }, path, null, detail)
  } else if (now < 0 || now > mostSeconds) yield outOfRange(path, now, 0, mostSeconds)
  else if (isWritten(before) && before < now) {
    const detail = 'must be less than or equal to previous value'
    yield refusal('Invalid', 'pod/deadline-put-off', { before, now }, path, now, detail)
  }
}

function* tolerationsOnlyAdded(spec: PodSpec, old: PodSpec): Iterable<Diagnostic> {
  const path = ['spec', 'tolerations']
  const kept = new Set(listOf(spec.tolerations).map(withoutSeconds))
  if (listOf(old.tolerations).some((toleration) => !kept.has(withoutSeconds(toleration)))) {
    const detail = 'existing toleration can not be modified except its tolerationSeconds'
    yield refusal('Forbidden', 'pod/toleration-fixed', {}, path, undefined, detail)
    return
  }
  yield* tolerationRules(spec.tolerations, path)
}

/** How long a taint is borne may change. */
function withoutSeconds({ key, operator, value, effect }: Toleration): string {
  return JSON.stringify([textOf(key), textOf(operator), textOf(value), textOf(effect)])
}

function* gatesOnlyRemoved(spec: PodSpec, old: PodSpec): Iterable<Diagnostic> {
  const added = new Map(listOf(spec.schedulingGates).map(({ name }, index) => [textOf(name), index]))
  for (const { name } of listOf(old.schedulingGates)) added.delete(textOf(name))
  for (const [name, index] of added) {
    const path = ['spec', 'schedulingGates', index, 'name']
    const detail = `only deletion is allowed, but found new scheduling gate '${name}'`
    yield refusal('Forbidden', 'pod/gate-added', { name }, path, undefined, detail)
  }
}

const changeable = [
  '`spec.containers[*].image`',
  '`spec.initContainers[*].image`',
  '`spec.activeDeadlineSeconds`',
  '`spec.tolerations` (only additions to existing tolerations)',
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
]

function* nothingElse(spec: PodSpec, old: PodSpec): Iterable<Diagnostic> {
  const changed = changedFields(spec, old)
  const [first] = changed
  if (first === undefined) return
  const detail = `pod updates may not change fields other than ${changeable.join(',')}`
  const facts = { fields: changed.map((path) => printPath(path)) }
  yield { ...refusal('Forbidden', 'pod/fields-fixed', facts, ['spec'], undefined, detail), at: first }
}
