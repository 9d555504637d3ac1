/**
 * Which services (SRV), names (PTR) and name servers (NS) does a name have?
 * Sources: coredns/coredns plugin/backend_lookup.go (SRV, PTR, NS), plugin/kubernetes/reverse.go.
 *
 * SRV _http._tcp.web.default.svc.cluster.local. → port 80 of web.default.svc.cluster.local., with its address beside it;
 * of a headless Service, one record for each endpoint. PTR 11.0.96.10.in-addr.arpa. → web.default.svc.cluster.local.
 */
import { type EndpointSlice, serviceNameLabel } from '../api/endpoint-slice.ts'
import { addressOfReverse } from './address.ts'
import { endpointLabel } from './endpoint-label.ts'
import { type Fqdn, fqdn } from './fqdn.ts'
import { nameServers } from './name-servers.ts'
import { addressRecord, targetFamily } from './query-address.ts'
import type { AddressRecord, PlainRecord, Records, SrvRecord } from './record.ts'
import { findTargets, isExposed, isReverse, type Question, readyAddresses, targetsOf } from './targets.ts'
import type { DnsZone } from './zone.ts'

export function serviceAnswer(zone: DnsZone, question: Question): Records | undefined {
  const found = findTargets(zone, question)
  if (found === undefined) return undefined
  const targets = found.filter((target) => targetFamily(target) !== 'name')
  const { ttl } = zone.settings
  // Every target weighs the same; those without a port are counted too, though they get no record.
  const weight = Math.max(1, Math.floor(100 / targets.length))
  const answer = new Map<string, SrvRecord>()
  const extra = new Map<string, AddressRecord>()
  for (const target of targets) {
    if (target.port < 0) continue
    const { port, owner, host } = target
    answer.set(`${owner} ${port}`, {
      name: question.name,
      type: 'SRV',
      ttl,
      priority: 0,
      weight,
      port,
      target: owner,
    })
    extra.set(`${owner} ${host}`, addressRecord(owner, target, ttl))
  }
  return { answer: [...answer.values()], extra: [...extra.values()] }
}

export function pointerAnswer(zone: DnsZone, question: Question): Records | undefined {
  const ip = addressOfReverse(question.name.toLowerCase())
  if (ip === undefined) return targetsOf(zone, question) && { answer: [] }
  const names = namesOfAddress(zone, ip)
  if (names.length === 0) return undefined
  const { ttl } = zone.settings
  const answer = names.map((data): PlainRecord<'PTR'> => ({ name: question.name, type: 'PTR', ttl, data }))
  return { answer }
}

/** The Service whose cluster IP it is, or else every endpoint that has it. */
function namesOfAddress(zone: DnsZone, ip: string): readonly Fqdn[] {
  const domain = clusterDomainOf(zone)
  const service = zone.serviceByClusterIP(ip)
  if (service && isExposed(zone, service.metadata.namespace ?? '')) {
    return [fqdn(`${service.metadata.name}.${service.metadata.namespace ?? ''}.svc.${domain}`)]
  }
  const names = zone
    .slicesWithAddress(ip)
    .filter(({ metadata }) => isExposed(zone, metadata.namespace ?? ''))
    .flatMap((slice) =>
      readyAddresses(slice)
        .filter((address) => address.ip === ip)
        .map((address) =>
          fqdn(
            `${endpointLabel(address, zone.settings.endpointPodNames)}.${serviceNameOf(slice)}.svc.${domain}`,
          ),
        ),
    )
  return [...new Set(names)]
}

function serviceNameOf({ metadata }: EndpointSlice): string {
  return `${metadata.labels?.[serviceNameLabel] ?? ''}.${metadata.namespace ?? ''}`
}

/** The first zone that is not for addresses. */
function clusterDomainOf({ settings }: DnsZone): string {
  return settings.zones.find((name) => !isReverse(`.${name}`)) ?? ''
}

export function nameServerAnswer(zone: DnsZone, question: Question): Records {
  const { ttl } = zone.settings
  const targets = nameServers(zone, question.zone)
  const names = [...new Set(targets.map(({ owner }) => owner))]
  return {
    answer: names.map((data): PlainRecord<'NS'> => ({ name: question.name, type: 'NS', ttl, data })),
    extra: targets.map((target) => addressRecord(target.owner, target, ttl)),
  }
}
