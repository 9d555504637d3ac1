import { describe, expect, it } from 'vitest'
import type { EndpointSubset, Endpoints } from '../../api/endpoints.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service, ServiceSpec } from '../../api/service.ts'
import { endpointsFor } from './endpoints.ts'
import { mostAddresses, overCapacityAnnotation, truncateSubsets } from './truncate.ts'

const service = (spec: Partial<ServiceSpec> = {}, labels?: Record<string, string>): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default', uid: 'service-1', ...(labels && { labels }) },
  spec: {
    clusterIP: '10.96.0.10',
    selector: { app: 'web' },
    ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }],
    ...spec,
  } as ServiceSpec,
})

interface PodFacts {
  readonly ips?: readonly string[]
  readonly ready?: boolean
  readonly phase?: 'Running' | 'Failed' | 'Succeeded'
  readonly terminating?: boolean
  readonly port?: number
  readonly spec?: Partial<Pod['spec']>
  readonly labels?: Record<string, string>
  readonly namespace?: string
}

let count = 0
const pod = (facts: PodFacts = {}): Pod => {
  count++
  const { ips = [`10.244.0.${count}`], ready = true, phase = 'Running', port } = facts
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `web-${count}`,
      namespace: facts.namespace ?? 'default',
      uid: `uid-${count}`,
      labels: facts.labels ?? { app: 'web' },
      ...(facts.terminating ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {}),
    },
    spec: {
      nodeName: 'node-1',
      containers: [
        { name: 'app', ...(port === undefined ? {} : { ports: [{ name: 'http', containerPort: port }] }) },
      ],
      ...facts.spec,
    },
    status: {
      phase,
      ...(ips[0] === undefined ? {} : { podIP: ips[0] }),
      podIPs: ips.map((ip) => ({ ip })),
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
    },
  }
}

const print = (endpoints: Endpoints | undefined): string[] =>
  (endpoints?.subsets ?? []).map(({ addresses = [], notReadyAddresses = [], ports = [] }: EndpointSubset) => {
    const ips = (list: typeof addresses): string => list.map(({ ip }) => ip).join(' ')
    return `${ips(addresses)} ! ${ips(notReadyAddresses)} : ${ports.map(({ port }) => port).join(' ')}`
  })

