/**
 * What holds of every cluster, whatever is done to it? Objects of all kinds come, change and go, time passes, commands
 * run, requests of all sorts are sent in between; after each step the same few things must be true.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { managedByLabel, serviceNameLabel } from '../api/endpoint-slice.ts'
import { isKind, type Kind, type KubeObject, kinds } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import type { HttpRequest, Origin, Trace } from '../api/trace.ts'
import { Cluster } from '../cluster.ts'
import { decode } from '../decode/decode.ts'
import { clusterZone } from '../dns/cluster-zone.ts'
import { fqdn } from '../dns/fqdn.ts'
import { queryDns } from '../dns/query.ts'
import { isHeadless } from '../dns/targets.ts'
import { manifestOf } from '../manifest/manifest.ts'
import { parseManifests } from '../manifest/parse.ts'
import { printYaml } from '../manifest/print.ts'
import type { Scenario } from '../scenario.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { renderTrace } from './render.ts'

const names = ['web', 'db', 'api'] as const
const name = fc.constantFrom(...names)
const flag = fc.boolean()

function probeOf(how: string): JsonObject {
  switch (how) {
    case 'file':
      return { exec: { command: ['cat', '/tmp/ready'] }, periodSeconds: 3 }
    case 'other':
      return { exec: { command: ['wget', '-qO-', '-T1', 'http://db'] }, periodSeconds: 4 }
    case 'tcp':
      return { tcpSocket: { port: 80 }, periodSeconds: 2, initialDelaySeconds: 1 }
    default:
      return { httpGet: { path: how === 'wrong' ? '/nope' : '/', port: 'http' }, periodSeconds: 5 }
  }
}

const podSpec = fc
  .record({
    probe: fc.constantFrom('none', 'none', 'http', 'wrong', 'file', 'other', 'tcp'),
    image: fc.constantFrom('nginx:1.27', 'nginx:1.27', 'httpd', 'busybox', 'acme/shop', 'Bad'),
    preStop: flag,
    grace: fc.constantFrom(0, 5, 30),
    hostNetwork: fc.constantFrom(false, false, false, true),
    subdomain: fc.constantFrom(undefined, 'web', 'db'),
  })
  .map(
    ({ probe, image, preStop, grace, hostNetwork, subdomain }): JsonObject => ({
      terminationGracePeriodSeconds: grace,
      ...(hostNetwork ? { hostNetwork } : {}),
      ...(subdomain === undefined ? {} : { subdomain, hostname: 'host' }),
      containers: [
        {
          name: 'main',
          image,
          ports: [{ name: 'http', containerPort: 80 }],
          ...(probe === 'none' ? {} : { readinessProbe: probeOf(probe) }),
          ...(preStop ? { lifecycle: { preStop: { sleep: { seconds: 3 } } } } : {}),
        },
      ],
    }),
  )

const workload = fc
  .record({
    kind: fc.constantFrom(
      'Pod',
      'Deployment',
      'ReplicaSet',
      'ReplicationController',
      'StatefulSet',
      'DaemonSet',
      'Job',
    ),
    name,
    replicas: fc.nat(3),
    spec: podSpec,
  })
  .map(({ kind, name: app, replicas, spec }): JsonObject => {
    const metadata = { name: kind === 'StatefulSet' ? `${app}-set` : app }
    const labels = { app }
    if (kind === 'Pod') return { apiVersion: 'v1', kind, metadata: { ...metadata, labels }, spec }
    const isJob = kind === 'Job'
    const template = {
      metadata: { labels },
      spec: isJob ? { ...spec, restartPolicy: 'OnFailure' } : spec,
    }
    const selector = kind === 'ReplicationController' ? labels : { matchLabels: labels }
    return {
      apiVersion: kinds[isKind(kind) ? kind : 'Pod'].apiVersion,
      kind,
      metadata,
      spec: {
        ...(isJob || kind === 'DaemonSet' ? {} : { replicas }),
        ...(isJob ? { completions: replicas, backoffLimit: 1 } : { selector }),
        ...(kind === 'StatefulSet' ? { serviceName: app } : {}),
        template,
      },
    }
  })

const service = fc
  .record({
    name,
    type: fc.constantFrom('ClusterIP', 'ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName', 'headless'),
    selects: fc.constantFrom(...names, undefined),
    targetPort: fc.constantFrom(80, 'http', 8080),
    local: flag,
    sticky: flag,
    publish: flag,
    policy: fc.constantFrom(undefined, 'PreferDualStack'),
  })
  .map(
    ({ name: own, type, selects, targetPort, local, sticky, publish, policy }): JsonObject => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: own },
      spec:
        type === 'ExternalName'
          ? { type, externalName: 'db.default.svc.cluster.local' }
          : {
              ...(type === 'headless' ? { clusterIP: 'None' } : { type }),
              ...(selects === undefined ? {} : { selector: { app: selects } }),
              ...(local && type !== 'ClusterIP' && type !== 'headless'
                ? { externalTrafficPolicy: 'Local' }
                : {}),
              ...(sticky ? { sessionAffinity: 'ClientIP' } : {}),
              ...(publish ? { publishNotReadyAddresses: true } : {}),
              ...(policy === undefined ? {} : { ipFamilyPolicy: policy }),
              ports: [{ name: 'http', port: 80, targetPort }],
            },
    }),
  )

const byHand = fc.record({ name, ready: flag, legacy: flag }).map(
  ({ name: own, ready, legacy }): JsonObject =>
    legacy
      ? {
          apiVersion: 'v1',
          kind: 'Endpoints',
          metadata: { name: own },
          subsets: [{ addresses: [{ ip: '192.0.2.10' }], ports: [{ name: 'http', port: 80 }] }],
        }
      : {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: { name: `${own}-hand`, labels: { [serviceNameLabel]: own } },
          addressType: 'IPv4',
          endpoints: [{ addresses: ['192.0.2.10'], conditions: { ready } }],
          ports: [{ name: 'http', port: 80 }],
        },
)

const ingress = fc.record({ name, host: fc.constantFrom(undefined, 'a.example'), tls: flag }).map(
  ({ name: own, host, tls }): JsonObject => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: own },
    spec: {
      ingressClassName: 'nginx',
      ...(tls ? { tls: [{ hosts: ['a.example'], secretName: 'pair' }] } : {}),
      rules: [
        {
          ...(host === undefined ? {} : { host }),
          http: {
            paths: [
              { path: '/', pathType: 'Prefix', backend: { service: { name: own, port: { name: 'http' } } } },
            ],
          },
        },
      ],
    },
  }),
)

const others = fc.constantFrom<JsonObject>(
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
  { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' }, data: { a: '1' } },
  {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'pair' },
    type: 'Opaque',
    stringData: { 'tls.crt': 'x' },
  },
  { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'robot' } },
  {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: { name: 'other' },
    spec: { controller: 'example.com/other' },
  },
  {
    apiVersion: 'certificates.k8s.io/v1',
    kind: 'CertificateSigningRequest',
    metadata: { name: 'me' },
    spec: { request: 'bm8=', signerName: 'kubernetes.io/kube-apiserver-client', usages: ['client auth'] },
  },
)

const object: fc.Arbitrary<JsonObject> = fc.oneof(
  { arbitrary: workload, weight: 4 },
  { arbitrary: service, weight: 4 },
  byHand,
  ingress,
  others,
)

type Step =
  | { readonly does: 'apply'; readonly objects: readonly JsonObject[] }
  | { readonly does: 'delete' | 'relabel' | 'touch'; readonly which: number }
  | { readonly does: 'advance'; readonly seconds: number }
  | { readonly does: 'request'; readonly origin: Origin; readonly request: HttpRequest }

const origin: fc.Arbitrary<Origin> = fc.constantFrom<Origin>(
  { from: 'pod', namespace: 'default', name: 'web' },
  { from: 'pod', namespace: 'default', name: 'web-set-0' },
  { from: 'node', name: 'node-1' },
  { from: 'outside', ip: '203.0.113.9' },
)

const request = fc.record({
  scheme: fc.constantFrom('http' as const, 'https' as const, 'tcp' as const, 'udp' as const, 'icmp' as const),
  host: fc.constantFrom(
    'web',
    'db.default',
    'web-set-0.web',
    'a.example',
    '172.18.0.3',
    '172.18.0.2',
    '10.96.0.10',
    '198.51.100.1',
    '192.0.2.10',
    '::1',
    '',
  ),
  port: fc.constantFrom(80, 443, 53, 8080, 30080, 0),
  method: fc.constant('GET'),
  path: fc.constantFrom('/', '/a?b'),
  headers: fc.constantFrom<Readonly<Record<string, string>>>({}, { Host: 'a.example' }),
})

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc
      .array(object, { minLength: 1, maxLength: 4 })
      .map((objects): Step => ({ does: 'apply', objects })),
    weight: 5,
  },
  fc.record({
    does: fc.constantFrom('delete' as const, 'relabel' as const, 'touch' as const),
    which: fc.nat(),
  }),
  fc.record({ does: fc.constant('advance' as const), seconds: fc.constantFrom(0.5, 1, 2, 7, 40) }),
  fc.record({ does: fc.constant('request' as const), origin, request }),
)

const scenario: fc.Arbitrary<Scenario> = fc.constantFrom<Scenario>(
  {},
  { propagationSeconds: 2, containerStartSeconds: 3 },
  {
    propagationSeconds: 1,
    ingressController: 'ingress-nginx',
    cloud: { name: 'gcp', addresses: ['198.51.100.0/24'] },
  },
  { serviceCIDRs: ['10.96.0.0/16', 'fd00:96::/112'], ingressController: 'ingress-nginx' },
)

/** Gives what was asked, for whoever wants to know more of it. */
function take(cluster: Cluster, one: Step): Trace | undefined {
  switch (one.does) {
    case 'apply':
      cluster.apply(one.objects.map((object) => manifestOf(object)))
      return undefined
    case 'advance':
      cluster.advance(one.seconds)
      return undefined
    case 'request':
      return cluster.request(one.origin, one.request)
    default: {
      const pods = cluster.state.list('Pod', 'default')
      const all: readonly KubeObject[] = [
        ...pods,
        ...cluster.state.list('Service', 'default'),
        ...cluster.state.list('Deployment', 'default'),
      ]
      const [pod, chosen] = [pods[one.which % pods.length], all[one.which % all.length]]
      if (one.does === 'delete' && chosen) cluster.delete({ ...chosen.metadata, kind: chosen.kind })
      if (one.does === 'touch' && pod) {
        cluster.exec({ kind: 'Pod', namespace: 'default', name: pod.metadata.name }, undefined, [
          'touch',
          '/tmp/ready',
        ])
      }
      if (one.does === 'relabel' && pod) {
        const { resourceVersion: _, ...metadata } = pod.metadata
        cluster.replace(
          manifestOf({
            ...pod,
            metadata: { ...metadata, labels: { ...metadata.labels, app: names[one.which % 3] ?? 'web' } },
          } as unknown as JsonObject),
        )
      }
      return undefined
    }
  }
}

