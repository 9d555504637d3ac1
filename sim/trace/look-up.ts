/**
 * Which address does the sender's resolver give for a host? The first hop of a request, unless the host is an address.
 *
 * The first nameserver of resolv.conf is asked, and a missing name is its last word: where that is not the cluster's
 * DNS (dnsPolicy Default, a pod on the host's network, a process on a node), no Service has a name.
 */
import type { DnsHop } from '../api/trace.ts'
import { hostnameOf } from '../container/hostname.ts'
import { hostAddress } from '../dns/address.ts'
import { clusterZone } from '../dns/cluster-zone.ts'
import { outsideAnswer } from '../dns/outside-names.ts'
import { addressesIn, resolveAddresses } from '../dns/resolve.ts'
import { type DnsZone, kubeadmSettings, zoneOf } from '../dns/zone.ts'
import { clusterDnsOf } from '../kubelet/cluster-dns.ts'
import { resolvConfFor } from '../kubelet/resolv-conf.ts'
import { emptyResolvConf, type ResolvConf } from '../kubelet/resolv-conf-file.ts'
import type { Random } from '../random.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import type { Sender } from './sender.ts'

export interface LookedUp {
  /** Absent where no server was asked. */
  readonly hop?: DnsHop
  readonly ip?: string
}

export function lookUp(state: ClusterState, sender: Sender, host: string, random: Random): LookedUp {
  const address = hostAddress(host)
  if (address) return { ip: address.text }
  const known = fromHostsFile(sender, host)
  if (known !== undefined) return { ip: known }
  const resolver = resolverOf(state, sender)
  const resolution = resolveAddresses(host, resolver.resolvConf, resolver.zone)
  const ip = pickAddress(addressesIn(resolution.records), sender, random)
  const [server] = resolver.resolvConf.nameservers
  const hop: DnsHop = {
    at: 'dns',
    name: host,
    tried: resolution.tried.map(({ name, rcode, records }) => ({
      name,
      rcode,
      answers: records.map((record) => ('data' in record ? record.data : record.name)),
    })),
    ...(ip === undefined ? {} : { chose: ip }),
    ...(server === undefined ? {} : { server }),
  }
  return { hop, ...(ip === undefined ? {} : { ip }) }
}

export interface Resolver {
  readonly resolvConf: ResolvConf
  /** What the server that is asked knows. */
  readonly zone: DnsZone
  readonly asksClusterDns: boolean
}

export function resolverOf(state: ClusterState, { pod, node }: Sender): Resolver {
  const isOutside = pod === undefined && node === undefined
  if (isOutside) return { resolvConf: machineOutside, asksClusterDns: false, zone: outsideZone(state) }
  const dns = clusterDnsOf(state.settings)
  const resolvConf = pod ? resolvConfFor(pod, dns) : (dns.node ?? emptyResolvConf)
  const [server] = resolvConf.nameservers
  const asksClusterDns = server !== undefined && dns.servers.includes(server)
  return { resolvConf, asksClusterDns, zone: asksClusterDns ? clusterZone(state) : outsideZone(state) }
}

/** A server outside: it knows nothing of the cluster. */
function outsideZone({ settings }: ClusterState): DnsZone {
  const outside: DnsZone['outside'] = (name, type) => outsideAnswer(settings.outsideNames ?? {}, name, type)
  return zoneOf({ services: [], slices: [], outside }, { ...kubeadmSettings(''), zones: [] })
}

/** What a machine outside asks is its own affair; it searches nothing. */
const machineOutside: ResolvConf = emptyResolvConf

/**
 * What the kubelet writes into a container's /etc/hosts: localhost, the pod's own name, and then its hostAliases. The C
 * library looks there first, and asks no server for what it finds.
 */
function fromHostsFile({ pod, ips }: Sender, host: string): string | undefined {
  const name = host.toLowerCase()
  if (name === 'localhost') return '127.0.0.1'
  if (pod === undefined) return undefined
  if (pod.spec.hostNetwork !== true && name === hostnameOf(pod)) return ips[0]
  const found = (pod.spec.hostAliases ?? []).filter(({ hostnames }) =>
    hostnames?.some((alias) => alias.toLowerCase() === name),
  )
  const reachable = found.find(({ ip }) => ips.some((own) => isIPv6(own) === isIPv6(ip)))
  return (reachable ?? found[0])?.ip
}

/** One that the sender can reach from an address of its own; IPv6 first, and among alike ones by chance. */
function pickAddress(addresses: readonly string[], { ips }: Sender, random: Random): string | undefined {
  for (const family of [isIPv6, isIPv4]) {
    const [first, ...others] = addresses.filter(family)
    if (first !== undefined && ips.some(family)) return random.pick([first, ...others])
  }
  return undefined
}

function isIPv6(ip: string): boolean {
  return ip.includes(':')
}

function isIPv4(ip: string): boolean {
  return !isIPv6(ip)
}
