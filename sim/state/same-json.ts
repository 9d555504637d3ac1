/**
 * Do two values say the same, as JSON? Shared parts are seen at once, so comparing an object with a copy that changed
 * one field costs little. A property that is undefined counts as absent; the order of keys does not matter.
 */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a, b)
  return !Array.isArray(b) && sameFields(a, b)
}

/** Two maps say the same, the field `except` left aside. */
export function sameFields(a: object, b: object, except?: string): boolean {
  const left = a as Readonly<Record<string, unknown>>
  const right = b as Readonly<Record<string, unknown>>
  for (const key in left) if (key !== except && !sameJson(left[key], right[key])) return false
  for (const key in right) {
    if (key !== except && right[key] !== undefined && left[key] === undefined) return false
  }
  return true
}

function sameItems(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (!sameJson(a[index], b[index])) return false
  return true
}
