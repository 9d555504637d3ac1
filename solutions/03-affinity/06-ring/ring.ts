import { hash } from './hash.ts'
import type { Point } from './types.ts'

/** So many that the pieces of an endpoint, short ones and long ones, come to about the same sum for each. */
const pointsEach = 100

/** Whom a client at this place comes to, going around in the direction of rising numbers. The ring is sorted by `at`. */
export function findOn(ring: readonly Point[], at: number): string {
  // Nobody stands beyond the last point: the walk goes on at 0, where the first one is next.
  const next = ring.find((point) => point.at >= at) ?? ring[0]
  return next?.endpoint ?? ''
}

/** The endpoint of each client, in the order of the clients. There is at least one endpoint. */
export function assign(clients: readonly string[], endpoints: readonly string[]): readonly string[] {
  // Places depend on the endpoint's own name only: who leaves takes its points along, and all others stay where they are.
  const points = endpoints.flatMap((endpoint) => pointsOf(endpoint))
  const ring = points.sort((a, b) => a.at - b.at)
  return clients.map((client) => findOn(ring, hash(client)))
}

function pointsOf(endpoint: string): readonly Point[] {
  return Array.from({ length: pointsEach }, (_, number) => ({ at: hash(`${endpoint}#${number}`), endpoint }))
}
