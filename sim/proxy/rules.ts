/**
 * Which rules does kube-proxy on a node make for a Service? One for each cluster IP and port: the endpoints that a
 * packet may go to, each as likely as the others, and what becomes of it when there is none.
 * Source: kubernetes/kubernetes pkg/proxy/iptables/proxier.go (syncProxyRules), pkg/proxy/serviceport.go.
 * Left out for now: rules for node ports, external IPs, load balancer IPs and their source ranges.
 *
 * No usable endpoint anywhere → reject (connection refused); policy Local and none on this node → drop (silence).
 */
import { type EndpointSlice, serviceNameLabel } from '../api/endpoint-slice.ts'
import { refOf } from '../api/kinds.ts'
import type { IPFamily, ObjectRef, Protocol } from '../api/meta.ts'
import { type Node, zoneLabel } from '../api/node.ts'
import type { Service, ServicePort, TrafficPolicy } from '../api/service.ts'
import { clusterIPsOf } from '../state/indexes.ts'
import { type Categories, categorizeEndpoints, type TrafficPolicies } from './categorize.ts'
import { endpointsOfPort, endpointsWithoutPort, type ProxyEndpoint } from './endpoints.ts'

export interface ProxyRule {
  readonly service: ObjectRef
  /** Where packets must be going to fall under the rule. */
  readonly ip: string
  readonly port: number
  readonly protocol: Protocol
  readonly portName: string
  readonly node: string
  readonly policy: TrafficPolicy
  /** Usable from this node; each is chosen as often as any other. */
  readonly endpoints: readonly ProxyEndpoint[]
  /** The endpoints of the Service that this node does not use for this port. */
  readonly passedOver: readonly PassedOverEndpoint[]
  readonly withoutEndpoints: 'reject' | 'drop'
  /** sessionAffinity ClientIP: for how many seconds a client is sent to the endpoint it had before. */
  readonly affinitySeconds?: number
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
const proxyNameLabel = 'service.kubernetes.io/service-proxy-name'

export function proxyRulesFor(
  service: Service,
  slices: readonly EndpointSlice[],
  node: Node,
): readonly ProxyRule[] {
  if (service.spec?.type === 'ExternalName' || service.metadata.labels?.[proxyNameLabel] !== undefined)
    return []
  const own = slices.filter((slice) => belongsTo(slice, service))
  return clusterIPsOf(service).flatMap((ip) =>
    (service.spec?.ports ?? []).map((port) => ruleFor(service, port, ip, own, node)),
  )
}

function belongsTo(slice: EndpointSlice, service: Service): boolean {
  return (
    slice.metadata.labels?.[serviceNameLabel] === service.metadata.name &&
    slice.metadata.namespace === service.metadata.namespace
  )
}

function ruleFor(
  service: Service,
  port: ServicePort,
  ip: string,
  slices: readonly EndpointSlice[],
  node: Node,
): ProxyRule {
  const family: IPFamily = ip.includes(':') ? 'IPv6' : 'IPv4'
  const key = { name: port.name ?? '', protocol: port.protocol ?? 'TCP', family }
  const nodeName = node.metadata.name
  const known = endpointsOfPort(slices, key, nodeName)
  const zone = node.metadata.labels?.[zoneLabel] ?? ''
  const categories = categorizeEndpoints(known, policiesOf(service, port, family), { name: nodeName, zone })
  const policy = service.spec.internalTrafficPolicy ?? 'Cluster'
  const endpoints = (policy === 'Local' ? categories.local : categories.cluster) ?? []
  const passedOver = [
    ...passedOverOf(known, endpoints, policy, categories),
    ...endpointsWithoutPort(slices, key, nodeName)
      .filter((endpoint) => !known.some(({ ip: other }) => other === endpoint.ip))
      .map((endpoint) => ({ endpoint, why: 'port-not-served' as const })),
  ]
  return {
    service: refOf(service),
    ip,
    port: port.port,
    protocol: key.protocol,
    portName: key.name,
    node: nodeName,
    policy,
    endpoints,
    passedOver,
    withoutEndpoints: categories.hasAny ? 'drop' : 'reject',
    ...affinityOf(service),
  }
}

function policiesOf({ spec, status }: Service, port: ServicePort, family: IPFamily): TrafficPolicies {
  const isOfFamily = (ip: string): boolean => ip.includes(':') === (family === 'IPv6')
  const balancerIPs = (status?.loadBalancer?.ingress ?? []).filter(
    ({ ip, ipMode }) => ip !== undefined && ip !== '' && ipMode !== 'Proxy' && isOfFamily(ip),
  )
  const externalIPs = (spec.externalIPs ?? []).filter(isOfFamily)
  return {
    internalPolicyLocal: spec.internalTrafficPolicy === 'Local',
    externalPolicyLocal: spec.externalTrafficPolicy === 'Local',
    externallyAccessible: Boolean(port.nodePort) || balancerIPs.length > 0 || externalIPs.length > 0,
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
