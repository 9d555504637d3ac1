/**
 * How is the cluster's CPU spread over zones? Counted over nodes that are ready and no control plane. One such node
 * without a zone or without allocatable CPU, or a single zone, and nothing can be said.
 *
 * Source: kubernetes/endpointslice topologycache/topologycache.go (SetNodes).
 */
import { type Node, zoneLabel } from '../../api/node.ts'
import { parseQuantity } from '../../quantity.ts'
import type { ZoneShares } from './fair-shares.ts'

export function zoneSharesOf(nodes: readonly Node[]): ZoneShares | undefined {
  const milliCPU = new Map<string, number>()
  let total = 0
  for (const node of nodes) {
    if (isControlPlane(node) || !isNodeReady(node)) continue
    const zone = node.metadata.labels?.[zoneLabel]
    const cpu = milliValue(node.status?.allocatable?.cpu)
    if (!zone || cpu === 0) return undefined
    milliCPU.set(zone, (milliCPU.get(zone) ?? 0) + cpu)
    total += cpu
  }
  if (milliCPU.size < 2) return undefined
  return new Map([...milliCPU].map(([zone, cpu]) => [zone, cpu / total]))
}

export function isNodeReady(node: Node): boolean {
  return node.status?.conditions?.find(({ type }) => type === 'Ready')?.status === 'True'
}

function isControlPlane({ metadata: { labels = {} } }: Node): boolean {
  return 'node-role.kubernetes.io/control-plane' in labels || 'node-role.kubernetes.io/master' in labels
}

/** A quantity (100m, 4, 1.5) in thousandths, rounded up; 0 when it is none. */
function milliValue(quantity: string | number | undefined): number {
  const amount = quantity === undefined ? undefined : parseQuantity(quantity)
  return amount === undefined ? 0 : Number((amount.nanos + 999_999n) / 1_000_000n)
}
