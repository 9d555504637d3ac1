/**
 * How many edits lead from one set of manifests to another? By what they mean: comments, the order of keys and of documents,
 * and in which file an object stands do not count. A value changed, a field or an item added or taken out, with all that
 * is in it, is one edit each; so is an object, and a key with a plain value in the place of another one.
 */
import { type Json, type JsonObject, type Manifest, parseManifests, type SourceFile } from '../sim/index.ts'

export function countEdits(before: readonly SourceFile[], after: readonly SourceFile[]): number {
  const old = objectsIn(before)
  const now = objectsIn(after)
  const keys = new Set([...old.keys(), ...now.keys()])
  let edits = 0
  const gone: JsonObject[] = []
  const added: JsonObject[] = []
  for (const key of keys) {
    const [was, is] = [old.get(key), now.get(key)]
    if (was !== undefined && is !== undefined) edits += difference(was, is)
    else if (was !== undefined) gone.push(was)
    else if (is !== undefined) added.push(is)
  }
  return edits + paired(gone, added, (a, b) => a.kind === b.kind)
}

function objectsIn(files: readonly SourceFile[]): ReadonlyMap<string, JsonObject> {
  const manifests = files.flatMap((file): readonly Manifest[] => {
    const parsed = parseManifests(file)
    return parsed.ok ? parsed.value : []
  })
  return new Map(manifests.map(({ kind, value }) => [`${kind}/${nameOf(value)}`, value]))
}

function nameOf({ metadata }: JsonObject): string {
  if (!isMap(metadata)) return ''
  return `${String(metadata.namespace ?? 'default')}/${String(metadata.name ?? '')}`
}

/** How many edits make `after` of `before`. */
function difference(before: Json, after: Json): number {
  if (isMap(before) && isMap(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)])
    let edits = 0
    const gone: Json[] = []
    const added: Json[] = []
    for (const key of keys) {
      const [was, is] = [ownValue(before, key), ownValue(after, key)]
      if (was !== undefined && is !== undefined) edits += difference(was, is)
      else if (was !== undefined) gone.push(was)
      else if (is !== undefined) added.push(is)
    }
    // A line in the place of another is one edit, not two; so is a field that was renamed, with all that is in it.
    return edits + paired(gone, added, (a, b) => same(a, b) || (isScalar(a) && isScalar(b)))
  }
  if (isList(before) && isList(after)) return listDifference(before, after)
  return same(before, after) ? 0 : 1
}

/** Items that stayed the same are out of the way; what is left is compared in its order. */
function listDifference(before: readonly Json[], after: readonly Json[]): number {
  const gone = [...before]
  const added = after.filter((item) => {
    const at = gone.findIndex((other) => same(other, item))
    if (at >= 0) gone.splice(at, 1)
    return at < 0
  })
  return paired(gone, added, () => true)
}

/** What is gone and what was added belong together where they are alike; what is left over is an edit each. */
function paired<T extends Json>(
  gone: readonly T[],
  added: readonly T[],
  alike: (a: T, b: T) => boolean,
): number {
  const left = [...added]
  let edits = 0
  for (const was of gone) {
    const at = left.findIndex((is) => alike(was, is))
    const is = at < 0 ? undefined : left.splice(at, 1)[0]
    edits += is === undefined ? 1 : Math.max(1, difference(was, is))
  }
  return edits + left.length
}

function same(a: Json, b: Json): boolean {
  return sorted(a) === sorted(b)
}

function sorted(value: Json): string {
  if (isList(value)) return `[${value.map(sorted).join()}]`
  if (!isMap(value)) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${sorted(item)}`).join()}}`
}

function ownValue(map: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined
}

function isScalar(value: Json): boolean {
  return value === null || typeof value !== 'object'
}

function isMap(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
