/**
 * Under which terms is an object found, besides its name? One row a kind: the index, and what it files the object
 * under. A changed object moves only between the terms that differ, so a change costs the same in any cluster.
 */
import { serviceNameLabel } from '../api/endpoint-slice.ts'
import type { KubeObject } from '../api/kinds.ts'
import type { Labels, ObjectMeta } from '../api/meta.ts'
import type { Node } from '../api/node.ts'
import type { Pod } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import { canonicalIP } from '../ip/address.ts'
import { type TermIndex, termIndex, type WritableTermIndex } from './term-index.ts'

export interface Indexes<Index extends TermIndex = TermIndex> {
  /** namespace/key=value → names of pods. */
  readonly podLabels: Index
  /** namespace/key=value → names of Services; each stands under one pair of its selector only. */
  readonly selectors: Index
  /** namespace/key=value → kind/namespace/name of ReplicaSets and ReplicationControllers; each under one term only. */
  readonly workloads: Index
  /** namespace/Service → names of EndpointSlices. */
  readonly slices: Index
  /** Node → keys of pods. */
  readonly podNodes: Index
  /** Address → keys of pods, of Services, names of nodes. */
  readonly podIPs: Index
  readonly clusterIPs: Index
  readonly outerIPs: Index
  readonly nodeIPs: Index
  /** Number → keys of Services. */
  readonly nodePorts: Index
  /** Owner's uid → kind/namespace/name of what it owns. */
  readonly owners: Index
}

export type WritableIndexes = Indexes<WritableTermIndex>

export function emptyIndexes(): WritableIndexes {
  return eachIndex(() => termIndex())
}

export function forkIndexes(indexes: WritableIndexes): Indexes {
  return eachIndex((name) => indexes[name].fork())
}

export function branchIndexes(indexes: WritableIndexes): WritableIndexes {
  return eachIndex((name) => indexes[name].branch())
}

function eachIndex<Index extends TermIndex>(make: (name: keyof Indexes) => Index): Indexes<Index> {
  return {
    podLabels: make('podLabels'),
    selectors: make('selectors'),
    workloads: make('workloads'),
    slices: make('slices'),
    podNodes: make('podNodes'),
    podIPs: make('podIPs'),
    clusterIPs: make('clusterIPs'),
    outerIPs: make('outerIPs'),
    nodeIPs: make('nodeIPs'),
    nodePorts: make('nodePorts'),
    owners: make('owners'),
  }
}

/** Files what changed between two states of one object; either may be absent. `key` is its namespace/name. */
export function reindex(
  indexes: WritableIndexes,
  key: string,
  before: KubeObject | undefined,
  after: KubeObject | undefined,
): void {
  const object = after ?? before
  if (object === undefined) return
  const { name, namespace = '' } = object.metadata
  if (before?.metadata.ownerReferences !== after?.metadata.ownerReferences) {
    move(indexes.owners, `${object.kind}/${key}`, ownersOf(before?.metadata), ownersOf(after?.metadata))
  }
  switch (object.kind) {
    case 'Pod': {
      const [old, now] = [as<Pod>(before), as<Pod>(after)]
      if (old?.metadata.labels !== now?.metadata.labels) {
        move(
          indexes.podLabels,
          name,
          pairTerms(namespace, old?.metadata.labels),
          pairTerms(namespace, now?.metadata.labels),
        )
      }
      if (old?.spec?.nodeName !== now?.spec?.nodeName) move(indexes.podNodes, key, nodeOf(old), nodeOf(now))
      if (old?.status !== now?.status || old?.spec?.hostNetwork !== now?.spec?.hostNetwork) {
        move(indexes.podIPs, key, podAddresses(old), podAddresses(now))
      }
      return
    }
    case 'Service': {
      const [old, now] = [as<Service>(before), as<Service>(after)]
      if (old?.spec?.selector !== now?.spec?.selector) {
        const [from, to] = [old?.spec?.selector, now?.spec?.selector]
        refile(indexes.selectors, name, pairTerms(namespace, from), pairTerms(namespace, to))
      }
      move(indexes.clusterIPs, key, clusterIPsOf(old), clusterIPsOf(now))
      move(indexes.outerIPs, key, outerIPsOf(old), outerIPsOf(now))
      move(indexes.nodePorts, key, nodePortsOf(old).map(String), nodePortsOf(now).map(String))
      return
    }
    case 'ReplicaSet':
    case 'ReplicationController': {
      const [from, to] = [selectorPairsOf(before), selectorPairsOf(after)]
      if (before !== undefined && after !== undefined && from === to) return
      const terms = after === undefined ? none : pairTerms(namespace, to)
      refile(
        indexes.workloads,
        `${object.kind}/${key}`,
        workloadTerms(namespace, from),
        after !== undefined && terms.length === 0 ? [namespace] : terms,
      )
      return
    }
    case 'EndpointSlice':
      move(indexes.slices, name, sliceTerms(before), sliceTerms(after))
      return
    case 'Node':
      move(indexes.nodeIPs, name, nodeAddresses(as<Node>(before)), nodeAddresses(as<Node>(after)))
  }
}

