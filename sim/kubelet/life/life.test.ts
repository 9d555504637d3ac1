import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../api/meta.ts'
import type { Container, PodSpec, Probe } from '../../api/pod.ts'
import { Cluster } from '../../cluster.ts'
import { manifestOf } from '../../manifest/manifest.ts'
import type { Scenario } from '../../scenario.ts'

const ref = { kind: 'Pod', namespace: 'default', name: 'web' }

function clusterWith(
  container: Partial<Container>,
  spec: Partial<PodSpec> = {},
  scenario: Scenario = {},
): Cluster {
  const cluster = new Cluster(scenario)
  const outcome = cluster.apply([
    manifestOf({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'web', labels: { app: 'web' } },
      spec: { containers: [{ name: 'main', image: 'nginx:1.27', ...container }], ...spec },
    } as unknown as JsonObject),
    manifestOf({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
    }),
  ])
  if (!outcome.ok) throw new Error(outcome.diagnostics[0].upstream)
  return cluster
}

/** READY, STATUS and RESTARTS, as kubectl get pods shows them; 'gone' without the pod. */
function shown({ state }: Cluster): string {
  const pod = state.get('Pod', 'default', 'web')
  if (pod === undefined) return 'gone'
  const statuses = pod.status?.containerStatuses ?? []
  const waiting = statuses
    .map(({ state: one }) => one?.waiting?.reason)
    .find((reason) => reason !== undefined)
  const ended = statuses
    .map(({ state: one }) => one?.terminated?.reason)
    .find((reason) => reason !== undefined)
  const ready = statuses.filter((one) => one.ready).length
  const restarts = statuses.reduce((sum, { restartCount }) => sum + restartCount, 0)
  const isGoing = pod.metadata.deletionTimestamp !== undefined
  const status = isGoing ? 'Terminating' : (waiting ?? ended ?? pod.status?.phase)
  return `${ready}/${statuses.length} ${status} ${restarts}`
}

/** What stands at each of these seconds. */
function story(cluster: Cluster, ...seconds: readonly number[]): readonly string[] {
  return seconds.map((second) => {
    cluster.advance(second - cluster.state.now)
    return shown(cluster)
  })
}

const get = (path: string, more: Partial<Probe> = {}): Probe => ({ httpGet: { path, port: 80 }, ...more })
const sh = (script: string): Partial<Container> => ({ image: 'busybox', command: ['sh', '-c', script] })

type Row = readonly [
  what: string,
  container: Partial<Container>,
  spec: Partial<PodSpec>,
  times: Readonly<Record<number, string>>,
]

function check(rows: readonly Row[], scenario: Scenario = {}): void {
  it.each(rows)('%s', (_, container, spec, times) => {
    const cluster = clusterWith(container, spec, scenario)
    const seconds = Object.keys(times).map(Number)
    expect(story(cluster, ...seconds)).toEqual(Object.values(times))
  })
}

describe('a container starts', () => {
  check([['at once, as long as nothing takes time', {}, {}, { 0: '1/1 Running 0' }]])
  check(
    [
      [
        'once its image is pulled',
        {},
        {},
        { 0: '0/1 ContainerCreating 0', 2: '0/1 ContainerCreating 0', 3: '1/1 Running 0' },
      ],
      [
        'after its init containers, one after the other',
        {},
        {
          initContainers: [
            { name: 'one', ...sh('sleep 5') },
            { name: 'two', ...sh('sleep 2') },
          ],
        },
        { 0: '0/1 PodInitializing 0', 15: '0/1 PodInitializing 0', 16: '1/1 Running 0' },
      ],
    ],
    { containerStartSeconds: 3 },
  )
  check([
    [
      'beside a sidecar once that has started, not when it has ended',
      {},
      {
        initContainers: [
          {
            name: 'proxy',
            image: 'redis',
            restartPolicy: 'Always',
            startupProbe: { tcpSocket: { port: 6379 }, periodSeconds: 4 },
          },
        ],
      },
      { 3: '0/1 PodInitializing 0', 4: '1/1 Running 0' },
    ],
    [
      'never, behind an init container that fails again and again',
      {},
      { initContainers: [{ name: 'init', ...sh('exit 1') }] },
      { 0: '0/1 PodInitializing 0', 600: '0/1 PodInitializing 0' },
    ],
  ])

  it('has no address before', () => {
    const cluster = clusterWith({}, {}, { containerStartSeconds: 3 })
    const ip = (): string | undefined => cluster.state.get('Pod', 'default', 'web')?.status?.podIP
    expect(ip()).toBeUndefined()
    cluster.advance(3)
    expect(ip()).toMatch(/^10\.244\.\d\.2$/)
  })
})

