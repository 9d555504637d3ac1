import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Kind, type KubeObject, kinds } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import { Cluster } from '../cluster.ts'
import { manifestOf } from '../manifest/manifest.ts'
import type { Scenario } from '../scenario.ts'
import type { ClusterState } from '../state/cluster-state.ts'

const nginx = { name: 'main', image: 'nginx:1.27' }

function deployment(replicas: number, container: object = {}, spec: object = {}): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ ...nginx, ...container }] } },
      ...spec,
    },
  } as unknown as JsonObject
}

const service: JsonObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web' },
  spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
}

function clusterOf(scenario: Scenario, ...objects: readonly JsonObject[]): Cluster {
  const cluster = new Cluster(scenario)
  must(cluster, ...objects)
  return cluster
}

function must(cluster: Cluster, ...objects: readonly JsonObject[]): void {
  const outcome = cluster.apply(objects.map((object) => manifestOf(object)))
  if (!outcome.ok) throw new Error(outcome.diagnostics[0].upstream)
}

/** Everything there is to know, as text. */
function whole(state: ClusterState): string {
  const objects = (Object.keys(kinds) as Kind[]).flatMap((kind): readonly KubeObject[] => state.list(kind))
  const lives = state.list('Pod').map((pod) => state.lifeOf(pod))
  return JSON.stringify({ now: state.now, objects, lives, events: state.events() })
}

/** new/available of each ReplicaSet, in the order in which they were made. */
function sizes({ state }: Cluster): string {
  return [...state.list('ReplicaSet', 'default')]
    .sort((a, b) => ((a.metadata.creationTimestamp ?? '') < (b.metadata.creationTimestamp ?? '') ? -1 : 1))
    .map(({ spec, status }) => `${spec.replicas}/${status?.availableReplicas ?? 0}`)
    .join(' ')
}

const ready = { readinessProbe: { httpGet: { port: 80 }, periodSeconds: 1 } }
const slow = {
  command: ['sh', '-c', "sleep 5 && exec nginx -g 'daemon off;'"],
  ...ready,
}

describe('a rollout takes its time', () => {
  it('one more pod at a time, each awaited, with the usual leeway', () => {
    const cluster = clusterOf({}, deployment(3, ready))
    cluster.advance(10)
    must(cluster, deployment(3, slow))
    const seen = [10, 14, 15, 20, 25].map((second) => {
      cluster.advance(second - cluster.state.now)
      return sizes(cluster)
    })
    expect(seen).toEqual(['3/3 1/0', '3/3 1/0', '2/2 2/1', '1/1 3/2', '0/0 3/3'])
  })

  it.each([
    [{ maxSurge: 0, maxUnavailable: 1 }, ['2/2 1/0', '1/1 2/1', '0/0 3/2', '0/0 3/3']],
    [{ maxSurge: 3, maxUnavailable: 0 }, ['3/3 3/0', '0/0 3/3', '0/0 3/3', '0/0 3/3']],
    [{ maxSurge: 1, maxUnavailable: 2 }, ['1/1 3/0', '0/0 3/3', '0/0 3/3', '0/0 3/3']],
  ])('with %j', (rollingUpdate, wanted) => {
    const strategy = { type: 'RollingUpdate', rollingUpdate }
    const cluster = clusterOf({}, deployment(3, ready, { strategy }))
    cluster.advance(10)
    must(cluster, deployment(3, slow, { strategy }))
    const seen = wanted.map((_, step) => {
      cluster.advance(10 + step * 5 - cluster.state.now)
      return sizes(cluster)
    })
    expect(seen).toEqual(wanted)
  })

  it('and waits besides for as long as a pod must be ready to be available', () => {
    const cluster = clusterOf({}, deployment(2, {}, { minReadySeconds: 7 }))
    expect(sizes(cluster)).toBe('2/0')
    cluster.advance(6)
    expect(sizes(cluster)).toBe('2/0')
    cluster.advance(1)
    expect(sizes(cluster)).toBe('2/2')
    must(cluster, deployment(2, { image: 'httpd' }, { minReadySeconds: 7 }))
    cluster.advance(6)
    expect(sizes(cluster)).toBe('2/2 1/0')
    cluster.advance(8)
    expect(sizes(cluster)).toBe('0/0 2/2')
  })

  it('that recreates waits for the last old pod to go', () => {
    const strategy = { type: 'Recreate' }
    const cluster = clusterOf({}, deployment(2, { image: 'luksa/kubia' }, { strategy }))
    must(cluster, deployment(2, { image: 'nginx' }, { strategy }))
    cluster.advance(29)
    expect(sizes(cluster)).toBe('0/0')
    cluster.advance(1)
    expect(sizes(cluster)).toMatch(/2\/2/)
  })

  it('has failed to progress ten minutes after it last came further, and says so', () => {
    const cluster = clusterOf({}, deployment(2))
    cluster.advance(100)
    must(cluster, deployment(2, { readinessProbe: { tcpSocket: { port: 81 } } }))
    const progressing = (): string | undefined =>
      cluster.state
        .get('Deployment', 'default', 'web')
        ?.status?.conditions?.find(({ type }) => type === 'Progressing')?.reason
    cluster.advance(600)
    expect(progressing()).toBe('ReplicaSetUpdated')
    cluster.advance(1)
    expect(progressing()).toBe('ProgressDeadlineExceeded')
  })

  it('drops requests where nodes hear late, and none with a preStop hook that sleeps', () => {
    const verdicts = (lifecycle: object): ReadonlySet<string> => {
      const cluster = clusterOf({ propagationSeconds: 1 }, deployment(3, { ...ready, ...lifecycle }), service)
      cluster.advance(10)
      must(cluster, deployment(3, { ...ready, ...lifecycle, image: 'nginx:1.28' }))
      const host = cluster.state.get('Service', 'default', 'web')?.spec.clusterIP ?? ''
      const request = { scheme: 'http', host, port: 80, method: 'GET', path: '/', headers: {} } as const
      const seen = new Set<string>()
      for (let tenth = 0; tenth < 100; tenth++) {
        seen.add(cluster.request({ from: 'node', name: 'node-1' }, request).verdict)
        cluster.advance(0.1)
      }
      return seen
    }
    expect(verdicts({})).toEqual(new Set(['answered', 'refused']))
    expect(verdicts({ lifecycle: { preStop: { sleep: { seconds: 3 } } } })).toEqual(new Set(['answered']))
  })
})

