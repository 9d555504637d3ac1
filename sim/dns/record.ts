/**
 * What does a DNS server answer with? The records of a cluster's DNS, as data; sections as in a DNS message.
 * Sources: RFC 1035, RFC 2782 (SRV), RFC 2308 (why an empty answer carries the zone's SOA).
 */

import type { Fqdn } from './fqdn.ts'

/** What may be asked for; the cluster's DNS answers the first eight, and says of others only whether the name exists. */
export type RecordType =
  | 'A'
  | 'AAAA'
  | 'CNAME'
  | 'SRV'
  | 'PTR'
  | 'TXT'
  | 'NS'
  | 'SOA'
  | 'MX'
  | 'HINFO'
  | 'HTTPS'
  | 'ANY'
  | 'AXFR'
  | 'IXFR'

interface RecordOf<Type extends RecordType> {
  /** Echoes the letter case of the question. */
  readonly name: Fqdn
  readonly type: Type
  /** Seconds for which a client may remember it. */
  readonly ttl: number
}

/** `data` is an address, a name or a text, as the type says. */
export interface PlainRecord<Type extends RecordType> extends RecordOf<Type> {
  readonly data: string
}

export interface SrvRecord extends RecordOf<'SRV'> {
  readonly priority: number
  readonly weight: number
  readonly port: number
  readonly target: Fqdn
}

export interface SoaRecord extends RecordOf<'SOA'> {
  readonly mname: Fqdn
  readonly rname: Fqdn
  readonly serial: number
  readonly refresh: number
  readonly retry: number
  readonly expire: number
  /** For how long a client may remember that there is nothing. */
  readonly minimum: number
}

export type AddressRecord = PlainRecord<'A'> | PlainRecord<'AAAA'>
export type DnsRecord =
  | AddressRecord
  | PlainRecord<'CNAME'>
  | PlainRecord<'PTR'>
  | PlainRecord<'TXT'>
  | PlainRecord<'NS'>
  | SrvRecord
  | SoaRecord

export type Rcode = 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED'

/**
 * NXDOMAIN: no record of any type has this name. NOERROR with an empty answer (NODATA): the name is there, but not with
 * a record of the type asked for. Both carry the zone's SOA under `authority`.
 */
export interface DnsAnswer {
  readonly rcode: Rcode
  readonly answer: readonly DnsRecord[]
  readonly authority: readonly DnsRecord[]
  /** Addresses of the names in the answer, so that the client need not ask again. */
  readonly extra: readonly DnsRecord[]
  readonly truncated: boolean
}

/** The records of one type that a name has: what an answer is made of. */
export interface Records {
  readonly answer: readonly DnsRecord[]
  readonly extra?: readonly DnsRecord[]
  readonly truncated?: boolean
}
