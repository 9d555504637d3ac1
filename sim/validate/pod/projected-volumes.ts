/**
 * What does the API server refuse in volumes that put several things into one folder, or the pod's own fields?
 *
 * Models validateProjectionSources and validateDownwardAPIVolumeFile of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Leaves out clusterTrustBundle and podCertificate, whose gates are off.
 *
 * Example: two items with path "ca.crt": `Invalid value: "ca": conflicting duplicate paths`.
 */
import type { DownwardAPIVolumeFile, ProjectedVolumeSource, VolumeProjection } from '../../api/volume.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, numberOf, textOf } from '../zero-value.ts'
import { fieldRefRules, resourceFieldRefRules } from './downward.ts'
import { keyToPathRules, modeRules, writtenFileRules } from './file-path.ts'

const fileFields = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]

/** Upstream blames the source for what is wrong with one of its files. */
export function* downwardFileRules(file: DownwardAPIVolumeFile, path: FieldPath): Iterable<Diagnostic> {
  const { fieldRef, resourceFieldRef } = file
  if (textOf(file.path) === '') yield required([...path, 'path'])
  yield* writtenFileRules(textOf(file.path), [...path, 'path'])
  if (isWritten(fieldRef)) {
    yield* fieldRefRules(fieldRef, [...path, 'fieldRef'], fileFields)
    if (isWritten(resourceFieldRef)) {
      const detail = 'fieldRef and resourceFieldRef can not be specified simultaneously'
      yield refusal('Invalid', 'volume/two-references', {}, path, 'resource', detail)
    }
  } else if (isWritten(resourceFieldRef)) {
    yield* resourceFieldRefRules(resourceFieldRef, [...path, 'resourceFieldRef'], true)
  } else yield required(path, 'one of fieldRef and resourceFieldRef is required')
  yield* modeRules(file.mode, [...path, 'mode'])
}

export function* projectedRules(projected: ProjectedVolumeSource, path: FieldPath): Iterable<Diagnostic> {
  yield* modeRules(projected.defaultMode, [...path, 'defaultMode'])
  const taken = new Set<string>()
  for (const [index, source] of listOf(projected.sources).entries()) {
    yield* projectionRules(source, [...path, 'sources', index], path, taken)
  }
}

function* projectionRules(
  source: VolumeProjection,
  path: FieldPath,
  volumePath: FieldPath,
  taken: Set<string>,
): Iterable<Diagnostic> {
  for (const kind of ['secret', 'configMap'] as const) {
    const keys = source[kind]
    if (!isWritten(keys)) continue
    if (textOf(keys.name) === '') yield required([...path, kind, 'name'])
    for (const [index, item] of listOf(keys.items).entries()) {
      yield* keyToPathRules(item, [...path, kind, 'items', index])
      yield* takePath(textOf(item.path), textOf(keys.name), volumePath, taken)
    }
  }
  for (const file of listOf(source.downwardAPI?.items)) {
    yield* downwardFileRules(file, [...path, 'downwardAPI'])
    yield* takePath(textOf(file.path), textOf(file.path), volumePath, taken)
  }
  if (isWritten(source.serviceAccountToken)) yield* tokenRules(source.serviceAccountToken, path, volumePath)
  const kinds = Object.values(source).filter(isWritten).length
  if (kinds > 1) {
    const detail = 'may not specify more than 1 volume type per source'
    yield refusal('Forbidden', 'volume/several-projections', {}, path, undefined, detail)
  }
}

/** Files of all sources stand in one folder. */
function* takePath(file: string, shown: string, path: FieldPath, taken: Set<string>): Iterable<Diagnostic> {
  if (file === '') return
  if (taken.has(file)) {
    yield refusal('Invalid', 'volume/file-twice', { file }, path, shown, 'conflicting duplicate paths')
  }
  taken.add(file)
}

const leastSeconds = 600
const mostSeconds = 2 ** 32

function* tokenRules(
  token: { readonly path?: string; readonly expirationSeconds?: number },
  path: FieldPath,
  volumePath: FieldPath,
): Iterable<Diagnostic> {
  const secondsPath = [...path, 'serviceAccountToken', 'expirationSeconds']
  const seconds = numberOf(token.expirationSeconds)
  const facts = { seconds, least: leastSeconds, most: mostSeconds }
  if (seconds < leastSeconds) {
    const detail = 'may not specify a duration less than 10 minutes'
    yield refusal('Invalid', 'volume/token-lifetime', facts, secondsPath, seconds, detail)
  }
  if (seconds > mostSeconds) {
    const detail = 'may not specify a duration larger than 2^32 seconds'
    yield refusal('Invalid', 'volume/token-lifetime', facts, secondsPath, seconds, detail)
  }
  if (textOf(token.path) === '') yield required([...volumePath, 'path'])
  else yield* writtenFileRules(textOf(token.path), [...volumePath, 'path'])
}
