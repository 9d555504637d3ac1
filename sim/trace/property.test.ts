/** What holds of every trace, in whatever world: it never throws, it explains itself, its verdict follows from its hops. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { ServicePort, ServiceSpec } from '../api/service.ts'
import type { ClusterSettings } from '../api/settings.ts'
import type { HttpRequest, Origin, Trace } from '../api/trace.ts'
import { catalogue, type Entry } from '../catalogue/index.ts'
import { type Diagnostic, printPath } from '../diagnostic.ts'
import { randomFrom } from '../random.ts'
import { diagnoseService, traceRequest } from '../trace.ts'
import { renderTrace } from './render.ts'
import { fromPod, type SmallWorld, serviceOf, smallWorld } from './small-world.ts'

const labels = fc.dictionary(
  fc.constantFrom('app', 'tier', 'App'),
  fc.constantFrom('web', 'wbe', 'db', 'Web'),
)
const flag = fc.boolean()

const pod = fc.record({
  labels,
  node: fc.constantFrom('worker-1', 'worker-2'),
  namespace: fc.constantFrom('default', 'shop'),
  ready: flag,
  terminating: flag,
  image: fc.constantFrom(
    'nginx',
    'redis',
    'registry.k8s.io/e2e-test-images/agnhost:2.53',
    'nobody/knows:1',
    '',
  ),
})

const port = fc.record({
  name: fc.constantFrom('', 'http', 'admin'),
  protocol: fc.constantFrom('TCP' as const, 'UDP' as const),
  port: fc.constantFrom(80, 8080, 53),
  nodePort: fc.constantFrom(30080, 30053, 0),
  targetPort: fc.constantFrom(80, 8080, 6379, 'http', 'htpp', ''),
})

const spec = fc.record(
  {
    type: fc.constantFrom('ClusterIP', 'ExternalName', 'NodePort', 'LoadBalancer'),
    externalIPs: fc.subarray(['198.51.100.7', '172.18.0.4', '2001:db8::7']),
    externalTrafficPolicy: fc.constantFrom('Cluster', 'Local'),
    loadBalancerSourceRanges: fc.subarray(['203.0.113.0/24', ' 10.0.0.0/8', 'fd00::/8', 'nonsense']),
    healthCheckNodePort: fc.constantFrom(30090, 30080),
    selector: labels,
    ports: fc.array(port as fc.Arbitrary<ServicePort>, { maxLength: 2 }),
    internalTrafficPolicy: fc.constantFrom('Cluster' as const, 'Local' as const),
    sessionAffinity: fc.constantFrom('None' as const, 'ClientIP' as const),
    publishNotReadyAddresses: flag,
    externalName: fc.constantFrom('web.default.svc.cluster.local', 'www.example.com', '10.0.0.1', ''),
    clusterIPs: fc.constantFrom(['10.96.0.50'], ['None'], ['10.96.0.50', 'fd00::50'], []),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Partial<ServiceSpec>>

const slice = fc.record({
  addressType: fc.constantFrom('IPv4' as const, 'FQDN' as const),
  ports: fc.array(fc.record({ name: fc.constantFrom('', 'http'), port: fc.constantFrom(80, 9376) }), {
    maxLength: 2,
  }),
  endpoints: fc.array(
    fc.record({
      addresses: fc.subarray(['10.4.5.6', '10.96.0.50', '10.244.1.3', '172.18.0.3', '192.0.2.1']),
    }),
    { maxLength: 3 },
  ),
}) as fc.Arbitrary<Partial<EndpointSlice>>

const host = fc.oneof(
  fc.constantFrom(
    'web',
    'web.default',
    'web.shop',
    'web.default.svc.cluster.local',
    'wbe',
    'localhost',
    'client',
  ),
  fc.constantFrom(
    '10.96.0.50',
    '10.96.9.9',
    '10.244.1.3',
    '172.18.0.3',
    '10.4.5.6',
    '192.0.2.1',
    '198.51.100.7',
    '192.0.2.200',
    '172.18.0.2',
    '172.18.0.4',
    '2001:db8::7',
    '127.0.0.1',
    '::1',
  ),
  fc.string({ maxLength: 12 }),
)

const request: fc.Arbitrary<HttpRequest> = fc.record({
  scheme: fc.constantFrom('http' as const, 'https' as const, 'tcp' as const, 'udp' as const, 'icmp' as const),
  host,
  port: fc.constantFrom(80, 8080, 53, 9376, 30080, 30053, 30090, 0),
  method: fc.constant('GET'),
  path: fc.constant('/'),
  headers: fc.constant({}),
})

const origin = fc.constantFrom<Origin>(
  fromPod('client'),
  fromPod('pod-0'),
  fromPod('pod-9'),
  { from: 'node', name: 'worker-1' },
  { from: 'outside', ip: '203.0.113.1' },
  { from: 'outside', ip: '2001:db8::99' },
  { from: 'outside', ip: '10.4.5.6' },
)

const settings = fc.record({
  firewall: fc.constantFrom<ClusterSettings['firewall']>(
    'open',
    [],
    [{ name: 'a', allow: [{ protocol: 'tcp' }] }],
  ),
  routedToNodes: fc.subarray(['198.51.100.0/24', '10.96.0.0/16']),
  outsideNames: fc.constantFrom<ClusterSettings['outsideNames']>(
    {},
    { 'www.example.com': { addresses: ['10.4.5.6'] } },
  ),
})

const balancer = fc.option(fc.constantFrom('VIP' as const, 'Proxy' as const), { nil: undefined })

const world = fc
  .record({
    pods: fc.array(pod, { maxLength: 4 }),
    spec,
    slices: fc.array(slice, { maxLength: 2 }),
    settings,
    balancer,
  })
  .map((given): SmallWorld => {
    const outside = [{ ip: '10.4.5.6', name: 'legacy', listens: [{ port: 9376 }] }]
    const made = smallWorld({ outside, ...given.settings }).pod('client')
    for (const [index, one] of given.pods.entries()) made.pod(`pod-${index}`, one)
    const service = serviceOf('web', given.spec, '10.96.0.50')
    const ingress = given.balancer === undefined ? [] : [{ ip: '192.0.2.200', ipMode: given.balancer }]
    made.put({ ...service, status: { loadBalancer: { ingress } } })
    for (const [index, one] of given.slices.entries()) made.slice(`web-hand-${index}`, 'web', one)
    return made.settle()
  })

function words(diagnostic: Diagnostic): readonly string[] {
  const { kind = '', namespace = '', name = '' } = diagnostic.object ?? {}
  const about = { object: `${kind} ${namespace}/${name}`, field: printPath(diagnostic.path ?? []) }
  const entry = catalogue[diagnostic.code] as Entry<unknown>
  return [entry.en(diagnostic.params, about).says, entry.ko(diagnostic.params, about).says]
}

function expectSound(trace: Trace): void {
  const { verdict, hops, diagnostics, peer, response } = trace
  const last = hops.at(-1)
  if (verdict === 'answered') {
    expect(diagnostics).toEqual([])
    expect(last).toMatchObject({ at: 'pod', outcome: 'answers' })
  } else {
    expect(diagnostics.length).toBeGreaterThan(0)
    expect(response).toBeUndefined()
  }
  if (verdict === 'refused') expect(peer).toBeDefined()
  for (const hop of hops) {
    if (hop.at === 'firewall')
      expect(hop.outcome === 'blocked').toBe(hops.length === 1 && verdict === 'timed-out')
    if (hop.at === 'load-balancer') expect(hop.chose !== undefined).toBe(hop.outcome === 'forwarded')
    if (hop.at !== 'service') continue
    expect(hop.sourceIP !== undefined).toBe(hop.outcome === 'chosen')
    expect(hop.chose !== undefined).toBe(hop.outcome === 'chosen')
    expect(hop.among > 0).toBe(hop.outcome === 'chosen')
    if (hop.outcome === 'rejected') expect(verdict).toBe('refused')
  }
  for (const language of ['en', 'ko'] as const)
    expect(renderTrace(trace, language).join('')).not.toMatch(/undefined/)
}

it('every request in every world ends in a way that it explains', () => {
  fc.assert(
    fc.property(world, request, origin, fc.nat(), ({ state }, asked, from, seed) => {
      const trace = traceRequest(state, from, asked, randomFrom(seed))
      expectSound(trace)
      expect(traceRequest(state, from, asked, randomFrom(seed))).toEqual(trace)
      for (const diagnostic of trace.diagnostics) {
        for (const text of words(diagnostic)) expect(text).not.toMatch(/undefined|\[object/)
      }
      expect(JSON.parse(JSON.stringify(trace))).toEqual(trace)
    }),
    { numRuns: 400 },
  )
})

it('a Service about which there is nothing to say answers from every node', () => {
  fc.assert(
    fc.property(world, fc.nat(), ({ state }, seed) => {
      const service = state.get('Service', 'default', 'web')
      if (service === undefined || diagnoseService(state, service).length > 0) return
      const [first] = service.spec.ports ?? []
      const isPlain = service.spec.type !== 'ExternalName' && service.spec.clusterIPs?.[0] === '10.96.0.50'
      if (!isPlain || first === undefined || service.spec.internalTrafficPolicy === 'Local') return
      const scheme = first.protocol === 'UDP' ? 'udp' : 'tcp'
      const asked: HttpRequest = {
        scheme,
        host: '10.96.0.50',
        port: first.port,
        method: '',
        path: '/',
        headers: {},
      }
      const { verdict } = traceRequest(state, fromPod('client'), asked, randomFrom(seed))
      expect(['answered', 'not-modelled']).toContain(verdict)
    }),
    { numRuns: 400 },
  )
})