describe('coming to rest', () => {
  it.each([
    ['takes no time where nothing is waited for', deployment(2, ready), 0],
    [
      'waits for a probe with a delay',
      deployment(1, { readinessProbe: { tcpSocket: { port: 80 }, initialDelaySeconds: 25 } }),
      30,
    ],
    [
      'does not wait for a program to end that runs for long',
      deployment(1, { image: 'busybox', command: ['sleep', '3600'] }),
      0,
    ],
    [
      'waits until a container is known to end again and again',
      deployment(1, { image: 'busybox' }, { progressDeadlineSeconds: 60 }),
      150,
    ],
  ])('%s', (_, object, seconds) => {
    const cluster = new Cluster()
    must(cluster, object)
    expect(cluster.rest()).toBe(seconds)
    expect(cluster.rest()).toBe(0)
  })

  it('stops at its limit', () => {
    const cluster = clusterOf({}, deployment(1, { livenessProbe: { httpGet: { path: '/no', port: 80 } } }))
    expect(cluster.rest(25)).toBeLessThanOrEqual(25)
  })
})

describe('events', () => {
  it('tell of a pod what kubectl describe shows', () => {
    const cluster = clusterOf(
      { containerStartSeconds: 2 },
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web' },
        spec: { containers: [{ ...nginx, livenessProbe: { httpGet: { path: '/no', port: 80 } } }] },
      },
    )
    cluster.advance(32)
    const told = cluster.state
      .eventsOf({ kind: 'Pod', name: 'web' })
      .map(({ type, reason, count, message }) => `${type} ${reason} x${count}: ${message}`)
    expect(told).toEqual([
      expect.stringMatching(/^Normal Scheduled x1: Successfully assigned default\/web to node-\d$/),
      'Normal Pulling x1: Pulling image "nginx:1.27"',
      'Normal Pulled x1: Successfully pulled image "nginx:1.27" in 2s (2s including waiting)',
      'Warning Unhealthy x3: Liveness probe failed: HTTP probe failed with statuscode: 404',
      'Normal Killing x1: Container main failed liveness probe, will be restarted',
      'Normal Pulled x1: Container image "nginx:1.27" already present on machine and can be accessed by the pod',
      'Normal Created x2: Container created',
      'Normal Started x2: Container started',
    ])
  })

  it('of a probe that goes on failing count up without anybody looking', () => {
    const cluster = clusterOf(
      {},
      {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web' },
        spec: { containers: [{ ...nginx, readinessProbe: { tcpSocket: { port: 81 } } }] },
      },
    )
    const unhealthy = (): number | undefined =>
      cluster.state.eventsOf({ kind: 'Pod', name: 'web' }).find(({ reason }) => reason === 'Unhealthy')?.count
    expect(unhealthy()).toBe(1)
    cluster.advance(95)
    expect(unhealthy()).toBe(10)
  })

  it('of a ReplicaSet with many pods are combined', () => {
    const cluster = clusterOf({}, deployment(50))
    const [replicaSet] = cluster.state.list('ReplicaSet', 'default')
    const told = cluster.state.eventsOf({ kind: 'ReplicaSet', name: replicaSet?.metadata.name ?? '' })
    expect(told.map(({ count }) => count)).toEqual([...new Array(9).fill(1), 41])
    expect(told[9]?.message).toMatch(/^\(combined from similar events\): Created pod: web-/)
  })

  it('of a Deployment tell how it scales', () => {
    const cluster = clusterOf({}, deployment(2))
    must(cluster, deployment(2, { image: 'httpd' }))
    const names = cluster.state.list('ReplicaSet', 'default').map(({ metadata }) => metadata.name)
    const told = cluster.state
      .eventsOf({ kind: 'Deployment', name: 'web' })
      .map(({ message }) => names.reduce((text, name) => text.replace(name, 'RS'), message))
    expect(told).toEqual([
      'Scaled up replica set RS from 0 to 2',
      'Scaled up replica set RS from 0 to 1',
      'Scaled down replica set RS from 2 to 1',
      'Scaled up replica set RS from 1 to 2',
      'Scaled down replica set RS from 1 to 0',
    ])
  })
})

