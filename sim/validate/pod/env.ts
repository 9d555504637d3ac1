/**
 * What does the API server refuse in a container's environment variables?
 *
 * Models ValidateEnv, ValidateEnvFrom and validateEnvVarValueFrom of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Whether a ConfigMap or Secret exists is asked when the container starts.
 * The same name twice is no fault: the last one counts, and the API server warns.
 *
 * Example: { name: 'A', value: 'x', valueFrom: … } is refused: one or the other.
 */
import type { EnvFromSource, EnvVar } from '../../api/pod.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { nameIsDNSSubdomain, nameRefusals, refuseName } from '../names.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { fieldRefRules, resourceFieldRefRules } from './downward.ts'
import { pathRules } from './file-path.ts'

export function* envRules(env: readonly EnvVar[] | undefined, path: FieldPath): Iterable<Diagnostic> {
  for (const [index, variable] of listOf(env).entries()) {
    const name = textOf(variable.name)
    if (name === '') yield required([...path, index, 'name'])
    else yield* refuseName('relaxed-env-var-name', [...path, index, 'name'], name)
    yield* valueFromRules(variable, [...path, index, 'valueFrom'])
  }
}

type ValueFrom = NonNullable<EnvVar['valueFrom']>

/** In the order upstream looks at them. */
const sources: {
  readonly [S in keyof ValueFrom]-?: (from: ValueFrom, path: FieldPath) => Iterable<Diagnostic>
} = {
  fieldRef: ({ fieldRef }, path) => fieldRefRules(fieldRef, path, variableFields),
  resourceFieldRef: ({ resourceFieldRef }, path) => resourceFieldRefRules(resourceFieldRef, path),
  configMapKeyRef: ({ configMapKeyRef }, path) => keyRefRules(configMapKeyRef, path),
  secretKeyRef: ({ secretKeyRef }, path) => keyRefRules(secretKeyRef, path),
  fileKeyRef: ({ fileKeyRef }, path) => fileKeyRefRules(fileKeyRef, path),
}
const sourceNames = Object.keys(sources) as readonly (keyof ValueFrom)[]

/** The pod's fields that a variable may hold, besides single labels and annotations. */
const variableFields = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

function* valueFromRules({ value, valueFrom }: EnvVar, path: FieldPath): Iterable<Diagnostic> {
  if (!isWritten(valueFrom)) return
  const chosen = sourceNames.filter((source) => isWritten(valueFrom[source]))
  for (const source of chosen) yield* sources[source](valueFrom, [...path, source])

  if (chosen.length === 0) {
    const detail =
      'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`'
    yield refusal('Invalid', 'env/no-source', {}, path, '', detail)
  } else if (textOf(value) !== '') {
    const detail = 'may not be specified when `value` is not empty'
    yield refusal('Invalid', 'env/value-and-source', { value: textOf(value) }, path, '', detail)
  } else if (chosen.length > 1) {
    const detail = 'may not have more than one field specified at a time'
    yield refusal('Invalid', 'env/several-sources', { sources: chosen }, path, '', detail)
  }
}

function* keyRefRules(
  ref: { readonly name?: string; readonly key?: string } | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  yield* refuseName('dns1123-subdomain', [...path, 'name'], textOf(ref?.name))
  const key = textOf(ref?.key)
  if (key === '') yield required([...path, 'key'])
  else yield* refuseName('config-map-key', [...path, 'key'], key)
}

function* fileKeyRefRules(ref: ValueFrom['fileKeyRef'], path: FieldPath): Iterable<Diagnostic> {
  const { key, volumeName, path: file } = ref ?? {}
  if (textOf(key) === '') yield required([...path, 'key'])
  else yield* refuseName('relaxed-env-var-name', [...path, 'key'], textOf(key))
  if (textOf(volumeName) === '') yield required([...path, 'volumeName'])
  else yield* refuseName('dns1123-label', [...path, 'volumeName'], textOf(volumeName))
  if (textOf(file) === '') yield required([...path, 'path'])
  else yield* pathRules(textOf(file), [...path, 'path'])
}

/** Upstream blames the whole list when an entry names no source, or two. */
export function* envFromRules(
  envFrom: readonly EnvFromSource[] | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  for (const [index, entry] of listOf(envFrom).entries()) {
    const at = [...path, index]
    if (textOf(entry.prefix) !== '') {
      yield* refuseName('relaxed-env-var-name', [...at, 'prefix'], textOf(entry.prefix))
    }
    if (isWritten(entry.configMapRef))
      yield* wholeRefRules(entry.configMapRef.name, [...at, 'configMapRef', 'name'])
    if (isWritten(entry.secretRef)) yield* wholeRefRules(entry.secretRef.name, [...at, 'secretRef', 'name'])

    const chosen = (['configMapRef', 'secretRef'] as const).filter((source) => isWritten(entry[source]))
    if (chosen.length === 0) {
      const detail = 'must specify one of: `configMapRef` or `secretRef`'
      yield { ...refusal('Invalid', 'env/no-source', {}, path, '', detail), at }
    } else if (chosen.length > 1) {
      const detail = 'may not have more than one field specified at a time'
      yield { ...refusal('Invalid', 'env/several-sources', { sources: chosen }, path, '', detail), at }
    }
  }
}

/** Names are checked as prefixes, so a dash at the end is accepted here. */
function* wholeRefRules(name: string | undefined, path: FieldPath): Iterable<Diagnostic> {
  if (textOf(name) === '') yield required(path)
  else yield* nameRefusals('dns1123-subdomain', path, textOf(name), nameIsDNSSubdomain(textOf(name), true))
}
