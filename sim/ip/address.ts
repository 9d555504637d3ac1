/**
 * Which IP address does a text mean, and how does Kubernetes write it?
 *
 * Models netutils.ParseIPSloppy (kubernetes/utils internal/third_party/forked/golang/net/ip.go), the reader behind
 * every older field: leading zeros and `::ffff:1.2.3.4` are read, zones (`fe80::1%eth0`) are not. What the strict
 * reader (Go's netip) would refuse is noted, not lost.
 *
 * Examples: parseIP('010.0.0.1') is 10.0.0.1 with leadingZeros; printIP(parseIP('2001:db8:0::1').bytes) is 2001:db8::1.
 */
import type { IPFamily } from '../api/meta.ts'

export interface IPAddress {
  /** An IPv4 address written as IPv6 (`::ffff:1.2.3.4`) is IPv4. */
  readonly family: IPFamily
  /** 4 or 16 numbers from 0 to 255. */
  readonly bytes: readonly number[]
  /** Written as `::ffff:1.2.3.4`. */
  readonly mapped: boolean
  /** Written with zeros that the strict reader refuses: `1.2.3.04`, `00001::`. */
  readonly leadingZeros: boolean
}

export function parseIP(text: string): IPAddress | undefined {
  return text.includes(':') ? parseIPv6(text) : parseIPv4(text)
}

function parseIPv4(text: string): IPAddress | undefined {
  const octets = text.split('.', 5)
  if (octets.length !== 4 || !octets.every(isOctet)) return undefined
  return {
    family: 'IPv4',
    bytes: octets.map(Number),
    mapped: false,
    leadingZeros: octets.some((octet) => octet.length > 1 && octet.startsWith('0')),
  }
}

function isOctet(text: string): boolean {
  return /^[0-9]+$/.test(text) && Number(text) <= 255
}

function parseIPv6(text: string): IPAddress | undefined {
  const gap = text.indexOf('::')
  const before = readGroups(gap < 0 ? text : text.slice(0, gap), gap < 0)
  const after = readGroups(gap < 0 ? '' : text.slice(gap + 2), true)
  if (before === undefined || after === undefined) return undefined
  const missing = 16 - before.bytes.length - after.bytes.length
  if (gap < 0 ? missing !== 0 : missing < 2) return undefined
  const bytes = [...before.bytes, ...new Array<number>(missing).fill(0), ...after.bytes]
  const mapped = isMapped(bytes)
  return {
    family: mapped ? 'IPv4' : 'IPv6',
    bytes: mapped ? bytes.slice(12) : bytes,
    mapped,
    leadingZeros: before.leadingZeros || after.leadingZeros,
  }
}

interface Groups {
  readonly bytes: readonly number[]
  readonly leadingZeros: boolean
}

/** Groups of hex digits between colons; where they end the address, the last may be an IPv4 address. */
function readGroups(text: string, atEnd: boolean): Groups | undefined {
  if (text === '') return { bytes: [], leadingZeros: false }
  const words = text.split(':', 9)
  const bytes: number[] = []
  let leadingZeros = false
  for (const [index, word] of words.entries()) {
    const group = readGroup(word, atEnd && index === words.length - 1)
    if (group === undefined) return undefined
    bytes.push(...group.bytes)
    leadingZeros ||= group.leadingZeros
  }
  return bytes.length > 16 ? undefined : { bytes, leadingZeros }
}

function readGroup(word: string, last: boolean): Groups | undefined {
  if (last && word.includes('.')) return parseIPv4(word)
  if (!/^0*[0-9a-fA-F]{1,4}$/.test(word)) return undefined
  const number = Number.parseInt(word, 16)
  return { bytes: [number >> 8, number & 0xff], leadingZeros: word.length > 4 }
}

/** Whether 16 bytes stand for an IPv4 address: ten zeros, two 255, then the four. */
export function isMapped(bytes: readonly number[]): boolean {
  return bytes.every((byte, index) => index >= 12 || byte === (index < 10 ? 0 : 255))
}

/** The one way to write an address: dotted decimal, or RFC 5952. Takes 4 or 16 bytes. */
export function printIP(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.')
  const groups: number[] = []
  for (let index = 0; index < 16; index += 2)
    groups.push(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0))
  const gap = longestZeros(groups)
  const words = groups.map((group) => group.toString(16))
  if (gap.length < 2) return words.join(':')
  return `${words.slice(0, gap.start).join(':')}::${words.slice(gap.start + gap.length).join(':')}`
}

/** The first of the longest runs of zero groups, which `::` stands for. */
function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 }
  let start = 0
  for (const [index, group] of groups.entries()) {
    if (group !== 0) start = index + 1
    else if (index + 1 - start > best.length) best = { start, length: index + 1 - start }
  }
  return best
}

/** The address as Kubernetes writes it; undefined when the text is no address. */
export function canonicalIP(text: string): string | undefined {
  const address = parseIP(text)
  return address && printIP(address.bytes)
}

/** The family of an address; undefined when the text is no address. */
export function familyOf(text: string): IPFamily | undefined {
  return parseIP(text)?.family
}

/** As a URL has them: brackets keep the colons of IPv6 apart from the port's. */
export function joinHostPort(host: string, port: number): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}

/** Orders addresses: IPv4 before IPv6, then by number. Negative, zero or positive, as sort wants it. */
export function compareIP(a: readonly number[], b: readonly number[]): number {
  if (a.length !== b.length) return a.length - b.length
  for (const [index, byte] of a.entries()) {
    const other = b[index] ?? 0
    if (byte !== other) return byte - other
  }
  return 0
}
