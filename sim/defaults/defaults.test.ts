import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { KubeObject } from '../api/kinds.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import { applyDefaults, defaultObject } from './defaults.ts'

const filled = (object: JsonObject): JsonObject =>
  defaultObject(object as unknown as KubeObject) as unknown as JsonObject

/** What stands at a dotted path: spec.ports[0].protocol. */
function at(object: JsonObject, path: string): Json | undefined {
  let found: Json | undefined = object
  for (const step of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    found = (found as JsonObject | undefined)?.[step]
  }
  return found
}

const service = (spec: JsonObject, status?: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec,
  ...(status === undefined ? {} : { status }),
})

const pod = (spec: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web' },
  spec,
})

const podOf = (container: JsonObject, rest: JsonObject = {}): JsonObject =>
  pod({ ...rest, containers: [{ name: 'web', ...container }] })

const workload = (kind: string, spec: JsonObject, metadata: JsonObject = {}): JsonObject => ({
  kind,
  metadata: { name: 'web', ...metadata },
  spec,
})

describe('upstream: service-defaults', () => {
  const { cases } = upstreamCases<{ manifest: JsonObject }, { fields: Record<string, Json> }>(
    'service-defaults',
  )
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { input, expect: expected }) => {
    const result = filled(input.manifest)
    for (const [path, value] of Object.entries(expected.fields)) {
      expect([path, at(result, path) ?? null]).toEqual([path, value])
    }
  })
})

describe('a Service', () => {
  it.each<[string, JsonObject, string, Json | undefined]>([
    ['has the type ClusterIP', {}, 'type', 'ClusterIP'],
    ['keeps its type', { type: 'NodePort' }, 'type', 'NodePort'],
    ['has no affinity', {}, 'sessionAffinity', 'None'],
    [
      'without affinity has no set-up of one',
      { sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } } },
      'sessionAffinityConfig',
      undefined,
    ],
    [
      'remembers clients for three hours',
      { sessionAffinity: 'ClientIP' },
      'sessionAffinityConfig.clientIP.timeoutSeconds',
      10800,
    ],
    [
      'remembers clients as long as it says, even 0 seconds',
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 0 } } },
      'sessionAffinityConfig.clientIP.timeoutSeconds',
      0,
    ],
    ['has TCP ports', { ports: [{ port: 80 }] }, 'ports[0].protocol', 'TCP'],
    ['sends to the same port', { ports: [{ port: 80 }] }, 'ports[0].targetPort', 80],
    ['sends to the same port for 0', { ports: [{ port: 80, targetPort: 0 }] }, 'ports[0].targetPort', 80],
    ['sends to the same port for ""', { ports: [{ port: 80, targetPort: '' }] }, 'ports[0].targetPort', 80],
    ['sends where it says', { ports: [{ port: 80, targetPort: 'http' }] }, 'ports[0].targetPort', 'http'],
    ['has internalTrafficPolicy Cluster', {}, 'internalTrafficPolicy', 'Cluster'],
    [
      'of type ExternalName has no internalTrafficPolicy',
      { type: 'ExternalName' },
      'internalTrafficPolicy',
      undefined,
    ],
    ['has no externalTrafficPolicy', {}, 'externalTrafficPolicy', undefined],
    ['of type NodePort has one', { type: 'NodePort' }, 'externalTrafficPolicy', 'Cluster'],
    ['of type LoadBalancer has one', { type: 'LoadBalancer' }, 'externalTrafficPolicy', 'Cluster'],
    ['with externalIPs has one', { externalIPs: ['1.2.3.4'] }, 'externalTrafficPolicy', 'Cluster'],
    ['with no externalIPs has none', { externalIPs: [] }, 'externalTrafficPolicy', undefined],
    [
      'of type ExternalName with externalIPs has none',
      { type: 'ExternalName', externalIPs: ['1.2.3.4'] },
      'externalTrafficPolicy',
      undefined,
    ],
    ['of type LoadBalancer gets node ports', { type: 'LoadBalancer' }, 'allocateLoadBalancerNodePorts', true],
    [
      'of type LoadBalancer may go without',
      { type: 'LoadBalancer', allocateLoadBalancerNodePorts: false },
      'allocateLoadBalancerNodePorts',
      false,
    ],
    ['of type NodePort says nothing of it', { type: 'NodePort' }, 'allocateLoadBalancerNodePorts', undefined],
    ['gets its families from the server, not here', {}, 'ipFamilyPolicy', undefined],
  ])('%s', (_, spec, path, value) => {
    expect(at(filled(service(spec)), `spec.${path}`)).toEqual(value)
  })

  it('of type LoadBalancer has virtual addresses, unless they say otherwise', () => {
    const ingress = [{ ip: '1.2.3.4' }, { ip: '1.2.3.5', ipMode: 'Proxy' }, { hostname: 'a.example' }]
    const result = filled(service({ type: 'LoadBalancer' }, { loadBalancer: { ingress } }))
    expect(at(result, 'status.loadBalancer.ingress')).toEqual([
      { ip: '1.2.3.4', ipMode: 'VIP' },
      { ip: '1.2.3.5', ipMode: 'Proxy' },
      { hostname: 'a.example' },
    ])
  })

  it('without a spec gets one', () => {
    expect(at(filled({ kind: 'Service', metadata: { name: 'web' } }), 'spec.type')).toBe('ClusterIP')
  })
})

