import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HttpRequest, Origin, ServiceHop, Trace } from '../api/trace.ts'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import type { Scenario } from '../scenario.ts'

const image = 'registry.k8s.io/e2e-test-images/agnhost:2.53'

function pod(name: string, node = 'node-1', app = 'web'): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: ${app} } }
spec:
  nodeName: ${node}
  containers: [{ name: main, image: ${image}, args: [netexec, --http-port=8080] }]
---
`
}

function service(spec = '', ports = '[{ port: 80, targetPort: 8080, nodePort: 30080 }]'): string {
  return `apiVersion: v1
kind: Service
metadata: { name: web }
spec: { type: NodePort, clusterIP: 10.96.0.50, sessionAffinity: ClientIP, selector: { app: web }, ports: ${ports}${spec} }
---
`
}

const pods = pod('web-1') + pod('web-2', 'node-2') + pod('web-3', 'node-3')
const clients = pod('client', 'node-1', 'client') + pod('other', 'node-2', 'client')

function apply(cluster: Cluster, text: string): Cluster {
  const parsed = parseManifests({ name: 'web.yaml', text })
  cluster.apply(parsed.ok ? parsed.value : [])
  return cluster
}

function world(more = service(), scenario: Scenario = {}): Cluster {
  return apply(new Cluster(scenario), pods + clients + more)
}

const client: Origin = { from: 'pod', namespace: 'default', name: 'client' }
const other: Origin = { from: 'pod', namespace: 'default', name: 'other' }
const stranger: Origin = { from: 'outside', ip: '203.0.113.9' }
const toService: HttpRequest = get('10.96.0.50', 80)

function get(host: string, port: number): HttpRequest {
  return { scheme: 'http', host, port, method: 'GET', path: '/hostname', headers: {} }
}

function hopOf(trace: Trace): ServiceHop | undefined {
  return trace.hops.find((hop) => hop.at === 'service')
}

function goes(cluster: Cluster, origin: Origin = client, request = toService): string {
  return cluster.request(origin, request).response?.body ?? ''
}

function goesOften(
  cluster: Cluster,
  origin: Origin = client,
  request = toService,
  times = 20,
): readonly string[] {
  return [...new Set(Array.from({ length: times }, () => goes(cluster, origin, request)))].sort()
}

describe('with session affinity a client', () => {
  it('goes where it went before, and not every client to the same', () => {
    const cluster = world()
    expect(goesOften(cluster)).toHaveLength(1)
    const others = Array.from({ length: 12 }, (_, number) => `c-${number}`)
    apply(cluster, others.map((name) => pod(name, 'node-1', 'client')).join(''))
    const chosen = others.map((name) => goes(cluster, { ...client, name } as Origin))
    expect(new Set(chosen).size).toBe(3)
  })

  it('is new at first, remembered then, each request beginning its time anew', () => {
    const cluster = world()
    expect(hopOf(cluster.request(client, toService))?.affinity).toMatchObject({
      from: 'chance',
      seconds: 10_800,
    })
    cluster.advance(800)
    expect(hopOf(cluster.request(client, toService))?.affinity).toMatchObject({
      from: 'memory',
      secondsLeft: 10_000,
    })
    expect(hopOf(cluster.request(client, toService))?.affinity).toMatchObject({ secondsLeft: 10_800 })
  })

  it.each([
    [100, 'memory'],
    [101, 'chance'],
  ])('after %i of 100 seconds without a request is known by %s', (seconds, from) => {
    const cluster = world(service(', sessionAffinityConfig: { clientIP: { timeoutSeconds: 100 } }'))
    cluster.request(client, toService)
    cluster.advance(seconds)
    expect(hopOf(cluster.request(client, toService))?.affinity?.from).toBe(from)
  })

  it('goes to another endpoint when its own is gone, and stays there', () => {
    const cluster = world()
    const first = goes(cluster)
    cluster.delete({ kind: 'Pod', namespace: 'default', name: first })
    cluster.advance(60)
    const [second, ...others] = goesOften(cluster)
    expect(second).not.toBe(first)
    expect(others).toEqual([])
  })

  it('is forgotten when its endpoint cannot be used for a while', () => {
    const cluster = world()
    const first = goes(cluster)
    const label = (app: string) => `apiVersion: v1
kind: Pod
metadata: { name: ${first}, labels: { app: ${app} } }
spec:
  containers: [{ name: main, image: ${image}, args: [netexec, --http-port=8080] }]
