/**
 * Which name and addresses does the cluster's DNS server have itself?
 * Source: coredns/coredns plugin/kubernetes/ns.go (nsAddrs).
 *
 * Those of the Services whose endpoint it is, kube-dns.kube-system.svc.cluster.local. as a rule; else ns.dns.ZONE.
 */

import { type EndpointSlice, serviceNameLabel } from '../api/endpoint-slice.ts'
import { clusterIPsOf } from '../state/indexes.ts'
import { endpointLabel } from './endpoint-label.ts'
import { type Fqdn, fqdn } from './fqdn.ts'
import { isHeadless, readyAddresses, type Target } from './targets.ts'
import type { DnsZone } from './zone.ts'

export function nameServers(zone: DnsZone, zoneName: Fqdn): readonly Target[] {
  const { serverIPs } = zone.settings
  const slices = serverIPs.flatMap((ip) => zone.slicesWithAddress(ip))
  if (slices.length > 0) return slices.flatMap((slice) => targetsOfSlice(zone, zoneName, slice))
  return serverIPs.map((host) => ({ host, port: 0, owner: fqdn(`ns.dns.${zoneName}`) }))
}

function targetsOfSlice(zone: DnsZone, zoneName: Fqdn, slice: EndpointSlice): readonly Target[] {
  const { namespace = '', labels } = slice.metadata
  const service = zone.service(namespace, labels?.[serviceNameLabel] ?? '')
  if (service === undefined) return []
  const owner = fqdn(`${service.metadata.name}.${namespace}.svc.${zoneName}`)
  if (!isHeadless(service)) return clusterIPsOf(service).map((host) => ({ host, port: 0, owner }))
  return readyAddresses(slice).map((address) => ({
    host: address.ip,
    port: 0,
    owner: fqdn(`${endpointLabel(address, zone.settings.endpointPodNames)}.${owner}`),
  }))
}
