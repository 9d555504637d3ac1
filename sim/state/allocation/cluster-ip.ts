/**
 * Which cluster IPs are there, and which does a Service get? Every address of the Service range but the first
 * (network) and, in IPv4, the last (broadcast); unasked from the upper part first.
 *
 * Models kubernetes/kubernetes pkg/registry/core/service/ipallocator (ipallocator.go, cidrallocator.go). Of an IPv6
 * range the first 65536 addresses are handed out unasked: more would only make the range look larger than it is.
 *
 * Example: nextIP(range 10.96.0.0/16, …) lies between 10.96.1.1 and 10.96.255.254.
 */
import type { IPFamily } from '../../api/meta.ts'
import { parseIP, printIP } from '../../ip/address.ts'
import { type CIDR, inCIDR, parseCIDR, printCIDR } from '../../ip/cidr.ts'
import type { Random } from '../../random.ts'
import { type Band, freeValue, lowerPart } from './free-value.ts'

export interface IPRange {
  /** As Kubernetes writes it: 10.96.0.0/16. */
  readonly text: string
  readonly family: IPFamily
  readonly cidr: CIDR
  /** Its values count the addresses behind the network address: value 0 is 10.96.0.1. */
  readonly band: Band
}

/** undefined when the text is no block of addresses. */
export function ipRange(text: string): IPRange | undefined {
  const cidr = parseCIDR(text)
  if (cidr === undefined) return undefined
  const bits = cidr.network.length * 8 - cidr.prefixLength
  const addresses = 2 ** (cidr.family === 'IPv6' ? Math.min(bits, 16) : bits)
  const reserved = cidr.family === 'IPv6' ? 1 : 2
  return {
    text: printCIDR(cidr),
    family: cidr.family,
    cidr,
    band: {
      size: Math.max(0, addresses - reserved),
      lower: lowerPart(addresses, 16, 256),
    },
  }
}

/** A free address of the range, as text; undefined when it is full. */
export function nextIP(range: IPRange, isTaken: (ip: string) => boolean, random: Random): string | undefined {
  const value = freeValue(range.band, (candidate) => isTaken(ipAt(range, candidate)), random)
  return value === undefined ? undefined : ipAt(range, value)
}

/** The address that stands `value` places behind the first one of the range. */
export function ipAt(range: IPRange, value: number): string {
  return printIP(plus(range.cidr.network, value + 1))
}

/** May the address be asked for? Not one outside the range, nor its network or broadcast address. */
export function isAllocatable(range: IPRange, ip: string): boolean {
  const address = parseIP(ip)
  if (address === undefined || !inCIDR(address, range.cidr)) return false
  const hostBits = hostBitsOf(address.bytes, range.cidr.prefixLength)
  if (hostBits.every((bit) => bit === 0)) return false
  return range.family === 'IPv6' || hostBits.some((bit) => bit === 0)
}

function plus(bytes: readonly number[], amount: number): readonly number[] {
  const sum = [...bytes]
  let carry = amount
  for (let index = sum.length - 1; index >= 0 && carry > 0; index--) {
    const total = (sum[index] ?? 0) + (carry % 256)
    sum[index] = total % 256
    carry = Math.floor(carry / 256) + (total > 255 ? 1 : 0)
  }
  return sum
}

function hostBitsOf(bytes: readonly number[], prefixLength: number): readonly number[] {
  const bits = bytes.flatMap((byte) => [7, 6, 5, 4, 3, 2, 1, 0].map((place) => (byte >> place) & 1))
  return bits.slice(prefixLength)
}
