import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Kind, KubeObject } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import type { Node } from '../api/node.ts'
import type { Container, Pod, PodSpec } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import { defaultSettings } from '../api/settings.ts'
import type { Deployment, ReplicationController } from '../api/workload.ts'
import { defaultObject } from '../defaults/defaults.ts'
import { podFindings } from '../kubelet/findings.ts'
import type { Store } from '../state/cluster-state.ts'
import { deleteObject } from '../state/delete.ts'
import { createStore } from '../state/store.ts'
import { comeToRest } from './clock.ts'
import { endpointSlicesFor } from './endpoint-slices/endpoint-slices.ts'
import { isPodReady } from './endpoint-slices/membership.ts'
import { workloadFindings } from './findings.ts'
import { settle } from './settle.ts'

const nodeOf = (name: string, more: Partial<Node> = {}, labels: Labels = {}): Node => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name, labels: { 'topology.kubernetes.io/zone': `zone-${name.at(-1)}`, ...labels } },
  status: {
    addresses: [{ type: 'InternalIP', address: `172.18.0.${name.at(-1)}` }],
    conditions: [{ type: 'Ready', status: 'True' }],
  },
  ...more,
})

/** Three nodes, two namespaces, at rest. */
function world(nodes: readonly Node[] = ['node-1', 'node-2', 'node-3'].map((name) => nodeOf(name))): Store {
  const store = createStore(defaultSettings)
  for (const name of ['default', 'other']) {
    store.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name }, status: { phase: 'Active' } })
  }
  for (const node of nodes) store.put(node)
  settle(store)
  return store
}

function put(store: Store, ...objects: readonly KubeObject[]): void {
  for (const object of objects) store.put(defaultObject(object))
  settle(store)
}

const template = (labels: Labels, container: Partial<Container> = {}): Deployment['spec']['template'] => ({
  metadata: { labels },
  spec: { containers: [{ name: 'main', image: 'nginx', ...container }] },
})

const deployment = (
  name: string,
  replicas: number,
  spec: Partial<Deployment['spec']> = {},
  namespace = 'default',
): Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { replicas, selector: { matchLabels: { app: name } }, template: template({ app: name }), ...spec },
})

const controllerOfThree = (image: string): ReplicationController => ({
  apiVersion: 'v1',
  kind: 'ReplicationController',
  metadata: { name: 'kubia', namespace: 'default' },
  spec: { replicas: 3, selector: { app: 'kubia' }, template: template({ app: 'kubia' }, { image }) },
})

const pod = (name: string, labels: Labels = {}, spec: Partial<PodSpec> = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default', labels },
  spec: { containers: [{ name: 'main', image: 'nginx' }], ...spec },
})

const service = (name: string, selector: Labels, spec: Partial<Service['spec']> = {}): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name, namespace: 'default' },
  spec: {
    type: 'ClusterIP',
    clusterIP: '10.96.0.7',
    ipFamilies: ['IPv4'],
    sessionAffinity: 'None',
    selector,
    ports: [{ port: 80, protocol: 'TCP', targetPort: 80 }],
    ...spec,
  },
})

const namesOf = (store: Store, kind: Kind, namespace = 'default'): string[] =>
  store.list(kind, kind === 'Node' ? undefined : namespace).map(({ metadata }) => metadata.name)

const podsOf = (store: Store): readonly Pod[] => store.list('Pod', 'default')

const shownStatus = ({ status }: Pod): string =>
  status?.containerStatuses?.[0]?.state?.waiting?.reason ?? status?.phase ?? ''

const sizes = (store: Store): string[] =>
  store
    .list('ReplicaSet', 'default')
    .map(({ spec, status }) => `${spec.replicas}/${status?.readyReplicas ?? 0}`)

const addressesBehind = (store: Store, name: string): string[] =>
  store
    .slicesOf('default', name)
    .flatMap((slice) =>
      slice.endpoints.flatMap(({ addresses, conditions }) => (conditions?.ready ? addresses : [])),
    )
    .sort()

const change = <T extends KubeObject>(store: Store, object: T | undefined, edit: (object: T) => T): void => {
  if (object === undefined) throw new Error('nothing to change')
  store.put(edit(object))
  settle(store)
}

