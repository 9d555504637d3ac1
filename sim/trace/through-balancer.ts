/**
 * Where does a cloud's load balancer send a packet that came for one of its addresses? To one of the nodes that are fit
 * to get it, each as likely as the others, however many endpoints each of them has; or nowhere.
 *
 * ipMode VIP: the packet goes to the node as it is. Proxy: the balancer connects to the node port itself, in its own
 * name. Clouds differ in detail: here a balancer without a fit node is silent, and one of a Service with session
 * affinity sends a client to the same node for as long as the fit nodes stay the same.
 * Sources: kubernetes/website content/en/docs/tutorials/services/source-ip.md, kubernetes/api core/v1 (ipMode).
 */
import { refOf } from '../api/kinds.ts'
import type { Node } from '../api/node.ts'
import type { Service, ServicePort } from '../api/service.ts'
import type { LoadBalancerHop } from '../api/trace.ts'
import { canonicalIP } from '../ip/address.ts'
import { parseCIDR } from '../ip/cidr.ts'
import { familyOf, isInRanges } from '../proxy/doors.ts'
import { type Random, randomFrom } from '../random.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { loadBalancerSourceRanges } from '../validate/service/source-ranges.ts'
import { localEndpoints, whyNotFit } from './health-check.ts'
import type { Packet } from './packet.ts'

export interface ThroughBalancer {
  readonly service: Service
  readonly hop: LoadBalancerHop
  /** Where it goes on, and as what. */
  readonly onward?: { readonly node: Node; readonly packet: Packet }
}

/** Undefined where no load balancer has the address. */
export function throughBalancer(
  state: ClusterState,
  packet: Packet,
  random: Random,
): ThroughBalancer | undefined {
  const { ip, port, protocol } = packet
  const services = state.servicesByOuterIP(ip).filter((one) => modeAt(one, ip) !== undefined)
  const service = services.find((one) => portAt(one, packet) !== undefined) ?? services[0]
  if (service === undefined || protocol === 'ICMP') return undefined
  const base = {
    at: 'load-balancer',
    service: refOf(service),
    ip,
    port,
    protocol,
    among: 0,
    passedOver: [],
  } as const
  const servicePort = portAt(service, packet)
  if (servicePort === undefined) return { service, hop: { ...base, outcome: 'no-listener' } }
  const ranges = rangesAt(service, ip)
  if (ranges.length > 0 && !isInRanges(packet.source, ranges)) {
    return { service, hop: { ...base, outcome: 'source-refused' } }
  }
  const local = localEndpoints(state, service)
  const nodes = state.list('Node').map((node) => ({ node, why: whyNotFit(service, node, local) }))
  const passedOver = nodes.flatMap(({ node, why }) =>
    why === undefined ? [] : [{ what: node.metadata.name, ref: refOf(node), why }],
  )
  const fit = nodes.flatMap(({ node, why }) => (why === undefined ? [node] : []))
  const node = pickNode(state, service, packet, fit, random)
  const onward = node && { node, packet: packetTo(node, packet, servicePort, modeAt(service, ip)) }
  const found = { ...base, among: fit.length, passedOver }
  if (onward?.packet === undefined) return { service, hop: { ...found, outcome: 'no-node' } }
  const chose = { node: onward.node.metadata.name, ip: onward.packet.ip, port: onward.packet.port }
  return {
    service,
    hop: { ...found, outcome: 'forwarded', chose },
    onward: { node: onward.node, packet: onward.packet },
  }
}

/** A cloud also heeds the annotation that the field took the place of; kube-proxy does not. */
export function rangesAt(service: Service, ip: string): readonly string[] {
  const ranges = loadBalancerSourceRanges(service) ?? []
  return ranges.filter((range) => parseCIDR(range)?.family === familyOf(ip))
}

function modeAt({ status }: Service, ip: string): 'VIP' | 'Proxy' | undefined {
  const entry = (status?.loadBalancer?.ingress ?? []).find(
    (one) => (canonicalIP(one.ip ?? '') ?? one.ip) === ip,
  )
  return entry && (entry.ipMode ?? 'VIP')
}

function portAt({ spec }: Service, { port, protocol }: Packet): ServicePort | undefined {
  return (spec.ports ?? []).find((one) => one.port === port && (one.protocol ?? 'TCP') === protocol)
}

function pickNode(
  state: ClusterState,
  { metadata, spec }: Service,
  { source }: Packet,
  fit: readonly Node[],
  random: Random,
): Node | undefined {
  const [first, ...others] = fit
  if (first === undefined) return undefined
  if (spec.sessionAffinity !== 'ClientIP') return random.pick([first, ...others])
  const words = [metadata.namespace ?? '', metadata.name, source]
  return randomFrom(state.settings.seed)
    .fork('load-balancer', ...words)
    .pick([first, ...others])
}

/** Undefined where the balancer needs a node port and the Service has none. */
function packetTo(
  node: Node,
  packet: Packet,
  { nodePort }: ServicePort,
  mode: 'VIP' | 'Proxy' | undefined,
): Packet | undefined {
  if (mode !== 'Proxy') return packet
  const own = (node.status?.addresses ?? []).find(
    ({ type, address }) => type === 'InternalIP' && familyOf(address) === familyOf(packet.ip),
  )
  if (!nodePort || own === undefined) return undefined
  return { ...packet, source: packet.ip, ip: own.address, port: nodePort }
}
