import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../api/meta.ts'
import type { Probe } from '../../api/pod.ts'
import { Cluster } from '../../cluster.ts'
import { manifestOf } from '../../manifest/manifest.ts'

/** Pod web, whose readiness is asked each second, and Service db at 10.96.0.77:80 before one pod. */
function clusterWith(probe: Probe, image = 'nginx:alpine'): Cluster {
  const cluster = new Cluster()
  const pod = (name: string, container: object): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { app: name } },
    spec: { containers: [{ name: 'main', ...container }] } as unknown as JsonObject,
  })
  cluster.apply(
    [
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'db' },
        spec: { clusterIP: '10.96.0.77', selector: { app: 'db' }, ports: [{ port: 80 }] },
      } as const,
      pod('db', { image: 'nginx' }),
      pod('web', { image, readinessProbe: { periodSeconds: 1, ...probe } }),
    ].map((object) => manifestOf(object)),
  )
  cluster.advance(2)
  return cluster
}

const isReady = ({ state }: Cluster): boolean =>
  state.get('Pod', 'default', 'web')?.status?.containerStatuses?.[0]?.ready === true

function lastWords({ state }: Cluster): string | undefined {
  const told = state.eventsOf({ kind: 'Pod', namespace: 'default', name: 'web' })
  return told.findLast(({ reason }) => reason === 'Unhealthy')?.message
}

const sh = (script: string): Probe => ({ exec: { command: ['sh', '-c', script] } })
const db = { kind: 'Pod', namespace: 'default', name: 'db' }

describe('a readiness probe that asks another Service', () => {
  const rows: readonly (readonly [what: string, probe: Probe, whenGone: string])[] = [
    [
      'by wget',
      sh('wget -T2 -qO- http://db/'),
      "wget: can't connect to remote host (10.96.0.77): Connection refused",
    ],
    [
      'by curl',
      sh('curl -fsS http://db'),
      "curl: (7) Failed to connect to db port 80 after 0 ms: Couldn't connect to server",
    ],
    ['by nc', { exec: { command: ['nc', '-z', '-w', '1', 'db', '80'] } }, ''],
    [
      'by the kubelet, at an address',
      { httpGet: { host: '10.96.0.77', port: 80 } },
      'Get "http://10.96.0.77:80/": dial tcp 10.96.0.77:80: connect: connection refused',
    ],
    [
      'by the kubelet, over TCP',
      { tcpSocket: { host: '10.96.0.77', port: 80 } },
      'dial tcp 10.96.0.77:80: connect: connection refused',
    ],
  ]
  it.each(rows)('%s follows it down and up again', (_, probe, whenGone) => {
    const cluster = clusterWith(probe)
    expect(isReady(cluster)).toBe(true)
    cluster.delete(db)
    cluster.rest()
    expect(isReady(cluster)).toBe(false)
    expect(lastWords(cluster)).toBe(`Readiness probe failed: ${whenGone}`)
    cluster.apply([
      manifestOf({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'db', labels: { app: 'db' } },
        spec: { containers: [{ name: 'main', image: 'nginx' }] },
      }),
    ])
    cluster.rest()
    expect(isReady(cluster)).toBe(true)
    expect(cluster.rest()).toBe(0)
  })

  it.each<readonly [string, Probe, string]>([
    [
      'a name that no Service has',
      sh('wget -qO- http://dbb'),
      "Readiness probe failed: wget: bad address 'dbb'",
    ],
    [
      'a Service by its name from the node, whose DNS does not know it',
      { httpGet: { host: 'db', port: 80 } },
      'Readiness probe failed: Get "http://db:80/": dial tcp: lookup db: no such host',
    ],
    [
      'a port that the Service does not have, longer than the probe may take',
      sh('wget -qO- http://db:81 || true'),
      'Readiness probe failed: command timed out: "sh -c wget -qO- http://db:81 || true" timed out after 1s',
    ],
    ['more than it gets', sh('curl -fs http://db/nope'), 'Readiness probe failed: '],
  ])('fails for %s', (_, probe, says) => {
    const cluster = clusterWith(probe)
    expect([isReady(cluster), lastWords(cluster)]).toEqual([false, says])
  })

  it('counts what a command sleeps against its time', () => {
    expect(isReady(clusterWith({ ...sh('sleep 2'), timeoutSeconds: 2 }))).toBe(false)
    expect(isReady(clusterWith({ ...sh('sleep 2'), timeoutSeconds: 3 }))).toBe(true)
  })
})