describe('a readiness probe', () => {
  check([
    [
      'is asked at once when the container has started',
      { readinessProbe: get('/') },
      {},
      { 0: '1/1 Running 0' },
    ],
    [
      'waits for its initial delay, and then for its turn',
      { readinessProbe: get('/', { initialDelaySeconds: 5, periodSeconds: 3 }) },
      {},
      { 0: '0/1 Running 0', 5: '0/1 Running 0', 6: '1/1 Running 0' },
    ],
    [
      'needs as many successes in a row as it says',
      { readinessProbe: get('/', { successThreshold: 3, periodSeconds: 2 }) },
      {},
      { 0: '0/1 Running 0', 3: '0/1 Running 0', 4: '1/1 Running 0' },
    ],
    [
      'holds a pod back while its program boots',
      { ...{ command: ['sh', '-c', "sleep 20 && exec nginx -g 'daemon off;'"] }, readinessProbe: get('/') },
      {},
      { 0: '0/1 Running 0', 19: '0/1 Running 0', 20: '1/1 Running 0' },
    ],
    [
      'does so by a command that asks the program, too',
      {
        ...{ command: ['sh', '-c', "sleep $SECONDS_MORE && exec nginx -g 'daemon off;'"] },
        env: [{ name: 'SECONDS_MORE', value: '20' }],
        readinessProbe: { exec: { command: ['curl', '-f', 'http://localhost/'] } },
      },
      {},
      { 0: '0/1 Running 0', 19: '0/1 Running 0', 20: '1/1 Running 0' },
    ],
    [
      'that fails restarts nobody',
      { readinessProbe: get('/nope', { periodSeconds: 1 }) },
      {},
      { 1000: '0/1 Running 0' },
    ],
    [
      'waits for the startup probe, and is asked as soon as that has passed',
      {
        startupProbe: get('/', { periodSeconds: 4 }),
        readinessProbe: get('/', { periodSeconds: 60 }),
      },
      {},
      { 3: '0/1 Running 0', 4: '1/1 Running 0' },
    ],
    [
      'that asks for a file fails after its threshold once the file is gone',
      {
        ...sh('touch /tmp/ready; sleep 30; rm /tmp/ready; sleep 1h'),
        readinessProbe: { exec: { command: ['cat', '/tmp/ready'] }, periodSeconds: 5, failureThreshold: 2 },
      },
      {},
      { 0: '1/1 Running 0', 30: '1/1 Running 0', 34: '1/1 Running 0', 35: '0/1 Running 0' },
    ],
  ])

  it('sees the file that somebody made by kubectl exec at its next turn, and sees it gone', () => {
    const cluster = clusterWith({ readinessProbe: { exec: { command: ['ls', '/var/ready'] } } })
    const addresses = (): number =>
      cluster.state.slicesOf('default', 'web')[0]?.endpoints.filter(({ conditions }) => conditions?.ready)
        .length ?? 0
    cluster.advance(12)
    expect([shown(cluster), addresses()]).toEqual(['0/1 Running 0', 0])
    expect(cluster.exec(ref, undefined, ['touch', '/var/ready']).exitCode).toBe(0)
    expect(story(cluster, 19, 20)).toEqual(['0/1 Running 0', '1/1 Running 0'])
    expect(addresses()).toBe(1)
    cluster.exec(ref, 'main', ['rm', '/var/ready'])
    expect(story(cluster, 49, 50)).toEqual(['1/1 Running 0', '0/1 Running 0'])
    expect(addresses()).toBe(0)
  })
})

