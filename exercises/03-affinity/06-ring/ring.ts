import { hash } from './hash.ts'
import type { Point } from './types.ts'

/** Whom a client at this place comes to, going around in the direction of rising numbers. The ring is sorted by `at`. */
export function findOn(ring: readonly Point[], at: number): string {
  // TODO: the first point at this place or after it; after the last point the ring begins anew.
  return ring[at]?.endpoint ?? ''
}

/** The endpoint of each client, in the order of the clients. There is at least one endpoint. */
export function assign(clients: readonly string[], endpoints: readonly string[]): readonly string[] {
  // TODO: as it stands, each endpoint has a single point.
  const ring = endpoints.map((endpoint) => ({ at: hash(endpoint), endpoint })).sort((a, b) => a.at - b.at)
  return clients.map((client) => findOn(ring, hash(client)))
}
