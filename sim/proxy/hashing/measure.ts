/**
 * How good is an affinity? Two numbers tell: how evenly it spreads clients, and how many it moves without need when the
 * endpoints change. Both are measured with the clients and endpoints that are given.
 *
 * Example: when the last of four endpoints leaves, hash modulo n moves three quarters of all clients, two thirds of them
 * needlessly; a consistent ring moves a quarter, none of them needlessly, and spreads less evenly.
 */
import type { Affinity, AffinityClient } from './affinity.ts'

/** The load of the busiest endpoint, against the mean: 1 is even, 2 means twice its share. 1 when there is no load. */
export function balanceOf(
  affinity: Affinity,
  clients: readonly AffinityClient[],
  endpoints: readonly string[],
): number {
  const loads = loadsOf(affinity, clients, endpoints)
  const total = [...loads.values()].reduce((sum, load) => sum + load, 0)
  return total === 0 ? 1 : (Math.max(...loads.values()) * loads.size) / total
}

/** How many clients each endpoint has; 0 for one that nobody came to. */
export function loadsOf(
  affinity: Affinity,
  clients: readonly AffinityClient[],
  endpoints: readonly string[],
): ReadonlyMap<string, number> {
  const loads = new Map(endpoints.map((endpoint) => [endpoint, 0]))
  const pick = affinity.over(endpoints)
  for (const client of clients) {
    const endpoint = pick(client)?.endpoint
    if (endpoint !== undefined) loads.set(endpoint, (loads.get(endpoint) ?? 0) + 1)
  }
  return loads
}

/** Shares of all clients, from 0 to 1. */
export interface Disruption {
  readonly moved: number
  /** Moved from an endpoint that is still there to one that was there before: nobody gains by it. */
  readonly needless: number
}

/** Every client comes once before the change and once after it, with the cookie it was given. */
export function disruptionOf(
  affinity: Affinity,
  clients: readonly AffinityClient[],
  before: readonly string[],
  after: readonly string[],
): Disruption {
  const [pickBefore, pickAfter] = [affinity.over(before), affinity.over(after)]
  const [were, are] = [new Set(before), new Set(after)]
  let moved = 0
  let needless = 0
  for (const client of clients) {
    const first = pickBefore(client)
    const again = first?.setCookie === undefined ? client : { ...client, cookie: first.setCookie }
    const second = pickAfter(again)
    if (first?.endpoint === second?.endpoint) continue
    moved += 1
    if (first && second && are.has(first.endpoint) && were.has(second.endpoint)) needless += 1
  }
  const all = Math.max(1, clients.length)
  return { moved: moved / all, needless: needless / all }
}
