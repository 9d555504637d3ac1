/**
 * Hash modulo n: the client's hash, divided by the number of endpoints, leaves the place in the list.
 *
 * Where it lives: in countless clients and sharding layers; nginx `ip_hash` and HAProxy `balance source` (map-based) work
 * alike. Not in kube-proxy.
 * Its price: when n changes, nearly everybody moves; and it depends on the order in which the endpoints are listed.
 */
import { type Affinity, affinityOf, choose } from './affinity.ts'
import { fnv1a32 } from './fnv.ts'

export const moduloAffinity: Affinity = affinityOf(
  'modulo',
  (endpoints) =>
    ({ ip }) =>
      choose(endpoints[fnv1a32(ip) % endpoints.length]),
)
