/**
 * By which addresses, beside its cluster IPs, does a Service take traffic, and from whom? One family at a time, as each
 * node has two proxies, for IPv4 and for IPv6.
 *
 * Source: kubernetes/kubernetes pkg/proxy/serviceport.go (newBaseServiceInfo), pkg/proxy/util/utils.go.
 * Example: an address in status.loadBalancer whose ipMode is Proxy is none of them: the balancer asks a node port.
 */
import type { IPFamily } from '../api/meta.ts'
import type { Service } from '../api/service.ts'
import { canonicalIP, parseIP } from '../ip/address.ts'
import { inCIDR, parseCIDR } from '../ip/cidr.ts'

export function familyOf(ip: string): IPFamily {
  return ip.includes(':') ? 'IPv6' : 'IPv4'
}

export function externalIPsOf({ spec }: Service, family: IPFamily): readonly string[] {
  return inOneSpelling(spec.externalIPs ?? [], family)
}

/** The load balancers' addresses that packets still carry when they come to a node. */
export function virtualIPsOf({ status }: Service, family: IPFamily): readonly string[] {
  const virtual = (status?.loadBalancer?.ingress ?? []).filter(({ ipMode }) => ipMode !== 'Proxy')
  return inOneSpelling(
    virtual.flatMap(({ ip }) => (ip ? [ip] : [])),
    family,
  )
}

/** spec.loadBalancerSourceRanges; with none of this family, everybody of it may ask. */
export function sourceRangesOf({ spec }: Service, family: IPFamily): readonly string[] {
  return (spec.loadBalancerSourceRanges ?? [])
    .map((range) => range.trim())
    .filter((range) => parseCIDR(range)?.family === family)
}

export function isInRanges(ip: string, ranges: readonly string[]): boolean {
  const address = parseIP(ip)
  return ranges.some((text) => {
    const range = parseCIDR(text)
    return address !== undefined && range !== undefined && inCIDR(address, range)
  })
}

function inOneSpelling(ips: readonly string[], family: IPFamily): readonly string[] {
  return ips.map((ip) => canonicalIP(ip) ?? ip).filter((ip) => familyOf(ip) === family)
}
