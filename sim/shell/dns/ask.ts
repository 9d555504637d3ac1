/**
 * Who answers a program that asks for names, and what? The servers of its resolv.conf, or one that it names itself: the
 * cluster's DNS answers from the cluster's state, others know what the world outside knows, and some cannot be reached.
 */
import { clusterZone } from '../../dns/cluster-zone.ts'
import { type Fqdn, fqdn, isWithin } from '../../dns/fqdn.ts'
import { queryDns } from '../../dns/query.ts'
import type { DnsAnswer, RecordType } from '../../dns/record.ts'
import { shuffled } from '../../dns/shuffle.ts'
import type { DnsZone } from '../../dns/zone.ts'
import { parseIP } from '../../ip/address.ts'
import { clusterDnsOf } from '../../kubelet/cluster-dns.ts'
import { emptyResolvConf, type ResolvConf } from '../../kubelet/resolv-conf-file.ts'
import { type Random, randomFrom } from '../../random.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { resolverOf } from '../../trace/look-up.ts'
import { findSender } from '../../trace/sender.ts'
import { type Place, plainRequest } from '../program.ts'

export interface Asking {
  readonly server: string
  readonly resolvConf: ResolvConf
  /** The zone of the server; undefined: no answer comes from there. */
  readonly zone: DnsZone | undefined
  /** Refused rather than silent. */
  readonly refused: boolean
  /** For the order of addresses in answers: another each second. */
  readonly chance: Random
}

/** `server` is one that the program names, by address or by name. */
export function askingFrom(place: Place, server?: string): Asking {
  const { state } = place.cluster
  const found = findSender(state, place.origin)
  const chance = chanceAt(state)
  if (!found.ok)
    return { server: server ?? '', resolvConf: emptyResolvConf, zone: undefined, refused: false, chance }
  const own = resolverOf(state, found.sender)
  // On a machine outside, a resolver of its own asks for it.
  const [first = '127.0.0.53'] = own.resolvConf.nameservers
  if (server === undefined || server === first)
    return reach(place, first, own.resolvConf, own.zone, own.asksClusterDns)
  const address = parseIP(server) === undefined ? addressOf(place, server) : server
  if (address === undefined)
    return { server, resolvConf: own.resolvConf, zone: undefined, refused: false, chance }
  return reach(place, address, own.resolvConf, clusterZone(state), true)
}

function addressOf(place: Place, name: string): string | undefined {
  const trace = place.send(plainRequest('udp', name, 53))
  const hop = trace.hops.find((one) => one.at === 'dns')
  return hop?.chose
}

/** A server of the cluster is asked by a datagram like any other; those outside are taken to answer. */
function reach(
  place: Place,
  server: string,
  resolvConf: ResolvConf,
  zone: DnsZone,
  isInCluster: boolean,
): Asking {
  const { state } = place.cluster
  const chance = chanceAt(state)
  if (!isInCluster) return { server, resolvConf, zone, refused: false, chance }
  const isOwn = clusterDnsOf(state.settings).servers.includes(server)
  // The cluster's DNS is taken to work where it stands; what lies between is asked.
  const { verdict } = place.cluster.fork().request(place.origin, plainRequest('udp', server, 53))
  const answers = verdict === 'answered' || (isOwn && place.inside !== undefined && verdict !== 'timed-out')
  return { server, resolvConf, zone: answers ? zone : undefined, refused: verdict === 'refused', chance }
}

function chanceAt({ settings, now }: ClusterState): Random {
  return randomFrom(settings.seed).fork('dns', now)
}

export interface Reply extends DnsAnswer {
  readonly name: Fqdn
  /** The server speaks for the zone itself (aa), or has asked others (ra). */
  readonly authoritative: boolean
}

export function ask(zone: DnsZone, name: string, type: RecordType, chance: Random): Reply {
  const full = fqdn(name)
  const answer = queryDns(zone, full, type)
  const authoritative =
    zone.settings.zones.some((served) => isWithin(full, served)) && answer.rcode !== 'SERVFAIL'
  return { ...answer, answer: shuffled(answer.answer, chance), name: full, authoritative }
}

/** 10.96.0.1 → 1.0.96.10.in-addr.arpa; undefined for what is no address. */
export function reverseName(address: string): string | undefined {
  const bytes = parseIP(address)
  if (bytes === undefined) return undefined
  const digits = address.includes(':')
    ? [...bytes.bytes].flatMap((byte) => [byte >> 4, byte & 15].map((nibble) => nibble.toString(16)))
    : address.split('.')
  return `${[...digits].reverse().join('.')}.${address.includes(':') ? 'ip6' : 'in-addr'}.arpa`
}
