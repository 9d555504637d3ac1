/**
 * Which address does a pod get? The next of its node's block: addresses are given out in turn, and one that was given
 * back is used again only after all the others. A pod on the host's network has its node's address.
 *
 * Source: containernetworking/plugins plugins/ipam/host-local (backend/allocator/allocator.go, range.go).
 * Example: the first pod of a node with the block 10.244.1.0/24 gets 10.244.1.2, because .1 is the node's own bridge.
 */
import { printIP } from '../ip/address.ts'
import type { CIDR } from '../ip/cidr.ts'

export interface Given {
  readonly ip: string
  /** Its number within the block: what the node remembers. */
  readonly number: number
}

/**
 * The next free address of the block; undefined when all are taken.
 * `last` is the number given out last, `isTaken` asks whether a pod has the address now.
 */
export function nextAddress(
  block: CIDR,
  last: number | undefined,
  isTaken: (ip: string) => boolean,
): Given | undefined {
  const first = 2
  const end = endOf(block)
  const start = last === undefined || last + 1 > end ? first : last + 1
  for (let step = 0; step <= end - first; step++) {
    const number = first + ((start - first + step) % (end - first + 1))
    const ip = addressAt(block, number)
    if (!isTaken(ip)) return { ip, number }
  }
  return undefined
}

/** The last number that a pod may have: of IPv4 the one before the broadcast address. */
function endOf({ network, prefixLength }: CIDR): number {
  const bits = network.length * 8 - prefixLength
  // Beyond 2^24 addresses nobody counts; the sums stay exact.
  const size = 2 ** Math.min(bits, 24)
  return network.length === 4 ? size - 2 : size - 1
}

function addressAt({ network }: CIDR, number: number): string {
  const bytes = [...network]
  for (let index = bytes.length - 1, carry = number; index >= 0 && carry > 0; index--) {
    const sum = (bytes[index] ?? 0) + carry
    bytes[index] = sum & 0xff
    carry = Math.floor(sum / 256)
  }
  return printIP(bytes)
}
