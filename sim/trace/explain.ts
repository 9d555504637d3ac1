/**
 * Why was a packet that came to an address not answered there? The most likely cause first.
 *
 * A cause in the Service (its selector, its ports) goes before what was seen at the end of the way: that a port was
 * refused is a symptom, that the targetPort is wrong is why.
 */
import { refOf } from '../api/kinds.ts'
import type { Protocol } from '../api/meta.ts'
import type { Service, ServicePort } from '../api/service.ts'
import type { DnsHop, HttpRequest } from '../api/trace.ts'
import { targetPortOf } from '../container/target-port.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { isHeadless } from '../dns/targets.ts'
import { joinHostPort } from '../ip/address.ts'
import { isInRanges } from '../proxy/doors.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import type { Arrival } from './arrive.ts'
import { atTheNode } from './explain-node.ts'
import { noRule, pinged, reasonsOf } from './explain-stop.ts'
import { nodesBehindAt } from './nodes-behind.ts'
import { outOfItsTime } from './out-of-its-time.ts'
import { protocolOf } from './port-findings.ts'
import { earsAt, printEars } from './reachable.ts'
import { nameOf } from './service-name.ts'
import type { Way } from './way.ts'

/** Also where it was answered, but not as it was meant. */
export function explainArrival(
  state: ClusterState,
  request: HttpRequest,
  arrival: Arrival,
  { through }: Way,
  name: DnsHop | undefined,
): readonly Diagnostic[] {
  if (arrival.unknownHost !== undefined) return [unknownHost(arrival, arrival.unknownHost)]
  if (arrival.verdict === 'not-understood') return [otherProtocol(request, arrival)]
  const untimely = arrival.verdict === 'refused' ? outOfItsTime(state, arrival.place, arrival.hop) : undefined
  if (untimely !== undefined) return [untimely]
  const behind = through ? undefined : nodesBehindAt(state, arrival.hop)
  if (behind !== undefined) return [behind]
  const inService = through ? reasonsOf(state, through) : []
  if (inService.length > 0) return inService
  if (request.scheme === 'icmp') return [silent(state, arrival.hop.ip, arrival.hop.ip)]
  const protocol: Protocol = request.scheme === 'udp' ? 'UDP' : 'TCP'
  const headless = name && headlessService(state, name, request.port, protocol)
  return headless ? [headless] : [atTheAddress(state, protocol, arrival)]
}

function unknownHost({ hop, place }: Arrival, host: string): Diagnostic {
  const listens = place.is === 'outside' ? place.host.listens : []
  const hosts = listens.find(({ port }) => port === hop.port)?.hosts ?? []
  const server = place.is === 'outside' ? place.host.name : hop.ip
  return diagnose('traffic/host-unknown-to-server', { host, server, hosts })
}

function otherProtocol({ scheme }: HttpRequest, { hop }: Arrival): Diagnostic {
  const serves = hop.listener?.serves ?? (scheme === 'https' ? 'HTTP' : 'HTTPS')
  const facts = { who: whoIs(hop), asked: scheme.toUpperCase(), serves }
  return diagnose('traffic/other-protocol', facts, hop.pod ? { object: hop.pod } : {})
}

/** A headless Service has the port that was asked for, under another number in the pods. */
function headlessService(
  state: ClusterState,
  name: DnsHop,
  port: number,
  protocol: Protocol,
): Diagnostic | undefined {
  const found = name.tried.at(-1)?.name.split('.')
  const service = found && state.get('Service', found[1] ?? '', found[0] ?? '')
  if (service === undefined || !isHeadless(service)) return undefined
  const ports = service.spec.ports ?? []
  const index = ports.findIndex((one) => one.port === port && protocolOf(one) === protocol)
  const asked = ports[index]
  const target = asked && (service.spec.selector ? targetPortOf(asked) : writtenPort(state, service, asked))
  if (target === undefined || target === port) return undefined
  const facts = { service: nameOf(service), port, targetPort: String(target) }
  const at = { object: refOf(service), path: ['spec', 'clusterIP'] }
  return diagnose('service/headless-has-no-cluster-ip', facts, at)
}

/** Without a selector, the number stands in the slices. */
function writtenPort(state: ClusterState, { metadata }: Service, asked: ServicePort): number | undefined {
  const ports = state.slicesOf(metadata.namespace ?? '', metadata.name).flatMap((slice) => slice.ports ?? [])
  return ports.find(({ name }) => (name ?? '') === (asked.name ?? ''))?.port
}

function atTheAddress(state: ClusterState, protocol: Protocol, { hop, place }: Arrival): Diagnostic {
  const address = joinHostPort(hop.ip, hop.port)
  if (place.is === 'nobody') return outerAddress(state, hop, protocol) ?? silent(state, hop.ip, address)
  const ears = earsAt(state, place)
  if (ears.some((ear) => ear.loopbackOnly && ear.port === hop.port)) {
    const facts = { who: whoIs(hop), port: hop.port }
    return diagnose('traffic/listens-on-loopback-only', facts, hop.pod ? { object: hop.pod } : {})
  }
  if (place.is === 'node') return atTheNode(state, place.node, hop.port, protocol)
  const facts = { address, protocol, who: whoIs(hop), listens: printEars(ears, protocol) }
  return diagnose('traffic/nobody-listens', facts, hop.pod ? { object: hop.pod } : {})
}

/** An external IP of a Service that offers no such port: no rule takes the packet, and it leaves the cluster. */
function outerAddress(
  state: ClusterState,
  { ip, port }: Arrival['hop'],
  protocol: Protocol,
): Diagnostic | undefined {
  const [service] = state.servicesByOuterIP(ip)
  return service && noRule(service, port, protocol)
}

function silent(state: ClusterState, ip: string, address: string): Diagnostic {
  const [outer] = state.servicesByOuterIP(ip)
  if (outer) return pinged(outer, ip, 'outer-ip')
  if (isInRanges(ip, state.settings.serviceCIDRs))
    return diagnose('traffic/address-unused', { ip, range: 'services' })
  const podRanges = state.list('Node').flatMap(({ spec }) => spec?.podCIDRs ?? spec?.podCIDR ?? [])
  if (isInRanges(ip, podRanges)) return diagnose('traffic/address-unused', { ip, range: 'pods' })
  return diagnose('traffic/not-modelled', { what: 'outside-address', address })
}

function whoIs(hop: Arrival['hop']): string {
  if (hop.pod) return `pod ${hop.pod.namespace ?? ''}/${hop.pod.name}`
  return hop.node === undefined ? hop.ip : `node ${hop.node}`
}
