/**
 * What does a program get when it looks up a name? Every full name that was asked for, in order, and the first answer.
 * Source: glibc resolv/res_query.c: the search goes on after NXDOMAIN, after an answer without records and after a
 * failure of the server; it ends at the first name that has a record.
 *
 * `web.shop` in namespace default: web.shop.default.svc.cluster.local. NXDOMAIN, web.shop.svc.cluster.local. found.
 */
import type { ResolvConf } from '../kubelet/resolv-conf-file.ts'
import type { Fqdn } from './fqdn.ts'
import { queryDns } from './query.ts'
import type { DnsRecord, Rcode, RecordType } from './record.ts'
import { expandSearch } from './search.ts'
import type { DnsZone } from './zone.ts'

export interface Resolution {
  readonly name: string
  readonly tried: readonly TriedName[]
  /** The full name that had records; undefined when none had. */
  readonly found?: Fqdn
  /** Of the name that was found, aliases first. */
  readonly records: readonly DnsRecord[]
}

export interface TriedName {
  readonly name: Fqdn
  readonly rcode: Rcode
  readonly records: readonly DnsRecord[]
}

export function resolveName(
  name: string,
  type: RecordType,
  resolvConf: ResolvConf,
  zone: DnsZone,
): Resolution {
  return resolve(name, [type], resolvConf, zone)
}

/** As getaddrinfo asks: for IPv4 and IPv6 addresses of each name before it goes on to the next. */
export function resolveAddresses(name: string, resolvConf: ResolvConf, zone: DnsZone): Resolution {
  return resolve(name, ['A', 'AAAA'], resolvConf, zone)
}

/** The addresses among records that answer one question. */
export function addressesIn(records: readonly DnsRecord[]): readonly string[] {
  return records.flatMap((record) => (record.type === 'A' || record.type === 'AAAA' ? [record.data] : []))
}

function resolve(
  name: string,
  types: readonly RecordType[],
  resolvConf: ResolvConf,
  zone: DnsZone,
): Resolution {
  return { name, ...askInTurn(expandSearch(name, resolvConf), types, zone) }
}

/** One full name after the other, each with all types, until one has a record of them. */
export function askInTurn(
  names: readonly Fqdn[],
  types: readonly RecordType[],
  zone: DnsZone,
): Omit<Resolution, 'name'> {
  const tried: TriedName[] = []
  for (const candidate of names) {
    const one = ask(candidate, types, zone)
    tried.push(one)
    if (one.records.some(({ type }) => types.includes(type))) {
      return { tried, found: candidate, records: one.records }
    }
  }
  return { tried, records: [] }
}

function ask(name: Fqdn, types: readonly RecordType[], zone: DnsZone): TriedName {
  const answers = types.map((type) => queryDns(zone, name, type))
  const records = answers.flatMap(({ answer }) => answer)
  const distinct = [...new Map(records.map((record) => [JSON.stringify(record), record])).values()]
  return { name, rcode: answers[0]?.rcode ?? 'SERVFAIL', records: distinct }
}
