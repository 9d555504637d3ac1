/**
 * What does kube-proxy on a node make of a packet that comes by? It picks an endpoint, refuses, drops, or has no rule
 * for it. A packet to an address that is no Service's passes it by.
 *
 * Models the order of the chain KUBE-SERVICES (kubernetes/kubernetes pkg/proxy/iptables/proxier.go): cluster IPs,
 * external IPs and load balancers' addresses by address and port; node ports last, at every address of the node.
 */
import { refOf } from '../api/kinds.ts'
import type { Node } from '../api/node.ts'
import type { Service } from '../api/service.ts'
import type { PassedOver, ServiceHop } from '../api/trace.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import { familyOf } from '../proxy/doors.ts'
import type { ProxyEndpoint } from '../proxy/endpoints.ts'
import { type EndpointChoice, pickEndpoint } from '../proxy/pick-endpoint.ts'
import type { PassedOverEndpoint, ProxyRule } from '../proxy/rules.ts'
import type { Random } from '../random.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { clusterIPsOf } from '../state/indexes.ts'
import { rulesOn } from './kept-rules.ts'
import { type Destination, isAddressOf, isPodAddress, type Packet, sourceBehind } from './packet.ts'

export interface ThroughService {
  readonly service: Service
  readonly hop: ServiceHop
  readonly endpoint?: ProxyEndpoint
  /** Dropped, because loadBalancerSourceRanges leave the sender out. */
  readonly sourceRefused?: boolean
}

/** Undefined where no Service has the address. */
export function throughService(
  state: ClusterState,
  node: Node,
  packet: Packet,
  random: Random,
): ThroughService | undefined {
  const owner = state.seenByNodes.serviceByClusterIP(packet.ip)
  if (packet.protocol === 'ICMP') return owner && withoutRule(owner, node, packet)
  if (owner !== undefined) {
    const rule = ruleAt(state, node, owner, packet, 'address')
    return rule === undefined
      ? withoutRule(owner, node, packet)
      : byRule(state, node, owner, rule, packet, random)
  }
  for (const service of state.seenByNodes.servicesByOuterIP(packet.ip)) {
    const rule = ruleAt(state, node, service, packet, 'address')
    if (rule !== undefined) return byRule(state, node, service, rule, packet, random)
  }
  const service = isLocal(node, packet) ? state.seenByNodes.serviceByNodePort(packet.port) : undefined
  const rule = service && ruleAt(state, node, service, packet, 'node-port')
  return service && rule && byRule(state, node, service, rule, packet, random)
}

/** Node ports are open at 127.0.0.1 too, but not at ::1 (--iptables-localhost-nodeports). */
function isLocal(node: Node, { ip }: Destination): boolean {
  return isAddressOf(node, ip) || (isLoopbackText(ip) && familyOf(ip) === 'IPv4')
}

function ruleAt(
  state: ClusterState,
  node: Node,
  service: Service,
  { ip, port, protocol }: Destination,
  by: 'address' | 'node-port',
): ProxyRule | undefined {
  const slices = state.slicesSeenByNodes(service.metadata.namespace ?? '', service.metadata.name)
  return rulesOn(node, service, slices).find(
    (rule) =>
      rule.port === port &&
      rule.protocol === protocol &&
      (by === 'address' ? rule.ip === ip : rule.door === 'node-port' && rule.family === familyOf(ip)),
  )
}

function byRule(
  state: ClusterState,
  node: Node,
  service: Service,
  rule: ProxyRule,
  packet: Packet,
  random: Random,
): ThroughService {
  const choice = pick(state, node, service, rule, packet, random)
  const { outcome, among } = choice
  const passedOver = choice.passedOver.map((one) => toldInTrace(one, rule))
  const base = { ...placeOf(service, node, packet), door: rule.door, outcome, among, passedOver }
  if (choice.outcome === 'rejected') return { service, hop: base }
  if (choice.outcome === 'dropped') {
    return { service, hop: base, sourceRefused: choice.because === 'source-not-allowed' }
  }
  const { endpoint } = choice
  const sourceIP = sourceSeen(state, node, rule, packet, endpoint)
  return {
    service,
    endpoint,
    hop: {
      ...base,
      chose: {
        ip: endpoint.ip,
        port: endpoint.port,
        ...(endpoint.pod === undefined ? {} : { pod: endpoint.pod }),
        ...(endpoint.node === undefined ? {} : { node: endpoint.node }),
      },
      sourceIP,
      sourceKept: sourceIP === packet.sender,
      ...secondHop(rule, endpoint),
      ...affinityOf(rule, packet, choice),
    },
  }
}