// Small worlds whose pods have lives of all sorts.
const seconds = fc.constantFrom(0, 1, 2, 3, 7, 10)
const handler = fc.constantFrom(
  { httpGet: { path: '/', port: 80 } },
  { httpGet: { path: '/no', port: 80 } },
  { tcpSocket: { port: 80 } },
  { tcpSocket: { port: 81 } },
  { exec: { command: ['cat', '/tmp/ok'] } },
  { grpc: { port: 80 } },
  { httpGet: { path: '/', port: 'nowhere' } },
)
const probe = fc.option(
  fc
    .record({
      handler,
      initialDelaySeconds: seconds,
      periodSeconds: fc.constantFrom(1, 2, 5, 10),
      failureThreshold: fc.constantFrom(1, 2, 3),
    })
    .map(({ handler: asks, ...times }) => ({ ...asks, ...times })),
  { nil: undefined },
)
const program = fc.constantFrom(
  { image: 'nginx:1.27' },
  { image: 'luksa/kubia' },
  { image: 'busybox', command: ['sleep', '1h'] },
  { image: 'busybox', command: ['sh', '-c', 'sleep 3; exit 1'] },
  { image: 'busybox' },
  { image: 'acme/what', ports: [{ containerPort: 80 }] },
  { image: 'No' },
  { image: 'nginx', command: ['sh', '-c', 'sleep 4; touch /tmp/ok; nginx; rm /tmp/ok; sleep 5'] },
)
const container = fc
  .record({
    program,
    readinessProbe: probe,
    livenessProbe: probe,
    startupProbe: probe,
    preStop: fc.option(seconds, { nil: undefined }),
  })
  .map(({ program: runs, preStop, ...probes }) => ({
    name: 'main',
    ...runs,
    ...Object.fromEntries(Object.entries(probes).filter(([, one]) => one !== undefined)),
    ...(preStop === undefined ? {} : { lifecycle: { preStop: { sleep: { seconds: preStop } } } }),
  }))
const podObject = fc
  .record({
    name: fc.constantFrom('a', 'b', 'c'),
    main: container,
    init: fc.option(container, { nil: undefined }),
    isSidecar: fc.boolean(),
    restartPolicy: fc.constantFrom('Always', 'OnFailure', 'Never'),
    grace: seconds,
  })
  .map(
    ({ name, main, init, isSidecar, restartPolicy, grace }) =>
      ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, labels: { app: 'web' } },
        spec: {
          containers: [main],
          ...(init === undefined ? {} : { initContainers: [initOf(init, isSidecar)] }),
          restartPolicy,
          terminationGracePeriodSeconds: grace,
        },
      }) as unknown as JsonObject,
  )
const wholeDeployment = fc
  .tuple(fc.nat(3), container, seconds)
  .map(([replicas, main, minReadySeconds]) => deployment(replicas, main, { minReadySeconds }))
