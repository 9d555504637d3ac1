/**
 * In which order do the entries of a merged list stand? Those of the manifest in its order; those that only the API
 * server has before the entries that they stood before.
 * Models normalizeElementOrder of kubernetes/apimachinery pkg/util/strategicpatch/patch.go.
 *
 * Example: written [c, a], current [a, x, b], merged {a, b, c, x} gives [c, a, x, b].
 */
export function inOrderOf<T>(
  written: readonly T[],
  current: readonly T[],
  merged: readonly T[],
  keyOf: (item: T) => string,
): readonly T[] {
  const places = placesOf(written, keyOf)
  const before = placesOf(current, keyOf)
  const placeOf = (item: T): number => places.get(keyOf(item)) ?? -1
  const ours = merged.filter((item) => placeOf(item) >= 0)
  const theirs = merged.filter((item) => placeOf(item) < 0)
  ours.sort((a, b) => placeOf(a) - placeOf(b))

  const result: T[] = []
  let next = 0
  for (const item of ours) {
    const stood = before.get(keyOf(item)) ?? -1
    for (let other = theirs[next]; other !== undefined; other = theirs[++next]) {
      if ((before.get(keyOf(other)) ?? 0) >= stood) break
      result.push(other)
    }
    result.push(item)
  }
  return [...result, ...theirs.slice(next)]
}

function placesOf<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, number> {
  const places = new Map<string, number>()
  for (const [place, item] of items.entries()) if (!places.has(keyOf(item))) places.set(keyOf(item), place)
  return places
}