function everything(state: ClusterState): readonly KubeObject[] {
  return (Object.keys(kinds) as Kind[]).flatMap((kind): readonly KubeObject[] => state.list(kind))
}

function wholeOf({ state }: Cluster): string {
  const lives = state.list('Pod').map((pod) => state.lifeOf(pod))
  return JSON.stringify({ objects: everything(state), lives, events: state.events(), now: state.now })
}

/** Every endpoint that the controller lists is a pod as it stands: ready, or rightly terminating. */
function endpointsAreRight(state: ClusterState): void {
  for (const slice of state.list('EndpointSlice')) {
    if (slice.metadata.labels?.[managedByLabel] !== 'endpointslice-controller.k8s.io') continue
    const { namespace, labels } = slice.metadata
    const owner = state.get('Service', namespace, labels?.[serviceNameLabel] ?? '')
    if (owner?.spec.selector === undefined || owner.spec.type === 'ExternalName') continue
    for (const { targetRef, conditions } of slice.endpoints ?? []) {
      const pod = state.get('Pod', namespace, targetRef?.name ?? '')
      const isReady = pod?.status?.conditions?.some(
        ({ type, status }) => type === 'Ready' && status === 'True',
      )
      const isGoing = pod?.metadata.deletionTimestamp !== undefined
      const publishes = owner.spec.publishNotReadyAddresses === true
      expect([pod !== undefined, conditions?.ready, conditions?.serving, conditions?.terminating]).toEqual([
        true,
        publishes || (isReady && !isGoing),
        isReady,
        isGoing,
      ])
    }
  }
}

