/**
 * Which block of addresses does a CIDR text mean, and is an address in it?
 *
 * Models netutils.ParseCIDRSloppy (kubernetes/utils internal/third_party/forked/golang/net/ip.go) and Go's net.IPNet.
 *
 * Examples: parseCIDR('10.0.0.5/8') has network 10.0.0.0 and canonical '10.0.0.0/8'; inCIDR of 10.9.8.7 is true.
 */
import type { IPFamily } from '../api/meta.ts'
import { type IPAddress, isMapped, parseIP, printIP } from './address.ts'

export interface CIDR {
  /** The address before the slash, as written. */
  readonly address: IPAddress
  /** The number behind the slash, as written. */
  readonly writtenLength: number
  /** The family of the network; `::ffff:10.0.0.0/104` is IPv4, 10.0.0.0/8. */
  readonly family: IPFamily
  /** The first address of the block: 4 or 16 bytes. */
  readonly network: readonly number[]
  /** How many leading bits the block fixes, counted within its family. */
  readonly prefixLength: number
  /** Address or length written with zeros that the strict reader refuses: `10.0.0.0/08`. */
  readonly leadingZeros: boolean
}

export function parseCIDR(text: string): CIDR | undefined {
  const slash = text.indexOf('/')
  if (slash < 0) return undefined
  const address = parseIP(text.slice(0, slash))
  const length = text.slice(slash + 1)
  if (address === undefined || !/^[0-9]+$/.test(length)) return undefined
  const writtenLength = Number(length)
  if (writtenLength > addressBits(address)) return undefined
  const leadingZeros = address.leadingZeros || (length.length > 1 && length.startsWith('0'))
  return { address, writtenLength, leadingZeros, ...networkOf(address, writtenLength) }
}

/** How many bits the address has as it is written: 128 for `::ffff:1.2.3.4`. */
export function addressBits(address: IPAddress): 32 | 128 {
  return address.family === 'IPv4' && !address.mapped ? 32 : 128
}

function networkOf(address: IPAddress, length: number): Pick<CIDR, 'family' | 'network' | 'prefixLength'> {
  if (!address.mapped) {
    return { family: address.family, network: maskBytes(address.bytes, length), prefixLength: length }
  }
  const network = maskBytes([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, ...address.bytes], length)
  if (!isMapped(network)) return { family: 'IPv6', network, prefixLength: length }
  return { family: 'IPv4', network: network.slice(12), prefixLength: length - 96 }
}

/** The bytes with every bit behind the first `length` cleared. */
function maskBytes(bytes: readonly number[], length: number): readonly number[] {
  return bytes.map((byte, index) => byte & maskByte(length - 8 * index))
}

function maskByte(bits: number): number {
  if (bits >= 8) return 0xff
  return bits <= 0 ? 0 : (0xff00 >> bits) & 0xff
}

/** The block as Kubernetes writes it: first address and length. */
export function printCIDR(cidr: CIDR): string {
  return `${printIP(cidr.network)}/${cidr.prefixLength}`
}

export function inCIDR(address: IPAddress, cidr: CIDR): boolean {
  if (address.family !== cidr.family) return false
  return cidr.network.every((byte, index) => {
    const mask = maskByte(cidr.prefixLength - 8 * index)
    return ((address.bytes[index] ?? 0) & mask) === byte
  })
}
