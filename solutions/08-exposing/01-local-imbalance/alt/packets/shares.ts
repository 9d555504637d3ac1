import type { TrafficPolicy } from './types.ts'

/** Follows one connection to each node in turn, and adds up what comes to every pod. */
export function sharesOfPods(policy: TrafficPolicy, podsOnNodes: readonly number[]): number[] {
  const shares = podsOnNodes.map(() => 0)
  const nodes = [...podsOnNodes.keys()]
  const takers = nodes.filter((node) => policy === 'Cluster' || podsOnNodes[node] !== 0)
  for (const taker of takers) {
    const among = nodes.filter((node) => policy === 'Cluster' || node === taker)
    const pods = among.reduce((sum, node) => sum + (podsOnNodes[node] ?? 0), 0)
    for (const node of among) {
      if (podsOnNodes[node] !== 0) shares[node] = (shares[node] ?? 0) + 1 / takers.length / pods
    }
  }
  return shares
}