/** A cluster IP is answered with itself, a headless name with its ready endpoints; SRV records lead to names that exist. */
function namesAreRight(state: ClusterState): void {
  const zone = clusterZone(state)
  for (const { metadata, spec } of state.list('Service', 'default')) {
    const asked = fqdn(`${metadata.name}.default.svc.cluster.local`)
    const found = (type: 'A' | 'AAAA') =>
      queryDns(zone, asked, type).answer.flatMap((record) => ('data' in record ? record.data : []))
    if (spec.type === 'ExternalName') continue
    if (!isHeadless({ metadata, spec } as never)) {
      expect([...found('A'), ...found('AAAA')].sort()).toEqual([...(spec.clusterIPs ?? [])].sort())
      continue
    }
    const ready = state
      .slicesOf('default', metadata.name)
      .flatMap(({ endpoints }) => endpoints ?? [])
      .filter(({ conditions }) => conditions?.ready !== false)
      .flatMap(({ addresses }) => addresses ?? [])
    expect([...new Set([...found('A'), ...found('AAAA')])].sort()).toEqual([...new Set(ready)].sort())
    for (const record of queryDns(zone, asked, 'SRV').answer) {
      const target = 'target' in record ? record.target : asked
      const addresses = (['A', 'AAAA'] as const).flatMap((type) => queryDns(zone, target, type).answer)
      expect(addresses.length).toBeGreaterThan(0)
    }
  }
}

