/**
 * What do --overrides and --patch make of an object? A JSON merge patch, a strategic one, or a list of JSON patch steps.
 *
 * Models kubernetes/kubectl pkg/cmd/util/helpers.go and override_options.go; RFC 7396, RFC 6902; strategic merge as
 * kubernetes/apimachinery pkg/util/strategicpatch, by the field tables, with $patch: delete and replace.
 */
import { type FieldType, structureOf, structureOfKind } from '../api/fields/structure.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import { inOrderOf } from '../state/merge-order.ts'

export type PatchType = 'merge' | 'strategic' | 'json'

export type Patched =
  | { readonly ok: true; readonly value: JsonObject }
  | { readonly ok: false; readonly error: string }

export function applyPatch(object: JsonObject, patch: Json, type: PatchType): Patched {
  if (type === 'json') return applySteps(object, patch)
  if (!isMap(patch))
    return { ok: false, error: 'json: cannot unmarshal into Go value of type map[string]interface {}' }
  if (type === 'merge') return asPatched(mergePatch(object, patch))
  const structure = structureOfKind(String(object.apiVersion), String(object.kind))
  return asPatched(strategicPatch(object, patch, (name) => structure?.fields.get(name)))
}

function asPatched(value: Json): Patched {
  return isMap(value) ? { ok: true, value } : { ok: false, error: 'the patch leaves no object' }
}

/** RFC 7396. */
function mergePatch(target: Json | undefined, patch: Json): Json {
  if (!isMap(patch)) return patch
  const result = new Map(Object.entries(isMap(target ?? null) ? (target as JsonObject) : {}))
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name)
    else result.set(name, mergePatch(result.get(name), value))
  }
  return Object.fromEntries(result)
}

type Fields = (
  name: string,
) => { readonly type: FieldType; readonly merge?: { readonly key?: string } } | undefined

function strategicPatch(target: JsonObject, patch: JsonObject, fields: Fields): Json {
  if (patch.$patch === 'replace') {
    const { $patch: _, ...rest } = patch
    return rest
  }
  if (patch.$patch === 'delete') return {}
  const result = new Map(Object.entries(target))
  for (const [name, value] of Object.entries(patch)) {
    if (name.startsWith('$')) continue
    if (value === null) {
      result.delete(name)
      continue
    }
    const field = fields(name)
    const before = result.get(name)
    if (isMap(value))
      result.set(
        name,
        strategicPatch(isMap(before ?? null) ? (before as JsonObject) : {}, value, fieldsOf(field?.type)),
      )
    else if (Array.isArray(value) && field?.merge !== undefined) {
      result.set(
        name,
        mergeList(Array.isArray(before) ? before : [], value, field.merge.key, elementFields(field.type)),
      )
    } else result.set(name, value)
  }
  return Object.fromEntries(result)
}

function mergeList(
  before: readonly Json[],
  patch: readonly Json[],
  key: string | undefined,
  fields: Fields,
): Json {
  if (key === undefined) return [...new Set([...before, ...patch])]
  if (patch.some((item) => isMap(item) && item.$patch === 'replace')) {
    return patch.filter((item) => !(isMap(item) && item.$patch === 'replace'))
  }
  const result = [...before]
  for (const item of patch) {
    if (!isMap(item)) continue
    const at = result.findIndex((one) => isMap(one) && one[key] === item[key])
    const old = result[at]
    if (item.$patch === 'delete') {
      if (at >= 0) result.splice(at, 1)
    } else if (at >= 0 && isMap(old ?? null)) result[at] = strategicPatch(old as JsonObject, item, fields)
    else result.push(strategicPatch({}, item, fields))
  }
  const keyOf = (item: Json): string => String(isMap(item) ? item[key] : undefined)
  return inOrderOf(patch, before, result, keyOf)
}

function fieldsOf(type: FieldType | undefined): Fields {
  if (type?.is === 'structure') return (name) => structureOf(type.name).fields.get(name)
  return () => undefined
}

function elementFields(type: FieldType): Fields {
  return fieldsOf(type.is === 'list' ? type.of : undefined)
}

