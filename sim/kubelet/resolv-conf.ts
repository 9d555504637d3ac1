/**
 * Which resolv.conf does a pod get? It follows from its dnsPolicy, its dnsConfig and how the cluster's DNS is set up.
 * Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go (GetPodDNS).
 *
 * A pod of namespace shop with the default policy: search shop.svc.cluster.local svc.cluster.local cluster.local,
 * nameserver 10.96.0.10, options ndots:5. The same pod with hostNetwork: the node's own file.
 */
import { refOf } from '../api/kinds.ts'
import type { Pod, PodDNSConfig, PodSpec } from '../api/pod.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { emptyResolvConf, type ResolvConf } from './resolv-conf-file.ts'

/** How the kubelets of a cluster were told about DNS. */
export interface ClusterDns {
  /** kubelet --cluster-dns: the address of the cluster's DNS Service; none leaves every pod with the node's DNS. */
  readonly servers: readonly string[]
  /** kubelet --cluster-domain, such as cluster.local. */
  readonly domain: string
  /** The node's own file (kubelet --resolv-conf), or undefined where the kubelet was told to use none. */
  readonly node?: ResolvConf
  /** Only asked where there is no node file: a node with IPv6 addresses gets ::1. */
  readonly nodeIPs?: readonly string[]
}

export interface PodResolvConf extends ResolvConf {
  /** What the kubelet says in an event: lists that were cut, a policy that it cannot follow. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Where a pod's DNS settings come from. */
export type DnsSource = 'cluster' | 'host' | 'none'

const maxNameservers = 3
const maxSearchPaths = 32
/** The search list as one line, blanks counted. */
const maxSearchCharacters = 2048
const maxSearchPathLength = 253
const clusterOptions: readonly string[] = ['ndots:5']

export function resolvConfFor(pod: Pod, dns: ClusterDns): PodResolvConf {
  const source = dnsSourceOf(pod.spec)
  const base = baseFor(source, pod.metadata.namespace ?? '', dns)
  const merged = pod.spec.dnsConfig ? mergeDnsConfig(base, pod.spec.dnsConfig) : base
  const nameservers = cutNameservers(merged.nameservers)
  const searches = cutSearches(merged.searches)
  const given = { nameservers, searches, options: merged.options }
  return {
    ...given,
    diagnostics: eventsOf(pod, source === 'cluster' && dns.servers.length === 0, merged, given),
  }
}

/** ClusterFirst on the host's network means the host's DNS; a policy that is none of the four counts as ClusterFirst. */
export function dnsSourceOf(spec: Pick<PodSpec, 'dnsPolicy' | 'hostNetwork'>): DnsSource {
  if (spec.dnsPolicy === 'None') return 'none'
  if (spec.dnsPolicy === 'Default') return 'host'
  if (spec.dnsPolicy === 'ClusterFirst' && spec.hostNetwork === true) return 'host'
  return 'cluster'
}

/** What the kubelet would write into the pod's events. */
function eventsOf(
  pod: Pod,
  lacksClusterDns: boolean,
  wanted: ResolvConf,
  given: ResolvConf,
): readonly Diagnostic[] {
  const object = refOf(pod)
  const events: Diagnostic[] = []
  if (lacksClusterDns)
    events.push(diagnose('dns/no-cluster-dns', {}, { object, path: ['spec', 'dnsPolicy'] }))
  if (given.nameservers.length < wanted.nameservers.length) {
    const kept = given.nameservers.join(' ')
    const upstream = `Nameserver limits were exceeded, some nameservers have been omitted, the applied nameserver line is: ${kept}`
    events.push(diagnose('dns/nameservers-cut', { kept }, { object, upstream }))
  }
  if (given.searches.length < wanted.searches.length) {
    const kept = given.searches.join(' ')
    const upstream = `Search Line limits were exceeded, some search paths have been omitted, the applied search line is: ${kept}`
    events.push(diagnose('dns/searches-cut', { kept }, { object, upstream }))
  }
  return events
}

function baseFor(source: DnsSource, namespace: string, dns: ClusterDns): ResolvConf {
  if (source === 'none') return emptyResolvConf
  if (source === 'cluster' && dns.servers.length > 0) {
    const searches = clusterSearches(namespace, dns.domain, dns.node?.searches ?? [])
    return { nameservers: dns.servers, searches, options: clusterOptions }
  }
  return dns.node ?? noNodeFile(dns.nodeIPs ?? [])
}

function clusterSearches(namespace: string, domain: string, node: readonly string[]): readonly string[] {
  if (domain === '') return node
  return withoutDuplicates([`${namespace}.svc.${domain}`, `svc.${domain}`, domain, ...node])
}

/** A resolver without nameservers asks the machine it runs on; saying so keeps the container runtime's own default out. */
function noNodeFile(nodeIPs: readonly string[]): ResolvConf {
  const loopbacks = nodeIPs.map((ip) => (ip.includes(':') ? '::1' : '127.0.0.1'))
  return { nameservers: loopbacks.length > 0 ? loopbacks : ['127.0.0.1'], searches: ['.'], options: [] }
}

/** The pod's own entries come after those there are; its options replace those of the same name. */
function mergeDnsConfig(base: ResolvConf, config: PodDNSConfig): ResolvConf {
  return {
    nameservers: withoutDuplicates([...base.nameservers, ...(config.nameservers ?? [])]),
    searches: withoutDuplicates([...base.searches, ...(config.searches ?? [])]),
    options: mergeOptions(base.options, config.options ?? []),
  }
}

export function mergeOptions(
  existing: readonly string[],
  own: NonNullable<PodDNSConfig['options']>,
): readonly string[] {
  const values = new Map<string, string>()
  for (const option of existing) {
    const colon = option.indexOf(':')
    if (colon < 0) values.set(option, '')
    else values.set(option.slice(0, colon), option.slice(colon + 1))
  }
  for (const option of own) values.set(option.name, option.value ?? '')
  return [...values].map(([name, value]) => (value === '' ? name : `${name}:${value}`))
}

export function cutNameservers(nameservers: readonly string[]): readonly string[] {
  return nameservers.slice(0, maxNameservers)
}

/** At most 32, none over 253 characters (resolvers crash on longer ones), together at most 2048 characters. */
export function cutSearches(searches: readonly string[]): readonly string[] {
  const fitting = searches.slice(0, maxSearchPaths).filter((path) => path.length <= maxSearchPathLength)
  let length = fitting.join(' ').length
  let kept = fitting.length
  while (kept > 0 && length > maxSearchCharacters) {
    kept -= 1
    length -= (fitting[kept]?.length ?? 0) + 1
  }
  return fitting.slice(0, kept)
}

function withoutDuplicates(list: readonly string[]): readonly string[] {
  return [...new Set(list)]
}
