/**
 * What does a node give its pods? Its own addresses to those on its network, to the others one of each of its blocks.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet_node_status.go (addresses); the network plugin gives out the rest.
 */
import type { Node } from '../api/node.ts'
import type { Pod } from '../api/pod.ts'
import { familyOf } from '../ip/address.ts'
import { type CIDR, parseCIDR, printCIDR } from '../ip/cidr.ts'
import { nextAddress } from '../kubelet/pod-addresses.ts'
import type { Address } from '../kubelet/pod-status.ts'
import type { Store } from '../state/cluster-state.ts'
import { blocksOf } from './node-addresses.ts'
import { isDown } from './node-fit.ts'

export interface NodeNetwork {
  /** Its kubelet does not report: pods stay as they are, even those that are to be deleted. */
  readonly down: boolean
  /** The node's internal addresses, the first of each family. */
  readonly hostIPs: readonly Address[]
  /** The blocks its pods get addresses from, and under what the last address of each is remembered. */
  readonly blocks: readonly { readonly block: CIDR; readonly memory: string }[]
}

/** undefined: there is no such node. */
export function networkOf(
  nodeName: string,
  nodes: Map<string, NodeNetwork | undefined>,
  store: Store,
): NodeNetwork | undefined {
  if (nodes.has(nodeName)) return nodes.get(nodeName)
  const node = store.get('Node', undefined, nodeName)
  const blocks = node && blocksOf(node).flatMap(memorableBlock)
  const network = node && blocks && { down: isDown(node), hostIPs: hostAddressesOf(node), blocks }
  nodes.set(nodeName, network)
  return network
}

function memorableBlock(text: string): NodeNetwork['blocks'] {
  const block = parseCIDR(text)
  return block === undefined ? [] : [{ block, memory: `last address of ${printCIDR(block)}` }]
}

function hostAddressesOf({ status }: Node): readonly Address[] {
  const addresses = new Map<string, Address>()
  for (const { type, address } of status?.addresses ?? []) {
    const family = familyOf(address)
    if (type === 'InternalIP' && family !== undefined && !addresses.has(family))
      addresses.set(family, { ip: address })
  }
  return [...addresses.values()]
}

/** The addresses the pod has, or new ones, one of each of its node's blocks. */
export function podAddresses(pod: Pod, blocks: NodeNetwork['blocks'], store: Store): readonly Address[] {
  const had = pod.status?.podIPs
  if (had !== undefined && had.length > 0) return had
  const isTaken = (ip: string): boolean => store.podByIP(ip) !== undefined
  return blocks.flatMap(({ block, memory }) => {
    const given = nextAddress(block, store.recall(memory), isTaken)
    if (given === undefined) return []
    store.remember(memory, given.number)
    return [{ ip: given.ip }]
  })
}
