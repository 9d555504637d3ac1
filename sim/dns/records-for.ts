/**
 * Which DNS records does one Service have? All those that a server would answer with, each once.
 * Source: kubernetes/dns docs/specification.md. Reverse records (PTR) come last.
 *
 * web, port http, on 10.96.0.11: A web…, SRV web…, SRV _http._tcp.web…, PTR 11.0.96.10.in-addr.arpa.
 */
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { Service } from '../api/service.ts'
import { clusterIPsOf } from '../state/indexes.ts'
import { reverseName } from './address.ts'
import { endpointLabel } from './endpoint-label.ts'
import { type Fqdn, fqdn } from './fqdn.ts'
import { queryDns } from './query.ts'
import type { DnsRecord, RecordType } from './record.ts'
import { isHeadless, readyAddresses } from './targets.ts'
import { kubeadmSettings, zoneOf } from './zone.ts'

export function recordsFor(
  service: Service,
  slices: readonly EndpointSlice[],
  clusterDomain: string,
): readonly DnsRecord[] {
  const zone = zoneOf(
    { services: [service], slices, outside: () => ({ records: [] }) },
    kubeadmSettings(clusterDomain),
  )
  const base = `${service.metadata.name}.${service.metadata.namespace ?? ''}.svc.${clusterDomain}`
  const known = zone.slices(service.metadata.namespace ?? '', service.metadata.name)
  const questions: readonly (readonly [Fqdn, RecordType])[] = [
    [fqdn(base), 'A'],
    [fqdn(base), 'AAAA'],
    [fqdn(base), 'SRV'],
    ...portLabels(service).map((label) => [fqdn(`${label}.${base}`), 'SRV'] as const),
    ...endpointLabels(service, known).flatMap((label) => [
      [fqdn(`${label}.${base}`), 'A'] as const,
      [fqdn(`${label}.${base}`), 'AAAA'] as const,
    ]),
    ...addressesOf(service, known).map((name) => [name, 'PTR'] as const),
  ]
  const records = questions.flatMap(([name, type]) => queryDns(zone, name, type).answer)
  return [...new Map(records.map((record) => [JSON.stringify(record), record])).values()]
}

/** Only a port with a name has one in DNS. */
function portLabels({ spec }: Service): readonly string[] {
  return (spec?.ports ?? []).flatMap(({ name, protocol }) =>
    name ? [`_${name}._${(protocol ?? 'TCP').toLowerCase()}`] : [],
  )
}

function endpointLabels(service: Service, slices: readonly EndpointSlice[]): readonly string[] {
  const addresses = slices.flatMap(readyAddresses)
  // Beside a cluster IP an endpoint is worth a name only if it was given one.
  const named = isHeadless(service) ? addresses : addresses.filter(({ hostname }) => hostname)
  return [...new Set(named.map((address) => endpointLabel(address)))]
}

function addressesOf(service: Service, slices: readonly EndpointSlice[]): readonly Fqdn[] {
  const clusterIPs = clusterIPsOf(service)
  const addresses = clusterIPs.length > 0 ? clusterIPs : slices.flatMap(readyAddresses).map(({ ip }) => ip)
  return addresses.flatMap((ip) => reverseName(ip) ?? [])
}