describe('a container is started again', () => {
  check([
    [
      'when its liveness probe has failed three times: kept up by its program, or killed after its grace period',
      { livenessProbe: get('/nope') },
      {},
      {
        29: '1/1 Running 0',
        30: '1/1 Running 1',
        60: '1/1 Running 2',
        90: '1/1 Running 3',
        120: '1/1 Running 4',
      },
    ],
    [
      'and waits longer and longer when that goes on',
      { livenessProbe: get('/nope') },
      {},
      { 150: '0/1 CrashLoopBackOff 4', 189: '0/1 CrashLoopBackOff 4', 190: '1/1 Running 5' },
    ],
    [
      'once the grace period is over, when its program does not hear SIGTERM',
      { image: 'luksa/kubia', livenessProbe: { httpGet: { path: '/', port: 81 }, failureThreshold: 1 } },
      {},
      { 39: '1/1 Running 0', 40: '1/1 Running 1' },
    ],
    [
      "once the probe's own grace period is over, where it has one",
      {
        image: 'luksa/kubia',
        livenessProbe: { tcpSocket: { port: 81 }, failureThreshold: 1, terminationGracePeriodSeconds: 5 },
      },
      {},
      { 14: '1/1 Running 0', 15: '1/1 Running 1' },
    ],
    [
      'when its startup probe never passes',
      { startupProbe: get('/nope', { periodSeconds: 2, failureThreshold: 5 }) },
      {},
      { 9: '0/1 Running 0', 10: '0/1 Running 1' },
    ],
    [
      'when it ends: at once the first time, then after 10, 20, 40 seconds',
      sh('exit 1'),
      {},
      {
        0: '0/1 CrashLoopBackOff 1',
        9: '0/1 CrashLoopBackOff 1',
        10: '0/1 CrashLoopBackOff 2',
        30: '0/1 CrashLoopBackOff 3',
        69: '0/1 CrashLoopBackOff 3',
        70: '0/1 CrashLoopBackOff 4',
        150: '0/1 CrashLoopBackOff 5',
        310: '0/1 CrashLoopBackOff 6',
        609: '0/1 CrashLoopBackOff 6',
        610: '0/1 CrashLoopBackOff 7',
        910: '0/1 CrashLoopBackOff 8',
      },
    ],
    [
      'without a wait when it ran for more than ten minutes',
      sh('sleep 700'),
      {},
      { 699: '1/1 Running 0', 700: '1/1 Running 1', 1400: '1/1 Running 2', 2100: '1/1 Running 3' },
    ],
    [
      'not when it did its work and should not be',
      sh('sleep 5'),
      { restartPolicy: 'OnFailure' },
      { 4: '1/1 Running 0', 5: '0/1 Completed 0' },
    ],
    [
      'not when it failed and never should be',
      sh('sleep 5; exit 3'),
      { restartPolicy: 'Never' },
      { 5: '0/1 Error 0', 500: '0/1 Error 0' },
    ],
    [
      'when agnhost liveness has been well for ten seconds',
      {
        image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
        args: ['liveness'],
        livenessProbe: {
          httpGet: { path: '/healthz', port: 8080 },
          initialDelaySeconds: 3,
          periodSeconds: 3,
        },
      },
      {},
      { 17: '1/1 Running 0', 18: '1/1 Running 1' },
    ],
  ])

  it('when kubia-unhealthy has answered five requests', () => {
    const livenessProbe = { httpGet: { path: '/', port: 8080 } }
    const cluster = clusterWith({ image: 'luksa/kubia-unhealthy', livenessProbe })
    // Asked at 10 … 50 it is well; it fails at 60, 70 and 80, and does not hear SIGTERM.
    expect(story(cluster, 80, 109, 110)).toEqual(['1/1 Running 0', '1/1 Running 0', '1/1 Running 1'])
  })

  it('and tells how it ended before', () => {
    const cluster = clusterWith({ image: 'luksa/kubia', livenessProbe: { tcpSocket: { port: 81 } } })
    cluster.advance(60)
    expect(cluster.state.get('Pod', 'default', 'web')?.status?.containerStatuses?.[0]?.lastState).toEqual({
      terminated: {
        exitCode: 137,
        reason: 'Error',
        startedAt: '2026-01-01T00:00:00Z',
        finishedAt: '2026-01-01T00:01:00Z',
      },
    })
  })
})

it('a cluster is at rest when the last program has opened its port', () => {
  const cluster = clusterWith({ command: ['sh', '-c', 'sleep 20; nginx'] })
  expect([cluster.rest(), cluster.rest()]).toEqual([20, 0])
})

