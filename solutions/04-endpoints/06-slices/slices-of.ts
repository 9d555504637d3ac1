import type { Pod, Ports, Slice } from './types.ts'

/** The slices for these pods, at least one, of which no two have the same address; `most` addresses fit into a slice. */
export function slicesOf(pods: readonly Pod[], most: number): Slice[] {
  const groups = new Map<string, Pod[]>()
  for (const pod of pods) {
    // A slice says its ports once for all, so that only pods with the same numbers can share one.
    const key = keyOf(pod.ports)
    groups.set(key, [...(groups.get(key) ?? []), pod])
  }
  return [...groups.values()].flatMap((group) => piecesOf(group, most))
}

/** The same text for the same ports, in whatever order they stand. */
function keyOf(ports: Ports): string {
  return JSON.stringify(Object.entries(ports).sort(([a], [b]) => a.localeCompare(b)))
}

function piecesOf(group: readonly Pod[], most: number): Slice[] {
  const slices: Slice[] = []
  for (let start = 0; start < group.length; start += most) {
    const piece = group.slice(start, start + most)
    slices.push({ ports: piece[0]?.ports ?? {}, addresses: piece.map(({ address }) => address) })
  }
  return slices
}
