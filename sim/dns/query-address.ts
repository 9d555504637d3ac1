/**
 * Which addresses does a name have, and which other name does an ExternalName lead to?
 * Source: coredns/coredns plugin/backend_lookup.go (A, AAAA), plugin/kubernetes/ns.go (isDefaultNS).
 *
 * An alias is followed as far as it can be: within the zone by asking again, outside by asking a server outside.
 */
import { hostAddress } from './address.ts'
import { type Fqdn, fqdn, isWithin } from './fqdn.ts'
import { nameServers } from './name-servers.ts'
import type { AddressRecord, DnsRecord, PlainRecord, Records } from './record.ts'
import { isOwnName, type Question, type Target, targetsOf } from './targets.ts'
import type { DnsZone } from './zone.ts'

type AddressType = AddressRecord['type']

/** An alias that leads to an alias that leads … is followed this often. */
const maxAliases = 8

export function addressAnswer(zone: DnsZone, question: Question, type: AddressType): Records | undefined {
  return follow(zone, question, type, [])
}

function follow(
  zone: DnsZone,
  question: Question,
  type: AddressType,
  aliases: readonly PlainRecord<'CNAME'>[],
): Records | undefined {
  const targets = isOwnName(question) ? nameServers(zone, question.zone) : targetsOf(zone, question)
  if (targets === undefined) return undefined
  const answer: DnsRecord[] = []
  const known = new Set<string>()
  let truncated = false
  for (const target of targets) {
    const family = targetFamily(target)
    if (family === 'name') {
      const found = followAlias(zone, question, type, aliases, target)
      answer.push(...found.answer)
      truncated ||= found.truncated ?? false
    } else if (family === type && !known.has(target.host)) {
      known.add(target.host)
      answer.push(addressRecord(question.name, target, zone.settings.ttl))
    }
  }
  return { answer, truncated }
}

function followAlias(
  zone: DnsZone,
  question: Question,
  type: AddressType,
  aliases: readonly PlainRecord<'CNAME'>[],
  target: Target,
): Records {
  const data = fqdn(target.host)
  const isLoop = isWithin(data, question.name) || aliases.some((alias) => alias.data === data)
  if (isLoop || aliases.length >= maxAliases) return { answer: [] }
  const alias: PlainRecord<'CNAME'> = { name: question.name, type: 'CNAME', ttl: zone.settings.ttl, data }
  if (isWithin(data, question.zone)) {
    const next = follow(zone, { name: data, zone: question.zone }, type, [...aliases, alias])
    const found = next?.answer ?? []
    return { answer: found.length > 0 ? [alias, ...found] : [], truncated: next?.truncated ?? false }
  }
  const outside = zone.outside(data, type)
  if (outside === undefined) return { answer: [] }
  return { answer: [alias, ...outside.records], truncated: outside.truncated ?? false }
}

/** The record type of a target's address, or 'name' for an alias. */
export function targetFamily({ host }: Target): AddressType | 'name' {
  const address = hostAddress(host)
  if (address === undefined) return 'name'
  return address.family === 'IPv4' ? 'A' : 'AAAA'
}

export function addressRecord(name: Fqdn, { host }: Target, ttl: number): AddressRecord {
  const address = hostAddress(host)
  return { name, type: address?.family === 'IPv6' ? 'AAAA' : 'A', ttl, data: address?.text ?? host }
}
