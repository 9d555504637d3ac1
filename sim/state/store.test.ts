import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Kind, type KubeObject, kinds } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import type { Pod } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import { defaultSettings } from '../api/settings.ts'
import type { ClusterState, Store } from './cluster-state.ts'
import { clusterIPsOf, nodePortsOf } from './indexes.ts'
import { createStore } from './store.ts'

const pod = (name: string, labels: Labels, more: Partial<Pod> = {}, namespace = 'default'): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace, labels },
  spec: { containers: [{ name: 'main' }] },
  ...more,
})

const service = (name: string, selector: Labels, spec: Partial<Service['spec']> = {}): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'default' },
  spec: { type: 'ClusterIP', sessionAffinity: 'None', selector, ...spec },
})

const names = (objects: readonly KubeObject[]): string[] => objects.map(({ metadata }) => metadata.name)

describe('what the store fills in', () => {
  it('gives a new object uid, resourceVersion, generation and the time of the virtual clock', () => {
    const store = createStore(defaultSettings)
    store.setNow(90)
    expect(store.put(pod('web', {})).metadata).toEqual({
      name: 'web',
      namespace: 'default',
      labels: {},
      uid: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      resourceVersion: '1',
      generation: 1,
      creationTimestamp: '2026-01-01T00:01:30Z',
    })
  })

  it('counts a generation for a new spec, not for a node or a status, and keeps uid and creationTimestamp', () => {
    const store = createStore(defaultSettings)
    const made = store.put(pod('web', {}))
    store.setNow(5)
    const spec = { containers: [{ name: 'main' }], nodeName: 'node-1' }
    const bound = store.put(pod('web', {}, { spec }))
    expect(bound.metadata).toEqual({ ...made.metadata, resourceVersion: '2' })
    const running = store.put({ ...bound, status: { phase: 'Running' } } as Pod)
    expect(running.metadata).toEqual({ ...made.metadata, resourceVersion: '3' })
    const changed = store.put(pod('web', {}, { spec: { ...spec, hostname: 'other' } }))
    expect(changed.metadata).toEqual({ ...made.metadata, resourceVersion: '4', generation: 2 })
  })

  it('takes an object that says what already stands for no change', () => {
    const store = createStore(defaultSettings)
    const made = store.put(pod('web', { app: 'web' }))
    store.takeChanges()
    expect(store.put(pod('web', { app: 'web' }))).toBe(made)
    expect(store.takeChanges()).toEqual([])
    expect(store.resourceVersion).toBe(1)
  })

  it('gives another uid to a new object under an old name, and the same uid in another world of the same seed', () => {
    const store = createStore(defaultSettings)
    const first = store.put(pod('web', {})).metadata.uid
    store.remove('Pod', 'default', 'web')
    const second = store.put(pod('web', {})).metadata.uid
    expect(second).not.toBe(first)
    const other = createStore(defaultSettings)
    other.put(pod('unrelated', {}))
    expect(other.put(pod('web', {})).metadata.uid).toBe(first)
    expect(createStore({ ...defaultSettings, seed: 2 }).put(pod('web', {})).metadata.uid).not.toBe(first)
  })

  it('tells its changes once, oldest first', () => {
    const store = createStore(defaultSettings)
    const made = store.put(pod('web', {}))
    const changed = store.put(pod('web', { app: 'web' }))
    store.remove('Pod', 'default', 'web')
    expect(store.takeChanges()).toEqual([{ new: made }, { old: made, new: changed }, { old: changed }])
    expect(store.takeChanges()).toEqual([])
  })
})