describe('a pod', () => {
  it.each<[string, JsonObject, string, Json | undefined]>([
    ['restarts its containers', podOf({}), 'restartPolicy', 'Always'],
    ['asks the cluster for names', podOf({}), 'dnsPolicy', 'ClusterFirst'],
    ['gets variables of Services', podOf({}), 'enableServiceLinks', true],
    ['may go without them', podOf({}, { enableServiceLinks: false }), 'enableServiceLinks', false],
    ['has half a minute to end', podOf({}), 'terminationGracePeriodSeconds', 30],
    [
      'may have no time to end',
      podOf({}, { terminationGracePeriodSeconds: 0 }),
      'terminationGracePeriodSeconds',
      0,
    ],
    ['has an empty security context', podOf({}), 'securityContext', {}],
    ['is placed by the usual scheduler', podOf({}), 'schedulerName', 'default-scheduler'],
    ['has TCP ports', podOf({ ports: [{ containerPort: 80 }] }), 'containers[0].ports[0].protocol', 'TCP'],
    [
      'has no host ports',
      podOf({ ports: [{ containerPort: 80 }] }),
      'containers[0].ports[0].hostPort',
      undefined,
    ],
    [
      'in the network of its node has host ports',
      podOf({ ports: [{ containerPort: 80 }] }, { hostNetwork: true }),
      'containers[0].ports[0].hostPort',
      80,
    ],
    ['pulls latest always', podOf({ image: 'nginx' }), 'containers[0].imagePullPolicy', 'Always'],
    ['pulls a tag once', podOf({ image: 'nginx:1.27' }), 'containers[0].imagePullPolicy', 'IfNotPresent'],
    [
      'pulls from a registry with a port by the tag, not the port',
      podOf({ image: 'localhost:5000/nginx' }),
      'containers[0].imagePullPolicy',
      'Always',
    ],
    [
      'pulls a digest once',
      podOf({ image: `nginx@sha256:${'a'.repeat(64)}` }),
      'containers[0].imagePullPolicy',
      'IfNotPresent',
    ],
    [
      'pulls a name it cannot read once',
      podOf({ image: 'NGINX' }),
      'containers[0].imagePullPolicy',
      'IfNotPresent',
    ],
    ['ends with a message in a file', podOf({}), 'containers[0].terminationMessagePolicy', 'File'],
    [
      'probes the path /',
      podOf({ readinessProbe: { httpGet: { port: 80 } } }),
      'containers[0].readinessProbe.httpGet',
      { port: 80, path: '/', scheme: 'HTTP' },
    ],
    [
      'probes every ten seconds',
      podOf({ livenessProbe: { tcpSocket: { port: 80 }, failureThreshold: 1 } }),
      'containers[0].livenessProbe',
      {
        tcpSocket: { port: 80 },
        failureThreshold: 1,
        timeoutSeconds: 1,
        periodSeconds: 10,
        successThreshold: 1,
      },
    ],
    [
      'probes the whole gRPC server',
      podOf({ startupProbe: { grpc: { port: 80 } } }),
      'containers[0].startupProbe.grpc.service',
      '',
    ],
    [
      'calls its hooks at /',
      podOf({ lifecycle: { preStop: { httpGet: { port: 80 } } } }),
      'containers[0].lifecycle.preStop.httpGet.path',
      '/',
    ],
    [
      'names fields of itself in v1',
      podOf({ env: [{ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }] }),
      'containers[0].env[0].valueFrom.fieldRef.apiVersion',
      'v1',
    ],
    [
      'requests what it is limited to',
      podOf({ resources: { limits: { cpu: '1', memory: '1Gi' }, requests: { cpu: '500m' } } }),
      'containers[0].resources.requests',
      { cpu: '500m', memory: '1Gi' },
    ],
    ['has empty volumes', podOf({}, { volumes: [{ name: 'scratch' }] }), 'volumes[0].emptyDir', {}],
    [
      'has files that all may read',
      podOf({}, { volumes: [{ name: 'conf', configMap: { name: 'conf' } }] }),
      'volumes[0].configMap.defaultMode',
      0o644,
    ],
  ])('%s', (_, object, path, value) => {
    expect(at(filled(object), `spec.${path}`)).toEqual(value)
  })
})