describe('a Deployment', () => {
  it('has a ReplicaSet named for its template, and pods named for that, that run on nodes', () => {
    const store = world()
    put(store, deployment('web', 3))
    const [replicaSet] = store.list('ReplicaSet')
    const hash = replicaSet?.metadata.labels?.['pod-template-hash']
    expect(replicaSet?.metadata.name).toBe(`web-${hash}`)
    expect(replicaSet?.spec.selector.matchLabels).toEqual({ app: 'web', 'pod-template-hash': hash })
    for (const { metadata, spec, status } of podsOf(store)) {
      expect(metadata.name).toMatch(new RegExp(`^web-${hash}-[bcdfghjklmnpqrstvwxz2456789]{5}$`))
      expect(metadata.labels).toEqual({ app: 'web', 'pod-template-hash': hash })
      expect(metadata.ownerReferences).toMatchObject([
        { kind: 'ReplicaSet', name: `web-${hash}`, controller: true },
      ])
      expect(spec).toMatchObject({ restartPolicy: 'Always', enableServiceLinks: true })
      expect(status?.phase).toBe('Running')
    }
    expect(new Set(podsOf(store).map(({ spec }) => spec.nodeName))).toEqual(
      new Set(['node-1', 'node-2', 'node-3']),
    )
    expect(store.get('Deployment', 'default', 'web')?.status).toMatchObject({
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      observedGeneration: 1,
      conditions: [
        { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' },
        { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
      ],
    })
    expect(store.get('Deployment', 'default', 'web')?.metadata.annotations).toEqual({
      'deployment.kubernetes.io/revision': '1',
    })
  })

  it('grows and shrinks in place', () => {
    const store = world()
    put(store, deployment('web', 2))
    const [first = '', second = ''] = namesOf(store, 'Pod')
    put(store, deployment('web', 4))
    expect(namesOf(store, 'Pod')).toEqual(expect.arrayContaining([first, second]))
    expect(sizes(store)).toEqual(['4/4'])
    put(store, deployment('web', 1))
    expect(sizes(store)).toEqual(['1/1'])
    put(store, deployment('web', 0))
    expect(namesOf(store, 'Pod')).toEqual([])
    expect(sizes(store)).toEqual(['0/0'])
  })

  it('with a new template moves all its pods over, and keeps the old ReplicaSet empty', () => {
    const store = world()
    put(store, deployment('web', 3))
    const old = namesOf(store, 'Pod')
    put(store, deployment('web', 3, { template: template({ app: 'web' }, { image: 'httpd' }) }))
    expect(podsOf(store).map(({ spec }) => spec.containers[0]?.image)).toEqual(['httpd', 'httpd', 'httpd'])
    expect(namesOf(store, 'Pod').filter((name) => old.includes(name))).toEqual([])
    expect(sizes(store).sort()).toEqual(['0/0', '3/3'])
    expect(store.get('Deployment', 'default', 'web')?.metadata.annotations).toMatchObject({
      'deployment.kubernetes.io/revision': '2',
    })
  })

  it('whose new pods never become ready stops half-way: the old ones stay', () => {
    const store = world()
    put(store, deployment('web', 3))
    const broken = { readinessProbe: { httpGet: { path: '/', port: 8080 } } }
    put(store, deployment('web', 3, { template: template({ app: 'web' }, broken) }))
    expect(sizes(store).sort()).toEqual(['1/0', '3/3'])
    expect(store.get('Deployment', 'default', 'web')?.status).toMatchObject({
      replicas: 4,
      updatedReplicas: 1,
      availableReplicas: 3,
      unavailableReplicas: 1,
      conditions: [{ type: 'Available', status: 'True' }, { reason: 'ReplicaSetUpdated' }],
    })
  })

  it('goes back to the old ReplicaSet when it gets the old template again', () => {
    const store = world()
    put(store, deployment('web', 2))
    const [first] = namesOf(store, 'ReplicaSet')
    put(store, deployment('web', 2, { template: template({ app: 'web' }, { image: 'httpd' }) }))
    put(store, deployment('web', 2))
    expect(store.get('ReplicaSet', 'default', first ?? '')).toMatchObject({
      spec: { replicas: 2 },
      metadata: {
        annotations: {
          'deployment.kubernetes.io/revision': '3',
          'deployment.kubernetes.io/revision-history': '1',
        },
      },
    })
  })

  it.each([
    ['25%', '25%', 4, ['2/0', '3/3']],
    [0, 1, 4, ['1/0', '3/3']],
    ['50%', '50%', 4, ['2/2', '4/0']],
    [2, 0, 4, ['2/0', '4/4']],
    ['0%', '0%', 4, ['1/0', '3/3']],
  ])(
    'with maxSurge %j and maxUnavailable %j of 4 stuck at a bad template: %j',
    (maxSurge, maxUnavailable, replicas, wanted) => {
      const store = world()
      const strategy = { type: 'RollingUpdate' as const, rollingUpdate: { maxSurge, maxUnavailable } }
      put(store, deployment('web', replicas, { strategy }))
      const bad = template({ app: 'web' }, { readinessProbe: { tcpSocket: { port: 1 } } })
      put(store, deployment('web', replicas, { strategy, template: bad }))
      expect(sizes(store).sort()).toEqual(wanted)
    },
  )

  it('that recreates has no old pod beside a new one', () => {
    const store = world()
    const strategy = { type: 'Recreate' as const }
    put(store, deployment('web', 2, { strategy }))
    const bad = template({ app: 'web' }, { readinessProbe: { tcpSocket: { port: 1 } } })
    put(store, deployment('web', 2, { strategy, template: bad }))
    expect(sizes(store).sort()).toEqual(['0/0', '2/0'])
  })

  it('that is paused makes nothing of a new template until it goes on, and can be scaled', () => {
    const store = world()
    put(store, deployment('web', 2))
    const next = template({ app: 'web' }, { image: 'httpd' })
    put(store, deployment('web', 3, { paused: true, template: next }))
    expect(sizes(store)).toEqual(['3/3'])
    expect(podsOf(store).every(({ spec }) => spec.containers[0]?.image === 'nginx')).toBe(true)
    put(store, deployment('web', 3, { template: next }))
    expect(sizes(store).sort()).toEqual(['0/0', '3/3'])
  })

  it('that is paused from the start has nothing', () => {
    const store = world()
    put(store, deployment('web', 2, { paused: true }))
    expect(namesOf(store, 'ReplicaSet')).toEqual([])
  })

  it('scaled in the middle of a rollout shares the change between both', () => {
    const store = world()
    put(store, deployment('web', 10))
    const bad = template({ app: 'web' }, { readinessProbe: { tcpSocket: { port: 1 } } })
    put(store, deployment('web', 10, { template: bad }))
    expect(sizes(store).sort()).toEqual(['5/0', '8/8'])
    put(store, deployment('web', 20, { template: bad }))
    const total = store.list('ReplicaSet').reduce((sum, { spec }) => sum + (spec.replicas ?? 0), 0)
    expect(total).toBe(25)
  })

  it('keeps as many old ReplicaSets as its history says', () => {
    const store = world()
    for (const image of ['nginx', 'httpd', 'redis', 'mongo', 'memcached']) {
      put(
        store,
        deployment('web', 1, { revisionHistoryLimit: 2, template: template({ app: 'web' }, { image }) }),
      )
    }
    expect(namesOf(store, 'ReplicaSet')).toHaveLength(3)
  })

  it('takes everything along when it is deleted', () => {
    const store = world()
    put(store, deployment('web', 3), service('web', { app: 'web' }))
    deleteObject(store, { kind: 'Deployment', namespace: 'default', name: 'web' })
    settle(store)
    expect([...namesOf(store, 'ReplicaSet'), ...namesOf(store, 'Pod')]).toEqual([])
    expect(addressesBehind(store, 'web')).toEqual([])
    deleteObject(store, { kind: 'Service', namespace: 'default', name: 'web' })
    settle(store)
    expect(namesOf(store, 'EndpointSlice')).toEqual([])
  })

  it('adopts a ReplicaSet that an earlier Deployment of its kind has left behind', () => {
    const store = world()
    put(store, deployment('web', 2))
    const [replicaSet] = store.list('ReplicaSet')
    const { ownerReferences: _, ...metadata } = replicaSet?.metadata ?? { name: '' }
    store.remove('Deployment', 'default', 'web')
    if (replicaSet) store.put({ ...replicaSet, metadata })
    settle(store)
    const before = namesOf(store, 'Pod')
    put(store, deployment('web', 2))
    expect(namesOf(store, 'ReplicaSet')).toEqual([replicaSet?.metadata.name])
    expect(namesOf(store, 'Pod')).toEqual(before)
  })
})

describe('a ReplicationController', () => {
  it('with an edited template leaves its pods alone: only a new pod is of the new one', () => {
    const store = world()
    put(store, controllerOfThree('luksa/kubia'))
    const before = namesOf(store, 'Pod')
    put(store, controllerOfThree('nginx'))
    expect(namesOf(store, 'Pod')).toEqual(before)
    deleteObject(store, { kind: 'Pod', namespace: 'default', name: before[0] ?? '' })
    settle(store)
    comeToRest(store, 60)
    expect(
      podsOf(store)
        .map(({ spec }) => spec.containers[0]?.image)
        .sort(),
    ).toEqual(['luksa/kubia', 'luksa/kubia', 'nginx'])
    expect(namesOf(store, 'Pod')).not.toContain(before[0])
  })

  it('lets a pod go whose label was changed, and makes another', () => {
    const store = world()
    put(store, controllerOfThree('luksa/kubia'), service('kubia', { app: 'kubia' }))
    const [first] = podsOf(store)
    change(store, first, (one) => ({ ...one, metadata: { ...one.metadata, labels: { app: 'debug' } } }))
    expect(namesOf(store, 'Pod')).toHaveLength(4)
    expect(store.get('Pod', 'default', first?.metadata.name ?? '')?.metadata.ownerReferences).toBeUndefined()
    expect(addressesBehind(store, 'kubia')).toHaveLength(3)
    expect(addressesBehind(store, 'kubia')).not.toContain(first?.status?.podIP)
  })

  it('takes the pod back when the label is as before, and has one too many', () => {
    const store = world()
    put(store, controllerOfThree('luksa/kubia'))
    const [first] = podsOf(store)
    change(store, first, (one) => ({ ...one, metadata: { ...one.metadata, labels: { app: 'debug' } } }))
    change(store, store.get('Pod', 'default', first?.metadata.name ?? ''), (one) => ({
      ...one,
      metadata: { ...one.metadata, labels: { app: 'kubia' } },
    }))
    comeToRest(store, 60)
    expect(namesOf(store, 'Pod')).toHaveLength(3)
    expect(podsOf(store).every(({ metadata }) => metadata.ownerReferences?.[0]?.name === 'kubia')).toBe(true)
  })

  it('adopts pods that were there before it', () => {
    const store = world()
    put(store, pod('mine', { app: 'kubia' }))
    put(store, controllerOfThree('luksa/kubia'))
    expect(namesOf(store, 'Pod')).toHaveLength(3)
    expect(namesOf(store, 'Pod')).toContain('mine')
  })

  it('deletes the pods first that would be missed least', () => {
    const store = world()
    put(store, pod('bad', { app: 'kubia' }, { containers: [{ name: 'c', image: 'Nope' }] }))
    put(store, controllerOfThree('luksa/kubia'))
    expect(namesOf(store, 'Pod')).toContain('bad')
    put(store, {
      ...controllerOfThree('luksa/kubia'),
      spec: { ...controllerOfThree('luksa/kubia').spec, replicas: 2 },
    })
    expect(namesOf(store, 'Pod')).not.toContain('bad')
    expect(namesOf(store, 'Pod')).toHaveLength(2)
  })

  it('whose template does not match its selector makes no pods, rather than pods without end', () => {
    const store = world()
    const odd = controllerOfThree('nginx')
    put(store, { ...odd, spec: { ...odd.spec, template: template({ app: 'kubi' }) } })
    expect(namesOf(store, 'Pod')).toEqual([])
  })
})

describe('a pod and its node', () => {
  it('pods of one workload spread over the nodes, others go where the fewest are', () => {
    const store = world()
    put(store, deployment('a', 2), deployment('b', 4))
    const perNode = ['node-1', 'node-2', 'node-3'].map((name) => store.countPodsOnNode(name))
    expect(perNode).toEqual([2, 2, 2])
  })

  it('addresses are given out in turn, and not used again at once', () => {
    const store = world([nodeOf('node-1')])
    put(store, pod('a'), pod('b'))
    expect(podsOf(store).map(({ status }) => status?.podIP)).toEqual(['10.244.0.2', '10.244.0.3'])
    deleteObject(store, { kind: 'Pod', namespace: 'default', name: 'a' })
    settle(store)
    put(store, pod('c'))
    expect(store.get('Pod', 'default', 'c')?.status).toMatchObject({
      podIP: '10.244.0.4',
      hostIP: '172.18.0.1',
    })
  })

  it('a full block starts over with what is free, then nobody gets an address', () => {
    const store = world([nodeOf('node-1', { spec: { podCIDR: '10.244.9.0/29' } })])
    for (const name of ['a', 'b', 'c', 'd', 'e']) put(store, pod(name))
    expect(store.get('Pod', 'default', 'e')?.status?.podIP).toBe('10.244.9.6')
    put(store, pod('f'))
    expect(store.get('Pod', 'default', 'f')?.status).toMatchObject({ phase: 'Pending' })
    expect(store.get('Pod', 'default', 'f')?.status?.podIP).toBeUndefined()
    deleteObject(store, { kind: 'Pod', namespace: 'default', name: 'b' })
    settle(store)
    put(store, pod('g'))
    expect(store.get('Pod', 'default', 'g')?.status?.podIP).toBe('10.244.9.3')
  })

  it('on a node with two blocks has an address of each', () => {
    const store = world([nodeOf('node-1', { spec: { podCIDRs: ['10.244.1.0/24', 'fd00:10:244:1::/64'] } })])
    put(store, pod('a'))
    expect(podsOf(store)[0]?.status?.podIPs).toEqual([{ ip: '10.244.1.2' }, { ip: 'fd00:10:244:1::2' }])
  })

  it('on the network of its host has the address of the node', () => {
    const store = world([nodeOf('node-1')])
    put(store, pod('a', {}, { hostNetwork: true }))
    expect(podsOf(store)[0]?.status).toMatchObject({ podIP: '172.18.0.1', hostIP: '172.18.0.1' })
  })

  const rows: readonly (readonly [string, Node, Partial<PodSpec>, string])[] = [
    [
      'a node that is cordoned',
      nodeOf('n-1', { spec: { unschedulable: true } }),
      {},
      '1 node(s) were unschedulable',
    ],
    [
      'a node without the label asked for',
      nodeOf('n-1'),
      { nodeSelector: { disk: 'ssd' } },
      "1 node(s) didn't match Pod's node affinity/selector",
    ],
    [
      'a node with a taint',
      nodeOf('n-1', { spec: { taints: [{ key: 'a', effect: 'NoSchedule' }] } }),
      {},
      '1 node(s) had untolerated taint(s)',
    ],
    ['a full node', nodeOf('n-1', { status: { allocatable: { pods: 0 } } }), {}, '1 Too many pods'],
  ]
  it.each(rows)('is Pending when there is only %s, and says why', (_, node, spec, reason) => {
    const store = world([node])
    put(store, pod('a', {}, spec))
    expect(podsOf(store)[0]?.status).toMatchObject({
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message: `0/1 nodes are available: ${reason}. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.`,
        },
      ],
    })
    put(store, nodeOf('n-2', {}, { disk: 'ssd' }))
    expect(podsOf(store)[0]).toMatchObject({ spec: { nodeName: 'n-2' }, status: { phase: 'Running' } })
  })

  it('tolerates what it says it tolerates', () => {
    const store = world([
      nodeOf('n-1', { spec: { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] } }),
    ])
    put(
      store,
      pod(
        'exact',
        {},
        { tolerations: [{ key: 'gpu', operator: 'Equal', value: 'yes', effect: 'NoSchedule' }] },
      ),
      pod('any', {}, { tolerations: [{ operator: 'Exists' }] }),
      pod('wrong', {}, { tolerations: [{ key: 'gpu', value: 'no' }] }),
    )
    expect(podsOf(store).map(({ metadata, spec }) => `${metadata.name}:${spec.nodeName ?? ''}`)).toEqual([
      'any:n-1',
      'exact:n-1',
      'wrong:',
    ])
  })

  it('a host port is there once on each node, and free again when its pod goes', () => {
    const store = world([nodeOf('n-1'), nodeOf('n-2')])
    const spec = { containers: [{ name: 'c', image: 'nginx', ports: [{ containerPort: 80, hostPort: 80 }] }] }
    put(store, pod('a', {}, spec), pod('b', {}, spec), pod('c', {}, spec))
    expect(podsOf(store).map(shownStatus)).toEqual(['Running', 'Running', 'Pending'])
    deleteObject(store, { kind: 'Pod', namespace: 'default', name: 'a' })
    settle(store)
    expect(podsOf(store).map(shownStatus)).toEqual(['Running', 'Running'])
  })

  it('bound to a node that does not exist waits; bound to one that goes, it goes along', () => {
    const store = world()
    put(store, pod('a', {}, { nodeName: 'nowhere' }), deployment('web', 3))
    expect(store.get('Pod', 'default', 'a')?.status?.phase).toBeUndefined()
    store.remove('Node', undefined, 'node-1')
    settle(store)
    expect(podsOf(store).some(({ spec }) => spec.nodeName === 'node-1')).toBe(false)
    expect(sizes(store)).toEqual(['3/3'])
  })

  it('on a node that goes down is no longer ready, and is again when the node is back', () => {
    const down: Node['status'] = {
      ...nodeOf('n-1').status,
      conditions: [{ type: 'Ready', status: 'Unknown' }],
    }
    const store = world([nodeOf('n-1')])
    put(store, pod('a', { app: 'web' }), service('web', { app: 'web' }))
    put(store, nodeOf('n-1', { spec: { podCIDR: '10.244.0.0/24' }, status: down }), pod('b'))
    expect(addressesBehind(store, 'web')).toEqual([])
    expect(podsOf(store).map(shownStatus)).toEqual(['Running', 'Pending'])
    put(store, nodeOf('n-1', { spec: { podCIDR: '10.244.0.0/24' } }))
    expect(addressesBehind(store, 'web')).toEqual(['10.244.0.2'])
    expect(podsOf(store).map(shownStatus)).toEqual(['Running', 'Running'])
  })

  it('without any node there is nowhere to go', () => {
    const store = world([])
    put(store, pod('a'))
    expect(podsOf(store)[0]?.status?.conditions?.[0]?.message).toBe('no nodes available to schedule pods')
  })
})

