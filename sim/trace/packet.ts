/**
 * Whose address does the receiver of a packet see? The sender's own, unless a node puts its own in its place.
 *
 * Two things do so. kube-proxy masquerades what might otherwise be answered past it (kubernetes/kubernetes
 * pkg/proxy/iptables/proxier.go, the chains KUBE-MARK-MASQ and KUBE-POSTROUTING); the network plugin masquerades what
 * leaves the pods' network (as kind's kindnet and flannel do). The new address is that of the interface on which the
 * packet leaves: towards a pod of the same node the gateway of the node's pods, elsewhere the node's own.
 * What stays on the node itself is never masqueraded.
 */
import type { Protocol } from '../api/meta.ts'
import type { Node } from '../api/node.ts'
import { parseIP, printIP } from '../ip/address.ts'
import { parseCIDR } from '../ip/cidr.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import { familyOf } from '../proxy/doors.ts'
import type { ClusterState } from '../state/cluster-state.ts'

export interface Destination {
  readonly ip: string
  readonly port: number
  /** A ping has no port. */
  readonly protocol: Protocol | 'ICMP'
}

export interface Packet extends Destination {
  /** The address that it says it is from. */
  readonly source: string
  /** The address that it set out with. */
  readonly sender: string
}

/** The source of a packet that `node` sends on to `ip`. */
export function sourceBehind(
  state: ClusterState,
  node: Node,
  source: string,
  ip: string,
  isMasqueraded: boolean,
): string {
  if (isAddressOf(node, ip) || isLoopbackText(ip)) return source
  const pod = state.podByIP(ip)
  if (pod === undefined) {
    return isMasqueraded || isPodAddress(state, source) ? addressOf(node, ip, source) : source
  }
  if (!isMasqueraded) return source
  return pod.spec.nodeName === node.metadata.name ? gatewayOf(node, ip, source) : addressOf(node, ip, source)
}

export function isAddressOf(node: Node, ip: string): boolean {
  return (node.status?.addresses ?? []).some(
    ({ type, address }) => (type === 'InternalIP' || type === 'ExternalIP') && address === ip,
  )
}

/** Of a pod in a network of its own; a pod on the host's network sends as its node. */
export function isPodAddress(state: ClusterState, ip: string): boolean {
  return state.podByIP(ip) !== undefined
}

/** The node's own address of the family of `ip`. */
function addressOf(node: Node, ip: string, otherwise: string): string {
  const own = (node.status?.addresses ?? []).find(
    ({ type, address }) => type === 'InternalIP' && familyOf(address) === familyOf(ip),
  )
  return own?.address ?? otherwise
}

/** The first address of the block of the node's pods, which the node has on its side of their network. */
function gatewayOf(node: Node, ip: string, otherwise: string): string {
  const { podCIDRs, podCIDR } = node.spec ?? {}
  const block = (podCIDRs ?? (podCIDR === undefined ? [] : [podCIDR])).find(
    (one) => familyOf(one) === familyOf(ip),
  )
  const network = block === undefined ? undefined : parseCIDR(block)?.network
  if (network === undefined) return addressOf(node, ip, otherwise)
  return printIP([...network.slice(0, -1), (network.at(-1) ?? 0) + 1])
}

/** Which of its addresses a node says it is from: towards a pod of its own, the gateway's. */
export function sourceOfNode(state: ClusterState, node: Node, ip: string): string | undefined {
  const own = addressOf(node, ip, '')
  const isOfNode = state.podByIP(ip)?.spec.nodeName === node.metadata.name
  return (isOfNode ? gatewayOf(node, ip, own) : own) || undefined
}

/** The one of some addresses that can be the source of a packet to `ip`. */
export function sourceAmong(ips: readonly string[], ip: string): string | undefined {
  const family = parseIP(ip)?.family
  return ips.find((own) => familyOf(own) === family)
}
