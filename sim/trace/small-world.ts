/**
 * A small cluster for the tests of this room: three nodes in three zones, pods as controllers and kubelets leave them,
 * EndpointSlices as their controller writes them. Not part of the simulator.
 */
import { type EndpointSlice, serviceNameLabel } from '../api/endpoint-slice.ts'
import type { KubeObject } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import { type Node, zoneLabel } from '../api/node.ts'
import type { Container, Pod, PodSpec } from '../api/pod.ts'
import type { Service, ServiceSpec } from '../api/service.ts'
import { type ClusterSettings, defaultSettings } from '../api/settings.ts'
import type { HttpRequest } from '../api/trace.ts'
import { endpointSlicesFor } from '../controllers/endpoint-slices/endpoint-slices.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { createStore } from '../state/store.ts'

export interface PodOptions {
  readonly namespace?: string
  readonly labels?: Labels
  readonly ip?: string
  readonly node?: string
  readonly ready?: boolean
  readonly image?: string
  readonly container?: Partial<Container>
  readonly spec?: Partial<PodSpec>
  readonly status?: Pod['status']
  readonly terminating?: boolean
}

/** Listens on 8080 and names the port http. */
const server: Container = {
  name: 'web',
  image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
  args: ['netexec', '--http-port=8080'],
  ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
}

export interface SmallWorld {
  readonly state: ClusterState
  put(...objects: readonly KubeObject[]): SmallWorld
  pod(name: string, options?: PodOptions): SmallWorld
  /** Three pods app=NAME, one on each node. */
  pods(name: string, options?: PodOptions): SmallWorld
  service(name: string, spec?: Partial<ServiceSpec>, clusterIP?: string, namespace?: string): SmallWorld
  /** A slice written by hand. */
  slice(name: string, service: string, slice: Partial<EndpointSlice>): SmallWorld
  /** Lets the EndpointSlice controller write what follows from Services and pods. */
  settle(): SmallWorld
}

export function smallWorld(settings: Partial<ClusterSettings> = {}): SmallWorld {
  const store = createStore({ ...defaultSettings, ...settings })
  let lastIP = 1
  const world: SmallWorld = {
    get state() {
      return store.snapshot()
    },
    put: (...objects) => {
      for (const object of objects) store.put(object)
      return world
    },
    pod: (name, options = {}) => world.put(podOf(name, options, options.ip ?? `10.244.1.${++lastIP}`)),
    pods: (name, options = {}) => {
      for (const number of [1, 2, 3]) {
        world.pod(`${name}-${number}`, { labels: { app: name }, node: `worker-${number}`, ...options })
      }
      return world
    },
    service: (name, spec = {}, clusterIP = '10.96.0.50', namespace = 'default') =>
      world.put(serviceOf(name, spec, clusterIP, namespace)),
    slice: (name, service, slice) =>
      world.put({
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: { name, namespace: 'default', labels: { [serviceNameLabel]: service } },
        addressType: 'IPv4',
        endpoints: [],
        ...slice,
      }),
    settle: () => {
      for (const service of store.list('Service')) {
        const { selector, type } = service.spec
        if (selector === undefined || type === 'ExternalName') continue
        const pods = store.podsMatching(service.metadata.namespace ?? '', selector)
        world.put(...endpointSlicesFor(service, pods, { nodes: store.list('Node') }))
      }
      return world
    },
  }
  for (const name of ['default', 'kube-system', 'shop']) {
    world.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })
  }
  return world.put(...[1, 2, 3].map(nodeNumber))
}

export function serviceOf(
  name: string,
  spec: Partial<ServiceSpec>,
  clusterIP: string,
  namespace = 'default',
): Service {
  const isAlias = spec.type === 'ExternalName'
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      internalTrafficPolicy: 'Cluster',
      ...(isAlias
        ? {}
        : { clusterIP, clusterIPs: [clusterIP], ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack' }),
      ports: [{ protocol: 'TCP', port: 80, targetPort: 8080 }],
      ...spec,
    },
  }
}

export function get(host: string, port = 80, scheme: HttpRequest['scheme'] = 'http'): HttpRequest {
  return { scheme, host, port, method: 'GET', path: '/', headers: {} }
}

export function fromPod(
  name: string,
  namespace = 'default',
): { from: 'pod'; namespace: string; name: string } {
  return { from: 'pod', namespace, name }
}

function nodeNumber(number: number): Node {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: `worker-${number}`, labels: { [zoneLabel]: `zone-${'abc'[number - 1]}` } },
    spec: { podCIDR: `10.244.${number}.0/24`, podCIDRs: [`10.244.${number}.0/24`] },
    status: {
      addresses: [{ type: 'InternalIP', address: `172.18.0.${number + 1}` }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  }
}

function podOf(name: string, options: PodOptions, ip: string): Pod {
  const { namespace = 'default', labels = {}, node = 'worker-1', ready = true, terminating } = options
  const container = { ...server, ...options.container, ...(options.image ? { image: options.image } : {}) }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace,
      labels,
      ...(terminating ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {}),
    },
    spec: { containers: [container], nodeName: node, dnsPolicy: 'ClusterFirst', ...options.spec },
    status: options.status ?? {
      phase: 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      containerStatuses: [
        {
          name: container.name,
          image: container.image ?? '',
          ready,
          restartCount: 0,
          state: { running: {} },
        },
      ],
    },
  }
}