describe('what pods request of a node', () => {
  const room = { allocatable: { cpu: '2', memory: '4Gi', pods: '110' } }
  const asking = (
    name: string,
    requests: Readonly<Record<string, string>>,
    more: Partial<PodSpec> = {},
  ): Pod =>
    pod(name, {}, { containers: [{ name: 'main', image: 'nginx', resources: { requests } }], ...more })
  const nodeFor = (store: Store, name: string): string =>
    store.get('Pod', 'default', name)?.spec.nodeName ??
    store.get('Pod', 'default', name)?.status?.conditions?.[0]?.message ??
    ''

  it('is counted: the next one goes to another node, and the last nowhere until one leaves', () => {
    const small = (name: string): Node => nodeOf(name, { status: { ...nodeOf(name).status, ...room } })
    const store = world([small('node-1'), small('node-2')])
    for (const name of ['a', 'b', 'c']) put(store, asking(name, { cpu: '1500m' }))
    expect([nodeFor(store, 'a'), nodeFor(store, 'b')]).toEqual(['node-1', 'node-2'])
    expect(nodeFor(store, 'c')).toMatch(/^0\/2 nodes are available: 2 Insufficient cpu\./)
    store.remove('Pod', 'default', 'b')
    settle(store)
    expect(nodeFor(store, 'c')).toBe('node-2')
  })

  it.each<readonly [string, Pod, string]>([
    ['memory', asking('web', { memory: '5Gi' }), 'Insufficient memory'],
    ['a little less than all', asking('web', { cpu: '2', memory: '4Gi' }), 'node-1'],
    [
      'by an init container alone',
      asking(
        'web',
        { cpu: '1' },
        { initContainers: [{ name: 'init', image: 'nginx', resources: { requests: { cpu: '3' } } }] },
      ),
      'Insufficient cpu',
    ],
  ])('%s', (_, one, shown) => {
    const store = world([nodeOf('node-1', { status: { ...nodeOf('node-1').status, ...room } })])
    put(store, one)
    expect(nodeFor(store, 'web')).toContain(shown)
  })
})

