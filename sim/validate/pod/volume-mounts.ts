/**
 * What does the API server refuse in the places where a container mounts volumes?
 *
 * Models ValidateVolumeMounts of kubernetes/kubernetes pkg/apis/core/validation/validation.go. Upstream blames the
 * list, not the entry, for some faults; `at` says which entry it was. Leaves out volumeDevices (raw block devices).
 *
 * Example: a mount of a volume the pod does not have: `spec.containers[0].volumeMounts[0].name: Not found: "data"`.
 */
import type { Container } from '../../api/pod.ts'
import type { VolumeMount } from '../../api/volume.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { descendingPathRules } from './file-path.ts'

export function* volumeMountRules(
  container: Container,
  volumes: ReadonlySet<string>,
  path: FieldPath,
): Iterable<Diagnostic> {
  const taken = new Set<string>()
  for (const [index, mount] of listOf(container.volumeMounts).entries()) {
    const at = [...path, index]
    yield* placeRules(mount, volumes, at, taken)
    yield* located(subPathRules(mount, path, at), at)
    yield* located(propagationRules(mount, container, [...path, 'mountPropagation']), at)
    yield* located(readOnlyRules(mount, [...path, 'recursiveReadOnly']), at)
  }
}

function* placeRules(
  mount: VolumeMount,
  volumes: ReadonlySet<string>,
  path: FieldPath,
  taken: Set<string>,
): Iterable<Diagnostic> {
  const name = textOf(mount.name)
  const mountPath = textOf(mount.mountPath)
  if (name === '') yield required([...path, 'name'])
  if (!volumes.has(name)) {
    yield refusal(
      'NotFound',
      'volume/mount-of-nothing',
      { name, volumes: [...volumes] },
      [...path, 'name'],
      name,
    )
  }
  if (mountPath === '') yield required([...path, 'mountPath'])
  if (taken.has(mountPath)) {
    yield refusal(
      'Invalid',
      'volume/mount-path-taken',
      { mountPath },
      [...path, 'mountPath'],
      mountPath,
      'must be unique',
    )
  }
  taken.add(mountPath)
}

/** Only a part of the volume. */
function* subPathRules(mount: VolumeMount, path: FieldPath, entry: FieldPath): Iterable<Diagnostic> {
  const subPath = textOf(mount.subPath)
  const expression = textOf(mount.subPathExpr)
  if (subPath !== '') yield* descendingPathRules(subPath, [...path, 'subPath'])
  if (expression === '') return
  if (subPath !== '') {
    const detail = 'subPathExpr and subPath are mutually exclusive'
    yield refusal('Invalid', 'volume/two-sub-paths', {}, [...entry, 'subPathExpr'], expression, detail)
  }
  yield* descendingPathRules(expression, [...path, 'subPathExpr'])
}

const propagations = ['Bidirectional', 'HostToContainer', 'None']

function* propagationRules(
  { mountPropagation }: VolumeMount,
  { securityContext }: Container,
  path: FieldPath,
): Iterable<Diagnostic> {
  if (!isWritten(mountPropagation)) return
  if (!propagations.includes(mountPropagation)) yield notSupported(path, mountPropagation, propagations)
  if (mountPropagation !== 'Bidirectional' || securityContext?.privileged === true) return
  const detail = 'Bidirectional mount propagation is available only to privileged containers'
  yield refusal('Forbidden', 'volume/mount-needs-privilege', {}, path, undefined, detail)
}

const readOnlyWays = ['Disabled', 'Enabled', 'IfPossible']

function* readOnlyRules(mount: VolumeMount, path: FieldPath): Iterable<Diagnostic> {
  const { recursiveReadOnly, mountPropagation } = mount
  if (!isWritten(recursiveReadOnly) || recursiveReadOnly === 'Disabled') return
  if (!readOnlyWays.includes(recursiveReadOnly)) {
    yield notSupported(path, recursiveReadOnly, readOnlyWays)
    return
  }
  if (mount.readOnly !== true) {
    const detail = 'may only be specified when readOnly is true'
    yield refusal('Forbidden', 'volume/mount-not-read-only', {}, path, undefined, detail)
  }
  if (isWritten(mountPropagation) && mountPropagation !== 'None') {
    const detail = 'may only be specified when mountPropagation is None or not specified'
    yield refusal('Forbidden', 'volume/mount-propagates', {}, path, undefined, detail)
  }
}

/** Points at the entry, where the path only names the list. */
function* located(refusals: Iterable<Diagnostic>, entry: FieldPath): Iterable<Diagnostic> {
  for (const refused of refusals) {
    const path = refused.path ?? []
    yield typeof path[entry.length - 1] === 'number'
      ? refused
      : { ...refused, at: [...entry, ...path.slice(-1)] }
  }
}
