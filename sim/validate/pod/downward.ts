/**
 * Which fields of the pod itself may a variable or a file hold?
 *
 * Models validateObjectFieldSelector and validateContainerResourceFieldSelector of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go, with ConvertDownwardAPIFieldLabel of pkg/apis/core/pods/helpers.go.
 *
 * Example: fieldPath "status.phase" is known but may not be read: `Unsupported value: "status.phase": supported …`.
 */
import type { ObjectFieldSelector, ResourceFieldSelector } from '../../api/volume.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { parseQuantity, printQuantity } from '../../quantity.ts'
import { isQualifiedName, nameRefusals, refuseName } from '../names.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { textOf } from '../zero-value.ts'

/** Fields that have a name here at all. */
const knownFields = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.restartPolicy',
  'spec.serviceAccountName',
  'spec.schedulerName',
  'status.phase',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]

/** `readable` are the fields that may be read in this place, in the order upstream lists them. */
export function* fieldRefRules(
  ref: ObjectFieldSelector | undefined,
  path: FieldPath,
  readable: readonly string[],
): Iterable<Diagnostic> {
  const version = textOf(ref?.apiVersion)
  const field = textOf(ref?.fieldPath)
  if (version === '') return yield required([...path, 'apiVersion'])
  if (field === '') return yield required([...path, 'fieldPath'])

  const fieldPath = [...path, 'fieldPath']
  const flaw = fieldFlaw(version, field)
  if (flaw !== undefined) {
    yield refusal(
      'Invalid',
      'env/field-unknown',
      { field },
      fieldPath,
      field,
      `error converting fieldPath: ${flaw}`,
    )
    return
  }
  const [map, key] = withSubscript(field) ?? []
  if (map === 'metadata.labels') yield* refuseName('label-key', path, key ?? '')
  else if (map === 'metadata.annotations') yield* annotationKeyRules(key ?? '', path)
  else {
    const now = field === 'spec.host' ? 'spec.nodeName' : field
    if (!readable.includes(now)) yield notSupported(fieldPath, now, readable)
  }
}

function annotationKeyRules(key: string, path: FieldPath): readonly Diagnostic[] {
  return nameRefusals('label-key', path, key.toLowerCase(), isQualifiedName(key.toLowerCase()))
}

function fieldFlaw(version: string, field: string): string | undefined {
  if (version !== 'v1') return `unsupported pod version: ${version}`
  const [map] = withSubscript(field) ?? []
  if (map === undefined) {
    return knownFields.includes(field) || field === 'spec.host'
      ? undefined
      : `field label not supported: ${field}`
  }
  const hasKeys = map === 'metadata.annotations' || map === 'metadata.labels'
  return hasKeys ? undefined : `field label does not support subscript: ${field}`
}

/** metadata.labels['app'] as its two parts. */
function withSubscript(field: string): readonly [map: string, key: string] | undefined {
  const [, map, key] = /^(.+?)\['(.*)'\]$/s.exec(field) ?? []
  return map === undefined ? undefined : [map, key ?? '']
}

const resources = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
]

export function* resourceFieldRefRules(
  ref: ResourceFieldSelector | undefined,
  path: FieldPath,
  inVolume = false,
): Iterable<Diagnostic> {
  const resource = textOf(ref?.resource)
  if (inVolume && textOf(ref?.containerName) === '') yield required([...path, 'containerName'])
  else if (resource === '') yield required([...path, 'resource'])
  else if (!resources.includes(resource) && !/^(limits|requests)\.hugepages-/.test(resource)) {
    yield notSupported([...path, 'resource'], resource, resources)
  }
  yield* divisorRules(ref, resource, [...path, 'divisor'])
}

const cpuDivisors = ['1m', '1']
const byteDivisors = ['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei']

/** In which unit the amount is given. */
function* divisorRules(
  ref: ResourceFieldSelector | undefined,
  resource: string,
  path: FieldPath,
): Iterable<Diagnostic> {
  const amount = parseQuantity(ref?.divisor ?? 0)
  const kind = kindOf(resource)
  if (amount === undefined || amount.nanos === 0n || kind === undefined) return
  const allowed = kind === 'cpu' ? cpuDivisors : byteDivisors
  const divisor = printQuantity(amount)
  if (allowed.includes(divisor)) return
  const list = kind === 'cpu' ? '1m and 1' : byteDivisors.join(', ')
  const detail = `only divisor's values ${list} are supported with the ${kind} resource`
  yield refusal('Invalid', 'env/divisor-unknown', { divisor, allowed }, path, resource, detail)
}

function kindOf(resource: string): string | undefined {
  const [, kind] = /^(?:limits|requests)\.(.*)$/.exec(resource) ?? []
  if (kind === 'ephemeral-storage') return 'local ephemeral storage'
  if (kind === 'cpu' || kind === 'memory') return kind
  return kind?.startsWith('hugepages-') ? 'hugepages' : undefined
}
