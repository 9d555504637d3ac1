/**
 * A value as Go's encoding/json writes a map: keys sorted, no blanks, the characters that matter in HTML escaped.
 *
 * Example: sortedJson({ b: 1, a: '<' }) is {"a":"\\u003c","b":1}.
 */
import type { Json } from '../api/meta.ts'
import { goJson } from '../quote.ts'

export function sortedJson(value: Json): string {
  return goJson(sorted(value))
}

function sorted(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(sorted)
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, field]) => [key, sorted(field)]),
  )
}
