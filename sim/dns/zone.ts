/**
 * What does the cluster's DNS server know? A few look-ups over indexes, so that an answer does not cost more in a
 * larger cluster, and the settings of its Corefile.
 * Source: coredns/coredns plugin/kubernetes (controller.go for the indexes, README.md for the options).
 *
 * Two implementations: `zoneOf` over plain lists, `clusterZone` over a cluster's state.
 */
import { type EndpointSlice, serviceNameLabel } from '../api/endpoint-slice.ts'
import type { Pod } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import { clusterIPsOf } from '../state/indexes.ts'
import { type Fqdn, fqdn } from './fqdn.ts'
import type { DnsRecord, RecordType } from './record.ts'

export interface DnsZone {
  readonly settings: ZoneSettings
  /** Names are asked in lower case, as the names of objects are written. */
  service(namespace: string, name: string): Service | undefined
  slices(namespace: string, serviceName: string): readonly EndpointSlice[]
  serviceByClusterIP(ip: string): Service | undefined
  slicesWithAddress(ip: string): readonly EndpointSlice[]
  podsWithIP(ip: string): readonly Pod[]
  hasNamespace(name: string): boolean
  /** What servers outside the cluster say; undefined when they cannot be asked. */
  outside(name: Fqdn, type: RecordType): OutsideAnswer | undefined
}

export interface OutsideAnswer {
  readonly records: readonly DnsRecord[]
  readonly truncated?: boolean
  /** NXDOMAIN: the name, or the one that its aliases lead to, does not exist. */
  readonly missing?: boolean
}

export interface ZoneSettings {
  /** The zones served; the first one that is no reverse zone is the cluster domain. */
  readonly zones: readonly Fqdn[]
  /** Seconds. */
  readonly ttl: number
  /** disabled: no pod has a name; insecure: any well-formed one answers; verified: only those of pods that exist. */
  readonly podMode: 'disabled' | 'insecure' | 'verified'
  /** Only these namespaces are served; an empty list serves all. */
  readonly exposedNamespaces: readonly string[]
  /** A Service with a cluster IP but no ready endpoint has no name then. */
  readonly ignoreEmptyService: boolean
  /** An endpoint without a hostname is named for its pod, not for its address. */
  readonly endpointPodNames: boolean
  /** The server's own addresses, by which it finds out its own name. */
  readonly serverIPs: readonly string[]
  /** Before the server has read the cluster, a missing name is a failure of the server, not a fact. */
  readonly synced: boolean
  /** Of the zone's SOA record. */
  readonly serial: number
}

/** What kubeadm writes into the Corefile: kubernetes DOMAIN in-addr.arpa ip6.arpa { pods insecure; ttl 30 }. */
export function kubeadmSettings(clusterDomain: string): ZoneSettings {
  return {
    zones: [fqdn(clusterDomain), fqdn('in-addr.arpa'), fqdn('ip6.arpa')],
    ttl: 30,
    podMode: 'insecure',
    exposedNamespaces: [],
    ignoreEmptyService: false,
    endpointPodNames: false,
    serverIPs: [],
    synced: true,
    serial: 1,
  }
}

/** What a zone over plain lists is made of; namespaces that `hasNamespace` is not told about exist. */
export interface ZoneObjects {
  readonly services: readonly Service[]
  readonly slices: readonly EndpointSlice[]
  readonly pods?: readonly Pod[]
  readonly hasNamespace?: (name: string) => boolean
  readonly outside?: DnsZone['outside']
}

export function zoneOf(objects: ZoneObjects, settings: ZoneSettings): DnsZone {
  const services = new Map(objects.services.map((service) => [keyOf(service), service]))
  const slices = indexBy(objects.slices, (slice) => [serviceKeyOf(slice)])
  const byAddress = addressIndex(objects.slices)
  const byClusterIP = indexBy(objects.services, clusterIPsOf)
  const pods = indexBy(objects.pods ?? [], ({ status }) => (status?.podIP ? [status.podIP] : []))
  return {
    settings,
    service: (namespace, name) => services.get(`${namespace}/${name}`),
    slices: (namespace, serviceName) => slices.get(`${namespace}/${serviceName}`) ?? [],
    serviceByClusterIP: (ip) => byClusterIP.get(ip)?.[0],
    slicesWithAddress: (ip) => byAddress.get(ip) ?? [],
    podsWithIP: (ip) => pods.get(ip) ?? [],
    hasNamespace: objects.hasNamespace ?? (() => true),
    outside: objects.outside ?? (() => undefined),
  }
}

/** Slices by each address of each of their endpoints. */
export function addressIndex(
  slices: readonly EndpointSlice[],
): ReadonlyMap<string, readonly EndpointSlice[]> {
  return indexBy(slices, (slice) => [
    ...new Set((slice.endpoints ?? []).flatMap((endpoint) => endpoint.addresses ?? [])),
  ])
}

function keyOf({ metadata }: Service): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`
}

function serviceKeyOf({ metadata }: EndpointSlice): string {
  return `${metadata.namespace ?? ''}/${metadata.labels?.[serviceNameLabel] ?? ''}`
}

function indexBy<T>(
  list: readonly T[],
  keysOf: (item: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const index = new Map<string, T[]>()
  for (const item of list) {
    for (const key of keysOf(item)) {
      const found = index.get(key)
      if (found) found.push(item)
      else index.set(key, [item])
    }
  }
  return index
}
