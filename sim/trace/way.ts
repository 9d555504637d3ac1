/**
 * Which way does a packet take, from whoever sends it to the address where somebody may listen? Through firewall, load
 * balancer and kube-proxy, each of which may end it.
 *
 * From inside, kube-proxy on the sender's node sees it first, so a Service's outer addresses are answered without going
 * out. From outside, only nodes and load balancers have addresses that anybody can reach; cluster IPs, pods' addresses
 * and external IPs are reached where a router was told to send them to a node (setting `routedToNodes`).
 * Sources: kubernetes/website content/en/docs/tutorials/services/source-ip.md, reference/networking/virtual-ips.md.
 */
import type { Node } from '../api/node.ts'
import type { Hop } from '../api/trace.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import { isInRanges } from '../proxy/doors.ts'
import type { Random } from '../random.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { throughHostPort } from './host-port.ts'
import {
  type Destination,
  isAddressOf,
  isPodAddress,
  type Packet,
  sourceAmong,
  sourceBehind,
  sourceOfNode,
} from './packet.ts'
import type { Sender } from './sender.ts'
import { type ThroughBalancer, throughBalancer } from './through-balancer.ts'
import { throughFirewall } from './through-firewall.ts'
import { type ThroughService, throughService } from './through-service.ts'

/** What ended a packet before it came to an address where somebody may listen. */
export type Stop = 'no-source' | 'firewall' | 'balancer' | 'service' | 'not-routed'

export interface Way {
  readonly hops: readonly Hop[]
  /** The Service that led the packet on, or ended it. */
  readonly through?: ThroughService
  readonly balancer?: ThroughBalancer
  readonly end:
    | {
        readonly is: 'there'
        readonly packet: Packet
        readonly node?: Node
        /** It came to this port of a node, and goes on to the pod that asked for it. */
        readonly hostPort?: { readonly node: string; readonly port: number }
      }
    | { readonly is: 'stopped'; readonly by: Stop; readonly refused: boolean }
}

export function wayOf(state: ClusterState, sender: Sender, to: Destination, random: Random): Way {
  const source = sourceOf(state, sender, to.ip)
  if (source === undefined) return stopped([], 'no-source')
  const packet = { ...to, source, sender: source }
  return sender.node === undefined
    ? fromOutside(state, packet, random)
    : fromInside(state, sender, sender.node, packet, random)
}

/** Undefined where the sender has no address of that family. */
function sourceOf(state: ClusterState, { ips, node, pod }: Sender, ip: string): string | undefined {
  // What a sender asks of itself has the address that it asks.
  if (isLoopbackText(ip)) return ip
  const isNode = node !== undefined && (pod === undefined || pod.spec.hostNetwork === true)
  return isNode ? sourceOfNode(state, node, ip) : sourceAmong(ips, ip)
}

function fromInside(state: ClusterState, sender: Sender, node: Node, packet: Packet, random: Random): Way {
  const hasOwnNetwork = sender.pod !== undefined && sender.pod.spec.hostNetwork !== true
  // A pod's packets to itself never come to its node.
  if (hasOwnNetwork && (isLoopbackText(packet.ip) || sender.ips.includes(packet.ip))) return there(packet)
  const found = atNode(state, node, packet, random)
  if (found !== undefined) return found
  if (isAddressOf(node, packet.ip) || isLoopbackText(packet.ip)) return there(packet, node)
  if (isPodAddress(state, packet.ip)) return there(packet)
  const onward = { ...packet, source: sourceBehind(state, node, packet.source, packet.ip, false) }
  const other = state.nodeByIP(packet.ip)
  if (other !== undefined) return atNode(state, other, onward, random) ?? there(onward, other)
  return atBalancer(state, onward, random) ?? there(onward)
}

function fromOutside(state: ClusterState, packet: Packet, random: Random): Way {
  const { ip } = packet
  if ((state.settings.outside ?? []).some((host) => host.ip === ip) || isLoopbackText(ip))
    return there(packet)
  const balanced = atBalancer(state, packet, random)
  if (balanced !== undefined) return balanced
  const owner = state.nodeByIP(ip)
  const node = owner ?? entranceFor(state, ip, random)
  if (node === undefined) return stopped([], 'not-routed')
  const firewall = throughFirewall(state, packet, node.metadata.name)
  const hops = firewall === undefined ? [] : [firewall]
  if (firewall?.outcome === 'blocked') return stopped(hops, 'firewall')
  const way = atNode(state, node, packet, random) ?? there(packet, owner)
  return { ...way, hops: [...hops, ...way.hops] }
}

/** Where a router sends what it was told to send to the nodes: to any that is there. */
function entranceFor(state: ClusterState, ip: string, random: Random): Node | undefined {
  if (!isInRanges(ip, state.settings.routedToNodes ?? [])) return undefined
  const [first, ...others] = state.list('Node')
  return first && random.pick([first, ...others])
}

/** Undefined where the node's kube-proxy has no business with the packet. */
function atNode(state: ClusterState, node: Node, packet: Packet, random: Random): Way | undefined {
  const through = throughService(state, node, packet, random)
  if (through === undefined) return atHostPort(state, node, packet)
  const { hop, endpoint } = through
  if (endpoint === undefined) {
    return {
      hops: [hop],
      through,
      end: { is: 'stopped', by: 'service', refused: hop.outcome === 'rejected' },
    }
  }
  const { ip, port } = endpoint
  const source = hop.sourceIP ?? packet.source
  return { hops: [hop], through, end: { is: 'there', packet: { ...packet, ip, port, source } } }
}

function atHostPort(state: ClusterState, node: Node, packet: Packet): Way | undefined {
  const onward = throughHostPort(state, node, packet)
  const hostPort = { node: node.metadata.name, port: packet.port }
  return onward && { hops: [], end: { is: 'there', packet: onward, hostPort } }
}

function atBalancer(state: ClusterState, packet: Packet, random: Random): Way | undefined {
  const balancer = throughBalancer(state, packet, random)
  if (balancer === undefined) return undefined
  const { hop, onward } = balancer
  if (onward === undefined) return { ...stopped([hop], 'balancer'), balancer }
  const way = atNode(state, onward.node, onward.packet, random) ?? there(onward.packet, onward.node)
  return { ...way, balancer, hops: [hop, ...way.hops] }
}

/** `node` where the address is that node's own. */
function there(packet: Packet, node?: Node): Way {
  return { hops: [], end: { is: 'there', packet, ...(node === undefined ? {} : { node }) } }
}

function stopped(hops: readonly Hop[], by: Stop): Way {
  return { hops, end: { is: 'stopped', by, refused: false } }
}
