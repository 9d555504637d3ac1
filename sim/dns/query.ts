/**
 * What does the cluster's DNS server answer?
 * Sources: coredns/coredns plugin/kubernetes/handler.go (ServeDNS), kubernetes.go (Services), plugin/backend_lookup.go.
 * Addresses come in the order of the slices here; shuffle.ts deals them anew for whoever is shown an answer.
 *
 * A web.default.svc.cluster.local. → 10.96.0.11. A nosuch.default.svc.cluster.local. → NXDOMAIN.
 * AAAA web.default.svc.cluster.local. of a Service with IPv4 only → NODATA: the name exists, the record does not.
 */
import { endOf, type Fqdn, fqdn, isWithin } from './fqdn.ts'
import { addressAnswer, targetFamily } from './query-address.ts'
import { nameServerAnswer, pointerAnswer, serviceAnswer } from './query-other.ts'
import type { DnsAnswer, DnsRecord, Rcode, Records, RecordType, SoaRecord } from './record.ts'
import { findTargets, type Question, targetsOf } from './targets.ts'
import type { DnsZone } from './zone.ts'

const none: Records = { answer: [] }
/** kubernetes/dns docs/specification.md: the version of the schema that the server follows. */
const schemaVersion = '1.1.0'
const schemaVersionTtl = 28_800

export function queryDns(zone: DnsZone, name: Fqdn, type: RecordType): DnsAnswer {
  const served = servedZone(zone, name)
  if (served === undefined) return outsideAnswer(zone, name, type)
  if (type === 'AXFR' || type === 'IXFR') return answerWith('REFUSED', none, [])
  const question: Question = { name, zone: endOf(name, served) }
  const records = recordsOf(zone, question, type)
  if (records && records.answer.length > 0) return answerWith('NOERROR', records, [])
  const missing = zone.settings.synced ? 'NXDOMAIN' : 'SERVFAIL'
  return answerWith(records ? 'NOERROR' : missing, none, [startOfAuthority(zone, question.zone)])
}

/** Undefined: no such name. An empty answer: the name is there, but not with such a record. */
function recordsOf(zone: DnsZone, question: Question, type: RecordType): Records | undefined {
  const atApex = question.name.toLowerCase() === question.zone
  switch (type) {
    case 'A':
    case 'AAAA':
      return addressAnswer(zone, question, type)
    case 'CNAME':
      return aliasAnswer(zone, question)
    case 'SRV':
      return serviceAnswer(zone, question)
    case 'PTR':
      return pointerAnswer(zone, question)
    case 'TXT':
      return textAnswer(zone, question)
    case 'SOA':
      return question.name === question.zone ? { answer: [startOfAuthority(zone, question.zone)] } : none
    case 'NS':
      return atApex ? nameServerAnswer(zone, question) : existence(zone, question)
    default:
      return existence(zone, question)
  }
}

function existence(zone: DnsZone, question: Question): Records | undefined {
  return findTargets(zone, question) && none
}

function aliasAnswer(zone: DnsZone, question: Question): Records | undefined {
  const targets = findTargets(zone, question)
  const first = targets?.[0]
  if (first === undefined || targetFamily(first) !== 'name') return targets && none
  const { ttl } = zone.settings
  return { answer: [{ name: question.name, type: 'CNAME', ttl, data: fqdn(first.host) }] }
}

/** The one text there is; a name that stands for something has none, and any other is missing. */
function textAnswer(zone: DnsZone, question: Question): Records | undefined {
  if (question.name.toLowerCase() === `dns-version.${question.zone.toLowerCase()}`) {
    return { answer: [{ name: question.name, type: 'TXT', ttl: schemaVersionTtl, data: schemaVersion }] }
  }
  return (targetsOf(zone, question)?.length ?? 0) > 0 ? none : undefined
}

function startOfAuthority(zone: DnsZone, zoneName: Fqdn): SoaRecord {
  const { ttl, serial } = zone.settings
  return {
    name: zoneName,
    type: 'SOA',
    ttl: Math.min(ttl, 300),
    mname: fqdn(`ns.dns.${zoneName}`),
    rname: fqdn(`hostmaster.${zoneName}`),
    serial,
    refresh: 7200,
    retry: 1800,
    expire: 86_400,
    minimum: ttl,
  }
}

/** The longest of the zones that the name is in. */
function servedZone(zone: DnsZone, name: Fqdn): Fqdn | undefined {
  return zone.settings.zones
    .filter((candidate) => isWithin(name, candidate))
    .reduce<Fqdn | undefined>(
      (longest, next) => (next.length > (longest?.length ?? 0) ? next : longest),
      undefined,
    )
}

function outsideAnswer(zone: DnsZone, name: Fqdn, type: RecordType): DnsAnswer {
  const found = zone.outside(name, type)
  if (found === undefined) return answerWith('NXDOMAIN', none, [])
  const rcode = found.missing === true ? 'NXDOMAIN' : 'NOERROR'
  return answerWith(rcode, { answer: found.records, truncated: found.truncated ?? false }, [])
}

function answerWith(rcode: Rcode, records: Records, authority: readonly DnsRecord[]): DnsAnswer {
  const { answer, extra = [], truncated = false } = records
  return { rcode, answer, authority, extra, truncated }
}