describe('a pod that is deleted', () => {
  const deleted: readonly (readonly [
    what: string,
    container: Partial<Container>,
    spec: Partial<PodSpec>,
    times: Readonly<Record<number, string>>,
  ])[] = [
    ['is gone at once when its program stops at once', {}, {}, { 0: 'gone' }],
    [
      'is there until its grace period is over when its program does not hear SIGTERM',
      { image: 'busybox', command: ['sleep', '1h'] },
      {},
      { 0: '1/1 Terminating 0', 29: '1/1 Terminating 0', 30: 'gone' },
    ],
    [
      'has the grace period that it says',
      { image: 'luksa/kubia' },
      { terminationGracePeriodSeconds: 5 },
      { 4: '1/1 Terminating 0', 5: 'gone' },
    ],
    [
      'runs its preStop hook first',
      { lifecycle: { preStop: { exec: { command: ['sleep', '7'] } } } },
      {},
      { 6: '1/1 Terminating 0', 7: 'gone' },
    ],
    [
      'ends when the trap of its shell has slept',
      { command: ['sh', '-c', "trap 'sleep 8; exit 0' TERM; nginx & wait"] },
      {},
      { 7: '1/1 Terminating 0', 8: 'gone' },
    ],
    [
      'sleeps first, where its hook says so',
      { lifecycle: { preStop: { sleep: { seconds: 7 } } } },
      {},
      { 6: '1/1 Terminating 0', 7: 'gone' },
    ],
    [
      'has two seconds after a hook that takes all of the grace period',
      { image: 'luksa/kubia', lifecycle: { preStop: { exec: { command: ['sleep', '60'] } } } },
      { terminationGracePeriodSeconds: 10 },
      { 11: '1/1 Terminating 0', 12: 'gone' },
    ],
    [
      'goes on serving for as long as agnhost is told to',
      {
        image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
        args: ['netexec', '--http-port=80', '--delay-shutdown=9'],
      },
      {},
      { 8: '1/1 Terminating 0', 9: 'gone' },
    ],
    [
      'whose shell does not pass SIGTERM on is killed',
      { command: ['sh', '-c', 'sleep 1; nginx -g "daemon off;"'] },
      {},
      { 29: '1/1 Terminating 0', 30: 'gone' },
    ],
    [
      'whose shell has given way to its program stops at once',
      { command: ['sh', '-c', 'sleep 1; exec nginx -g "daemon off;"'] },
      {},
      { 1: 'gone' },
    ],
    [
      'keeps its sidecars until its own containers have ended',
      { image: 'busybox', command: ['sleep', '1h'] },
      {
        terminationGracePeriodSeconds: 6,
        initContainers: [{ name: 'proxy', image: 'redis', restartPolicy: 'Always' }],
      },
      { 5: '1/1 Terminating 0', 6: 'gone' },
    ],
  ]
  it.each(deleted)('%s', (_, container, spec, times) => {
    const cluster = clusterWith(container, spec)
    cluster.advance(1)
    expect(cluster.delete(ref)).toBe(true)
    const seconds = Object.keys(times).map((second) => Number(second) + 1)
    expect(story(cluster, ...seconds)).toEqual(Object.values(times))
  })

  it('is no ready endpoint any more, and serves as long as it runs', async () => {
    const cluster = clusterWith({ lifecycle: { preStop: { sleep: { seconds: 7 } } } })
    cluster.delete(ref)
    cluster.advance(6)
    expect(cluster.state.slicesOf('default', 'web')[0]?.endpoints[0]?.conditions).toEqual({
      ready: false,
      serving: true,
      terminating: true,
    })
    const request = {
      scheme: 'http',
      host: cluster.state.get('Pod', 'default', 'web')?.status?.podIP ?? '',
      port: 80,
      method: 'GET',
      path: '/',
      headers: {},
    } as const
    expect((await cluster.view().request({ from: 'node', name: 'node-2' }, request)).verdict).toBe('answered')
  })

  it('is asked on by its readiness probe, and no more by its liveness probe', () => {
    const cluster = clusterWith(
      {
        ...sh('touch /tmp/ok; sleep 20; rm /tmp/ok; sleep 1h'),
        readinessProbe: { exec: { command: ['cat', '/tmp/ok'] }, failureThreshold: 1 },
        livenessProbe: { exec: { command: ['cat', '/tmp/ok'] }, failureThreshold: 1 },
      },
      { terminationGracePeriodSeconds: 60 },
    )
    cluster.advance(5)
    cluster.delete(ref)
    expect(story(cluster, 19, 20, 64, 65)).toEqual([
      '1/1 Terminating 0',
      '0/1 Terminating 0',
      '0/1 Terminating 0',
      'gone',
    ])
  })

  it('is gone at once by force, and sooner when it is deleted again with less grace', () => {
    const kubia = clusterWith({ image: 'luksa/kubia' })
    kubia.delete(ref)
    kubia.advance(3)
    kubia.delete(ref, { gracePeriodSeconds: 10 })
    expect(story(kubia, 9, 10)).toEqual(['1/1 Terminating 0', 'gone'])
    const other = clusterWith({ image: 'luksa/kubia' })
    other.delete(ref, { gracePeriodSeconds: 0 })
    expect(shown(other)).toBe('gone')
  })

  it('is kept by finalizers after everything in it has ended', () => {
    const cluster = clusterWith({})
    const kept = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: 'kept', finalizers: ['example.com/wait'] },
      spec: { containers: [{ name: 'main', image: 'nginx' }] },
    }
    cluster.apply([manifestOf(kept)])
    cluster.delete({ kind: 'Pod', name: 'kept' })
    cluster.advance(100)
    expect(cluster.state.get('Pod', 'default', 'kept')).toMatchObject({
      metadata: { deletionGracePeriodSeconds: 0 },
      status: { phase: 'Succeeded', containerStatuses: [{ state: { terminated: { exitCode: 0 } } }] },
    })
    cluster.apply([manifestOf({ ...kept, metadata: { name: 'kept' } })])
    expect(cluster.state.get('Pod', 'default', 'kept')).toBeUndefined()
  })
})