describe('a kubelet, of a pod that comes past the scheduler,', () => {
  const rows: readonly (readonly [what: string, spec: Partial<PodSpec>, node: Node, status: string])[] = [
    ['takes any that asks nothing', {}, nodeOf('node-1'), 'Running'],
    [
      'refuses one that selects other nodes',
      { nodeSelector: { disk: 'ssd' } },
      nodeOf('node-1'),
      'Failed NodeAffinity',
    ],
    [
      'refuses one whose port is taken',
      { hostNetwork: true, containers: [{ name: 'main', image: 'nginx', ports: [{ containerPort: 80 }] }] },
      nodeOf('node-1'),
      'Failed NodePorts',
    ],
    [
      'refuses one that does not tolerate NoExecute',
      {},
      nodeOf('node-1', { spec: { taints: [{ key: 'a', effect: 'NoExecute' }] } }),
      'Failed TaintToleration',
    ],
    [
      'takes one in spite of NoSchedule',
      {},
      nodeOf('node-1', { spec: { taints: [{ key: 'a', effect: 'NoSchedule' }] } }),
      'Running',
    ],
  ]
  it.each(rows)('%s', (_, spec, node, status) => {
    const store = world([node])
    const first = {
      containers: [{ name: 'main', image: 'nginx', ports: [{ containerPort: 80, hostPort: 80 }] }],
    }
    put(store, pod('agent', {}, { nodeName: 'node-1', ...first }))
    put(store, pod('web', {}, { nodeName: 'node-1', ...spec }))
    const { phase, reason } = store.get('Pod', 'default', 'web')?.status ?? {}
    expect([phase, reason].filter((word) => word !== undefined).join(' ')).toBe(status)
  })
})

