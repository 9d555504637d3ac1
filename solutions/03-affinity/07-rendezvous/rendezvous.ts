import { hash } from './hash.ts'
import type { Weighted } from './types.ts'

/** All endpoints, the one that this client prefers first. */
export function ranking(client: string, endpoints: readonly string[]): readonly string[] {
  return sorted(endpoints, (endpoint) => hash(`${endpoint} ${client}`))
}

/** The endpoint of each client, in the order of the clients. */
export function assign(clients: readonly string[], endpoints: readonly Weighted[]): readonly string[] {
  return clients.map((client) => {
    const [best] = sorted(endpoints, (candidate) => score(client, candidate))
    return best?.endpoint ?? ''
  })
}

/**
 * The number times the weight would not do: twice the weight would win three of four times. The logarithm of chance is the
 * time until something happens by chance, and weight is how often it happens: who is three times as quick comes first three
 * of four times. Nobody's score depends on the others, so that only those move whose best changes.
 */
function score(client: string, { endpoint, weight }: Weighted): number {
  const chance = (hash(`${endpoint} ${client}`) + 0.5) / 2 ** 32
  return -weight / Math.log(chance)
}

function sorted<T>(items: readonly T[], scoreOf: (item: T) => number): readonly T[] {
  const scored = items.map((item) => ({ item, score: scoreOf(item) }))
  return scored.sort((a, b) => b.score - a.score).map(({ item }) => item)
}
