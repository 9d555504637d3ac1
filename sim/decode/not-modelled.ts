/**
 * Which fields of an object would matter in a cluster, but not to this simulator? By the labels of
 * sim/api/fields/labels.ts, one group a reason, so that one cause gives one message.
 *
 * Example: a Pod with a hostnameOverride gives [{ reason: 'own-names', paths: [spec.hostnameOverride] }]
 */
import { type Label, labelOf, type NotModelled } from '../api/fields/labels.ts'
import { type FieldType, type Structure, structureOf } from '../api/fields/structure.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import type { FieldPath } from '../diagnostic.ts'

export interface NotModelledGroup {
  readonly reason: NotModelled
  /** In the order of the manifest. */
  readonly paths: readonly [FieldPath, ...FieldPath[]]
}

/** `object` has been read: its fields are known and of the right type. */
export function notModelledIn(structure: Structure, object: JsonObject): readonly NotModelledGroup[] {
  const groups = new Map<NotModelled, [FieldPath, ...FieldPath[]]>()
  findUnmodelled(structure, object, [], (reason, path) => {
    const group = groups.get(reason)
    if (group === undefined) groups.set(reason, [path])
    else group.push(path)
  })
  return [...groups].map(([reason, paths]) => ({ reason, paths }))
}

type Found = (reason: NotModelled, path: FieldPath) => void

function findUnmodelled(structure: Structure, object: JsonObject, path: FieldPath, found: Found): void {
  for (const name of Object.keys(object)) {
    const label = labelOf(structure.name, name)
    const field = structure.fields.get(name)
    const value = object[name]
    if (label === undefined || field === undefined || value === undefined || value === null) continue
    if (label.is === 'unmodelled' && isSet(label, value)) found(label.reason, [...path, name])
    // Most values are no objects, and need no path.
    const isInner = label.is === 'modelled' && !label.whole && typeof value === 'object'
    if (isInner) findBelow(field.type, value, [...path, name], found)
  }
}

function findBelow(type: FieldType, value: Json, path: FieldPath, found: Found): void {
  if (value === null) return
  if (type.is === 'structure') findUnmodelled(structureOf(type.name), value as JsonObject, path, found)
  else if (type.is === 'list' && type.of.is === 'structure') {
    for (const [at, element] of (value as readonly Json[]).entries()) {
      findBelow(type.of, element, [...path, at], found)
    }
  }
}

/** An empty list, map or text says as little as leaving the field out. */
function isSet({ unless }: Extract<Label, { readonly is: 'unmodelled' }>, value: Json): boolean {
  if (unless.length > 0) return !unless.includes(String(value))
  if (typeof value !== 'object' || value === null) return value !== '' && value !== 0 && value !== false
  return Object.keys(value).length > 0
}