describe('a namespace', () => {
  it('that is deleted takes all its objects along, and no other', () => {
    const store = world()
    put(store, deployment('web', 2, {}, 'other'), deployment('web', 2))
    deleteObject(store, { kind: 'Namespace', name: 'other' })
    settle(store)
    expect(store.get('Namespace', undefined, 'other')).toBeUndefined()
    expect(store.list('Pod').map(({ metadata }) => metadata.namespace)).toEqual(['default', 'default'])
    expect(store.list('ReplicaSet', 'other')).toEqual([])
  })
})

describe('an object whose owner is not there', () => {
  it('goes, unless another owner is', () => {
    const store = world()
    put(store, pod('owner'))
    const uid = store.get('Pod', 'default', 'owner')?.metadata.uid ?? ''
    const gone = { apiVersion: 'v1', kind: 'Pod', name: 'gone', uid: 'x' }
    const owner = { apiVersion: 'v1', kind: 'Pod', name: 'owner', uid }
    const owned = (name: string, ownerReferences: readonly (typeof owner)[]): Pod => {
      const { metadata, ...rest } = pod(name)
      return { ...rest, metadata: { ...metadata, ownerReferences } }
    }
    put(store, owned('a', [gone]), owned('b', [gone, owner]), owned('c', [{ ...gone, kind: 'Widget' }]))
    expect(namesOf(store, 'Pod')).toEqual(['b', 'c', 'owner'])
    expect(store.get('Pod', 'default', 'b')?.metadata.ownerReferences).toEqual([owner])
  })
})