`
    const before = cluster.state.get('Pod', 'default', first)?.spec.nodeName ?? ''
    apply(cluster, label('away').replace('spec:', `spec:\n  nodeName: ${before}`))
    apply(cluster, label('web').replace('spec:', `spec:\n  nodeName: ${before}`))
    expect(hopOf(cluster.request(client, toService))?.affinity?.from).toBe('chance')
  })

  it('is known to each node by itself', () => {
    const cluster = world(service(), { seed: 3 })
    const perNode = ['172.18.0.3', '172.18.0.4', '172.18.0.5'].map((ip) =>
      goesOften(cluster, stranger, get(ip, 30080)),
    )
    expect(perNode.map((some) => some.length)).toEqual([1, 1, 1])
    expect(new Set(perNode.flat()).size).toBeGreaterThan(1)
  })

  it('shares the memory of all who come from its address', () => {
    const cluster = world()
    // Pods of a node that ask another node come from their node's address.
    const atNode3 = get('172.18.0.5', 30080)
    apply(cluster, pod('client-2', 'node-1', 'client'))
    const [first] = goesOften(cluster, client, atNode3)
    expect(goesOften(cluster, { ...client, name: 'client-2' } as Origin, atNode3)).toEqual([first])
    expect(hopOf(cluster.request(other, atNode3))?.affinity?.client).toBe('172.18.0.4')
  })

  it('has a memory of its own for each port', () => {
    const ports = '[{ name: a, port: 80, targetPort: 8080 }, { name: b, port: 81, targetPort: 8080 }]'
    const cluster = world(service('', ports))
    cluster.request(client, toService)
    expect(hopOf(cluster.request(client, get('10.96.0.50', 81)))?.affinity?.from).toBe('chance')
  })

  it('is forgotten once the Service asks for no affinity', () => {
    const cluster = world()
    cluster.request(client, toService)
    apply(cluster, service().replace('ClientIP', 'None'))
    apply(cluster, service())
    expect(hopOf(cluster.request(client, toService))?.affinity?.from).toBe('chance')
  })

  it('is known through a view as well', async () => {
    const view = world().view()
    const first = await view.request(client, toService)
    const second = await view.request(client, toService)
    expect(second.response?.body).toBe(first.response?.body)
    expect(hopOf(second)?.affinity?.from).toBe('memory')
  })

  it('keeps within the endpoints that a policy allows', () => {
    const cluster = world(service(', externalTrafficPolicy: Local'))
    for (const [ip, name] of [
      ['172.18.0.3', 'web-1'],
      ['172.18.0.4', 'web-2'],
    ] as const) {
      expect(goesOften(cluster, stranger, get(ip, 30080))).toEqual([name])
    }
  })
})

it('a hundred clients are remembered for each endpoint, and the longest unseen makes room', () => {
  const cluster = apply(new Cluster(), pod('web-1') + pod('web-2', 'node-1') + service())
  const from = (number: number): Origin => ({
    from: 'outside',
    ip: `203.0.${Math.floor(number / 250)}.${(number % 250) + 1}`,
  })
  const atNode = get('172.18.0.3', 30080)
  const first = goes(cluster, from(0), atNode)
  // So many others that more than a hundred of them went where the first one did.
  const there = Array.from({ length: 300 }, (_, number) => goes(cluster, from(number + 1), atNode)).filter(
    (name) => name === first,
  )
  expect(there.length).toBeGreaterThan(100)
  expect(hopOf(cluster.request(from(0), atNode))?.affinity?.from).toBe('chance')
  expect(hopOf(cluster.request(from(300), atNode))?.affinity?.from).toBe('memory')
})

it('an older state is left alone, and tells what was remembered then', () => {
  const cluster = world()
  const before = cluster.state
  cluster.request(client, toService)
  const place = { namespace: 'default', service: 'web', port: '', protocol: 'TCP', node: 'node-1' }
  expect([before.clientsSeen(place), cluster.state.clientsSeen(place)?.size]).toEqual([undefined, 1])
})

it('no client ever moves while its endpoint lives and its time is not over', () => {
  const step = fc.oneof(
    fc.record({ ask: fc.constantFrom(client, other, stranger) }),
    fc.record({ wait: fc.integer({ min: 0, max: 90 }) }),
    fc.record({ add: fc.integer({ min: 4, max: 6 }) }),
    fc.record({ remove: fc.integer({ min: 1, max: 6 }) }),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), fc.nat(1000), (steps, seed) => {
      const cluster = world(service(', sessionAffinityConfig: { clientIP: { timeoutSeconds: 100 } }'), {
        seed,
      })
      const had = new Map<string, { readonly name: string; readonly at: number }>()
      for (const one of steps) {
        if ('wait' in one) cluster.advance(one.wait)
        if ('add' in one) apply(cluster, pod(`web-${one.add}`, 'node-1'))
        if ('remove' in one) {
          cluster.delete({ kind: 'Pod', namespace: 'default', name: `web-${one.remove}` })
          for (const [key, { name }] of had) if (name === `web-${one.remove}`) had.delete(key)
        }
        if (!('ask' in one)) continue
        const request = one.ask.from === 'outside' ? get('172.18.0.3', 30080) : toService
        const trace = cluster.request(one.ask, request)
        const key = JSON.stringify(one.ask)
        const before = had.get(key)
        const { now } = cluster.state
        const name = trace.response?.body ?? ''
        if (before !== undefined && now - before.at <= 100) expect(name).toBe(before.name)
        if (trace.verdict === 'answered') had.set(key, { name, at: now })
      }
    }),
    { numRuns: 40 },
  )
})
