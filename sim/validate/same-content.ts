/**
 * Do two values of an object say the same? Key order does not matter, and what is absent, null or empty is the same
 * nothing. Models apiequality.Semantic.DeepEqual of kubernetes/apimachinery, which so compares old and new objects.
 *
 * Example: sameContent({ ports: [] }, {}) is true.
 */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b || (isNothing(a) && isNothing(b))) return true
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => sameContent(item, b[index]))
  }
  if (!isObject(a) || !isObject(b)) return false
  const keys = new Set([...Object.keys(a), ...Object.keys(b)])
  return [...keys].every((key) => sameContent(a[key], b[key]))
}

function isNothing(value: unknown): boolean {
  if (value === undefined || value === null) return true
  if (Array.isArray(value)) return value.length === 0
  return isObject(value) && Object.keys(value).length === 0
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