describe('EndpointSlices follow', () => {
  it('pods that become ready when somebody sets their gate', () => {
    const store = world()
    put(
      store,
      service('web', { app: 'web' }),
      pod('a', { app: 'web' }, { readinessGates: [{ conditionType: 'lb' }] }),
    )
    expect(addressesBehind(store, 'web')).toEqual([])
    change(store, store.get('Pod', 'default', 'a'), (one) => ({
      ...one,
      status: {
        ...one.status,
        conditions: [...(one.status?.conditions ?? []), { type: 'lb', status: 'True' }],
      },
    }))
    expect(addressesBehind(store, 'web')).toHaveLength(1)
  })

  it('the selector of the Service', () => {
    const store = world()
    put(store, deployment('web', 2), service('web', { app: 'wbe' }))
    expect(addressesBehind(store, 'web')).toEqual([])
    put(store, service('web', { app: 'web' }))
    expect(addressesBehind(store, 'web')).toHaveLength(2)
  })

  it('the zone of a node', () => {
    const store = world([nodeOf('node-1')])
    put(store, pod('a', { app: 'web' }), service('web', { app: 'web' }))
    put(store, nodeOf('node-1', {}, { 'topology.kubernetes.io/zone': 'moon' }))
    expect(store.slicesOf('default', 'web')[0]?.endpoints[0]?.zone).toBe('moon')
  })

  it('nobody: a slice written by hand for a Service without selector stays as it is', () => {
    const store = world()
    put(store, service('db', {}), {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'db-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'db' } },
      addressType: 'IPv4',
      endpoints: [{ addresses: ['11.11.11.11'] }],
      ports: [{ port: 80 }],
    })
    expect(namesOf(store, 'EndpointSlice')).toEqual(['db-1'])
  })

  it('their controller alone: one that was changed or removed by hand is put right', () => {
    const store = world()
    put(store, deployment('web', 2), service('web', { app: 'web' }))
    const [slice] = store.slicesOf('default', 'web')
    const before = addressesBehind(store, 'web')
    change(store, slice, (one) => ({ ...one, endpoints: [] }))
    expect(addressesBehind(store, 'web')).toEqual(before)
    store.remove('EndpointSlice', 'default', slice?.metadata.name ?? '')
    settle(store)
    expect(addressesBehind(store, 'web')).toEqual(before)
  })
})