function pick(
  state: ClusterState,
  node: Node,
  service: Service,
  rule: ProxyRule,
  { source }: Packet,
  random: Random,
): EndpointChoice {
  const client = { ip: source, isOwn: isOwn(state, node, source) }
  if (rule.affinitySeconds === undefined) return pickEndpoint(rule, client, random)
  const { namespace = '', name } = service.metadata
  const place = { namespace, service: name, port: rule.portName, protocol: rule.protocol, node: rule.node }
  return pickEndpoint(rule, client, random, { seen: state.clientsSeen(place), now: state.now })
}

/** From a pod of the cluster, or from the node itself. */
function isOwn(state: ClusterState, node: Node, source: string): boolean {
  return isPodAddress(state, source) || isAddressOf(node, source) || isLoopbackText(source)
}

function sourceSeen(
  state: ClusterState,
  node: Node,
  rule: ProxyRule,
  { source }: Packet,
  endpoint: ProxyEndpoint,
): string {
  const comesBack = source === endpoint.ip
  return sourceBehind(state, node, source, endpoint.ip, comesBack || isMasqueraded(state, node, rule, source))
}

/** To a cluster IP, all but pods; elsewhere everybody, or under policy Local the node itself alone. */
function isMasqueraded(
  state: ClusterState,
  node: Node,
  { door, policy }: ProxyRule,
  source: string,
): boolean {
  if (door === 'cluster-ip') return !isPodAddress(state, source)
  return policy === 'Cluster' || isAddressOf(node, source) || isLoopbackText(source)
}

function secondHop({ door, node }: ProxyRule, endpoint: ProxyEndpoint): Pick<ServiceHop, 'secondHop'> {
  const isElsewhere = door !== 'cluster-ip' && endpoint.node !== undefined && endpoint.node !== node
  return isElsewhere ? { secondHop: endpoint.node } : {}
}

function affinityOf(
  { affinitySeconds }: ProxyRule,
  { source }: Packet,
  choice: EndpointChoice,
): Pick<ServiceHop, 'affinity'> {
  if (affinitySeconds === undefined) return {}
  const remembered = choice.outcome === 'chosen' ? choice.remembered : undefined
  const known = { client: source, seconds: affinitySeconds }
  return remembered === undefined
    ? { affinity: { from: 'chance', ...known } }
    : { affinity: { from: 'memory', ...known, secondsLeft: remembered.secondsLeft } }
}

function withoutRule(service: Service, node: Node, packet: Packet): ThroughService {
  const base = placeOf(service, node, packet)
  return { service, hop: { ...base, door: 'cluster-ip', outcome: 'no-rule', among: 0, passedOver: [] } }
}

function placeOf(
  service: Service,
  node: Node,
  { ip, port, protocol }: Destination,
): Omit<ServiceHop, 'door' | 'outcome' | 'among' | 'passedOver'> {
  const own = clusterIPsOf(service)
  const clusterIP = own.find((one) => familyOf(one) === familyOf(ip)) ?? own[0] ?? ''
  return { at: 'service', service: refOf(service), ip, clusterIP, port, protocol, node: node.metadata.name }
}

function toldInTrace({ endpoint, why }: PassedOverEndpoint, rule: ProxyRule): PassedOver {
  const what = why === 'port-not-served' ? endpoint.ip : endpoint.address
  return {
    what,
    ...(endpoint.pod === undefined ? {} : { ref: endpoint.pod }),
    why: reasonOf(endpoint, why, rule),
  }
}

function reasonOf(endpoint: ProxyEndpoint, why: PassedOverEndpoint['why'], { door }: ProxyRule): Diagnostic {
  switch (why) {
    case 'not-ready':
      return diagnose('traffic/endpoint-not-ready', {})
    case 'terminating':
      return diagnose('traffic/endpoint-terminating', {})
    case 'on-another-node': {
      const field = door === 'cluster-ip' ? 'internalTrafficPolicy' : 'externalTrafficPolicy'
      return diagnose('traffic/endpoint-on-another-node', { node: endpoint.node ?? '?', field })
    }
    case 'hinted-for-another-node':
      return diagnose('traffic/endpoint-hinted-for-another-node', { nodes: endpoint.nodeHints })
    case 'hinted-for-another-zone':
      return diagnose('traffic/endpoint-hinted-for-another-zone', { zones: endpoint.zoneHints })
    case 'port-not-served':
      return diagnose('traffic/endpoint-port-not-served', {})
  }
}
