import type { TrafficPolicy } from './types.ts'

/**
 * Which share of all connections does each pod get, behind a load balancer? `podsOnNodes[2]` is the number of ready pods
 * on node 2; the answer's item 2 is the share of one of them, 0 where there is none.
 */
export function sharesOfPods(policy: TrafficPolicy, podsOnNodes: readonly number[]): number[] {
  // TODO: this shares out among nodes, and forgets their pods.
  return podsOnNodes.map(() => (policy === 'Local' ? 1 / podsOnNodes.length : 0))
}