/** RFC 6902: add, remove, replace, test, move, copy. */
function applySteps(object: JsonObject, patch: Json): Patched {
  if (!Array.isArray(patch)) {
    return {
      ok: false,
      error:
        'unable to parse JSON patch: json: cannot unmarshal object into Go value of type jsonpatch.Patch',
    }
  }
  let current: Json = object
  for (const step of patch as readonly Json[]) {
    if (!isMap(step)) return { ok: false, error: 'unexpected kind: unknown' }
    const next = applyStep(current, step)
    if (typeof next === 'string') return { ok: false, error: next }
    current = next.value
  }
  return asPatched(current)
}

function applyStep(
  object: Json,
  { op, path, from, value = null }: JsonObject,
): { readonly value: Json } | string {
  const to = pointer(String(path ?? ''))
  const missing = (what: string) =>
    `${op} operation does not apply: doc is missing ${what}: ${path}: missing value`
  switch (op) {
    case 'add':
      return changeAt(object, to, (parent, name) => insert(parent, name, value)) ?? missing('path')
    case 'remove':
      return (
        changeAt(object, to, remove) ??
        `error in remove for path: '${path}': Unable to remove nonexistent key: ${to.at(-1) ?? ''}: missing value`
      )
    case 'replace':
      return changeAt(object, to, (parent, name) => replace(parent, name, value)) ?? missing('key')
    case 'test':
      return JSON.stringify(valueAt(object, to)) === JSON.stringify(value)
        ? { value: object }
        : `testing value ${path} failed: test failed`
    case 'move':
    case 'copy': {
      const source = pointer(String(from ?? ''))
      const found = valueAt(object, source)
      if (found === undefined) return missing('from path')
      const rest = op === 'move' ? changeAt(object, source, remove) : { value: object }
      return (
        (rest && changeAt(rest.value, to, (parent, name) => insert(parent, name, found))) ?? missing('path')
      )
    }
    default:
      return `Unexpected kind: ${op}`
  }
}

function pointer(path: string): readonly string[] {
  return path === ''
    ? []
    : path
        .split('/')
        .slice(1)
        .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function valueAt(value: Json, path: readonly string[]): Json | undefined {
  let current: Json | undefined = value
  for (const name of path) current = childOf(current, name)
  return current
}

function childOf(value: Json | undefined, name: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(name)]
  return isMap(value ?? null) && Object.hasOwn(value as JsonObject, name)
    ? (value as JsonObject)[name]
    : undefined
}

type Edit = (parent: Json, name: string) => { readonly value: Json } | undefined

function changeAt(object: Json, path: readonly string[], edit: Edit): { readonly value: Json } | undefined {
  const [name, ...rest] = path
  if (name === undefined) return undefined
  if (rest.length === 0) return edit(object, name)
  const child = childOf(object, name)
  const changed = child === undefined ? undefined : changeAt(child, rest, edit)
  return changed && replace(object, name, changed.value)
}

function insert(parent: Json, name: string, value: Json): { readonly value: Json } | undefined {
  if (!Array.isArray(parent)) return isMap(parent) ? { value: { ...parent, [name]: value } } : undefined
  const at = name === '-' ? parent.length : Number(name)
  if (!Number.isInteger(at) || at < 0 || at > parent.length) return undefined
  return { value: [...parent.slice(0, at), value, ...parent.slice(at)] }
}

function remove(parent: Json, name: string): { readonly value: Json } | undefined {
  if (childOf(parent, name) === undefined) return undefined
  if (Array.isArray(parent)) return { value: parent.filter((_, index) => index !== Number(name)) }
  const { [name]: _, ...rest } = parent as JsonObject
  return { value: rest }
}

function replace(parent: Json, name: string, value: Json): { readonly value: Json } | undefined {
  if (childOf(parent, name) === undefined) return undefined
  if (Array.isArray(parent))
    return { value: parent.map((item, index) => (index === Number(name) ? value : item)) }
  return { value: { ...(parent as JsonObject), [name]: value } }
}

function isMap(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
