/**
 * In a manifest null says the same as nothing: the field is not set. Elements of lists stay, null or not, since those
 * behind them would take their places.
 *
 * Example: withoutNulls({ a: null, b: [{ c: null }, null] }) is { b: [{}, null] }.
 */
import type { Json, JsonObject } from '../api/meta.ts'

/** The very same value where there is nothing to take out. */
export function withoutNulls<T extends Json>(value: T): T {
  return hasNulls(value) ? (prune(value) as T) : value
}

export function hasNulls(value: Json): boolean {
  if (value === null || typeof value !== 'object') return value === null
  for (const item of Object.values(value as JsonObject)) if (hasNulls(item)) return true
  return false
}

function prune(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map(prune)
  const kept = Object.entries(value).filter(([, item]) => item !== null)
  return Object.fromEntries(kept.map(([name, item]) => [name, prune(item)]))
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}
