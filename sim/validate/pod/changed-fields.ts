/**
 * In which fields do two specs of one Pod differ, leaving aside those that an update may change?
 *
 * Models the comparison at the end of ValidatePodUpdate in kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go: nothing written is the same as empty, 0 or false, unless Go keeps a pointer
 * there; quantities count, not their spelling.
 *
 * Example: a second containerPort is [['spec', 'containers', 0, 'ports']], another image is [].
 */
import type { PodSpec } from '../../api/pod.ts'
import type { FieldPath } from '../../diagnostic.ts'
import { parseQuantity } from '../../quantity.ts'
import { graceOf } from './spec.ts'

export function changedFields(now: PodSpec, before: PodSpec): readonly FieldPath[] {
  return [...differences(now, before, ['spec'])].filter((path) => !mayChange(path, now, before))
}

const changeable = ['activeDeadlineSeconds', 'tolerations', 'schedulingGates']

function mayChange([, field = '', , part]: FieldPath, now: PodSpec, before: PodSpec): boolean {
  if (field === 'containers' || field === 'initContainers') return part === 'image'
  if (field === 'terminationGracePeriodSeconds') return graceOf(now) === graceOf(before)
  return changeable.includes(String(field))
}

function* differences(now: unknown, before: unknown, path: FieldPath): Iterable<FieldPath> {
  if (Array.isArray(now) && Array.isArray(before) && now.length === before.length) {
    for (const [index, value] of now.entries()) yield* differences(value, before[index], [...path, index])
  } else if (isRecord(now) && isRecord(before)) {
    const names = new Set([...Object.keys(before), ...Object.keys(now)])
    for (const name of names) yield* differences(now[name], before[name], [...path, name])
  } else if (!isSame(now, before, path)) yield path
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isSame(now: unknown, before: unknown, path: FieldPath): boolean {
  if (Object.is(now, before)) return true
  if (isNothing(now, path) && isNothing(before, path)) return true
  return isQuantity(path) && sameAmount(now, before)
}

/** Where Go keeps a pointer, 0 is a value of its own. */
const pointers = [
  'runAsUser',
  'runAsGroup',
  'fsGroup',
  'tolerationSeconds',
  'priority',
  'defaultMode',
  'mode',
]

function isNothing(value: unknown, path: FieldPath): boolean {
  if (value === undefined || value === null || value === '' || value === false) return true
  if (value === 0) return !pointers.includes(String(path[path.length - 1]))
  if (Array.isArray(value)) return value.length === 0
  return isRecord(value) && Object.keys(value).length === 0
}

function isQuantity(path: FieldPath): boolean {
  const list = path[path.length - 2]
  return list === 'limits' || list === 'requests' || path[path.length - 1] === 'sizeLimit'
}

function sameAmount(now: unknown, before: unknown): boolean {
  const [left, right] = [parseQuantity(String(now)), parseQuantity(String(before))]
  return left !== undefined && left.nanos === right?.nanos
}