const object = fc.oneof(podObject, wholeDeployment)
const scenario = fc.record({
  containerStartSeconds: fc.constantFrom(0, 2),
  propagationSeconds: fc.constantFrom(0, 1),
})

function initOf(main: object, isSidecar: boolean): object {
  if (isSidecar) return { ...main, name: 'init', restartPolicy: 'Always' }
  const {
    readinessProbe: _,
    livenessProbe: __,
    startupProbe: ___,
    lifecycle: ____,
    ...plain
  } = main as Record<string, unknown>
  return { ...plain, name: 'init' }
}

type Deed = { readonly wait: number } | { readonly apply: JsonObject } | { readonly delete: string }
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.constantFrom(0.5, 1, 3, 10, 100).map((wait) => ({ wait })),
  object.map((one) => ({ apply: one })),
  fc.constantFrom('a', 'b', 'c').map((name) => ({ delete: name })),
)
const history = fc.array(deed, { minLength: 1, maxLength: 8 })

function play(
  deeds: readonly Deed[],
  settings: Scenario,
  wait: (cluster: Cluster, seconds: number) => void,
): Cluster {
  const cluster = new Cluster(settings)
  cluster.apply([manifestOf(service)])
  for (const one of deeds) {
    if ('wait' in one) wait(cluster, one.wait)
    else if ('apply' in one) cluster.apply([manifestOf(one.apply)])
    else cluster.delete({ kind: 'Pod', name: one.delete })
  }
  return cluster
}

describe('whatever happens', () => {
  it('time that passes in two steps is time that passes in one', () => {
    fc.assert(
      fc.property(history, scenario, (deeds, settings) => {
        const once = play(deeds, settings, (cluster, amount) => cluster.advance(amount))
        const twice = play(deeds, settings, (cluster, amount) => {
          cluster.advance(amount / 4)
          cluster.advance(amount - amount / 4)
        })
        expect(whole(twice.state)).toBe(whole(once.state))
      }),
      { numRuns: 60 },
    )
  })

  it('a fork goes the way that its origin would have gone, and leaves the origin alone', () => {
    fc.assert(
      fc.property(history, history, scenario, (before, after, settings) => {
        const cluster = play(before, settings, (one, amount) => one.advance(amount))
        const said = whole(cluster.state)
        const fork = cluster.fork()
        for (const one of [fork, cluster]) {
          expect(whole(one.state)).toBe(said)
          for (const each of after) {
            if ('wait' in each) one.advance(each.wait)
            else if ('apply' in each) one.apply([manifestOf(each.apply)])
            else one.delete({ kind: 'Pod', name: each.delete })
          }
        }
        expect(whole(fork.state)).toBe(whole(cluster.state))
      }),
      { numRuns: 40 },
    )
  })

  it('what serves is ready, or rightly terminating, and a running container has started', () => {
    fc.assert(
      fc.property(history, scenario, (deeds, settings) => {
        const { state } = play(deeds, settings, (cluster, amount) => cluster.advance(amount))
        for (const { conditions, targetRef } of state
          .slicesOf('default', 'web')
          .flatMap(({ endpoints }) => endpoints)) {
          const pod = state.get('Pod', 'default', targetRef?.name ?? '')
          const isReady = pod?.status?.conditions?.some(
            ({ type, status }) => type === 'Ready' && status === 'True',
          )
          expect(conditions?.serving).toBe(isReady)
          expect(conditions?.terminating).toBe(pod?.metadata.deletionTimestamp !== undefined)
          expect(conditions?.ready).toBe(isReady === true && pod?.metadata.deletionTimestamp === undefined)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('deleting what was applied and resting restores the world, but for what time left', () => {
    fc.assert(
      fc.property(fc.array(object, { maxLength: 4 }), scenario, (list, settings) => {
        const cluster = new Cluster(settings)
        cluster.rest()
        const names = (state: ClusterState): readonly string[] =>
          (Object.keys(kinds) as Kind[]).flatMap((kind) =>
            state.list(kind).map(({ metadata }) => `${kind} ${metadata.namespace ?? ''}/${metadata.name}`),
          )
        const before = names(cluster.state)
        for (const one of list) cluster.apply([manifestOf(one)])
        cluster.advance(5)
        for (const name of ['a', 'b', 'c']) cluster.delete({ kind: 'Pod', name })
        cluster.delete({ kind: 'Deployment', name: 'web' })
        cluster.rest()
        expect(names(cluster.state)).toEqual(before)
        expect(cluster.state.list('Pod', 'default')).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