describe('the Endpoints of a Service', () => {
  it('say of a pod its IP, its node and its name', () => {
    count = 0
    expect(endpointsFor(service(), [pod()])).toEqual({
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: {
        name: 'web',
        namespace: 'default',
        labels: { 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' },
      },
      subsets: [
        {
          addresses: [
            {
              ip: '10.244.0.1',
              nodeName: 'node-1',
              targetRef: { kind: 'Pod', namespace: 'default', name: 'web-1', uid: 'uid-1' },
            },
          ],
          ports: [{ port: 8080, protocol: 'TCP' }],
        },
      ],
    })
  })

  const named = { ports: [{ port: 80, targetPort: 'http', protocol: 'TCP' as const }] }
  const at = (ip: string, facts: PodFacts = {}): Pod => pod({ ips: [ip], ...facts })

  it.each<[fact: string, service: Service, pods: Pod[], expected: string[]]>([
    ['nobody', service(), [], []],
    [
      'pods that are not ready stand apart',
      service(),
      [at('1.1.1.1'), at('1.1.1.2', { ready: false })],
      ['1.1.1.1 ! 1.1.1.2 : 8080'],
    ],
    [
      'with publishNotReadyAddresses they do not',
      service({ publishNotReadyAddresses: true }),
      [at('1.1.1.2', { ready: false })],
      ['1.1.1.2 !  : 8080'],
    ],
    ['a pod that is being deleted is out', service(), [at('1.1.1.1', { terminating: true })], []],
    [
      'with publishNotReadyAddresses it is in',
      service({ publishNotReadyAddresses: true }),
      [at('1.1.1.1', { terminating: true })],
      ['1.1.1.1 !  : 8080'],
    ],
    ['a pod that failed is out', service(), [at('1.1.1.1', { phase: 'Failed' })], []],
    [
      'a pod that ended well is out',
      service({ publishNotReadyAddresses: true }),
      [at('1.1.1.1', { phase: 'Succeeded' })],
      [],
    ],
    ['a pod without IP is out', service(), [pod({ ips: [] })], []],
    ['other labels do not count', service(), [at('1.1.1.1', { labels: { app: 'api' } })], []],
    ['other namespaces do not count', service(), [at('1.1.1.1', { namespace: 'shop' })], []],
    [
      'a selector without pairs selects all pods of the namespace',
      service({ selector: {} }),
      [at('1.1.1.1', { labels: {} }), at('1.1.1.2', { namespace: 'shop' })],
      ['1.1.1.1 !  : 8080'],
    ],
    [
      'a named port is each pod’s own',
      service(named),
      [at('1.1.1.1', { port: 8080 }), at('1.1.1.2', { port: 9090 })],
      ['1.1.1.1 !  : 8080', '1.1.1.2 !  : 9090'],
    ],
    ['a pod without that port is out', service(named), [at('1.1.1.1')], []],
    [
      'only the first family of the Service counts',
      service({ ipFamilies: ['IPv6', 'IPv4'] }),
      [pod({ ips: ['1.1.1.1', 'fd00::1'] })],
      ['fd00::1 !  : 8080'],
    ],
    [
      'without families the cluster IP tells',
      service({ clusterIP: 'fd00:10::1' }),
      [pod({ ips: ['1.1.1.1', 'fd00::1'] })],
      ['fd00::1 !  : 8080'],
    ],
    [
      'and behind a headless Service the pod’s first IP',
      service({ clusterIP: 'None' }),
      [pod({ ips: ['fd00::1', '1.1.1.1'] })],
      ['fd00::1 !  : 8080'],
    ],
    ['a pod without an IP of the family is out', service({ ipFamilies: ['IPv6'] }), [at('1.1.1.1')], []],
    [
      'a headless Service needs no ports',
      service({ clusterIP: 'None', ports: [] }),
      [at('1.1.1.1')],
      ['1.1.1.1 !  : '],
    ],
    ['any other does', service({ ports: [] }), [at('1.1.1.1')], []],
  ])('%s', (_, given, pods, expected) => expect(print(endpointsFor(given, pods))).toEqual(expected))

  it('carry the hostname of a pod whose subdomain is the Service', () => {
    const names = (subdomain: string): unknown =>
      endpointsFor(service(), [pod({ spec: { hostname: 'db-0', subdomain } })])?.subsets?.[0]?.addresses?.[0]
        ?.hostname
    expect([names('web'), names('db')]).toEqual(['db-0', undefined])
  })

  it.each([
    ['no selector', { selector: undefined }],
    ['the type ExternalName', { type: 'ExternalName' }],
  ])('are left to others with %s', (_, spec) =>
    expect(endpointsFor(service(spec as Partial<ServiceSpec>), [pod()])).toBeUndefined(),
  )

  it('have the labels of the Service, and say whether it is headless', () => {
    const labels = (spec: Partial<ServiceSpec>): unknown =>
      endpointsFor(service(spec, { tier: 'front' }), [])?.metadata.labels
    const always = { tier: 'front', 'endpoints.kubernetes.io/managed-by': 'endpoint-controller' }
    expect(labels({})).toEqual(always)
    expect(labels({ clusterIP: 'None' })).toEqual({ ...always, 'service.kubernetes.io/headless': '' })
  })

  it('stay the same object while nothing changes', () => {
    const [given, pods] = [service({ clusterIP: 'None' }, { tier: 'front' }), [pod(), pod({ ready: false })]]
    const first = endpointsFor(given, pods)
    expect(endpointsFor(given, [...pods].reverse(), first)).toBe(first)
    expect(endpointsFor(given, pods.slice(1), first)).not.toBe(first)
    expect(endpointsFor(service({ clusterIP: 'None' }), pods, first)).not.toBe(first)
  })

  it('keep what others wrote into their metadata', () => {
    const first = endpointsFor(service(), []) as Endpoints
    const annotated = { ...first, metadata: { ...first.metadata, uid: 'u', annotations: { owner: 'me' } } }
    expect(endpointsFor(service(), [pod()], annotated)?.metadata).toEqual(annotated.metadata)
  })

  it('hold 1000 addresses and say that there are more, until there are not', () => {
    const many = Array.from({ length: mostAddresses + 5 }, (_, i) =>
      pod({ ips: [`10.1.${Math.floor(i / 250)}.${i % 250}`], ready: i >= 3 }),
    )
    const cut = endpointsFor(service(), many)
    expect(cut?.metadata.annotations).toEqual({ [overCapacityAnnotation]: 'truncated' })
    expect(cut?.subsets?.[0]?.addresses).toHaveLength(mostAddresses)
    expect(cut?.subsets?.[0]?.notReadyAddresses).toBeUndefined()
    const few = endpointsFor(service(), many.slice(0, 10), cut)
    expect(few?.metadata.annotations).toBeUndefined()
  })
})

describe('truncating', () => {
  const list = (length: number): EndpointSubset['addresses'] =>
    Array.from({ length }, (_, i) => ({ ip: `10.0.0.${i}` }))
  const sizes = (subsets: readonly EndpointSubset[]): number[][] =>
    subsets.map(({ addresses = [], notReadyAddresses = [] }) => [addresses.length, notReadyAddresses.length])

  it.each<[fact: string, given: number[][], expected: number[][]]>([
    ['a thousand fit', [[600, 400]], [[600, 400]]],
    ['of those not ready as many as there is room', [[990, 30]], [[990, 10]]],
    ['ready ones come first', [[1200, 5]], [[1000, 0]]],
    [
      'each subset has its share',
      [
        [600, 0],
        [900, 0],
      ],
      [
        [400, 0],
        [600, 0],
      ],
    ],
    [
      'shares are rounded up, and the last gets less',
      [
        [500, 0],
        [500, 0],
        [500, 0],
      ],
      [
        [334, 0],
        [334, 0],
        [332, 0],
      ],
    ],
    [
      'not ready ones are shared out too',
      [
        [400, 200],
        [400, 600],
      ],
      [
        [400, 50],
        [400, 150],
      ],
    ],
    [
      'a subset of which nothing is left goes',
      [
        [1000, 0],
        [0, 5],
      ],
      [[1000, 0]],
    ],
  ])('%s', (_, given, expected) => {
    const subsets = given.map(
      ([ready = 0, notReady = 0]): EndpointSubset =>
        ({
          ...(ready > 0 ? { addresses: list(ready) } : {}),
          ...(notReady > 0 ? { notReadyAddresses: list(notReady) } : {}),
        }) as EndpointSubset,
    )
    expect(sizes(truncateSubsets(subsets))).toEqual(expected)
  })
})
