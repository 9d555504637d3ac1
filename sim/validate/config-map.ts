/**
 * What does the API server refuse in a ConfigMap, new or as a change of `old`?
 *
 * Models ValidateConfigMap and ValidateConfigMapUpdate of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Keys are visited in order (upstream's order is that of a Go map: any).
 *
 * Example: the key `my key` is refused: keys become file names, and letters, digits, -, _ and . are enough for those.
 */
import type { ConfigMap } from '../api/config-map.ts'
import type { Labels } from '../api/meta.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { nameFacts } from '../names/refuse.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { byteLength, isConfigMapKey } from './names.ts'
import { refusal } from './refusal.ts'
import { sameContent } from './same-content.ts'
import { entriesOf } from './zero-value.ts'

/** Bytes of all values together, whether of a ConfigMap or of a Secret. */
export const mostConfigBytes: number = 1024 * 1024

export function* validateConfigMap(configMap: ConfigMap, old?: ConfigMap): Iterable<Diagnostic> {
  if (old !== undefined) {
    yield* validateObjectMetaUpdate(configMap.metadata, old.metadata)
    yield* frozenRules(configMap, old, ['data', 'binaryData'])
  }
  yield* validateObjectMeta(configMap.metadata, { namespaced: true, name: 'dns1123-subdomain' })
  const { data, binaryData } = configMap
  for (const key of keysOf(data)) {
    yield* configKeyRules('data', key)
    if (binaryData && Object.hasOwn(binaryData, key)) {
      const detail = 'duplicate of key present in binaryData'
      yield refusal('Invalid', 'config/key-twice', { key }, ['data', key], key, detail, `data[${key}]`)
    }
  }
  for (const key of keysOf(binaryData)) yield* configKeyRules('binaryData', key)
  const bytes = sizeOf(data, byteLength) + sizeOf(binaryData, bytesOfBase64)
  if (bytes <= mostConfigBytes) return
  const detail = `may not be more than ${mostConfigBytes} bytes`
  const facts = { bytes, most: mostConfigBytes }
  // The whole object is too long, which is why upstream names no field.
  yield refusal('TooLong', 'config/too-large', facts, ['data'], undefined, detail, '')
}

/** Once it says immutable, neither that nor its content changes any more. Secrets are the same. */
export function* frozenRules<Config extends { readonly immutable?: boolean }>(
  now: Config,
  old: Config,
  fields: readonly (keyof Config & string)[],
): Iterable<Diagnostic> {
  if (old.immutable !== true) return
  const detail = 'field is immutable when `immutable` is set'
  const changed = fields.filter((field) => !sameContent(now[field], old[field]))
  for (const field of now.immutable === true ? changed : ['immutable', ...changed]) {
    yield refusal('Forbidden', 'config/frozen', { field }, [field], undefined, detail)
  }
}

/** Keys become names of files and variables. */
export function configKeyRules(map: 'data' | 'binaryData', key: string): readonly Diagnostic[] {
  const facts = nameFacts('config-map-key', key)
  return isConfigMapKey(key).map((message) =>
    refusal('Invalid', 'name/not-a-config-key', facts, [map, key], key, message, `${map}[${key}]`),
  )
}

export function bytesOfBase64(text: string): number {
  const [padding = ''] = /=*$/.exec(text) ?? []
  return Math.floor((text.length * 3) / 4) - padding.length
}

function keysOf(map: Labels | undefined): readonly string[] {
  return entriesOf(map)
    .map(([key]) => key)
    .sort()
}

function sizeOf(map: Labels | undefined, bytes: (value: string) => number): number {
  return entriesOf(map).reduce((total, [, value]) => total + bytes(value ?? ''), 0)
}
