import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../api/meta.ts'
import { Cluster } from '../cluster.ts'
import { manifestOf } from '../manifest/manifest.ts'

function pod(name: string, labels: JsonObject): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels },
    spec: { containers: [{ name: 'main', image: 'nginx' }] },
  }
}

function service(spec: JsonObject = {}): JsonObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { clusterIP: '10.96.0.50', selector: { app: 'web' }, ports: [{ port: 80 }], ...spec },
  }
}

/** Nodes hear of changes two seconds late. Pods web and client have long been there. */
function clusterWith(...objects: readonly JsonObject[]): Cluster {
  const cluster = new Cluster({ propagationSeconds: 2 })
  apply(cluster, pod('web', { app: 'web' }), pod('client', {}), ...objects)
  cluster.advance(60)
  return cluster
}

function apply(cluster: Cluster, ...objects: readonly JsonObject[]): void {
  const outcome = cluster.apply(objects.map((object) => manifestOf(object)))
  if (!outcome.ok) throw new Error(outcome.diagnostics[0].upstream)
}

/** How a request to the Service's address ended, and why. */
function ask(cluster: Cluster, port = 80, host = '10.96.0.50'): string {
  const request = { scheme: 'http', host, port, method: 'GET', path: '/', headers: {} } as const
  const origin = { from: 'pod', namespace: 'default', name: 'client' } as const
  const { verdict, diagnostics } = cluster.request(origin, request)
  return [verdict, ...diagnostics.map(({ code }) => code)].join(' ')
}

const ref = { kind: 'Service', namespace: 'default', name: 'web' }

describe('nodes that have yet to hear', () => {
  it('of a new Service send its packets nowhere', () => {
    const cluster = clusterWith()
    apply(cluster, service())
    expect(ask(cluster)).toBe('timed-out traffic/nodes-behind')
    cluster.advance(1.9)
    expect(ask(cluster)).toBe('timed-out traffic/nodes-behind')
    cluster.advance(0.1)
    expect(ask(cluster)).toBe('answered')
  })

  it('of one that is gone still send to its pods', () => {
    const cluster = clusterWith(service())
    cluster.delete(ref)
    expect(ask(cluster)).toBe('answered')
    cluster.advance(2)
    expect(ask(cluster)).toBe('timed-out traffic/address-unused')
  })

  it('of another port know the old one', () => {
    const cluster = clusterWith(service())
    apply(cluster, service({ ports: [{ port: 8080, targetPort: 80 }] }))
    expect([ask(cluster), ask(cluster, 8080)]).toEqual(['answered', 'timed-out traffic/nodes-behind'])
    cluster.advance(2)
    expect([ask(cluster), ask(cluster, 8080)]).toEqual(['timed-out service/port-not-offered', 'answered'])
  })

  it('of a node port refuse it', () => {
    const cluster = clusterWith(service())
    apply(cluster, service({ type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }))
    expect(ask(cluster, 30080, '172.18.0.3')).toBe('refused traffic/nodes-behind')
    cluster.advance(2)
    expect(ask(cluster, 30080, '172.18.0.3')).toBe('answered')
  })

  it('of a first endpoint refuse', () => {
    const cluster = clusterWith(service({ selector: { app: 'other' } }))
    apply(cluster, service())
    expect(ask(cluster)).toBe('refused traffic/nodes-behind')
    cluster.advance(2)
    expect(ask(cluster)).toBe('answered')
  })

  it('are no reason for what is wrong anyway', () => {
    const cluster = clusterWith()
    apply(cluster, service({ selector: { app: 'nobody' } }))
    cluster.advance(2)
    expect(ask(cluster)).toBe('refused service/selects-nothing')
  })

  it('know their own past in a fork and in a state that was kept', () => {
    const cluster = clusterWith()
    apply(cluster, service())
    const fork = cluster.fork()
    cluster.advance(2)
    expect([ask(cluster), ask(fork)]).toEqual(['answered', 'timed-out traffic/nodes-behind'])
  })
})
