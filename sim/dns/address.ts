/**
 * How do addresses and names turn into each other in DNS?
 * Source: coredns/coredns plugin/pkg/dnsutil/reverse.go; RFC 1035 §3.5, RFC 3596 §2.5.
 *
 * 10.96.0.11 is asked for as 11.0.96.10.in-addr.arpa., an IPv6 address digit by digit below ip6.arpa.
 */
import type { IPFamily } from '../api/meta.ts'
import { parseIP, printIP } from '../ip/address.ts'
import { type Fqdn, fqdn } from './fqdn.ts'

export interface HostAddress {
  readonly family: IPFamily
  /** As records show it. */
  readonly text: string
}

/** The address that a text is, or undefined: then it is a name. Go's reader takes no zeros in front: 010.0.0.1 is a name. */
export function hostAddress(text: string): HostAddress | undefined {
  const address = parseIP(text)
  if (address === undefined || address.leadingZeros) return undefined
  return { family: address.family, text: printIP(address.bytes) }
}

/** The name under which an address is looked up; undefined for a text that is no address. */
export function reverseName(ip: string): Fqdn | undefined {
  const address = parseIP(ip)
  if (address === undefined) return undefined
  if (address.family === 'IPv4') return fqdn(`${[...address.bytes].reverse().join('.')}.in-addr.arpa`)
  const digits = address.bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return fqdn(`${[...digits].reverse().join('.')}.ip6.arpa`)
}

/** The address that a name in lower case asks for, or undefined where it is no whole reverse name. */
export function addressOfReverse(name: string): string | undefined {
  if (name.endsWith('.in-addr.arpa.')) {
    const octets = name.slice(0, -'.in-addr.arpa.'.length).split('.').reverse()
    return hostAddress(octets.join('.'))?.text
  }
  if (!name.endsWith('.ip6.arpa.')) return undefined
  const digits = name.slice(0, -'.ip6.arpa.'.length).split('.').reverse()
  const groups: string[] = []
  for (let start = 0; start + 4 <= digits.length; start += 4) {
    groups.push(digits.slice(start, start + 4).join(''))
  }
  return hostAddress(groups.join(':'))?.text
}
