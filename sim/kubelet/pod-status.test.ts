import { describe, expect, it } from 'vitest'
import type { Container, Pod, PodSpec, PodStatus, Probe } from '../api/pod.ts'
import { defaultSettings } from '../api/settings.ts'
import { comeToRest, passTime } from '../controllers/clock.ts'
import { settle } from '../controllers/settle.ts'
import { defaultObject } from '../defaults/defaults.ts'
import type { Store } from '../state/cluster-state.ts'
import { createStore } from '../state/store.ts'

/** One node, with as many addresses for pods as its block has. */
function world(podCIDR = '10.244.1.0/24'): Store {
  const store = createStore(defaultSettings)
  store.put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } })
  store.put({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'node-1' },
    spec: { podCIDR, podCIDRs: [podCIDR] },
    status: { addresses: [{ type: 'InternalIP', address: '172.18.0.2' }] },
  })
  return store
}

function statusIn(store: Store, { metadata }: Pod): PodStatus {
  return store.get('Pod', 'default', metadata.name)?.status ?? {}
}

/** Long after the pod was made. */
function restOf(pod: Pod, store = world()): PodStatus {
  store.put(defaultObject(pod))
  settle(store)
  comeToRest(store, 3600)
  return statusIn(store, pod)
}

const podOf = (container: Partial<Container>, spec: Partial<PodSpec> = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default', uid: 'u1' },
  spec: { nodeName: 'node-1', containers: [{ name: 'main', image: 'nginx', ...container }], ...spec },
})

/** What `kubectl get pods` shows: ready, status. */
const shown = (pod: Pod): string => {
  const { phase, containerStatuses = [], conditions = [] } = restOf(pod)
  const ready = conditions.find(({ type }) => type === 'Ready')?.status
  const reasons = containerStatuses.map(
    ({ state }) => state?.waiting?.reason ?? state?.terminated?.reason ?? 'Running',
  )
  return `${phase}, ready ${ready}, ${reasons.join(' ')}`
}

const get = (path: string, port: number | string = 80): Probe => ({
  httpGet: { path, port },
})

