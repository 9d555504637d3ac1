/**
 * Which rules does kube-proxy on a node make for a Service? One for each address and port by which it is reached: the
 * endpoints that a packet may go to, each as likely as the others, and what becomes of it when there is none.
 * Source: kubernetes/kubernetes pkg/proxy/iptables/proxier.go (syncProxyRules), pkg/proxy/serviceport.go.
 *
 * No usable endpoint anywhere → reject (connection refused); policy Local and none on this node → drop (silence).
 * A Service without a cluster IP of a family has no rule of that family at any door.
 */
import { type EndpointSlice, serviceNameLabel } from '../api/endpoint-slice.ts'
import { refOf } from '../api/kinds.ts'
import type { IPFamily, ObjectRef, Protocol } from '../api/meta.ts'
import { type Node, zoneLabel } from '../api/node.ts'
import type { Service, ServicePort, TrafficPolicy } from '../api/service.ts'
import { isExternalPolicyLocal, isInternalPolicyLocal } from '../api/service-facts.ts'
import type { Door } from '../api/trace.ts'
import { clusterIPsOf } from '../state/indexes.ts'
import { type Categories, categorizeEndpoints, type TrafficPolicies } from './categorize.ts'
import { externalIPsOf, familyOf, sourceRangesOf, virtualIPsOf } from './doors.ts'
import { endpointsOfPort, endpointsWithoutPort, type ProxyEndpoint } from './endpoints.ts'

export interface ProxyRule extends Backends {
  readonly service: ObjectRef
  readonly door: Door
  /** Where packets must be going to fall under the rule; '' at a node port: to any address of the node. */
  readonly ip: string
  readonly family: IPFamily
  readonly port: number
  readonly protocol: Protocol
  readonly portName: string
  readonly node: string
  readonly policy: TrafficPolicy
  readonly withoutEndpoints: 'reject' | 'drop'
  /** Under externalTrafficPolicy Local: where pods and the node itself are sent, whom that policy does not bind. */
  readonly shortCircuit?: Backends
  /** Only these blocks may ask; absent: everybody. */
  readonly sourceRanges?: readonly string[]
  /** sessionAffinity ClientIP: for how many seconds a client is sent to the endpoint it had before. */
  readonly affinitySeconds?: number
}

export interface Backends {
  /** Usable from this node; each is chosen as often as any other. */
  readonly endpoints: readonly ProxyEndpoint[]
  /** The endpoints of the Service that this node does not use for this port. */
  readonly passedOver: readonly PassedOverEndpoint[]
}

export interface PassedOverEndpoint {
  readonly endpoint: ProxyEndpoint
  readonly why: WhyPassedOver
}

export type WhyPassedOver =
  | 'not-ready'
  | 'terminating'
  | 'on-another-node'
  | 'hinted-for-another-node'
  | 'hinted-for-another-zone'
  | 'port-not-served'

/** Another program than kube-proxy handles Services with this label. */
export const proxyNameLabel = 'service.kubernetes.io/service-proxy-name'

/** Those of the cluster IPs first, then those of the doors that lead in from outside. */
export function proxyRulesFor(
  service: Service,
  slices: readonly EndpointSlice[],
  node: Node,
): readonly ProxyRule[] {
  if (service.spec?.type === 'ExternalName' || service.metadata.labels?.[proxyNameLabel] !== undefined)
    return []
  const own = slices.filter((slice) => belongsTo(slice, service))
  const ports = clusterIPsOf(service).flatMap((ip) =>
    (service.spec?.ports ?? []).map((port) => proxyPort(service, port, ip, own, node)),
  )
  return [...ports.map(clusterRule), ...ports.flatMap(outerRules)]
}

function belongsTo(slice: EndpointSlice, service: Service): boolean {
  return (
    slice.metadata.labels?.[serviceNameLabel] === service.metadata.name &&
    slice.metadata.namespace === service.metadata.namespace
  )
}

/** One port of a Service in one IP family, as this node sees it. */
interface ProxyPort {
  readonly service: Service
  readonly port: ServicePort
  readonly clusterIP: string
  readonly base: Omit<ProxyRule, 'door' | 'ip' | 'port' | 'policy' | keyof Backends>
  readonly under: (policy: TrafficPolicy) => Backends
}