/** How an object stands in the main index of its kind, and how a namespace's objects begin. */
export function keyOf(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`
}

/** One term for each label, or each pair of a selector. */
export function pairTerms(namespace: string, labels: Labels | undefined | null): readonly string[] {
  const terms: string[] = []
  for (const key in labels) terms.push(`${namespace}/${key}=${labels[key]}`)
  return terms
}

/** The addresses of a Service inside the cluster, in their one spelling; none for a headless one. */
export function clusterIPsOf(service: Service | undefined): readonly string[] {
  const { clusterIP, clusterIPs } = service?.spec ?? {}
  const written = clusterIPs ?? (clusterIP === undefined ? [] : [clusterIP])
  return written.filter((ip) => ip !== '' && ip !== 'None').map((ip) => canonicalIP(ip) ?? ip)
}

/** The addresses of a Service for clients outside: external IPs, and those of its load balancer. */
export function outerIPsOf(service: Service | undefined): readonly string[] {
  const { externalIPs } = service?.spec ?? {}
  const { ingress } = service?.status?.loadBalancer ?? {}
  if (externalIPs === undefined && ingress === undefined) return none
  const written = [...(externalIPs ?? []), ...(ingress ?? []).flatMap(({ ip }) => (ip ? [ip] : []))]
  return [...new Set(written.map((ip) => canonicalIP(ip) ?? ip))]
}

/** Every node port that a Service holds, the one for health checks too; a number shared by protocols stands once. */
export function nodePortsOf(service: Service | undefined): readonly number[] {
  const ports = service?.spec?.ports?.map((port) => port.nodePort ?? 0) ?? []
  return [...new Set([...ports, service?.spec?.healthCheckNodePort ?? 0])].filter((port) => port !== 0)
}

/** The pairs that a workload's pods must carry; none for an object that selects no pods, or by expressions alone. */
export function selectorPairsOf(object: KubeObject | undefined): Labels {
  if (object?.kind === 'ReplicationController') return object.spec?.selector ?? noLabels
  return (object?.kind === 'ReplicaSet' ? object.spec?.selector?.matchLabels : undefined) ?? noLabels
}

/** Where a workload that selects an object with these labels may stand; one without pairs stands under the last. */
export function workloadTerms(namespace: string, labels: Labels): readonly string[] {
  return [...pairTerms(namespace, labels), namespace]
}

/** Only for an object whose kind is known from its other half or its place. */
function as<T extends KubeObject>(object: KubeObject | undefined): T | undefined {
  return object as T | undefined
}

function move(index: WritableTermIndex, name: string, from: readonly string[], to: readonly string[]): void {
  for (const term of from) if (!to.includes(term)) index.remove(term, name)
  for (const term of to) if (!from.includes(term)) index.add(term, name)
}

/**
 * Of the pairs of a selector, files it under the one that fewest others stand under: a pair that all Services of an
 * application share (app.kubernetes.io/part-of) would make every lookup pass by all of them.
 */
function refile(
  index: WritableTermIndex,
  name: string,
  from: readonly string[],
  to: readonly string[],
): void {
  for (const term of from) index.remove(term, name)
  const [first, ...others] = to
  if (first === undefined) return
  index.add(
    others.reduce((best, term) => (index.size(term) < index.size(best) ? term : best), first),
    name,
  )
}

function ownersOf(metadata: ObjectMeta | undefined): readonly string[] {
  return metadata?.ownerReferences?.map((owner) => owner.uid) ?? none
}

function sliceTerms(object: KubeObject | undefined): readonly string[] {
  const service = object?.metadata.labels?.[serviceNameLabel]
  return service === undefined ? none : [keyOf(object?.metadata.namespace, service)]
}

function nodeOf(pod: Pod | undefined): readonly string[] {
  const name = pod?.spec?.nodeName
  return name === undefined || name === '' ? none : [name]
}

function podAddresses(pod: Pod | undefined): readonly string[] {
  const status = pod?.status
  if (status === undefined || pod?.spec?.hostNetwork === true) return none
  if (status.phase === 'Succeeded' || status.phase === 'Failed') return none
  return status.podIPs?.map(({ ip }) => ip) ?? (status.podIP === undefined ? none : [status.podIP])
}

function nodeAddresses(node: Node | undefined): readonly string[] {
  return (
    node?.status?.addresses
      ?.filter(({ type }) => type === 'InternalIP' || type === 'ExternalIP')
      .map(({ address }) => address) ?? none
  )
}

const none: readonly string[] = []
const noLabels: Labels = {}
