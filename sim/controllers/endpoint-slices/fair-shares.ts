/**
 * How many endpoints should serve each zone, and how many must a zone lend to or borrow from others? As its share of
 * the cluster's CPU says, give or take a fifth: an endpoint may be loaded that much over its share, no more.
 *
 * Source: kubernetes/endpointslice topologycache (topologycache.go: getAllocations, utils.go: getGivingAndReceivingZones).
 */

/** Zone → its part of the CPU of all nodes that take workloads, together 1. */
export type ZoneShares = ReadonlyMap<string, number>

/** How far over its share a single endpoint may be loaded. */
const overloadThreshold = 0.2

/** What a zone should have: at least, at most, and ideally. */
export interface Share {
  readonly minimum: number
  readonly maximum: number
  readonly desired: number
}

/** The share of each zone, or why there can be none. */
export function fairShares(
  endpoints: number,
  shares: ZoneShares | undefined,
): ReadonlyMap<string, Share> | string {
  if (shares === undefined)
    return 'Insufficient Node information: allocatable CPU or zone not specified on one or more nodes'
  if (shares.size < 2) return 'Nodes only ready in one zone'
  const counts = `(${endpoints} endpoints, ${shares.size} zones)`
  if (shares.size > endpoints) return `Insufficient number of endpoints ${counts}`

  const minimums = new Map<string, number>()
  let spare = endpoints
  for (const [zone, part] of shares) {
    const minimum = Math.ceil(part * endpoints * (1 / (1 + overloadThreshold)))
    minimums.set(zone, minimum)
    spare -= minimum
    if (spare < 0)
      return `Unable to allocate minimum required endpoints to each zone without exceeding overload threshold ${counts}`
  }
  return new Map(
    [...shares].map(([zone, part]) => {
      const minimum = minimums.get(zone) ?? 0
      return [zone, { minimum, maximum: minimum + spare, desired: Math.max(part * endpoints, minimum) }]
    }),
  )
}

/** How many endpoints each zone should give away or get, in whole endpoints: the neediest zone is served first. */
export function loans(
  byZone: ReadonlyMap<string, number>,
  fair: ReadonlyMap<string, Share>,
): { readonly giving: Map<string, number>; readonly receiving: Map<string, number> } {
  const surplus = new Map<string, number>()
  const lack = new Map<string, number>()
  for (const [zone, { desired }] of fair) {
    const difference = (byZone.get(zone) ?? 0) - desired
    if (difference > 0) surplus.set(zone, difference)
    if (difference < 0) lack.set(zone, -difference)
  }
  const giving = new Map<string, number>()
  const receiving = new Map<string, number>()
  for (;;) {
    const [giver, spare] = most(surplus)
    const [receiver, missing] = most(lack)
    // Half an endpoint on either side is worth a loan, but only if the other side has a whole one.
    if (giver === '' || receiver === '' || (spare < 1 && missing < 1) || spare < 0.5 || missing < 0.5) break
    giving.set(giver, (giving.get(giver) ?? 0) + 1)
    receiving.set(receiver, (receiving.get(receiver) ?? 0) + 1)
    surplus.set(giver, spare - 1)
    lack.set(receiver, missing - 1)
  }
  return { giving, receiving }
}

function most(zones: ReadonlyMap<string, number>): readonly [zone: string, count: number] {
  let best: readonly [string, number] = ['', 0]
  for (const entry of zones) if (entry[1] > best[1]) best = entry
  return best
}