function proxyPort(
  service: Service,
  port: ServicePort,
  clusterIP: string,
  slices: readonly EndpointSlice[],
  node: Node,
): ProxyPort {
  const family = familyOf(clusterIP)
  const key = { name: port.name ?? '', protocol: port.protocol ?? 'TCP', family }
  const name = node.metadata.name
  const known = endpointsOfPort(slices, key, name)
  const zone = node.metadata.labels?.[zoneLabel] ?? ''
  const categories = categorizeEndpoints(known, policiesOf(service, port, family), { name, zone })
  const strangers = endpointsWithoutPort(slices, key, name)
    .filter((endpoint) => !known.some(({ ip: other }) => other === endpoint.ip))
    .map((endpoint) => ({ endpoint, why: 'port-not-served' as const }))
  const under = (policy: TrafficPolicy): Backends => {
    const endpoints = (policy === 'Local' ? categories.local : categories.cluster) ?? []
    return {
      endpoints,
      passedOver: [...passedOverOf(known, endpoints, policy, categories), ...strangers],
    }
  }
  const base = {
    service: refOf(service),
    family,
    protocol: key.protocol,
    portName: key.name,
    node: name,
    withoutEndpoints: categories.hasAny ? 'drop' : 'reject',
    ...affinityOf(service),
  } as const
  return { service, port, clusterIP, base, under }
}

function clusterRule({ service, port, clusterIP, base, under }: ProxyPort): ProxyRule {
  const policy = isInternalPolicyLocal(service.spec) ? 'Local' : 'Cluster'
  return { ...base, door: 'cluster-ip', ip: clusterIP, port: port.port, policy, ...under(policy) }
}

/** Node ports stand last: a packet to a Service's address that is also a node's falls under the former. */
function outerRules({ service, port, base, under }: ProxyPort): readonly ProxyRule[] {
  const { family } = base
  const external = externalIPsOf(service, family)
  const virtual = virtualIPsOf(service, family)
  if (external.length === 0 && virtual.length === 0 && !port.nodePort) return []
  const isLocal = isExternalPolicyLocal(service.spec)
  const policy = isLocal ? 'Local' : 'Cluster'
  const rule = {
    ...base,
    policy,
    ...under(policy),
    ...(isLocal ? { shortCircuit: under('Cluster') } : {}),
  } as const
  const sourceRanges = sourceRangesOf(service, family)
  const guarded = sourceRanges.length === 0 ? rule : { ...rule, sourceRanges }
  return [
    ...external.map((ip) => ({ ...rule, door: 'external-ip', ip, port: port.port }) as const),
    ...virtual.map((ip) => ({ ...guarded, door: 'load-balancer-ip', ip, port: port.port }) as const),
    ...(port.nodePort ? [{ ...rule, door: 'node-port', ip: '', port: port.nodePort } as const] : []),
  ]
}

function policiesOf(service: Service, port: ServicePort, family: IPFamily): TrafficPolicies {
  return {
    internalPolicyLocal: isInternalPolicyLocal(service.spec),
    externalPolicyLocal: isExternalPolicyLocal(service.spec),
    externallyAccessible:
      Boolean(port.nodePort) ||
      virtualIPsOf(service, family).length > 0 ||
      externalIPsOf(service, family).length > 0,
  }
}

function affinityOf({ spec }: Service): Pick<ProxyRule, 'affinitySeconds'> {
  if (spec.sessionAffinity !== 'ClientIP') return {}
  return { affinitySeconds: spec.sessionAffinityConfig?.clientIP?.timeoutSeconds ?? 10_800 }
}

function passedOverOf(
  known: readonly ProxyEndpoint[],
  used: readonly ProxyEndpoint[],
  policy: TrafficPolicy,
  categories: Categories<ProxyEndpoint>,
): readonly PassedOverEndpoint[] {
  const usedSet = new Set(used)
  return known
    .filter((endpoint) => !usedSet.has(endpoint))
    .map((endpoint) => ({ endpoint, why: whyPassedOver(endpoint, policy, categories) }))
}

function whyPassedOver(
  endpoint: ProxyEndpoint,
  policy: TrafficPolicy,
  { topology }: Categories<ProxyEndpoint>,
): WhyPassedOver {
  if (policy === 'Local' && !endpoint.isLocal) return 'on-another-node'
  if (!endpoint.ready) return endpoint.terminating ? 'terminating' : 'not-ready'
  return topology === 'same-node' ? 'hinted-for-another-node' : 'hinted-for-another-zone'
}
