/** A value as Go prints it: with %#v when a template went wrong, with %v in custom columns. */
import type { Json, JsonObject } from '../../api/meta.ts'
import { quoteText } from '../../quote.ts'

/** map[string]interface {}{"a":1} */
export function goSyntax(value: Json): string {
  if (value === null) return 'interface {}(nil)'
  if (typeof value === 'string') return quoteText(value)
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(', ')}}`
  const fields = sortedEntries(value as JsonObject).map(
    ([key, field]) => `${quoteText(key)}:${goSyntax(field)}`,
  )
  return `map[string]interface {}{${fields.join(', ')}}`
}

/** map[a:1 b:[x y]] */
export function goText(value: Json): string {
  if (value === null) return '<nil>'
  if (typeof value !== 'object') return String(value)
  if (Array.isArray(value)) return `[${value.map(goText).join(' ')}]`
  return `map[${sortedEntries(value as JsonObject)
    .map(([key, field]) => `${key}:${goText(field)}`)
    .join(' ')}]`
}

function sortedEntries(map: JsonObject): readonly (readonly [string, Json])[] {
  return Object.entries(map)
    .filter(([, field]) => field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
}
