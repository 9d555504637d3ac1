import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../api/meta.ts'
import type { Container, PodSpec } from '../../api/pod.ts'
import { Cluster } from '../../cluster.ts'
import { manifestOf } from '../../manifest/manifest.ts'

const name = { namespace: 'default', name: 'web' }

function podWith(container: Partial<Container>, spec: Partial<PodSpec> = {}): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers: [{ name: 'main', image: 'nginx', ...container }], ...spec },
  } as unknown as JsonObject
}

function clusterWith(container: Partial<Container>, spec: Partial<PodSpec> = {}): Cluster {
  const cluster = new Cluster()
  apply(cluster, podWith(container, spec))
  return cluster
}

function apply(cluster: Cluster, pod: JsonObject): void {
  const outcome = cluster.apply([manifestOf(pod)])
  if (!outcome.ok) throw new Error(outcome.diagnostics[0].upstream)
}

/** Phase, what its container is doing, ready, restarts. */
function shown({ state }: Cluster): string {
  const { phase, reason, containerStatuses = [] } = state.get('Pod', 'default', 'web')?.status ?? {}
  const [one] = containerStatuses
  const doing =
    one?.state?.waiting?.reason ?? one?.state?.terminated?.reason ?? (one?.state?.running ? 'runs' : '')
  return `${phase} ${reason ?? doing} ${one?.ready ? 'ready' : 'unready'} ${one?.restartCount}`
}

function story(cluster: Cluster, ...seconds: readonly number[]): readonly string[] {
  return seconds.map((second) => {
    cluster.advance(second - cluster.state.now)
    return shown(cluster)
  })
}

const told = ({ state }: Cluster): readonly string[] =>
  state.eventsOf({ kind: 'Pod', ...name }).map(({ reason, message }) => `${reason}: ${message}`)

const hook = (...command: readonly string[]): Partial<Container> => ({
  lifecycle: { postStart: { exec: { command } } },
})

describe('a postStart hook', () => {
  it('that takes its time holds the container back', () => {
    expect(story(clusterWith(hook('sleep', '20')), 0, 19, 20)).toEqual([
      'Pending ContainerCreating unready 0',
      'Pending ContainerCreating unready 0',
      'Running runs ready 0',
    ])
  })

  it('leaves its files behind', () => {
    const cluster = clusterWith({
      ...hook('touch', '/tmp/ready'),
      readinessProbe: { exec: { command: ['cat', '/tmp/ready'] } },
    })
    expect(shown(cluster)).toBe('Running runs ready 0')
  })

  it('that fails ends the container, again and again', () => {
    const cluster = clusterWith(hook('sh', '-c', 'exit 1'))
    expect(story(cluster, 0, 10)).toEqual([
      'Running CrashLoopBackOff unready 1',
      'Running CrashLoopBackOff unready 2',
    ])
    expect(told(cluster)).toContain('FailedPostStartHook: PostStartHook failed')
  })
})

describe('an image that is changed in a running pod', () => {
  it('starts the container anew, in the same pod', () => {
    const cluster = clusterWith({})
    const before = cluster.state.get('Pod', 'default', 'web')
    cluster.advance(5)
    apply(cluster, podWith({ image: 'httpd' }))
    const after = cluster.state.get('Pod', 'default', 'web')
    expect(shown(cluster)).toBe('Running runs ready 1')
    expect([after?.metadata.uid, after?.status?.podIP]).toEqual([before?.metadata.uid, before?.status?.podIP])
    expect(after?.status?.containerStatuses?.[0]?.image).toContain('httpd')
    expect(told(cluster)).toContain('Killing: Container main definition changed, will be restarted')
  })

  it('does so whatever the restartPolicy', () => {
    const cluster = clusterWith({}, { restartPolicy: 'Never' })
    apply(cluster, podWith({ image: 'httpd' }, { restartPolicy: 'Never' }))
    expect(shown(cluster)).toBe('Running runs ready 1')
  })

  it('ends a wait that the old image has earned', () => {
    const crashing = { image: 'busybox:1.36', command: ['sh', '-c', 'exit 1'] }
    const cluster = clusterWith(crashing)
    cluster.advance(100)
    const before = cluster.state.get('Pod', 'default', 'web')?.status?.containerStatuses?.[0]?.restartCount
    apply(cluster, podWith({ ...crashing, image: 'busybox:1.37' }))
    const after = cluster.state.get('Pod', 'default', 'web')?.status?.containerStatuses?.[0]?.restartCount
    expect((after ?? 0) > (before ?? 0)).toBe(true)
  })

  it('mends one that is no name', () => {
    const cluster = clusterWith({ image: 'Nginx' })
    expect(shown(cluster)).toBe('Pending InvalidImageName unready 0')
    apply(cluster, podWith({ image: 'nginx' }))
    expect(shown(cluster)).toBe('Running runs ready 0')
  })
})

