/**
 * In which order does --sort-by put objects? By what a path finds in each; those in which it finds nothing come first.
 * Models kubernetes/kubectl pkg/cmd/get/sorter.go: text that reads as a quantity (2Gi, 500m) sorts as one.
 */
import type { Json, JsonObject } from '../api/meta.ts'
import { parseQuantity } from '../quantity.ts'
import { findPath } from './json-path/find.ts'

export type Sorted<T> =
  | { readonly ok: true; readonly value: readonly T[] }
  | { readonly ok: false; readonly error: string }

export function sortObjects<T extends { readonly object: JsonObject }>(
  items: readonly T[],
  path: string,
): Sorted<T> {
  const keyed: { readonly item: T; readonly key: Json | undefined }[] = []
  for (const item of items) {
    const result = findPath(path, item.object, { allowMissingKeys: true })
    if (!result.ok) return result
    keyed.push({ item, key: result.results[0]?.[0] })
  }
  if (items.length > 0 && keyed.every(({ key }) => key === undefined)) {
    return {
      ok: false,
      error: `couldn't find any field with path ${JSON.stringify(path)} in the list of objects`,
    }
  }
  keyed.sort((one, other) => compare(one.key, other.key))
  return { ok: true, value: keyed.map(({ item }) => item) }
}

function compare(one: Json | undefined, other: Json | undefined): number {
  if (one === undefined || other === undefined) return one === other ? 0 : one === undefined ? -1 : 1
  const [left, right] = [sortable(one), sortable(other)]
  if (typeof left === typeof right) return left < right ? -1 : left > right ? 1 : 0
  const [leftText, rightText] = [String(one), String(other)]
  return leftText < rightText ? -1 : leftText > rightText ? 1 : 0
}

function sortable(value: Json): number | string {
  if (typeof value === 'number') return value * 1000
  if (typeof value !== 'string') return String(value)
  const amount = /\d/.test(value) ? parseQuantity(value) : undefined
  return amount === undefined ? value : Number(amount.nanos) / 1e6
}