/** Who was chosen may be chosen by what nodes know; who answered had an address. */
function traceIsRight(state: ClusterState, trace: Trace): void {
  expect(renderTrace(trace, 'en')).not.toBe('')
  for (const hop of trace.hops) {
    if (hop.at !== 'service' || hop.chose === undefined) continue
    const { ip } = hop.chose
    const listed = state
      .slicesSeenByNodes(hop.service.namespace ?? '', hop.service.name)
      .flatMap(({ endpoints }) => endpoints ?? [])
      .filter(({ addresses }) => addresses?.[0] === ip)
    const serves = listed.some(
      ({ conditions }) =>
        conditions?.ready !== false || (conditions.terminating === true && conditions.serving !== false),
    )
    expect(serves).toBe(true)
  }
}

/** A manifest that is printed and read again is the same. */
function printsRight(state: ClusterState): void {
  for (const one of everything(state)) {
    const value = JSON.parse(JSON.stringify(one)) as JsonObject
    const parsed = parseManifests({ name: 'one.yaml', text: printYaml(value) })
    expect(parsed.ok && parsed.value.map((manifest) => manifest.value)).toEqual([value])
    const decoded = parsed.ok && parsed.value[0] ? decode(parsed.value[0]) : undefined
    expect(decoded?.ok && decoded.value.value).toEqual(value)
  }
}

describe('in any world, at any time', () => {
  it('nothing throws; endpoints, names and traces tell what is so', () => {
    fc.assert(
      fc.property(scenario, fc.array(step, { minLength: 1, maxLength: 8 }), (start, steps) => {
        const cluster = new Cluster(start)
        for (const one of steps) {
          const trace = take(cluster, one)
          if (trace !== undefined) traceIsRight(cluster.state, trace)
          endpointsAreRight(cluster.state)
          namesAreRight(cluster.state)
        }
      }),
      { numRuns: 120 },
    )
  })

  it('the same seed and the same steps give the same world, byte for byte; a fork goes the same way', () => {
    fc.assert(
      fc.property(scenario, fc.array(step, { maxLength: 6 }), step, (start, steps, last) => {
        const [one, other] = [new Cluster(start), new Cluster(start)]
        for (const each of steps) for (const cluster of [one, other]) take(cluster, each)
        const before = wholeOf(one)
        const fork = one.fork()
        take(fork, last)
        expect(wholeOf(one)).toBe(before)
        for (const cluster of [one, other]) take(cluster, last)
        expect(wholeOf(one)).toBe(wholeOf(other))
        expect(wholeOf(fork)).toBe(wholeOf(one))
      }),
      { numRuns: 40 },
    )
  })

  it('what comes to rest stays at rest, and every object prints as it can be read', () => {
    fc.assert(
      fc.property(scenario, fc.array(step, { maxLength: 6 }), (start, steps) => {
        const cluster = new Cluster(start)
        for (const one of steps) take(cluster, one)
        cluster.rest(3600)
        const before = JSON.stringify(everything(cluster.state).filter(({ kind }) => kind !== 'Pod'))
        if (cluster.rest(3600) === 0) {
          expect(JSON.stringify(everything(cluster.state).filter(({ kind }) => kind !== 'Pod'))).toBe(before)
        }
        printsRight(cluster.state)
      }),
      { numRuns: 30 },
    )
  })
})
