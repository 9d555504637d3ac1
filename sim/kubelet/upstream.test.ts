/** A pod's resolv.conf and variables against the cases of the kubelet's own tests. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { Pod, PodDNSConfig } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import { variablesOf } from './env.ts'
import {
  type ClusterDns,
  cutNameservers,
  cutSearches,
  dnsSourceOf,
  mergeOptions,
  resolvConfFor,
} from './resolv-conf.ts'
import { parseResolvConf, type ResolvConf } from './resolv-conf-file.ts'

describe("the node's resolv.conf is read as the kubelet reads it", () => {
  const file = upstreamCases<{ text: string }, ResolvConf & { error: boolean }>('resolvconf-parse')
  it.each(file.cases)('$id', ({ input, expect: { error, ...lists } }) => {
    const read = parseResolvConf(input.text)
    expect(read.ok).toBe(!error)
    if (!read.ok) return
    expect(read.value).toMatchObject({ nameservers: lists.nameservers, searches: lists.searches })
    expect(new Set(read.value.options)).toEqual(new Set(lists.options))
  })
})

type PodDnsInput =
  | { readonly op: 'search-limits'; readonly searches: readonly string[] }
  | { readonly op: 'nameserver-limits'; readonly nameservers: readonly string[] }
  | {
      readonly op: 'merge-options'
      readonly existing: readonly string[]
      readonly podOptions: NonNullable<PodDNSConfig['options']>
    }
  | ({ readonly op: 'dns-type'; readonly clusterDNSConfigured: boolean } & Pick<
      Pod['spec'],
      'dnsPolicy' | 'hostNetwork'
    >)
  | PodDnsWhole

/** The whole file of a pod; the cases write the pod's fields side by side or as a pod, the node's file as text or parts. */
interface PodDnsWhole extends Pick<Pod['spec'], 'dnsPolicy' | 'hostNetwork'> {
  readonly op: 'pod-dns'
  readonly namespace?: string
  readonly clusterDNS?: readonly string[] | string
  readonly clusterDomain?: string
  readonly hostResolvConf?: string | Partial<ResolvConf> | null
  readonly dnsConfig?: PodDNSConfig | null
  readonly pod?: Pod
}

describe("a pod's resolv.conf is made as the kubelet makes it", () => {
  const file = upstreamCases<PodDnsInput, Readonly<Record<string, unknown>>>('pod-dns')
  it.each(file.cases)('$id', ({ input, expect: expected }) => {
    switch (input.op) {
      case 'search-limits': {
        const searches = cutSearches(input.searches)
        expect({ searches, warning: searches.length < input.searches.length }).toEqual(expected)
        return
      }
      case 'nameserver-limits': {
        const nameservers = cutNameservers(input.nameservers)
        expect({ nameservers, warning: nameservers.length < input.nameservers.length }).toEqual(expected)
        return
      }
      case 'merge-options':
        expect(new Set(mergeOptions(input.existing, input.podOptions))).toEqual(
          new Set(expected.options as string[]),
        )
        return
      case 'dns-type':
        if (typeof expected.type === 'string') expect(dnsSourceOf(input)).toBe(expected.type)
        return
      case 'pod-dns': {
        const { nameservers, searches, options } = resolvConfFor(podOf(input), clusterDnsOf(input))
        if (expected.nameservers) expect(nameservers).toEqual(expected.nameservers)
        if (expected.searches) expect(searches).toEqual(expected.searches)
        if (expected.options) expect(new Set(options)).toEqual(new Set(expected.options as string[]))
      }
    }
  })
})

function podOf({ pod, namespace, dnsPolicy, hostNetwork, dnsConfig }: PodDnsWhole): Pod {
  if (pod) return pod
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'pod', namespace: namespace ?? '' },
    spec: { containers: [], ...definite({ dnsPolicy, hostNetwork, dnsConfig }) },
  } as Pod
}

function clusterDnsOf({ clusterDNS, clusterDomain, hostResolvConf }: PodDnsWhole): ClusterDns {
  const host = typeof hostResolvConf === 'string' ? parseResolvConf(hostResolvConf) : undefined
  const written = typeof hostResolvConf === 'object' ? hostResolvConf : undefined
  const node = host?.ok
    ? host.value
    : written && { nameservers: [], searches: [], options: [], ...definite(written) }
  return {
    servers: clusterDNS === undefined ? [] : [clusterDNS].flat(),
    domain: clusterDomain ?? '',
    ...(node ? { node } : {}),
  }
}

function definite<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as Partial<T>
}

describe('the variables of Services are those that the kubelet sets', () => {
  const file = upstreamCases<{ services: readonly Service[] }, { env: unknown }>('service-env')
  it.each(file.cases)('$id', ({ input, expect: expected }) => {
    expect(variablesOf(input.services)).toEqual(expected.env)
  })
})
