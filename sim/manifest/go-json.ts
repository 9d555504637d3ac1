/**
 * A value as Go's encoding/json writes a map: keys sorted, no blanks, the characters that matter in HTML escaped.
 *
 * Example: sortedJson({ b: 1, a: '<' }) is {"a":"\\u003c","b":1}.
 */
import type { Json } from '../api/meta.ts'
import { escapedForHtml } from '../quote.ts'

export function sortedJson(value: Json): string {
  return escapedForHtml(written(value))
}

/** Every object that is applied is written once: no copy of it is made. */
function written(value: Json | undefined): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`
  const fields = value as { readonly [key: string]: Json | undefined }
  let text = ''
  for (const key of Object.keys(fields).sort()) {
    const field = fields[key]
    if (field !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${written(field)}`
  }
  return `{${text}}`
}