describe('what the store finds', () => {
  it('lists in the order of etcd: the slash behind a namespace counts too', () => {
    const store = createStore(defaultSettings)
    for (const [name, namespace] of [
      ['b', 'shop'],
      ['a', 'shop-eu'],
      ['c', 'shop'],
      ['z', 'ab'],
    ] as const) {
      store.put(pod(name, {}, {}, namespace))
    }
    expect(store.list('Pod').map(({ metadata }) => `${metadata.namespace}/${metadata.name}`)).toEqual([
      'ab/z',
      'shop-eu/a',
      'shop/b',
      'shop/c',
    ])
    expect(names(store.list('Pod', 'shop'))).toEqual(['b', 'c'])
  })

  it('finds a Service by one pair of its selector and checks the others', () => {
    const store = createStore(defaultSettings)
    store.put(service('a', { part: 'shop' }))
    store.put(service('b', { part: 'shop', app: 'web' }))
    store.put(service('c', { part: 'shop', app: 'db' }))
    expect(names(store.servicesSelecting(pod('p', { part: 'shop', app: 'web' })))).toEqual(['a', 'b'])
  })

  it('leaves out of podByIP the pods that ended and those on the host network', () => {
    const store = createStore(defaultSettings)
    const spec = { containers: [] }
    store.put(pod('ended', {}, { spec, status: { phase: 'Succeeded', podIP: '10.244.1.2' } }))
    store.put(
      pod('host', {}, { spec: { ...spec, hostNetwork: true }, status: { podIPs: [{ ip: '172.18.0.2' }] } }),
    )
    store.put(
      pod('alive', {}, { spec, status: { podIPs: [{ ip: '10.244.1.2' }, { ip: 'fd00:10:244:1::2' }] } }),
    )
    expect(store.podByIP('10.244.1.2')?.metadata.name).toBe('alive')
    expect(store.podByIP('fd00:10:244:1::2')?.metadata.name).toBe('alive')
    expect(store.podByIP('172.18.0.2')).toBeUndefined()
  })
})

// A small world, so that names, labels and addresses meet again and again.
const key = fc.constantFrom('app', 'tier', 'constructor')
const value = fc.constantFrom('web', 'db', '')
const labels = fc.dictionary(key, value, { maxKeys: 3 })
const name = fc.constantFrom('a', 'b', 'c', 'd')
const namespace = fc.constantFrom('default', 'default-2', 'shop')
const uid = fc.constantFrom('u1', 'u2')

const object: fc.Arbitrary<KubeObject> = fc.oneof(
  fc
    .record({
      name,
      namespace,
      labels,
      uid: fc.option(uid),
      node: fc.option(fc.constantFrom('n1', 'n2')),
      host: fc.boolean(),
    })
    .map(
      (fact): Pod => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: fact.name,
          namespace: fact.namespace,
          labels: fact.labels,
          ...(fact.uid === null
            ? {}
            : {
                ownerReferences: [
                  { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'owner', uid: fact.uid },
                ],
              }),
        },
        spec: {
          containers: [],
          hostNetwork: fact.host,
          ...(fact.node === null ? {} : { nodeName: fact.node }),
        },
        status: { podIPs: [{ ip: `10.244.${fact.namespace.length}.${fact.name.charCodeAt(0)}` }] },
      }),
    ),
  fc
    .record({ name, labels, ip: fc.constantFrom('10.96.0.1', '10.96.0.2', 'None', ''), port: fc.nat(2) })
    .map((fact) =>
      service(fact.name, fact.labels, {
        clusterIP: fact.ip,
        ports: [{ protocol: 'TCP', port: 80, targetPort: 80, nodePort: fact.port }],
      }),
    ),
  fc.record({ name, namespace, service: name }).map(
    (fact): KubeObject => ({
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: fact.name,
        namespace: fact.namespace,
        labels: { 'kubernetes.io/service-name': fact.service },
      },
      addressType: 'IPv4',
      endpoints: [],
    }),
  ),
  fc.record({ name, ip: fc.constantFrom('172.18.0.2', '172.18.0.3') }).map(
    (fact): KubeObject => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: fact.name },
      status: { addresses: [{ type: 'InternalIP', address: fact.ip }] },
    }),
  ),
)

const step = fc.oneof(
  { weight: 3, arbitrary: object.map((put) => ({ put })) },
  { weight: 1, arbitrary: object.map((remove) => ({ remove })) },
  { weight: 1, arbitrary: fc.constant({ snapshot: true }) },
)

function run(store: Store, { put, remove }: { put?: KubeObject; remove?: KubeObject }): void {
  if (put !== undefined) store.put(put)
  if (remove !== undefined) store.remove(remove.kind, remove.metadata.namespace, remove.metadata.name)
}