describe('a workload', () => {
  const template = { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'web' }] } }

  it.each<[string, JsonObject, string, Json | undefined]>([
    ['a Deployment has one pod', workload('Deployment', { template }), 'spec.replicas', 1],
    ['a Deployment may have none', workload('Deployment', { template, replicas: 0 }), 'spec.replicas', 0],
    [
      'a Deployment rolls out by quarters',
      workload('Deployment', { template }),
      'spec.strategy',
      { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' } },
    ],
    [
      'a Deployment that recreates has nothing to roll',
      workload('Deployment', { template, strategy: { type: 'Recreate' } }),
      'spec.strategy',
      { type: 'Recreate' },
    ],
    [
      'a Deployment keeps ten revisions',
      workload('Deployment', { template }),
      'spec.revisionHistoryLimit',
      10,
    ],
    [
      'a Deployment waits ten minutes',
      workload('Deployment', { template }),
      'spec.progressDeadlineSeconds',
      600,
    ],
    [
      'a Deployment has no selector of its own',
      workload('Deployment', { template }),
      'spec.selector',
      undefined,
    ],
    ['a ReplicaSet has one pod', workload('ReplicaSet', { template }), 'spec.replicas', 1],
    [
      'a ReplicationController has one pod',
      workload('ReplicationController', { template }),
      'spec.replicas',
      1,
    ],
    [
      'a ReplicationController selects its own pods',
      workload('ReplicationController', { template }),
      'spec.selector',
      { app: 'web' },
    ],
    [
      'a ReplicationController carries the labels of its pods',
      workload('ReplicationController', { template }),
      'metadata.labels',
      { app: 'web' },
    ],
    [
      'a ReplicationController keeps labels of its own',
      workload('ReplicationController', { template }, { labels: { tier: 'front' } }),
      'metadata.labels',
      { tier: 'front' },
    ],
    ['its pods restart', workload('Deployment', { template }), 'spec.template.spec.restartPolicy', 'Always'],
    [
      'its template leaves enableServiceLinks to the pods',
      workload('Deployment', { template }),
      'spec.template.spec.enableServiceLinks',
      undefined,
    ],
    [
      'its template leaves host ports to the pods',
      workload('Deployment', {
        template: {
          spec: { hostNetwork: true, containers: [{ name: 'web', ports: [{ containerPort: 80 }] }] },
        },
      }),
      'spec.template.spec.containers[0].ports[0].hostPort',
      undefined,
    ],
  ])('%s', (_, object, path, value) => {
    expect(at(filled(object), path)).toEqual(value)
  })
})