describe('nodes hear late of a pod that goes', () => {
  const request = { scheme: 'http', host: 'web', port: 80, method: 'GET', path: '/', headers: {} } as const
  const verdictsAfter = (container: Partial<Container>, ...seconds: readonly number[]): readonly string[] => {
    const cluster = clusterWith(container, {}, { propagationSeconds: 2 })
    cluster.advance(10)
    cluster.delete(ref)
    return seconds.map((second) => {
      cluster.advance(10 + second - cluster.state.now)
      return cluster.request({ from: 'node', name: 'node-2' }, { ...request, host: serviceIP(cluster) })
        .verdict
    })
  }
  const serviceIP = ({ state }: Cluster): string =>
    state.get('Service', 'default', 'web')?.spec.clusterIP ?? ''

  it('and send to it after it has stopped: refused', () => {
    expect(verdictsAfter({}, 0, 1, 2)).toEqual(['refused', 'refused', 'refused'])
    const cluster = clusterWith({}, {}, { propagationSeconds: 2 })
    cluster.advance(10)
    cluster.delete(ref)
    const trace = cluster.request({ from: 'node', name: 'node-2' }, { ...request, host: serviceIP(cluster) })
    expect(trace.hops.map(({ at }) => at)).toEqual(['service', 'pod'])
    expect(trace.diagnostics[0]?.code).toBe('pod/has-stopped')
    cluster.advance(2)
    const later = cluster.request({ from: 'node', name: 'node-2' }, { ...request, host: serviceIP(cluster) })
    expect(later.hops.map(({ at }) => at)).toEqual(['service'])
  })

  it('which a preStop hook that sleeps makes up for', () => {
    expect(verdictsAfter({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }, 0, 1, 2, 4)).toEqual([
      'answered',
      'answered',
      'answered',
      'answered',
    ])
  })
})

describe('a pod without a readiness probe', () => {
  it('is sent traffic that it refuses while it boots', () => {
    const cluster = clusterWith({ command: ['sh', '-c', 'sleep 20; nginx -g "daemon off;"'] })
    const ask = (): readonly (string | undefined)[] => {
      const host = cluster.state.get('Service', 'default', 'web')?.spec.clusterIP ?? ''
      const request = { scheme: 'http', host, port: 80, method: 'GET', path: '/', headers: {} } as const
      const { verdict, diagnostics } = cluster.request({ from: 'node', name: 'node-1' }, request)
      return [verdict, diagnostics[0]?.code]
    }
    expect(shown(cluster)).toBe('1/1 Running 0')
    expect(ask()).toEqual(['refused', 'pod/not-listening-yet'])
    cluster.advance(20)
    expect(ask()).toEqual(['answered', undefined])
  })
})

describe('the variables of a container', () => {
  it('tell of the Services that there were when it was started, until it is started again', async () => {
    const cluster = clusterWith({ livenessProbe: get('/nope') })
    const hosts = async (): Promise<readonly string[]> => {
      const env = await cluster.view().env({ from: 'pod', namespace: 'default', name: 'web' })
      return Object.keys(env ?? {}).filter((name) => name.endsWith('_SERVICE_HOST'))
    }
    cluster.advance(5)
    cluster.apply([
      manifestOf({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'late' },
        spec: { ports: [{ port: 80 }] },
      }),
    ])
    expect(await hosts()).toEqual(['KUBERNETES_SERVICE_HOST', 'WEB_SERVICE_HOST'])
    cluster.delete({ kind: 'Service', name: 'web' })
    expect(await hosts()).toEqual(['KUBERNETES_SERVICE_HOST', 'WEB_SERVICE_HOST'])
    cluster.advance(30)
    expect(shown(cluster)).toBe('1/1 Running 1')
    expect(await hosts()).toEqual(['KUBERNETES_SERVICE_HOST', 'LATE_SERVICE_HOST'])
  })
})
