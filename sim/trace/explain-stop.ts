/**
 * Why did a packet not come to an address where somebody may listen? The firewall, the load balancer or kube-proxy ended
 * it, or no router knows where to send it; the most likely cause first.
 */
import { refOf } from '../api/kinds.ts'
import type { Protocol } from '../api/meta.ts'
import type { Service } from '../api/service.ts'
import type { PassedOver } from '../api/trace.ts'
import { targetPortOf } from '../container/target-port.ts'
import { addressesOf } from '../controllers/load-balancer.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { joinHostPort } from '../ip/address.ts'
import { familyOf, isInRanges } from '../proxy/doors.ts'
import { proxyNameLabel } from '../proxy/rules.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { clusterIPsOf } from '../state/indexes.ts'
import { diagnoseService } from './diagnose-service.ts'
import { nodesBehind } from './nodes-behind.ts'
import type { Destination } from './packet.ts'
import { protocolOf } from './port-findings.ts'
import type { Sender } from './sender.ts'
import { nameOf } from './service-name.ts'
import { rangesAt, type ThroughBalancer } from './through-balancer.ts'
import type { ThroughService } from './through-service.ts'
import type { Way } from './way.ts'

export function explainStop(
  state: ClusterState,
  sender: Sender,
  asked: Destination,
  way: Way,
): readonly Diagnostic[] {
  const { through, balancer } = way
  if (through) return explainService(state, sender, through)
  if (balancer) return [explainBalancer(sender, balancer)]
  if (way.end.is === 'stopped' && way.end.by === 'firewall') return [blocked(asked, way)]
  if (way.end.is === 'stopped' && way.end.by === 'no-source') {
    const facts = { sender: sender.words, ip: asked.ip, family: familyOf(asked.ip) }
    return [diagnose('traffic/no-address-of-family', facts)]
  }
  return [notRouted(state, asked)]
}

/** The Service did not lead the packet anywhere. */
function explainService(state: ClusterState, sender: Sender, through: ThroughService): readonly Diagnostic[] {
  const { service, hop, sourceRefused } = through
  if (hop.protocol === 'ICMP') return [pinged(service, hop.ip, 'cluster-ip')]
  switch (hop.outcome) {
    case 'no-rule': {
      const behind = nodesBehind(state, asItStands(state, service))
      return behind ? [behind] : [noRule(service, hop.port, hop.protocol)]
    }
    case 'dropped':
      return [sourceRefused === true ? notAllowed(sender, service, hop.ip, 'kube-proxy') : noneHere(through)]
    default:
      return reasonsOf(state, through)
  }
}

/** Nodes that have yet to hear of it are no fault of a Service, but the reason where nothing else is. */
export function reasonsOf(state: ClusterState, through: ThroughService): readonly Diagnostic[] {
  const service = asItStands(state, through.service)
  const faults = faultsOf(state, { ...through, service })
  const behind = faults.length > 0 ? undefined : nodesBehind(state, service)
  return behind ? [behind] : faults
}

/** A node may know an older one. */
function asItStands(state: ClusterState, service: Service): Service {
  const { namespace, name } = service.metadata
  return state.get('Service', namespace, name) ?? service
}

/** Of the Service and the port that a packet came by. */
function faultsOf(state: ClusterState, { service, hop }: ThroughService): readonly Diagnostic[] {
  const isAsked = hop.door === 'node-port' ? 'nodePort' : 'port'
  const only = service.spec.ports?.find(
    (one) => one[isAsked] === hop.port && protocolOf(one) === hop.protocol,
  )
  return diagnoseService(state, service, only)
}

function noneHere({ service, hop }: ThroughService): Diagnostic {
  const elsewhere = hop.passedOver.filter(isElsewhere).length
  const facts = { service: nameOf(service), node: hop.node ?? '?', elsewhere }
  const object = refOf(service)
  return hop.door === 'cluster-ip'
    ? diagnose('service/no-endpoint-on-node', facts, { object, path: ['spec', 'internalTrafficPolicy'] })
    : diagnose('traffic/no-local-endpoint', facts, { object, path: ['spec', 'externalTrafficPolicy'] })
}

function isElsewhere({ why }: PassedOver): boolean {
  return why.code === 'traffic/endpoint-on-another-node'
}

function notAllowed(
  { words }: Sender,
  service: Service,
  ip: string,
  by: 'kube-proxy' | 'load-balancer',
): Diagnostic {
  const facts = { sender: words, service: nameOf(service), ranges: rangesAt(service, ip), by }
  const at = { object: refOf(service), path: ['spec', 'loadBalancerSourceRanges'] }
  return diagnose('traffic/source-not-allowed', facts, at)
}

