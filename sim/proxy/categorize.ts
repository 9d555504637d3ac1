/**
 * Which endpoints may a Service port use from one node: for traffic under policy Cluster, and under policy Local?
 * Source: kubernetes/kubernetes pkg/proxy/topology.go (CategorizeEndpoints).
 *
 * Ready endpoints; only where a kind of traffic has none left, those that terminate but still serve. Under policy
 * Cluster, hints narrow the choice: when every ready endpoint has a node hint and one is for this node, those; else
 * the same with zones. One endpoint without a hint turns hints off. Under policy Local, only this node's.
 */
import type { EndpointState } from './endpoints.ts'

export interface TrafficPolicies {
  readonly internalPolicyLocal: boolean
  readonly externalPolicyLocal: boolean
  /** The port is also reached by a node port, an external IP or a load balancer's IP. */
  readonly externallyAccessible: boolean
}

/** The node that is asked; `zone` is '' where it has no zone label. */
export interface ProxyNode {
  readonly name: string
  readonly zone: string
  /** Feature PreferSameTrafficDistribution, on by default since v1.34: without it node hints are not looked at. */
  readonly nodeHints?: boolean
}

export type Topology = 'everywhere' | 'same-zone' | 'same-node'

export interface Categories<E> {
  /** Undefined where the port is never reached under this policy. */
  readonly cluster: readonly E[] | undefined
  readonly local: readonly E[] | undefined
  /** All that this node may use for one or the other. */
  readonly all: readonly E[]
  /** Whether some node has a usable endpoint: if so a node without one drops, if not it rejects. */
  readonly hasAny: boolean
  readonly topology: Topology
}

export function categorizeEndpoints<E extends EndpointState>(
  endpoints: readonly E[],
  policies: TrafficPolicies,
  node: ProxyNode,
): Categories<E> {
  const topology = topologyFor(endpoints, node)
  const cluster = usesCluster(policies) ? clusterEndpoints(endpoints, topology, node) : undefined
  const local = usesLocal(policies) ? usable(endpoints.filter(({ isLocal }) => isLocal)) : undefined
  return {
    cluster,
    local,
    all: union(cluster ?? [], local ?? []),
    hasAny: usable(endpoints).length > 0,
    topology: cluster === undefined ? 'everywhere' : topology,
  }
}

/** Also with internal policy Local when reachable from outside: a pod that asks the outer address is short-circuited. */
function usesCluster({ internalPolicyLocal, externallyAccessible }: TrafficPolicies): boolean {
  return !internalPolicyLocal || externallyAccessible
}

function usesLocal(policies: TrafficPolicies): boolean {
  return policies.internalPolicyLocal || (policies.externalPolicyLocal && policies.externallyAccessible)
}

function clusterEndpoints<E extends EndpointState>(
  endpoints: readonly E[],
  topology: Topology,
  node: ProxyNode,
): readonly E[] {
  // Hints choose among ready endpoints only, and only if that leaves one: there is no empty choice to repair.
  const choice = usable(endpoints)
  if (topology === 'same-node') return choice.filter(({ nodeHints }) => nodeHints.includes(node.name))
  if (topology === 'same-zone') return choice.filter(({ zoneHints }) => zoneHints.includes(node.zone))
  return choice
}

function topologyFor(endpoints: readonly EndpointState[], node: ProxyNode): Topology {
  const ready = endpoints.filter((endpoint) => endpoint.ready)
  const usesNodes = node.nodeHints ?? true
  if (usesNodes && allHinted(ready, (endpoint) => endpoint.nodeHints, node.name)) return 'same-node'
  if (allHinted(ready, (endpoint) => endpoint.zoneHints, node.zone)) return 'same-zone'
  return 'everywhere'
}

function allHinted(
  ready: readonly EndpointState[],
  hintsOf: (endpoint: EndpointState) => readonly string[],
  here: string,
): boolean {
  return (
    ready.every((endpoint) => hintsOf(endpoint).length > 0) &&
    ready.some((endpoint) => hintsOf(endpoint).includes(here))
  )
}

/** The ready ones; where there are none, those that terminate but still serve. */
function usable<E extends EndpointState>(endpoints: readonly E[]): readonly E[] {
  const ready = endpoints.filter((endpoint) => endpoint.ready)
  if (ready.length > 0) return ready
  return endpoints.filter(({ serving, terminating }) => serving && terminating)
}

function union<E extends EndpointState>(cluster: readonly E[], local: readonly E[]): readonly E[] {
  if (cluster.length === 0) return local
  const known = new Set(cluster.map(({ address }) => address))
  return [...cluster, ...local.filter(({ address }) => !known.has(address))]
}