describe('what is to be said about a workload', () => {
  const found = (store: Store, kind: 'Deployment' | 'ReplicationController', name: string): string[] => {
    const object = store.get(kind, 'default', name)
    return object === undefined ? [] : workloadFindings(object, store).map(({ code }) => code)
  }
  it('nothing, when its pods are as they should be', () => {
    const store = world()
    put(store, deployment('web', 2), controllerOfThree('luksa/kubia'))
    expect([...found(store, 'Deployment', 'web'), ...found(store, 'ReplicationController', 'kubia')]).toEqual(
      [],
    )
  })
  it('that a rollout has stopped, is paused, or asks for nothing', () => {
    const store = world()
    put(store, deployment('web', 2, { template: template({ app: 'web' }, { image: 'No' }) }))
    put(store, deployment('wait', 2, { paused: true }), deployment('none', 0))
    expect(found(store, 'Deployment', 'web')).toEqual(['workload/rollout-stuck'])
    expect(found(store, 'Deployment', 'wait')).toEqual(['workload/rollout-paused'])
    expect(found(store, 'Deployment', 'none')).toEqual(['workload/replicas-zero'])
  })
  it('that an edited template has left its pods alone', () => {
    const store = world()
    put(store, controllerOfThree('luksa/kubia'))
    put(store, controllerOfThree('nginx'))
    expect(found(store, 'ReplicationController', 'kubia')).toEqual(['workload/pods-of-older-template'])
  })
})

/** One thing that somebody may do to a small cluster. */
type Deed = (store: Store) => void

const few = fc.constantFrom('a', 'b', 'c')
const images = fc.constantFrom('nginx', 'httpd', 'busybox', 'acme/x', 'Bad')
const probes = fc.constantFrom(undefined, { tcpSocket: { port: 80 } }, { tcpSocket: { port: 81 } })

const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(few, fc.nat(4), images, probes, fc.boolean()).map(
    ([name, replicas, image, readinessProbe, paused]): Deed =>
      (store) =>
        store.put(
          defaultObject(
            deployment(name, replicas, {
              paused,
              template: template({ app: name }, { image, ...(readinessProbe && { readinessProbe }) }),
            }),
          ),
        ),
  ),
  fc.tuple(few, few, fc.boolean()).map(
    ([name, app, publishNotReadyAddresses]): Deed =>
      (store) =>
        store.put(defaultObject(service(name, { app }, { publishNotReadyAddresses }))),
  ),
  fc.tuple(few, few, images).map(
    ([name, app, image]): Deed =>
      (store) =>
        store.put(defaultObject(pod(`pod-${name}`, { app }, { containers: [{ name: 'c', image }] }))),
  ),
  fc.tuple(fc.nat(), few).map(
    ([number, app]): Deed =>
      (store) => {
        const pods = store.list('Pod')
        const one = pods[number % Math.max(1, pods.length)]
        if (one) store.put({ ...one, metadata: { ...one.metadata, labels: { ...one.metadata.labels, app } } })
      },
  ),
  fc
    .tuple(fc.nat(), fc.constantFrom<Kind>('Pod', 'Deployment', 'ReplicaSet', 'Service', 'EndpointSlice'))
    .map(
      ([number, kind]): Deed =>
        (store) => {
          const objects = store.list(kind)
          const one = objects[number % Math.max(1, objects.length)]
          if (one) deleteObject(store, { kind, namespace: 'default', name: one.metadata.name })
        },
    ),
  fc.tuple(fc.constantFrom('node-1', 'node-2', 'node-4'), fc.boolean()).map(
    ([name, unschedulable]): Deed =>
      (store) => {
        const node = store.get('Node', undefined, name)
        store.put({ ...(node ?? nodeOf(name)), spec: { ...node?.spec, unschedulable } })
      },
  ),
  fc.constantFrom('node-1', 'node-2').map(
    (name): Deed =>
      (store) =>
        store.remove('Node', undefined, name),
  ),
)

describe('objects that no API server would let in', () => {
  const odd: readonly object[] = [
    { kind: 'Pod', metadata: { name: 'a', namespace: 'default' } },
    { kind: 'Pod', metadata: { name: 'b', namespace: 'default', labels: { app: 'x' } }, spec: {} },
    { kind: 'Pod', metadata: { name: 'c', namespace: 'default' }, spec: { nodeName: 'node-1' } },
    { kind: 'Pod', metadata: { name: 'd', namespace: 'default' }, spec: { containers: [{}] } },
    { kind: 'Service', metadata: { name: 'a', namespace: 'default' } },
    { kind: 'Service', metadata: { name: 'b', namespace: 'default' }, spec: { selector: { app: 'x' } } },
    {
      kind: 'Service',
      metadata: { name: 'c', namespace: 'default' },
      spec: { selector: { app: 'x' }, ports: [{}] },
    },
    { kind: 'Deployment', metadata: { name: 'a', namespace: 'default' } },
    { kind: 'Deployment', metadata: { name: 'b', namespace: 'default' }, spec: {} },
    {
      kind: 'Deployment',
      metadata: { name: 'c', namespace: 'default' },
      spec: { selector: { matchLabels: { app: 'x' } } },
    },
    { kind: 'ReplicaSet', metadata: { name: 'a', namespace: 'default' } },
    {
      kind: 'ReplicaSet',
      metadata: { name: 'b', namespace: 'default' },
      spec: { selector: { matchLabels: { app: 'x' } } },
    },
    { kind: 'ReplicationController', metadata: { name: 'a', namespace: 'default' } },
    {
      kind: 'ReplicationController',
      metadata: { name: 'b', namespace: 'default' },
      spec: { selector: { app: 'x' } },
    },
    { kind: 'Node', metadata: { name: 'x' } },
    { kind: 'Node', metadata: { name: 'y' }, spec: { podCIDR: 'nonsense' } },
    {
      kind: 'EndpointSlice',
      metadata: {
        name: 'a',
        namespace: 'default',
        labels: {
          'kubernetes.io/service-name': 'b',
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        },
      },
    },
  ]
  it.each(odd)('%j stops nobody', (object) => {
    const store = world()
    store.put(object as KubeObject)
    expect(() => settle(store)).not.toThrow()
    put(store, deployment('web', 1))
    expect(store.get('Deployment', 'default', 'web')?.status?.readyReplicas).toBe(1)
  })

  it('nor do all of them together', () => {
    const store = world()
    for (const object of odd) store.put(object as KubeObject)
    settle(store)
    for (const object of allObjects(store)) expect(workloadFindings(object, store)).toBeInstanceOf(Array)
    for (const one of store.list('Pod')) expect(podFindings(one)).toBeInstanceOf(Array)
  })
})

