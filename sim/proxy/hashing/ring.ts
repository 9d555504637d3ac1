/**
 * Consistent hashing: every endpoint stands at many points of a ring; a client goes to the next point after its own.
 *
 * Source: Karger and others, Consistent Hashing and Random Trees (1997); ketama (160 points for each server).
 * Where it lives: Envoy RING_HASH (1,024 points or more in all), nginx `hash … consistent`, ingress-nginx
 * `upstream-hash-by` (lua-resty-chash, 160 points), HAProxy `hash-type consistent`. Not in kube-proxy.
 * Its promise: an endpoint that leaves sends only its own clients elsewhere, one that arrives takes from the others only
 * what it keeps. Its price: the shares are uneven, the more so the fewer points.
 */
import { type Affinity, affinityOf, choose } from './affinity.ts'
import { spreadHash } from './fnv.ts'

interface Point {
  readonly at: number
  readonly endpoint: string
}

/** More bring nothing. */
const mostPoints = 10_000

export function ringAffinity(pointsEach = 160): Affinity {
  return affinityOf('consistent ring', (endpoints) => {
    const find = ringOf(endpoints, pointsEach)
    return ({ ip }) => choose(find(ip))
  })
}

/** Whom a key leads to, on the ring of these endpoints. */
export function ringOf(endpoints: readonly string[], pointsEach = 160): (key: string) => string | undefined {
  const each = Math.min(Math.max(1, Math.trunc(pointsEach) || 1), mostPoints)
  const points = endpoints.flatMap((endpoint) => pointsOf(endpoint, each))
  // Two endpoints on one point: the name decides, so that the order of the list does not.
  points.sort((a, b) => a.at - b.at || (a.endpoint < b.endpoint ? -1 : 1))
  return (key) => points[nextAfter(points, spreadHash(key))]?.endpoint
}

function pointsOf(endpoint: string, count: number): readonly Point[] {
  return Array.from({ length: count }, (_, index) => ({ at: spreadHash(`${endpoint}#${index}`), endpoint }))
}

/** The first point at or after the hash; past the last, the ring begins anew. */
function nextAfter(points: readonly Point[], hash: number): number {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((points[middle]?.at ?? 0) < hash) low = middle + 1
    else high = middle
  }
  return low === points.length ? 0 : low
}
