import { hash } from './hash.ts'
import type { Weighted } from './types.ts'

/** All endpoints, the one that this client prefers first. */
export function ranking(client: string, endpoints: readonly string[]): readonly string[] {
  // TODO: for each endpoint take hash(`${endpoint} ${client}`); the highest number comes first.
  return hash(client) % 2 === 0 ? endpoints : [...endpoints].reverse()
}

/** The endpoint of each client, in the order of the clients. */
export function assign(clients: readonly string[], endpoints: readonly Weighted[]): readonly string[] {
  // TODO: as it stands, weights do not matter.
  const names = endpoints.map(({ endpoint }) => endpoint)
  return clients.map((client) => ranking(client, names)[0] ?? '')
}