describe('whatever happens to a cluster', () => {
  const histories = fc.array(fc.array(deeds, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 })
  const play = (history: readonly (readonly Deed[])[]): Store => {
    const store = world()
    for (const step of history) {
      for (const deed of step) deed(store)
      settle(store)
    }
    return store
  }

  it('it is at rest when it has settled: looking at everything again changes nothing', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const store = play(history)
        const before = store.resourceVersion
        // A new look at everything: each object is said to have just come.
        const fresh = {
          ...store,
          takeChanges: once(
            allObjects(store).map((object) => ({ new: object })),
            store,
          ),
        }
        settle(fresh)
        expect(store.resourceVersion).toBe(before)
      }),
      { numRuns: 60 },
    )
  })

  it('the slices of a Service say what they would say if they were made now', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const store = play(history)
        for (const one of store.list('Service')) {
          const anew = endpointSlicesFor(one, store.list('Pod'), { nodes: store.list('Node') })
          expect(contents(store.slicesOf('default', one.metadata.name))).toEqual(contents(anew))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('a ready endpoint is a ready pod, and every workload has its number of pods', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const store = play(history)
        for (const slice of store.list('EndpointSlice')) {
          const publishes = store.get(
            'Service',
            'default',
            slice.metadata.labels?.['kubernetes.io/service-name'] ?? '',
          )
          for (const { conditions, targetRef } of slice.endpoints) {
            const behind = store.get('Pod', 'default', targetRef?.name ?? '')
            if (conditions?.ready && !publishes?.spec.publishNotReadyAddresses)
              expect(behind && isPodReady(behind)).toBe(true)
          }
        }
        for (const { metadata, spec } of store.list('ReplicaSet')) {
          const own = store.ownedBy(metadata.uid ?? '').filter(({ kind }) => kind === 'Pod')
          expect(own).toHaveLength(spec.replicas ?? 1)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('the order of what comes together does not matter', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(few, fc.nat(3)), { selector: ([name]) => name, minLength: 2 }),
        (wanted) => {
          const objects = wanted.flatMap(([name, replicas]) => [
            deployment(name, replicas),
            service(name, { app: name }),
          ])
          const [one, other] = [world(), world()]
          put(one, ...objects)
          put(other, ...[...objects].reverse())
          expect(shapes(one)).toEqual(shapes(other))
        },
      ),
    )
  })

  it('an unrelated object changes no name', () => {
    const [one, other] = [world(), world()]
    put(one, deployment('web', 3), service('web', { app: 'web' }))
    put(other, deployment('a', 2), pod('b'), deployment('web', 3), service('web', { app: 'web' }))
    const web = (store: Store): string[] =>
      [...namesOf(store, 'Pod'), ...namesOf(store, 'EndpointSlice')].filter((name) => name.startsWith('web-'))
    expect(web(other)).toEqual(web(one))
  })
})

const everyKind: readonly Kind[] = [
  'Namespace',
  'Node',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'Service',
  'EndpointSlice',
]

function allObjects(store: Store): readonly KubeObject[] {
  return everyKind.flatMap((kind): readonly KubeObject[] => store.list(kind))
}

/** The given changes first, then those of the store. */
function once(first: ReturnType<Store['takeChanges']>, store: Store): Store['takeChanges'] {
  let left = first
  return () => {
    const now = [...left, ...store.takeChanges()]
    left = []
    return now
  }
}

function contents(slices: ReturnType<Store['slicesOf']>): readonly string[] {
  return slices
    .flatMap(({ addressType, ports, endpoints }) =>
      endpoints.map((endpoint) => JSON.stringify([addressType, ports, sortKeys(endpoint)])),
    )
    .sort()
}

function sortKeys(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Everything but the numbers of versions. */
function shapes(store: Store): unknown {
  return allObjects(store).map((object) => {
    const { resourceVersion: _, ...metadata } = object.metadata
    return { ...object, metadata }
  })
}
