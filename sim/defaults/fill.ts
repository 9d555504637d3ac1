/**
 * How are defaults put into an object that may be frozen and shared? By copies of just what changes: where nothing
 * is missing, the very same object comes back. Values of an unexpected type are left as they are, for validation.
 *
 * Go knows two kinds of fields, and so do these: a plain one is unset while it is its zero value ("" or 0), one
 * behind a pointer only while it is absent. `replicas: 0` stays 0; `successThreshold: 0` becomes 1.
 */
import type { Json, JsonObject } from '../api/meta.ts'

export type Change<T extends Json> = (value: T) => T

/** Sets those fields that are absent or null. */
export function fillAbsent(object: JsonObject, defaults: JsonObject): JsonObject {
  return fill(object, defaults, isAbsent)
}

/** Sets those fields that are absent, null, "" or 0. */
export function fillEmpty(object: JsonObject, defaults: JsonObject): JsonObject {
  return fill(object, defaults, isEmpty)
}

/** The object with that field changed; an absent field stays absent. */
export function changeField(object: JsonObject, name: string, change: Change<JsonObject>): JsonObject {
  const before = object[name]
  if (!isObject(before)) return object
  const after = change(before)
  return after === before ? object : { ...object, [name]: after }
}

/** The object with that field changed; an absent field counts as {}, as a struct of Go is always there. */
export function changeStruct(object: JsonObject, name: string, change: Change<JsonObject>): JsonObject {
  return isAbsent(object[name]) ? { ...object, [name]: change({}) } : changeField(object, name, change)
}

/** The object with every element of that list changed; elements that are no objects stay as they are. */
export function changeEach(object: JsonObject, name: string, change: Change<JsonObject>): JsonObject {
  const before = object[name]
  if (!isList(before)) return object
  let changed = false
  const after = before.map((element) => {
    if (!isObject(element)) return element
    const result = change(element)
    changed ||= result !== element
    return result
  })
  return changed ? { ...object, [name]: after } : object
}

export function isAbsent(value: Json | undefined): value is null | undefined {
  return value === undefined || value === null
}

export function isEmpty(value: Json | undefined): boolean {
  return isAbsent(value) || value === '' || value === 0
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !isList(value)
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value)
}

function fill(
  object: JsonObject,
  defaults: JsonObject,
  isUnset: (value: Json | undefined) => boolean,
): JsonObject {
  let filled: Record<string, Json> | undefined
  for (const name of Object.keys(defaults)) {
    const value = defaults[name]
    if (value === undefined || !isUnset(object[name])) continue
    filled ??= { ...object }
    filled[name] = value
  }
  return filled ?? object
}