const every = (state: ClusterState): readonly KubeObject[] =>
  (Object.keys(kinds) as Kind[]).flatMap((kind): readonly KubeObject[] => state.list(kind))

const carries = (has: Labels, wants: Labels): boolean =>
  Object.entries(wants).every(([k, v]) => Object.hasOwn(has, k) && has[k] === v)

/** What the indexes answer, found again by looking at every object. */
function naively(state: ClusterState): unknown {
  const pods = state.list('Pod')
  const services = state.list('Service')
  return {
    matching: pods.map(({ metadata }) =>
      pods.filter(
        (p) =>
          p.metadata.namespace === metadata.namespace &&
          carries(p.metadata.labels ?? {}, metadata.labels ?? {}),
      ),
    ),
    selecting: pods.map(({ metadata }) =>
      services.filter(
        (s) =>
          s.metadata.namespace === metadata.namespace &&
          Object.keys(s.spec.selector ?? {}).length > 0 &&
          carries(metadata.labels ?? {}, s.spec.selector ?? {}),
      ),
    ),
    slices: ['a', 'b'].map((service) =>
      state
        .list('EndpointSlice', 'shop')
        .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service),
    ),
    nodes: ['n1', 'n2'].map((node) => pods.filter((p) => p.spec.nodeName === node)),
    podIPs: pods.map((p) =>
      pods.find(
        (q) => q.spec.hostNetwork !== true && q.status?.podIPs?.[0]?.ip === p.status?.podIPs?.[0]?.ip,
      ),
    ),
    clusterIPs: ['10.96.0.1', '10.96.0.2'].map((ip) => services.find((s) => clusterIPsOf(s).includes(ip))),
    nodePorts: [1, 2].map((port) => services.find((s) => nodePortsOf(s).includes(port))),
    nodeIPs: ['172.18.0.2', '172.18.0.3'].map((ip) =>
      state.list('Node').find((n) => n.status?.addresses?.[0]?.address === ip),
    ),
    owned: ['u1', 'u2'].map((owner) => pods.filter((p) => p.metadata.ownerReferences?.[0]?.uid === owner)),
  }
}

function byIndex(state: ClusterState): unknown {
  const pods = state.list('Pod')
  return {
    matching: pods.map(({ metadata }) => state.podsMatching(metadata.namespace ?? '', metadata.labels ?? {})),
    selecting: pods.map((p) => state.servicesSelecting(p)),
    slices: ['a', 'b'].map((service) => state.slicesOf('shop', service)),
    nodes: ['n1', 'n2'].map((node) => state.podsOnNode(node)),
    podIPs: pods.map((p) => state.podByIP(p.status?.podIPs?.[0]?.ip ?? '')),
    clusterIPs: ['10.96.0.1', '10.96.0.2'].map((ip) => state.serviceByClusterIP(ip)),
    nodePorts: [1, 2].map((port) => state.serviceByNodePort(port)),
    nodeIPs: ['172.18.0.2', '172.18.0.3'].map((ip) => state.nodeByIP(ip)),
    owned: ['u1', 'u2'].map((owner) => state.ownedBy(owner)),
  }
}

describe('in any order of writes', () => {
  it('the indexes answer what a look at every object answers', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const store = createStore(defaultSettings)
        for (const one of steps) {
          if ('snapshot' in one) store.snapshot()
          else run(store, one)
          expect(byIndex(store)).toEqual(naively(store))
        }
      }),
    )
  })

  it('a snapshot never changes', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const store = createStore(defaultSettings)
        const kept: { state: ClusterState; said: string }[] = []
        for (const one of steps) {
          if ('snapshot' in one) {
            const state = store.snapshot()
            kept.push({ state, said: JSON.stringify([every(state), byIndex(state), state.resourceVersion]) })
          } else run(store, one)
        }
        for (const { state, said } of kept) {
          expect(JSON.stringify([every(state), byIndex(state), state.resourceVersion])).toBe(said)
        }
      }),
    )
  })
})