describe('a pod long after its start', () => {
  const rows: readonly (readonly [string, Partial<Container>, Partial<PodSpec>, string])[] = [
    ['without probes is ready as soon as it runs', {}, {}, 'Running, ready True, Running'],
    ['whose probe gets a page is ready', { readinessProbe: get('/') }, {}, 'Running, ready True, Running'],
    ['whose probe gets 404 is not', { readinessProbe: get('/healthz') }, {}, 'Running, ready False, Running'],
    [
      'whose probe asks where nobody listens is not',
      { readinessProbe: get('/', 8080) },
      {},
      'Running, ready False, Running',
    ],
    [
      'whose probe asks a port by its name',
      { readinessProbe: get('/', 'http'), ports: [{ name: 'http', containerPort: 80 }] },
      {},
      'Running, ready True, Running',
    ],
    [
      'whose probe names no port of the container is not',
      { readinessProbe: get('/', 'htpp') },
      {},
      'Running, ready False, Running',
    ],
    [
      'whose liveness probe names no port of the container is never killed for it',
      { livenessProbe: get('/', 'htpp') },
      {},
      'Running, ready True, Running',
    ],
    [
      'whose startup probe names no port of the container waits for ever',
      { startupProbe: get('/', 'htpp') },
      {},
      'Running, ready False, Running',
    ],
    [
      'whose port is open to tcpSocket is ready',
      { readinessProbe: { tcpSocket: { port: 80 } } },
      {},
      'Running, ready True, Running',
    ],
    [
      'whose port is closed to tcpSocket is not',
      { readinessProbe: { tcpSocket: { port: 81 } } },
      {},
      'Running, ready False, Running',
    ],
    [
      'that waits for a file nobody made is not ready',
      { readinessProbe: { exec: { command: ['ls', '/var/ready'] } } },
      {},
      'Running, ready False, Running',
    ],
    [
      'that made the file itself is',
      {
        image: 'busybox',
        args: ['/bin/sh', '-c', 'touch /tmp/healthy; sleep 3600'],
        readinessProbe: { exec: { command: ['cat', '/tmp/healthy'] } },
      },
      {},
      'Running, ready True, Running',
    ],
    [
      'that listens on 127.0.0.1 is not reached by its probe',
      {
        image: 'python',
        command: ['python', '-m', 'http.server', '80', '--bind', '127.0.0.1'],
        readinessProbe: get('/'),
      },
      {},
      'Running, ready False, Running',
    ],
    [
      'of an unknown image is taken to answer its probe',
      { image: 'acme/shop', readinessProbe: get('/up', 8080) },
      {},
      'Running, ready True, Running',
    ],
    [
      'with a gate that nobody sets is not ready',
      {},
      { readinessGates: [{ conditionType: 'lb' }] },
      'Running, ready False, Running',
    ],
    [
      'that ends well is started again and again',
      { image: 'busybox' },
      {},
      'Running, ready False, CrashLoopBackOff',
    ],
    [
      'that ends well and shall not start again has succeeded',
      { image: 'busybox' },
      { restartPolicy: 'Never' },
      'Succeeded, ready False, Completed',
    ],
    [
      'that ends well, OnFailure, has succeeded',
      { image: 'busybox' },
      { restartPolicy: 'OnFailure' },
      'Succeeded, ready False, Completed',
    ],
    [
      'that fails and shall not start again has failed',
      { image: 'busybox', command: ['false'] },
      { restartPolicy: 'Never' },
      'Failed, ready False, Error',
    ],
    [
      'that fails, OnFailure, is started again',
      { image: 'busybox', command: ['false'] },
      { restartPolicy: 'OnFailure' },
      'Running, ready False, CrashLoopBackOff',
    ],
    [
      'whose liveness probe fails is killed again and again',
      { livenessProbe: get('/live') },
      {},
      'Running, ready False, CrashLoopBackOff',
    ],
    [
      'whose startup probe fails, too',
      { startupProbe: get('/up') },
      {},
      'Running, ready False, CrashLoopBackOff',
    ],
    ['of an image that is no name waits', { image: 'Nginx' }, {}, 'Pending, ready False, InvalidImageName'],
    [
      'with an init container that fails waits',
      {},
      { initContainers: [{ name: 'init', image: 'busybox', command: ['false'] }] },
      'Pending, ready False, PodInitializing',
    ],
    [
      'with an init container that ends well runs',
      {},
      { initContainers: [{ name: 'init', image: 'busybox' }] },
      'Running, ready True, Running',
    ],
    [
      'with a sidecar runs beside it',
      {},
      { initContainers: [{ name: 'side', image: 'redis', restartPolicy: 'Always' }] },
      'Running, ready True, Running',
    ],
    [
      'with a sidecar that never starts waits',
      {},
      {
        initContainers: [
          { name: 'side', image: 'redis', restartPolicy: 'Always', startupProbe: { tcpSocket: { port: 1 } } },
        ],
      },
      'Pending, ready False, PodInitializing',
    ],
  ]
  it.each(rows)('%s', (_, container, spec, wanted) => expect(shown(podOf(container, spec))).toBe(wanted))

  it('is ready once somebody has set its gate', () => {
    const pod = podOf({}, { readinessGates: [{ conditionType: 'lb' }] })
    const gate = { type: 'lb', status: 'True' as const }
    expect(shown({ ...pod, status: { conditions: [gate] } })).toBe('Running, ready True, Running')
    expect(restOf({ ...pod, status: { conditions: [gate] } }).conditions).toContainEqual(gate)
  })

  it('waits for its network when the node has no address left for it', () => {
    const status = restOf(podOf({}), world('10.244.1.0/32'))
    expect(status).toMatchObject({ phase: 'Pending', hostIP: '172.18.0.2' })
    expect(status.podIP).toBeUndefined()
    expect(status.containerStatuses?.[0]?.state?.waiting?.reason).toBe('ContainerCreating')
  })

  it('says in its conditions why it is not ready, in the words of the kubelet', () => {
    const { conditions = [] } = restOf(podOf({ readinessProbe: get('/no') }))
    expect(conditions.map(({ type, status }) => `${type}=${status}`)).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=True',
      'Ready=False',
      'ContainersReady=False',
      'PodScheduled=True',
    ])
    expect(conditions[2]).toMatchObject({
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [main]',
    })
  })

  it('has the same status when it is looked at again later: times stay', () => {
    const store = world()
    const pod = podOf({ readinessProbe: get('/no') })
    const status = restOf(pod, store)
    passTime(store, 86_400)
    expect(statusIn(store, pod)).toEqual(status)
  })

  it('is asked nothing that it cannot answer: a pod of odd shape still gets a status', () => {
    const odd = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'odd', namespace: 'default' },
      spec: { nodeName: 'node-1' },
    } as unknown as Pod
    const store = world()
    store.put(odd)
    settle(store)
    expect(statusIn(store, odd).phase).toBe('Pending')
  })
})
