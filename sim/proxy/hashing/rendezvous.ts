/**
 * Rendezvous hashing, highest random weight: the client is hashed with each endpoint, and the highest number wins.
 *
 * Source: Thaler and Ravishankar, A Name-Based Mapping Scheme for Rendezvous (1996).
 * Where it lives: GitHub's GLB Director, caches and storage (Ceph's straw2 buckets are of this kind). Not in kube-proxy.
 * Its promise: as even as chance, and an endpoint that leaves sends only its own clients elsewhere, to all others alike.
 * Its price: every choice looks at every endpoint.
 */
import { type Affinity, affinityOf, choose } from './affinity.ts'
import { spreadHash } from './fnv.ts'

export const rendezvousAffinity: Affinity = affinityOf(
  'rendezvous',
  (endpoints) =>
    ({ ip }) =>
      choose(highest(endpoints, ip)),
)

function highest(endpoints: readonly string[], ip: string): string | undefined {
  let best: string | undefined
  let most = -1
  for (const endpoint of endpoints) {
    const weight = spreadHash(`${endpoint} ${ip}`)
    if (weight > most || (weight === most && best !== undefined && endpoint < best)) {
      most = weight
      best = endpoint
    }
  }
  return best
}
