import type { Pod, Slice } from './types.ts'

/** The slices for these pods, at least one, of which no two have the same address; `most` addresses fit into a slice. */
export function slicesOf(pods: readonly Pod[], most: number): Slice[] {
  // TODO: there may be more pods than fit, and not every pod has its ports at the same numbers.
  const [first] = pods
  return [{ ports: first?.ports ?? {}, addresses: pods.slice(0, most).map(({ address }) => address) }]
}