describe('other kinds', () => {
  it.each<[string, JsonObject, string, Json | undefined]>([
    [
      'a Namespace carries its name',
      { kind: 'Namespace', metadata: { name: 'shop' } },
      'metadata.labels',
      { 'kubernetes.io/metadata.name': 'shop' },
    ],
    ['a Namespace is active', { kind: 'Namespace', metadata: { name: 'shop' } }, 'status.phase', 'Active'],
    [
      'a Namespace whose name is made up carries none yet',
      { kind: 'Namespace', metadata: { generateName: 'shop-' } },
      'metadata.labels',
      undefined,
    ],
    [
      'a port of an EndpointSlice has an empty name and TCP',
      { kind: 'EndpointSlice', ports: [{ port: 80 }] },
      'ports[0]',
      { port: 80, name: '', protocol: 'TCP' },
    ],
    [
      'an endpoint does not become ready by default',
      { kind: 'EndpointSlice', endpoints: [{ addresses: ['10.0.0.1'] }] },
      'endpoints[0].conditions',
      undefined,
    ],
    [
      'a port of Endpoints is TCP',
      { kind: 'Endpoints', subsets: [{ ports: [{ port: 80 }] }] },
      'subsets[0].ports[0].protocol',
      'TCP',
    ],
    [
      'all of a Node may be used',
      { kind: 'Node', status: { capacity: { cpu: '4' } } },
      'status.allocatable',
      { cpu: '4' },
    ],
    ['a kind not known stays as it is', { kind: 'constructor', spec: {} }, 'spec', {}],
  ])('%s', (_, object, path, value) => {
    expect(at(filled(object), path)).toEqual(value)
  })
})

describe('filling in', () => {
  const anyJson = fc.letrec<{ value: Json }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 6 },
      fc.constantFrom<Json>(null, '', 0, 1, 80, true, false, 'TCP', 'ClientIP', 'LoadBalancer', 'nginx'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(
        fc.constantFrom(
          ...'spec ports port targetPort sessionAffinity type template metadata labels name containers env'.split(
            ' ',
          ),
          ...'valueFrom fieldRef volumes httpGet readinessProbe resources limits requests status capacity'.split(
            ' ',
          ),
          ...'sessionAffinityConfig clientIP strategy rollingUpdate hostNetwork subsets selector ingress'.split(
            ' ',
          ),
        ),
        tie('value'),
        { maxKeys: 6 },
      ),
    ),
  })).value
  const anyObject = fc
    .record({
      kind: fc.constantFrom<Json>(
        ...'Service Pod Deployment ReplicaSet ReplicationController EndpointSlice Endpoints Namespace Node'.split(
          ' ',
        ),
      ),
      metadata: anyJson,
      spec: anyJson,
      status: anyJson,
      ports: anyJson,
      subsets: anyJson,
    })
    .map((object) => object as JsonObject)

  it('twice is the same as once, and never throws or changes what it was given', () => {
    fc.assert(
      fc.property(anyObject, (object) => {
        const before = JSON.stringify(object)
        const once = filled(deepFreeze(object))
        expect(JSON.stringify(object)).toBe(before)
        expect(filled(once)).toBe(once)
      }),
    )
  })

  it('takes null for absent in what a learner wrote', () => {
    const value = service({
      type: null,
      selector: { app: null, tier: 'x' },
      ports: [{ port: 80, name: null }],
    })
    expect(applyDefaults({ value })).toMatchObject({ spec: { type: 'ClusterIP', selector: { tier: 'x' } } })
    expect(JSON.stringify(applyDefaults({ value }))).not.toContain('null')
  })

  it('shares whatever stays the same', () => {
    const object = filled(podOf({ image: 'nginx:1' }))
    const changed = { ...object, metadata: { name: 'other' } }
    expect(filled(changed)).toBe(changed)
  })
})

function deepFreeze<T extends Json>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFreeze(inner)
    Object.freeze(value)
  }
  return value
}
