/**
 * What becomes of an object when its manifest is applied again? A field the manifest has is set, one that it had the
 * last time and has no more is removed, one that others set stays. Lists of the API merge by a key where the field
 * tables name one (Service ports by `port`), else the new list takes the place of the old.
 *
 * Models CreateThreeWayMergePatch and StrategicMergePatch of kubernetes/apimachinery pkg/util/strategicpatch/patch.go,
 * as one step. Entries with the same key are paired in order, but changed where the first of them stands, as there:
 * applying a second port 53 under UDP beside 53 under TCP changes the first instead of adding one.
 *
 * Example: last applied {a, b}, written {a: 2}, current {a: 1, b, c} gives {a: 2, c}.
 */
import { type Field, type FieldType, structureOf, structureOfKind } from '../api/fields/structure.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import { withoutNulls } from '../defaults/nulls.ts'
import { inOrderOf } from './merge-order.ts'
import { sameJson } from './same-json.ts'

/** `last` and `written` are manifests, `current` is what the API server has. */
export function mergeApplied(last: JsonObject, written: JsonObject, current: JsonObject): JsonObject {
  const structure = structureOfKind(String(current.apiVersion), String(current.kind))
  return mergeMaps(last, written, current, (name) => structure?.fields.get(name))
}

type Fields = (name: string) => Pick<Field, 'type' | 'merge' | 'retainKeys'> | undefined

function mergeMaps(
  last: JsonObject,
  written: JsonObject,
  current: JsonObject,
  fields: Fields,
  retainKeys = false,
): JsonObject {
  const merged = new Map<string, Json>()
  for (const [name, value] of Object.entries(current)) {
    if (Object.hasOwn(written, name) || !(retainKeys || Object.hasOwn(last, name))) merged.set(name, value)
  }
  for (const [name, value] of Object.entries(written)) {
    if (value === null) merged.delete(name)
    else merged.set(name, mergeValues(own(last, name), value, merged.get(name), fields(name)))
  }
  return Object.fromEntries(merged)
}

function mergeValues(
  last: Json | undefined,
  written: Json,
  current: Json | undefined,
  field: ReturnType<Fields>,
): Json {
  if (isMap(written) && isMap(current)) {
    return mergeMaps(isMap(last) ? last : {}, written, current, fieldsOf(field?.type), field?.retainKeys)
  }
  if (Array.isArray(written) && Array.isArray(current) && field?.merge !== undefined) {
    const { key } = field.merge
    const before: readonly Json[] = Array.isArray(last) ? last : []
    const element = fieldsOf(field.type.is === 'list' ? field.type.of : undefined)
    return key === undefined
      ? mergeSets(before, written, current)
      : mergeLists(before, written, current, key, element)
  }
  return withoutNulls(written)
}

function fieldsOf(type: FieldType | undefined): Fields {
  if (type?.is === 'structure') return (name) => structureOf(type.name).fields.get(name)
  if (type?.is === 'map') return () => ({ type: type.of, retainKeys: false })
  return () => undefined
}

function mergeSets(last: readonly Json[], written: readonly Json[], current: readonly Json[]): Json {
  const removed = new Set(last.filter((item) => !written.includes(item)))
  const kept = current.filter((item) => !removed.has(item))
  return inOrderOf(written, current, [...new Set([...kept, ...written])], String)
}

function mergeLists(
  last: readonly Json[],
  written: readonly Json[],
  current: readonly Json[],
  key: string,
  fields: Fields,
): Json {
  const keyOf = (item: Json): string => String(isMap(item) ? own(item, key) : undefined)
  const lastPartner = partners(last.filter(isMap), keyOf)
  const currentPartner = partners(current.filter(isMap), keyOf)
  const changes = written.filter(isMap).map((item) => {
    const now = currentPartner.take(item)
    const then = lastPartner.take(item) ?? {}
    return { now, then, item }
  })
  const removed = new Set(lastPartner.left().map(keyOf))
  const result: Json[] = current.filter((item) => !removed.has(keyOf(item)))

  for (const { now, then, item } of changes) {
    const place = result.findIndex((candidate) => keyOf(candidate) === keyOf(item))
    const target = result[place]
    const wanted = now === undefined ? item : mergeMaps(then, item, now, fields)
    if (now !== undefined && sameJson(wanted, now)) continue
    if (!isMap(target))
      result.push(
        withoutNulls(now === undefined ? item : { ...changed(now, wanted), [key]: item[key] ?? null }),
      )
    else if (target === now) result[place] = wanted
    else result[place] = mergeMaps({}, now === undefined ? item : changed(now, wanted), target, fields)
  }
  return inOrderOf(written, current, result, keyOf)
}

/** Hands out, for an item of a list, the item of another list with the same key: each once, in order. */
function partners(items: readonly JsonObject[], keyOf: (item: Json) => string) {
  const queues = new Map<string, JsonObject[]>()
  for (const item of items) {
    const queue = queues.get(keyOf(item))
    if (queue === undefined) queues.set(keyOf(item), [item])
    else queue.push(item)
  }
  return {
    take: (item: JsonObject): JsonObject | undefined => queues.get(keyOf(item))?.shift(),
    left: (): readonly JsonObject[] => [...queues.values()].flat(),
  }
}

/** The fields in which `wanted` differs; null for one that goes. */
function changed(now: JsonObject, wanted: JsonObject): JsonObject {
  const names = new Set([...Object.keys(now), ...Object.keys(wanted)])
  const differing = [...names].filter((name) => !sameJson(own(now, name), own(wanted, name)))
  return Object.fromEntries(differing.map((name) => [name, own(wanted, name) ?? null]))
}

/** A manifest may name a field as JavaScript names something else (`constructor`). */
function own(map: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined
}

function isMap(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
