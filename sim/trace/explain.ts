/**
 * Why did a request not go as hoped? The most likely cause first, from the cluster's state and the hops it took.
 *
 * A cause in the Service (its selector, its ports) goes before what was seen at the end of the way: that a port was
 * refused is a symptom, that the targetPort is wrong is why.
 */
import { refOf } from '../api/kinds.ts'
import type { Protocol } from '../api/meta.ts'
import type { Service } from '../api/service.ts'
import type { DnsHop, HttpRequest, PassedOver } from '../api/trace.ts'
import { targetPortOf } from '../container/target-port.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { isHeadless } from '../dns/targets.ts'
import { parseIP } from '../ip/address.ts'
import { inCIDR, parseCIDR } from '../ip/cidr.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import type { Arrival } from './arrive.ts'
import { diagnoseService } from './diagnose-service.ts'
import { protocolOf } from './port-findings.ts'
import { earsAt, printEars } from './reachable.ts'
import { nameOf } from './service-name.ts'
import type { ThroughService } from './through-service.ts'

/** The Service did not lead the packet anywhere. */
export function explainService(state: ClusterState, { service, hop }: ThroughService): readonly Diagnostic[] {
  switch (hop.outcome) {
    case 'no-rule':
      return [noRule(service, hop.port, hop.protocol)]
    case 'dropped':
      return [
        diagnose(
          'service/no-endpoint-on-node',
          {
            service: nameOf(service),
            node: hop.node ?? '?',
            elsewhere: hop.passedOver.filter(isElsewhere).length,
          },
          { object: refOf(service), path: ['spec', 'internalTrafficPolicy'] },
        ),
      ]
    default:
      return faultsOf(state, service, hop.port, hop.protocol)
  }
}

function isElsewhere({ why }: PassedOver): boolean {
  return why.code === 'traffic/endpoint-on-another-node'
}

function faultsOf(
  state: ClusterState,
  service: Service,
  port: number,
  protocol: Protocol,
): readonly Diagnostic[] {
  const only = service.spec.ports?.find((one) => one.port === port && protocolOf(one) === protocol)
  return diagnoseService(state, service, only)
}

function noRule(service: Service, port: number, protocol: Protocol): Diagnostic {
  const name = nameOf(service)
  const object = refOf(service)
  const ports = service.spec.ports ?? []
  const same = ports.filter((one) => one.port === port)
  if (same.some((one) => protocolOf(one) === protocol)) {
    return diagnose('traffic/not-modelled', { what: 'other-proxy', address: `${name}:${port}` }, { object })
  }
  const [first] = same
  if (first) {
    const facts = { service: name, port, protocol, offered: same.map(protocolOf).join(', ') }
    return diagnose('service/port-protocol', facts, {
      object,
      path: ['spec', 'ports', ports.indexOf(first), 'protocol'],
    })
  }
  const meant = ports.findIndex((one) => targetPortOf(one) === port)
  const offered = ports.filter((one) => protocolOf(one) === protocol).map((one) => String(one.port))
  const others = ports.map((one) => `${one.port}/${protocolOf(one)}`)
  const facts = {
    service: name,
    port,
    protocol,
    offered: offered.length > 0 ? offered : others,
    isTargetPort: meant >= 0,
  }
  const single = ports.length === 1 ? 0 : meant
  const path = single >= 0 ? ['spec', 'ports', single, 'port'] : ['spec', 'ports']
  return diagnose('service/port-not-offered', facts, { object, path })
}

/** The packet came to an address, and was not answered there. */
export function explainArrival(
  state: ClusterState,
  request: HttpRequest,
  protocol: Protocol,
  arrival: Arrival,
  through: ThroughService | undefined,
  name: DnsHop | undefined,
): readonly Diagnostic[] {
  if (arrival.verdict === 'not-understood') return [otherProtocol(request, arrival)]
  const inService = through ? faultsOf(state, through.service, through.hop.port, protocol) : []
  if (inService.length > 0) return inService
  const headless = name && headlessService(state, name, request.port, protocol)
  return headless ? [headless] : [atTheAddress(state, protocol, arrival)]
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
  if (asked === undefined || targetPortOf(asked) === port) return undefined
  const facts = { service: nameOf(service), port, targetPort: String(targetPortOf(asked)) }
  const at = { object: refOf(service), path: ['spec', 'clusterIP'] }
  return diagnose('service/headless-has-no-cluster-ip', facts, at)
}

function atTheAddress(state: ClusterState, protocol: Protocol, { hop, place }: Arrival): Diagnostic {
  const address = hop.ip.includes(':') ? `[${hop.ip}]:${hop.port}` : `${hop.ip}:${hop.port}`
  if (place.is === 'nobody') return nobodyThere(state, hop.ip, address)
  const object = hop.pod ? { object: hop.pod } : {}
  if (place.is === 'node') {
    const what = state.serviceByNodePort(hop.port) ? 'node-port' : 'node-process'
    return diagnose('traffic/not-modelled', { what, address })
  }
  const ears = earsAt(place)
  if (ears.some((ear) => ear.loopbackOnly && ear.port === hop.port)) {
    return diagnose('traffic/listens-on-loopback-only', { who: whoIs(hop), port: hop.port }, object)
  }
  const facts = { address, protocol, who: whoIs(hop), listens: printEars(ears, protocol) }
  return diagnose('traffic/nobody-listens', facts, object)
}

function nobodyThere(state: ClusterState, ip: string, address: string): Diagnostic {
  if (isIn(ip, state.settings.serviceCIDRs))
    return diagnose('traffic/address-unused', { ip, range: 'services' })
  const podRanges = state.list('Node').flatMap(({ spec }) => spec?.podCIDRs ?? spec?.podCIDR ?? [])
  if (isIn(ip, podRanges)) return diagnose('traffic/address-unused', { ip, range: 'pods' })
  const what = state.list('Service').some((service) => isReachedAt(service, ip))
    ? 'service-address'
    : 'outside-address'
  return diagnose('traffic/not-modelled', { what, address })
}

/** By an external IP or a load balancer's. */
function isReachedAt({ spec, status }: Service, ip: string): boolean {
  const balancer = status?.loadBalancer?.ingress ?? []
  return (spec.externalIPs ?? []).includes(ip) || balancer.some((one) => one.ip === ip)
}

function isIn(ip: string, ranges: readonly string[]): boolean {
  const address = parseIP(ip)
  return ranges.some((text) => {
    const range = parseCIDR(text)
    return address !== undefined && range !== undefined && inCIDR(address, range)
  })
}

function whoIs(hop: Arrival['hop']): string {
  if (hop.pod) return `pod ${hop.pod.namespace ?? ''}/${hop.pod.name}`
  return hop.node === undefined ? hop.ip : `node ${hop.node}`
}
