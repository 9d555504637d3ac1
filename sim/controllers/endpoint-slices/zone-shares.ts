/**
 * How is the cluster's CPU spread over zones? Counted over nodes that are ready and no control plane. One such node
 * without a zone or without allocatable CPU, or a single zone, and nothing can be said.
 *
 * Source: kubernetes/endpointslice topologycache/topologycache.go (SetNodes).
 */
import { type Node, zoneLabel } from '../../api/node.ts'
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

const suffixes: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/** A quantity (100m, 4, 1.5, 2e3) in thousandths, rounded up; 0 when it is none. */
function milliValue(quantity: string | number | undefined): number {
  const [, digits = '', suffix = ''] =
    /^([+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?)([a-zA-Z]*)$/.exec(String(quantity ?? '')) ?? []
  const value = Number(digits) * (suffixes[suffix] ?? 0) * 1000
  // Binary fractions: 0.1 × 1000 may come out a hair above 100.
  return Number.isFinite(value) ? Math.ceil(value - 1e-6) : 0
}
