/**
 * From which block of addresses do a node's pods get theirs? A node without one gets the next free block of the
 * cluster's pod range, 256 addresses (IPv4) for each node.
 *
 * Source: kubernetes/kubernetes pkg/controller/nodeipam/ipam/cidrset/cidr_set.go; kubeadm and kind use 10.244.0.0/16.
 */
import type { Node } from '../api/node.ts'
import { printIP } from '../ip/address.ts'
import { type CIDR, parseCIDR } from '../ip/cidr.ts'
import type { Store } from '../state/cluster-state.ts'
import type { Controller } from './controller.ts'

/** kube-controller-manager --cluster-cidr and --node-cidr-mask-size, as kubeadm and kind set them. */
const podRange = '10.244.0.0/16'
const blockLength = 24

export const nodeAddresses: Controller = {
  name: 'node addresses',
  watches: {
    Node: ({ new: node }) => (node === undefined || hasBlock(node) ? [] : [node.metadata.name]),
  },
  sync: (names, store) => {
    for (const name of names) {
      const node = store.get('Node', undefined, name)
      const block = node && nextBlock(store)
      if (node === undefined || block === undefined || hasBlock(node)) continue
      store.put({ ...node, spec: { ...node.spec, podCIDR: block, podCIDRs: [block] } })
    }
  },
}

/** Every block that the node's pods get addresses from, one for each family. */
export function blocksOf({ spec }: Node): readonly string[] {
  return spec?.podCIDRs?.length ? spec.podCIDRs : spec?.podCIDR ? [spec.podCIDR] : []
}

function hasBlock(node: Node): boolean {
  return blocksOf(node).length > 0
}

/** The first block of the range that no node has; undefined when all are given away. */
function nextBlock(store: Store): string | undefined {
  const range = parseCIDR(podRange)
  const taken = new Set(store.list('Node').flatMap(blocksOf))
  const blocks = range === undefined ? 0 : 2 ** (blockLength - range.prefixLength)
  for (let number = 0; number < blocks; number++) {
    const block = range && blockAt(range, number)
    if (block !== undefined && !taken.has(block)) return block
  }
  return undefined
}

function blockAt({ network }: CIDR, number: number): string {
  const [first = 0, second = 0] = network
  return `${printIP([first, second, number, 0])}/${blockLength}`
}
