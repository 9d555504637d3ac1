import type { TrafficPolicy } from './types.ts'

/**
 * Which share of all connections does each pod get, behind a load balancer? `podsOnNodes[2]` is the number of ready pods
 * on node 2; the answer's item 2 is the share of one of them, 0 where there is none.
 */
export function sharesOfPods(policy: TrafficPolicy, podsOnNodes: readonly number[]): number[] {
  const all = podsOnNodes.reduce((sum, count) => sum + count, 0)
  // With Local the health check takes nodes out that have nobody to give a connection to.
  const fit = podsOnNodes.filter((count) => count > 0).length
  return podsOnNodes.map((count) => {
    if (count === 0) return 0
    // With Cluster the second choice is among all pods, so that it makes up for whatever the first one did.
    return policy === 'Cluster' ? 1 / all : 1 / fit / count
  })
}