describe('activeDeadlineSeconds', () => {
  it('ends the pod, which stays and has failed', () => {
    const cluster = clusterWith({}, { activeDeadlineSeconds: 20 })
    expect(story(cluster, 19, 20)).toEqual(['Running runs ready 0', 'Failed DeadlineExceeded unready 0'])
    expect(told(cluster)).toContain(
      'DeadlineExceeded: Pod was active on the node longer than the specified deadline',
    )
  })

  it('leaves programs their grace period', () => {
    const cluster = clusterWith(
      { image: 'busybox', command: ['sleep', '1h'] },
      { activeDeadlineSeconds: 20, terminationGracePeriodSeconds: 5 },
    )
    expect(story(cluster, 21, 25)).toEqual([
      'Running DeadlineExceeded ready 0',
      'Failed DeadlineExceeded unready 0',
    ])
  })

  it('does not keep one from being deleted', () => {
    const cluster = clusterWith({}, { activeDeadlineSeconds: 20 })
    cluster.advance(30)
    expect(cluster.delete({ kind: 'Pod', ...name })).toBe(true)
    expect(cluster.state.get('Pod', 'default', 'web')).toBeUndefined()
  })
})

describe('a container with a restartPolicy of its own', () => {
  const ends = { image: 'busybox', command: ['sh', '-c', 'sleep 5; exit 1'] }
  it.each<readonly [string, Partial<Container>, Partial<PodSpec>, string]>([
    [
      'is started again though its pod says Never',
      { restartPolicy: 'Always' },
      { restartPolicy: 'Never' },
      'Running runs ready 1',
    ],
    [
      'is not started again though its pod says Always',
      { restartPolicy: 'Never' },
      {},
      'Failed Error unready 0',
    ],
    ['and none: as the pod says', {}, { restartPolicy: 'Never' }, 'Failed Error unready 0'],
  ])('%s', (_, container, spec, expected) => {
    expect(story(clusterWith({ ...ends, ...container }, spec), 6)).toEqual([expected])
  })
})

describe('a program that does not hear SIGTERM', () => {
  const sleeps = { image: 'busybox', command: ['sleep', '1h'] }
  it.each<readonly [string, Partial<PodSpec>, boolean]>([
    ['is killed at the end of the grace period', {}, true],
    ['ends at once where it is not the first of its processes', { shareProcessNamespace: true }, false],
  ])('%s', (_, spec, isThere) => {
    const cluster = clusterWith(sleeps, spec)
    cluster.delete({ kind: 'Pod', ...name })
    cluster.advance(10)
    expect(cluster.state.get('Pod', 'default', 'web') !== undefined).toBe(isThere)
  })
})

it.each<readonly [string, readonly string[], number]>([
  ['netexec, which leaves SIGTERM to Go', ['netexec', '--http-port=80'], 2],
  ['pause', ['pause'], 2],
  ['netexec with a delay', ['netexec', '--http-port=80', '--delay-shutdown=2'], 0],
])('agnhost %s ends with its own exit code', (_, args, exitCode) => {
  const agnhost = { image: 'registry.k8s.io/e2e-test-images/agnhost:2.53', args }
  const livenessProbe = { tcpSocket: { port: 81 }, periodSeconds: 1, failureThreshold: 1 }
  const cluster = clusterWith({ ...agnhost, livenessProbe })
  cluster.advance(4)
  const [status] = cluster.state.get('Pod', 'default', 'web')?.status?.containerStatuses ?? []
  expect(status?.lastState?.terminated?.exitCode).toBe(exitCode)
})

it('a command runs in the working folder of its container', () => {
  const cluster = clusterWith({
    ...{ workingDir: '/tmp', readinessProbe: { exec: { command: ['cat', 'ready'] }, periodSeconds: 1 } },
  })
  cluster.exec({ kind: 'Pod', ...name }, undefined, ['touch', 'ready'])
  cluster.advance(2)
  expect(shown(cluster)).toBe('Running runs ready 0')
})