/** A ping to an address that stands for rules about ports, and for nothing else. */
export function pinged(service: Service, ip: string, what: 'cluster-ip' | 'outer-ip'): Diagnostic {
  return diagnose(
    'traffic/ping-to-virtual-ip',
    { ip, service: nameOf(service), what },
    { object: refOf(service) },
  )
}

export function noRule(service: Service, port: number, protocol: Protocol): Diagnostic {
  const name = nameOf(service)
  const object = refOf(service)
  const ports = service.spec.ports ?? []
  const same = ports.filter((one) => one.port === port)
  if (same.some((one) => protocolOf(one) === protocol)) return noProxy(service, port)
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

/** The port is there, and no node has a rule for the address that was asked. */
function noProxy(service: Service, port: number): Diagnostic {
  const object = refOf(service)
  const name = nameOf(service)
  if (service.metadata.labels?.[proxyNameLabel] !== undefined) {
    return diagnose('traffic/not-modelled', { what: 'other-proxy', address: `${name}:${port}` }, { object })
  }
  const families = [...new Set(clusterIPsOf(service).map(familyOf))]
  return diagnose(
    'service/outer-address-without-rule',
    { service: name, families },
    { object, path: ['spec', 'clusterIP'] },
  )
}

function explainBalancer(sender: Sender, { service, hop }: ThroughBalancer): Diagnostic {
  switch (hop.outcome) {
    case 'no-listener':
      return noRule(service, hop.port, hop.protocol)
    case 'source-refused':
      return notAllowed(sender, service, hop.ip, 'load-balancer')
    default:
      return noNode(service, hop)
  }
}

function noNode(service: Service, { among, passedOver }: ThroughBalancer['hop']): Diagnostic {
  const name = nameOf(service)
  const object = refOf(service)
  if (among > 0) {
    const path = ['spec', 'allocateLoadBalancerNodePorts']
    return diagnose('service/balancer-needs-node-port', { service: name }, { object, path })
  }
  const isUnhealthy = passedOver.some(({ why }) => why.code === 'traffic/node-fails-health-check')
  const facts = { service: name, nodes: passedOver.length, isUnhealthy }
  const path = isUnhealthy ? ['spec', 'externalTrafficPolicy'] : ['spec', 'type']
  return diagnose('traffic/no-node-for-balancer', facts, { object, path })
}

function blocked({ ip, port, protocol }: Destination, { hops }: Way): Diagnostic {
  const [hop] = hops
  const node = hop?.at === 'firewall' ? hop.node : '?'
  const allow = protocol === 'ICMP' ? 'icmp' : `${protocol.toLowerCase()}:${port}`
  const address = protocol === 'ICMP' ? ip : joinHostPort(ip, port)
  return diagnose('traffic/firewall-closed', { address, node, allow })
}

/** Nobody outside knows the way to an address inside. */
function notRouted(state: ClusterState, { ip, port, protocol }: Destination): Diagnostic {
  const service = state.serviceByClusterIP(ip)
  if (service) return notRoutable(ip, 'cluster-ip', `Service ${nameOf(service)}`, refOf(service))
  const pod = state.podByIP(ip)
  if (pod) return notRoutable(ip, 'pod', `pod ${nameOf(pod)}`, refOf(pod))
  const [external] = state.servicesByOuterIP(ip)
  if (external && protocol === 'ICMP' && addressesOf(external).includes(ip)) {
    return pinged(external, ip, 'outer-ip')
  }
  if (external) {
    const at = { object: refOf(external), path: ['spec', 'externalIPs'] }
    return diagnose('traffic/external-ip-not-routed', { ip, service: nameOf(external) }, at)
  }
  if (isInRanges(ip, state.settings.serviceCIDRs)) return notRoutable(ip, 'cluster-ip', '')
  const podRanges = state.list('Node').flatMap(({ spec }) => spec?.podCIDRs ?? spec?.podCIDR ?? [])
  if (isInRanges(ip, podRanges)) return notRoutable(ip, 'pod', '')
  const address = protocol === 'ICMP' ? ip : joinHostPort(ip, port)
  return diagnose('traffic/not-modelled', { what: 'outside-address', address })
}

function notRoutable(
  ip: string,
  what: 'cluster-ip' | 'pod',
  owner: string,
  object?: Diagnostic['object'],
): Diagnostic {
  return diagnose('traffic/not-routable-from-outside', { ip, what, owner }, object ? { object } : {})
}
