import { describe, expect, it } from 'vitest'
import type { HttpRequest, Origin } from './api/trace.ts'
import { catalogue } from './catalogue/index.ts'
import { Cluster } from './cluster.ts'
import type { Diagnostic } from './diagnostic.ts'
import { selectBackend } from './ingress/select-backend.ts'
import { parseManifests } from './manifest/parse.ts'
import { type NoteRow, noteRows, type Proof } from './notes.ts'
import type { Scenario } from './scenario.ts'

const listens = (port: number, body: string) => [{ port, body }]

/** A cloud with load balancers, and the machines outside that the notes speak of. */
const world: Scenario = {
  cloud: { name: 'cloud', addresses: ['203.0.113.0/24'] },
  outside: [
    { ip: '10.4.5.6', name: 'legacy-1', listens: listens(9376, 'legacy-1') },
    { ip: '10.1.2.3', name: 'legacy-2', listens: listens(9376, 'legacy-2') },
    { ip: '11.11.11.11', name: 'eleven', listens: listens(80, 'eleven') },
    { ip: '22.22.22.22', name: 'twenty-two', listens: listens(80, 'twenty-two') },
    { ip: '192.0.2.80', name: 'someapi', listens: listens(80, 'some api') },
  ],
  outsideNames: { 'someapi.somecompany.com': { addresses: ['192.0.2.80'] } },
}

const client = `apiVersion: v1
kind: Pod
metadata:
  name: client
spec:
  containers: [{ name: main, image: busybox:1.37, command: [sleep, infinity] }]
`
const inCluster: Origin = { from: 'pod', namespace: 'default', name: 'client' }
const outside: Origin = { from: 'outside', ip: '198.51.100.7' }

describe.each(noteRows)('$what', (row) => {
  it(row.refused === undefined ? 'is accepted as it is written' : `is refused by ${row.refused.by}`, () => {
    const said = applied(new Cluster(world), row.written)
    const refused = said.filter((one) => severityOf(one) === 'error')
    const lines = refused.map(({ upstream }) => upstream)
    if (row.refused === undefined) expect(lines).toEqual([])
    else {
      expect(lines).toContain(row.refused.line)
      expect(whoRefuses(row.refused.line)).toBe(row.refused.by)
    }
    const warned = said.filter((one) => severityOf(one) === 'warning' && one.upstream !== undefined)
    expect(warned.map(({ upstream }) => upstream)).toEqual(row.warnings ?? [])
  })

  it.runIf(row.repaired !== undefined)('is accepted in its right form', () => {
    expect(
      applied(new Cluster(world), whole(row, row.repaired)).filter((one) => severityOf(one) === 'error'),
    ).toEqual([])
  })

  it.each(row.shows)('then: %j', async (proof) => {
    await expectProof(clusterWith(row, row.repaired), proof)
  })

  it.each(row.asWritten ?? [])('but as it is written: %j', async (proof) => {
    await expectProof(clusterWith(row, row.written), proof)
  })
})

function whole({ beside }: NoteRow, text = ''): string {
  return [client, ...(beside === undefined ? [] : [beside]), text].join('---\n')
}

function clusterWith(row: NoteRow, text: string | undefined): Cluster {
  const cluster = new Cluster(world)
  applied(cluster, whole(row, text))
  cluster.rest(120)
  return cluster
}

function applied(cluster: Cluster, text: string): readonly Diagnostic[] {
  const parsed = parseManifests({ name: 'note.yaml', text })
  return parsed.ok ? [...parsed.diagnostics, ...cluster.apply(parsed.value).diagnostics] : parsed.diagnostics
}

function severityOf({ code }: Diagnostic): string {
  return catalogue[code].severity
}

function whoRefuses(line: string): string {
  if (line.includes('error converting YAML to JSON')) return 'YAML'
  return /^Error from server|is invalid:/.test(line) ? 'API server' : 'kubectl'
}

function requestTo(url: string): HttpRequest {
  const [, host = '', port = '80', path = '/'] = /^http:\/\/([^/:]+)(?::(\d+))?(\/.*)?$/.exec(url) ?? []
  return { scheme: 'http', host, port: Number(port), method: 'GET', path, headers: {} }
}

async function bodyFor(cluster: Cluster, origin: Origin, url: string): Promise<string> {
  const trace = await cluster.view().request(origin, requestTo(url))
  return trace.response?.body ?? trace.verdict
}

async function bodiesFor(cluster: Cluster, url: string): Promise<readonly string[]> {
  const view = cluster.view()
  const bodies = new Set<string>()
  for (let count = 0; count < 30; count++) {
    bodies.add((await view.request(inCluster, requestTo(url))).response?.body.trim() ?? '')
  }
  return [...bodies].sort()
}

async function expectProof(cluster: Cluster, proof: Proof): Promise<void> {
  switch (proof.is) {
    case 'answered':
      expect(await bodyFor(cluster, inCluster, proof.url)).toContain(proof.by)
      return
    case 'answered-by-each':
      expect(await bodiesFor(cluster, proof.url)).toEqual([...proof.by].sort())
      return
    case 'answered-by-one':
      expect(await bodiesFor(cluster, proof.url)).toHaveLength(1)
      return
    case 'ends':
      expect((await cluster.view().request(inCluster, requestTo(proof.url))).verdict).toBe(proof.verdict)
      return
    case 'load-balanced': {
      const service = cluster.state.get('Service', 'default', proof.service)
      const ip = service?.status?.loadBalancer?.ingress?.[0]?.ip ?? 'pending'
      const port = service?.spec.ports?.[0]?.port ?? 0
      expect(await bodyFor(cluster, outside, `http://${ip}:${port}/hostname`)).toContain(proof.by)
      return
    }
    case 'at-node-port': {
      const addresses = cluster.state.get('Node', undefined, 'node-2')?.status?.addresses ?? []
      const ip = addresses.find(({ type }) => type === 'InternalIP')?.address ?? ''
      expect(await bodyFor(cluster, outside, `http://${ip}:${proof.port}/`)).toContain(proof.by)
      return
    }
    case 'resolved': {
      const hop = await cluster.view().lookup(inCluster, proof.name)
      expect(hop?.tried.at(-1)?.answers).toHaveLength(proof.addresses)
      return
    }
    case 'routed': {
      const [host = '', ...path] = proof.request.split('/')
      const match = selectBackend(cluster.state.list('Ingress'), { host, path: `/${path.join('/')}` })
      expect(match?.backend.name).toBe(proof.service)
      return
    }
    case 'ready-after': {
      expect(await bodyFor(cluster, inCluster, proof.url)).toBe('refused')
      for (const { metadata } of cluster.state
        .list('Pod', 'default')
        .filter(({ metadata: one }) => one.labels)) {
        const ref = { kind: 'Pod', namespace: 'default', name: metadata.name }
        cluster.exec(ref, undefined, ['touch', proof.file])
      }
      cluster.rest(120)
      expect(await bodyFor(cluster, inCluster, proof.url)).toContain('kubia')
    }
  }
}
