/**
 * What stands behind a name of the cluster's zone: which addresses, on which ports, under which name of their own?
 * Source: coredns/coredns plugin/kubernetes/kubernetes.go (Records, findServices, findPods).
 *
 * web.default.svc → the cluster IP, once a port; a headless Service → each ready endpoint, once a port;
 * 10-244-1-7.default.pod → that address. An empty list means that the name exists, and stands for nothing itself.
 */
import type { EndpointPort, EndpointSlice } from '../api/endpoint-slice.ts'
import type { Service } from '../api/service.ts'
import { clusterIPsOf } from '../state/indexes.ts'
import { hostAddress } from './address.ts'
import { endpointLabel } from './endpoint-label.ts'
import { type Fqdn, fqdn } from './fqdn.ts'
import { parseQueryName, type QueryName } from './query-name.ts'
import type { DnsZone } from './zone.ts'

export interface Question {
  /** As asked, letter case kept; records echo it. */
  readonly name: Fqdn
  /** The zone that the name is in, in the letter case of the question. */
  readonly zone: Fqdn
}

export interface Target {
  /** An address, or for an ExternalName another name. */
  readonly host: string
  /** -1 where the Service has no ports: there is an address then, but no SRV record. */
  readonly port: number
  /** The name under which this very target is found. */
  readonly owner: Fqdn
}

const noPort = -1

/** As `targetsOf`; the server's own name, ns.dns.ZONE, is there too, with nothing but its addresses. */
export function findTargets(zone: DnsZone, question: Question): readonly Target[] | undefined {
  return isOwnName(question) ? [] : targetsOf(zone, question)
}

export function isOwnName({ name, zone }: Question): boolean {
  return name.toLowerCase() === `ns.dns.${zone}`
}

/** Undefined: no such name. */
export function targetsOf(zone: DnsZone, question: Question): readonly Target[] | undefined {
  const lowerName = question.name.toLowerCase()
  const query = parseQueryName(lowerName, question.zone)
  if (query === undefined) return undefined
  if (query.kind === '') return []
  if (isReverse(lowerName)) return undefined
  if (!isExposed(zone, query.namespace) || !zone.hasNamespace(query.namespace)) return undefined
  if (query.kind === 'pod') return podTargets(zone, question, query)
  if (query.service === '') return []
  const service = zone.service(query.namespace, query.service)
  return service && serviceTargets(zone, question, query, service)
}

export function isReverse(name: string): boolean {
  return name.endsWith('.in-addr.arpa.') || name.endsWith('.ip6.arpa.')
}

/** Whether names of the namespace are served at all. */
export function isExposed({ settings }: DnsZone, namespace: string): boolean {
  const { exposedNamespaces } = settings
  return exposedNamespaces.length === 0 || exposedNamespaces.includes(namespace)
}

function podTargets(
  zone: DnsZone,
  question: Question,
  { namespace, service: label }: QueryName,
): readonly Target[] | undefined {
  const { podMode } = zone.settings
  if (podMode === 'disabled') return undefined
  if (label === '') return []
  const isIPv4 = label.split('-').length === 4 && !label.includes('--')
  const host = label.replaceAll('-', isIPv4 ? '.' : ':')
  const owner = fqdn(`${label}.${namespace}.pod.${question.zone}`)
  if (podMode === 'insecure') return hostAddress(host) ? [{ host, port: 0, owner }] : undefined
  const pods = zone.podsWithIP(host).filter(({ metadata }) => metadata.namespace === namespace)
  return pods.length > 0 ? pods.map(() => ({ host, port: 0, owner })) : undefined
}

function serviceTargets(
  zone: DnsZone,
  { zone: zoneName }: Question,
  query: QueryName,
  service: Service,
): readonly Target[] | undefined {
  const owner = fqdn(`${service.metadata.name}.${service.metadata.namespace ?? ''}.svc.${zoneName}`)
  if (service.spec?.type === 'ExternalName')
    return externalTarget(query, service.spec.externalName ?? '', owner)
  const clusterIPs = clusterIPsOf(service)
  if (query.endpoint !== '' || isHeadless(service)) {
    return existing(endpointTargets(zone, query, owner, zone.slices(query.namespace, query.service)))
  }
  if (zone.settings.ignoreEmptyService && !hasReadyEndpoint(zone, query)) return undefined
  const ports = portsOf(service.spec?.ports).filter((port) => matches(query, port))
  return existing(ports.flatMap(({ port }) => clusterIPs.map((host) => ({ host, port, owner }))))
}

export function isHeadless({ spec }: Service): boolean {
  return (spec?.clusterIPs?.[0] ?? spec?.clusterIP) === 'None'
}

/** An alias has no endpoints and no ports, and an address is no name that it could be an alias of. */
function externalTarget(query: QueryName, host: string, owner: Fqdn): readonly Target[] | undefined {
  if (query.endpoint !== '' || query.port !== '' || query.protocol !== '') return undefined
  return host === '' || hostAddress(host) ? undefined : [{ host, port: 0, owner }]
}

function endpointTargets(
  zone: DnsZone,
  query: QueryName,
  owner: Fqdn,
  slices: readonly EndpointSlice[],
): readonly Target[] {
  return slices.flatMap((slice) => {
    const ports = portsOf(slice.ports).filter((port) => matches(query, port))
    return readyAddresses(slice).flatMap((address) => {
      const label = endpointLabel(address, zone.settings.endpointPodNames)
      if (query.endpoint !== '' && label.toLowerCase() !== query.endpoint) return []
      return ports.map(({ port }) => ({ host: address.ip, port, owner: fqdn(`${label}.${owner}`) }))
    })
  })
}

/** The addresses of a slice that have names; an endpoint that does not say counts as ready. */
export function readyAddresses(
  slice: EndpointSlice,
): readonly { ip: string; hostname?: string; podName?: string }[] {
  return (slice.endpoints ?? [])
    .filter(({ conditions }) => conditions?.ready ?? true)
    .flatMap(({ addresses, hostname, targetRef }) =>
      (addresses ?? []).map((ip) => ({
        ip,
        ...(hostname === undefined ? {} : { hostname }),
        ...(targetRef === undefined ? {} : { podName: targetRef.name }),
      })),
    )
}

function hasReadyEndpoint(zone: DnsZone, { namespace, service }: QueryName): boolean {
  return zone.slices(namespace, service).some((slice) => readyAddresses(slice).length > 0)
}

interface Port {
  readonly port: number
  readonly name: string
  readonly protocol: string
}

function portsOf(ports: readonly EndpointPort[] | undefined): readonly Port[] {
  if (ports === undefined || ports.length === 0) return [{ port: noPort, name: '', protocol: '' }]
  return ports.map(({ port, name, protocol }) => ({
    port: port ?? noPort,
    name: name ?? '',
    protocol: protocol ?? 'TCP',
  }))
}

/** A part that the query leaves out matches every port. */
function matches({ port, protocol }: QueryName, candidate: Port): boolean {
  return (
    (port === '' || candidate.name.toLowerCase() === port) &&
    (protocol === '' || candidate.protocol.toLowerCase() === protocol)
  )
}

function existing(targets: readonly Target[]): readonly Target[] | undefined {
  return targets.length > 0 ? targets : undefined
}
