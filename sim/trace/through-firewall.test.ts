import { expect, it } from 'vitest'
import type { HttpRequest, Origin } from '../api/trace.ts'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import { parseScenario } from '../scenario/parse.ts'
import { renderTrace } from './render.ts'

/** The notes' own: a node port that a cloud's firewall holds back until a rule lets it through. */
const kubia = `apiVersion: v1
kind: Pod
metadata: { name: kubia, labels: { app: kubia } }
spec: { containers: [{ name: kubia, image: luksa/kubia }] }
---
apiVersion: v1
kind: Service
metadata: { name: kubia-nodeport }
spec: { type: NodePort, selector: { app: kubia }, ports: [{ port: 80, targetPort: 8080, nodePort: 30123 }] }
`

function world(): Cluster {
  const scenario = parseScenario({
    name: 'scenario.yaml',
    text: 'apiVersion: k8s-services-lab/v1\nkind: Scenario\nfirewall: []\n',
  })
  const cluster = new Cluster(scenario.ok ? scenario.value : {})
  const parsed = parseManifests({ name: 'kubia.yaml', text: kubia })
  cluster.apply(parsed.ok ? parsed.value : [])
  return cluster
}

const laptop: Origin = { from: 'outside', ip: '203.0.113.9' }
const request: HttpRequest = {
  scheme: 'http',
  host: '172.18.0.3',
  port: 30123,
  method: 'GET',
  path: '/',
  headers: {},
}
const rule = { name: 'kubia-svc', allow: [{ protocol: 'tcp', ports: ['30123'] }] } as const

it('a node port of a cloud is silent until a firewall rule lets it through', () => {
  const cluster = world()
  const before = cluster.request(laptop, request)
  expect([before.verdict, before.diagnostics[0]?.code]).toEqual(['timed-out', 'traffic/firewall-closed'])
  expect(renderTrace(before, 'en')).toEqual([
    '203.0.113.9 asks for http://172.18.0.3:30123/',
    '  firewall: no rule allows 30123/TCP to node node-1, blocked',
    'no answer from 172.18.0.3:30123: timed out',
  ])
  expect(cluster.allow(rule).ok).toBe(true)
  const after = cluster.request(laptop, request)
  expect([after.verdict, after.response?.status]).toEqual(['answered', 200])
  expect(after.hops[0]).toMatchObject({ at: 'firewall', outcome: 'allowed', rule: 'kubia-svc' })
  expect(cluster.disallow('kubia-svc')).toBe(true)
  expect(cluster.request(laptop, request).verdict).toBe('timed-out')
})

it('a rule’s name is given once, and an older state keeps its rules', () => {
  const cluster = world()
  const before = cluster.state
  cluster.allow(rule)
  expect(cluster.allow(rule)).toMatchObject({
    ok: false,
    diagnostics: [{ code: 'traffic/firewall-rule-exists' }],
  })
  expect([before.firewall.rules, cluster.state.firewall.rules]).toEqual([[], [rule]])
  expect(cluster.disallow('nobody')).toBe(false)
})

it('pods ask node ports without passing the firewall', () => {
  const trace = world().request({ from: 'pod', namespace: 'default', name: 'kubia' }, request)
  expect([trace.verdict, trace.hops.map(({ at }) => at)]).toEqual(['answered', ['service', 'pod']])
})
