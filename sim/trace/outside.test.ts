import { describe, expect, it } from 'vitest'
import type { Service, ServiceSpec, ServiceStatus } from '../api/service.ts'
import type { ClusterSettings } from '../api/settings.ts'
import type { HttpRequest, Origin, ServiceHop, Trace, Verdict } from '../api/trace.ts'
import { randomFrom } from '../random.ts'
import { traceRequest } from '../trace.ts'
import { renderTrace } from './render.ts'
import { fromPod, get, type SmallWorld, serviceOf, smallWorld } from './small-world.ts'

const stranger: Origin = { from: 'outside', ip: '203.0.113.9' }
const node1: Origin = { from: 'node', name: 'worker-1' }
const web1 = '10.244.1.11'

interface Exposed {
  readonly spec?: Partial<ServiceSpec>
  readonly status?: ServiceStatus
  readonly settings?: Partial<ClusterSettings>
  /** The nodes on which a ready pod web-N with address 10.244.N.11 runs. */
  readonly on?: readonly number[]
}

/** Service web: 10.96.0.50:80, node port 30080, external IP 198.51.100.7; a client on worker-1. */
function exposed({ spec, status, settings, on = [1, 2] }: Exposed = {}): SmallWorld {
  const world = smallWorld(settings).pod('client', { ip: '10.244.1.200' })
  for (const number of on) {
    world.pod(`web-${number}`, {
      labels: { app: 'web' },
      node: `worker-${number}`,
      ip: `10.244.${number}.11`,
    })
  }
  const service = serviceOf(
    'web',
    {
      type: 'NodePort',
      selector: { app: 'web' },
      externalIPs: ['198.51.100.7'],
      externalTrafficPolicy: 'Cluster',
      ports: [{ protocol: 'TCP', port: 80, targetPort: 8080, nodePort: 30080 }],
      ...spec,
    },
    '10.96.0.50',
  )
  return world.put({ ...service, ...(status === undefined ? {} : { status }) } satisfies Service).settle()
}

function balanced(ip = '192.0.2.200', ipMode: 'VIP' | 'Proxy' = 'VIP'): ServiceStatus {
  return { loadBalancer: { ingress: [{ ip, ipMode }] } }
}

function ask(world: SmallWorld, origin: Origin, request: HttpRequest, seed = 1): Trace {
  return traceRequest(world.state, origin, request, randomFrom(seed))
}

function serviceHop(trace: Trace): ServiceHop | undefined {
  return trace.hops.find((hop) => hop.at === 'service')
}

function codes(trace: Trace): readonly string[] {
  return trace.diagnostics.map(({ code }) => code)
}

/** What one request shows, in a line: how it ended, the hops, whom the pod saw. */
function story(trace: Trace): string {
  const last = trace.hops.at(-1)
  const seen = last?.at === 'pod' && last.sourceIP !== undefined ? ` from ${last.sourceIP}` : ''
  return [trace.verdict, trace.hops.map(({ at }) => at).join(' '), ...codes(trace)].join(', ') + seen
}

const local: Partial<ServiceSpec> = { externalTrafficPolicy: 'Local' }
const nodePort2 = get('172.18.0.3', 30080)
const balancer = get('192.0.2.200')

describe('from outside the cluster', () => {
  const rows: readonly (readonly [string, Exposed, HttpRequest, string])[] = [
    ['a node port answers at a node with a pod', {}, get('172.18.0.2', 30080), 'answered, service pod'],
    ['a node port answers at a node without one', {}, get('172.18.0.4', 30080), 'answered, service pod'],
    ['a cluster IP is not known', {}, get('10.96.0.50'), 'timed-out, , traffic/not-routable-from-outside'],
    ["a pod's address is not known", {}, get(web1, 8080), 'timed-out, , traffic/not-routable-from-outside'],
    [
      'an unused cluster IP is not known',
      {},
      get('10.96.7.7'),
      'timed-out, , traffic/not-routable-from-outside',
    ],
    [
      'an unused pod address is not known',
      {},
      get('10.244.3.9'),
      'timed-out, , traffic/not-routable-from-outside',
    ],
    [
      'an external IP leads nowhere by itself',
      {},
      get('198.51.100.7'),
      'timed-out, , traffic/external-ip-not-routed',
    ],
    [
      "the Service's own port is refused by a node",
      {},
      get('172.18.0.3', 80),
      'refused, pod, traffic/no-such-node-port from 203.0.113.9',
    ],
    [
      'a node port over UDP is refused',
      {},
      get('172.18.0.3', 30080, 'udp'),
      'refused, pod, traffic/node-port-otherwise from 203.0.113.9',
    ],
    ['a node answers a ping', {}, get('172.18.0.3', 0, 'icmp'), 'answered, pod from 203.0.113.9'],
    [
      'a cluster IP answers no ping',
      {},
      get('10.96.0.50', 0, 'icmp'),
      'timed-out, , traffic/not-routable-from-outside',
    ],
    [
      'a Service without endpoints refuses',
      { on: [] },
      nodePort2,
      'refused, service, service/selects-nothing',
    ],
    [
      'policy Local refuses too, when no endpoint is anywhere',
      { on: [], spec: local },
      nodePort2,
      'refused, service, service/selects-nothing',
    ],
    [
      'policy Local answers at a node with a pod',
      { spec: local },
      get('172.18.0.2', 30080),
      'answered, service pod from 203.0.113.9',
    ],
    [
      'policy Local is silent at a node without one',
      { spec: local },
      get('172.18.0.4', 30080),
      'timed-out, service, traffic/no-local-endpoint',
    ],
    [
      'the health check port answers 200',
      { spec: { ...local, type: 'LoadBalancer', healthCheckNodePort: 31000 } },
      get('172.18.0.2', 31000),
      'answered, pod from 203.0.113.9',
    ],
    [
      "the kubelet's port is left out",
      {},
      get('172.18.0.3', 10250),
      'not-modelled, pod, traffic/not-modelled from 203.0.113.9',
    ],
  ]
  it.each(rows)('%s', (_, world, request, expected) => {
    expect(
      story(ask(exposed(world), stranger, request)).replace(/(service pod) from 1(?:0|72)\..*$/, '$1'),
    ).toBe(expected)
  })

  it('a pod on the host network answers at its node, and sees its client', () => {
    const agent = { ip: '172.18.0.4', node: 'worker-3', spec: { hostNetwork: true } }
    const trace = ask(exposed().pod('agent', agent), stranger, get('172.18.0.4', 8080))
    expect(story(trace)).toBe('answered, pod from 203.0.113.9')
  })

  it('a Service’s name that no server outside knows', () => {
    expect(ask(exposed(), stranger, get('web')).verdict).toBe('no-such-name')
  })

  it.each([
    ['a pod', web1],
    ['a node', '172.18.0.2'],
    ['nobody', 'here'],
  ])('nobody sends with the address of %s', (_, ip) => {
    expect(ask(exposed(), { from: 'outside', ip }, nodePort2).verdict).toBe('not-sent')
  })
})

describe('whose address the endpoint sees', () => {
  const only1: Exposed = { on: [1] }
  const rows: readonly (readonly [string, Exposed, Origin, HttpRequest, string, string | undefined])[] = [
    [
      'policy Cluster, pod on the same node: the gateway of its pods',
      only1,
      stranger,
      get('172.18.0.2', 30080),
      '10.244.1.1',
      undefined,
    ],
    [
      'policy Cluster, pod on another node: the node that it came to',
      only1,
      stranger,
      nodePort2,
      '172.18.0.3',
      'worker-1',
    ],
    [
      'policy Local: the client',
      { ...only1, spec: local },
      stranger,
      get('172.18.0.2', 30080),
      '203.0.113.9',
      undefined,
    ],
    ['a pod by cluster IP: the pod', only1, fromPod('client'), get('10.96.0.50'), '10.244.1.200', undefined],
    ['a node by cluster IP: the gateway', only1, node1, get('10.96.0.50'), '10.244.1.1', undefined],
    [
      'a pod at a node port of its node: the gateway',
      only1,
      fromPod('client'),
      get('172.18.0.2', 30080),
      '10.244.1.1',
      undefined,
    ],
    [
      'a pod at another node: that node, as its own node has hidden it already',
      only1,
      fromPod('client'),
      nodePort2,
      '172.18.0.3',
      'worker-1',
    ],
    [
      'a pod at a node port of its node, policy Local: the pod',
      { ...only1, spec: local },
      fromPod('client'),
      get('172.18.0.2', 30080),
      '10.244.1.200',
      undefined,
    ],
    [
      'a pod through its own Service: the gateway',
      only1,
      fromPod('web-1'),
      get('10.96.0.50'),
      '10.244.1.1',
      undefined,
    ],
    [
      'a pod at another node, policy Local: its node',
      { on: [2], spec: local },
      fromPod('client'),
      nodePort2,
      '172.18.0.2',
      undefined,
    ],
    ['a pod directly: the pod', only1, fromPod('client'), get(web1, 8080), '10.244.1.200', undefined],
    ['localhost of a node: the gateway', only1, node1, get('127.0.0.1', 30080), '10.244.1.1', undefined],
  ]
  it.each(rows)('%s', (_, world, origin, request, source, secondHop) => {
    const trace = ask(exposed(world), origin, request)
    const hop = serviceHop(trace)
    const last = trace.hops.at(-1)
    expect(trace.verdict).toBe('answered')
    expect(last?.at === 'pod' ? last.sourceIP : '').toBe(source)
    expect(hop?.secondHop).toBe(secondHop)
    if (hop !== undefined) expect(hop.sourceIP).toBe(source)
    const clientip = ask(exposed(world), origin, { ...request, path: '/clientip' })
    expect(clientip.response?.body).toBe(`${source}:49152`)
  })

  it.each<readonly [string, Exposed, Origin, HttpRequest, boolean]>([
    ['kept under policy Local', { ...only1, spec: local }, stranger, get('172.18.0.2', 30080), true],
    ['lost under policy Cluster', only1, stranger, get('172.18.0.2', 30080), false],
    ['lost on the way to another node', { on: [2], spec: local }, fromPod('client'), nodePort2, false],
    [
      'lost at a load balancer that proxies',
      {
        ...only1,
        spec: { ...local, type: 'LoadBalancer', healthCheckNodePort: 31000 },
        status: balanced('192.0.2.200', 'Proxy'),
      },
      stranger,
      balancer,
      false,
    ],
    ['kept at a cluster IP', only1, fromPod('client'), get('10.96.0.50'), true],
  ])('the sender’s own address is %s', (_, world, origin, request, isKept) => {
    const trace = ask(exposed(world), origin, request)
    expect([trace.verdict, serviceHop(trace)?.sourceKept]).toEqual(['answered', isKept])
  })

  it('a machine outside sees the node of a pod', () => {
    const outside = [{ ip: '192.0.2.10', name: 'db', listens: [{ port: 5432 }] }]
    const last = ask(
      exposed({ settings: { outside } }),
      fromPod('client'),
      get('192.0.2.10', 5432, 'tcp'),
    ).hops.at(-1)
    expect(last).toMatchObject({ at: 'pod', outcome: 'answers', sourceIP: '172.18.0.2' })
  })
})

describe('from inside, a Service is reached by its outer addresses without going out', () => {
  const status = balanced()
  const other: Exposed = { on: [2], spec: { ...local, type: 'LoadBalancer' }, status }
  const rows: readonly (readonly [string, Exposed, Origin, HttpRequest, Verdict, string])[] = [
    ['an external IP', {}, fromPod('client'), get('198.51.100.7'), 'answered', 'external-ip'],
    ['a load balancer’s address', { status }, fromPod('client'), balancer, 'answered', 'load-balancer-ip'],
    ['policy Local does not bind a pod', other, fromPod('client'), balancer, 'answered', 'load-balancer-ip'],
    ['nor a node', other, node1, balancer, 'answered', 'load-balancer-ip'],
    [
      'both policies Local do not either',
      { ...other, spec: { ...local, internalTrafficPolicy: 'Local', type: 'LoadBalancer' } },
      fromPod('client'),
      balancer,
      'answered',
      'load-balancer-ip',
    ],
    [
      'but internal policy Local binds it at the cluster IP',
      { on: [2], spec: { internalTrafficPolicy: 'Local' } },
      fromPod('client'),
      get('10.96.0.50'),
      'timed-out',
      'cluster-ip',
    ],
    [
      'a node port of the own node, policy Local',
      { on: [2], spec: local },
      fromPod('client'),
      get('172.18.0.2', 30080),
      'answered',
      'node-port',
    ],
    [
      'source ranges bind pods',
      { spec: { loadBalancerSourceRanges: ['203.0.113.0/24'], type: 'LoadBalancer' }, status },
      fromPod('client'),
      balancer,
      'timed-out',
      'load-balancer-ip',
    ],
    [
      'source ranges of another family bind nobody',
      { spec: { loadBalancerSourceRanges: ['2001:db8::/64'], type: 'LoadBalancer' }, status },
      fromPod('client'),
      balancer,
      'answered',
      'load-balancer-ip',
    ],
    [
      'node ports are not subject to source ranges',
      { spec: { loadBalancerSourceRanges: ['203.0.113.0/24'], type: 'LoadBalancer' }, status },
      fromPod('client'),
      nodePort2,
      'answered',
      'node-port',
    ],
  ]
  it.each(rows)('%s', (_, world, origin, request, verdict, door) => {
    const trace = ask(exposed(world), origin, request)
    expect([trace.verdict, serviceHop(trace)?.door]).toEqual([verdict, door])
    expect(trace.hops.some(({ at }) => at === 'load-balancer')).toBe(false)
  })

  it('but a balancer that proxies is asked outside, and comes back by a node port', () => {
    const trace = ask(
      exposed({ spec: { type: 'LoadBalancer' }, status: balanced('192.0.2.200', 'Proxy') }),
      fromPod('client'),
      balancer,
    )
    expect(trace.hops.map(({ at }) => at)).toEqual(['load-balancer', 'service', 'pod'])
    expect(serviceHop(trace)).toMatchObject({ door: 'node-port', port: 30080 })
  })
})

describe('a load balancer', () => {
  const lb = (more: Exposed = {}): Exposed => ({
    ...more,
    spec: { type: 'LoadBalancer', healthCheckNodePort: 31000, ...more.spec },
    status: more.status ?? balanced(),
  })
  const rows: readonly (readonly [string, Exposed, HttpRequest, string])[] = [
    ['sends to a node, which sends on', lb(), balancer, 'answered, load-balancer service pod'],
    [
      'is silent at another port',
      lb(),
      get('192.0.2.200', 8080),
      'timed-out, load-balancer, service/port-not-offered',
    ],
    [
      'lets only its source ranges in',
      lb({ spec: { loadBalancerSourceRanges: ['10.0.0.0/8'] } }),
      balancer,
      'timed-out, load-balancer, traffic/source-not-allowed',
    ],
    [
      'lets its source ranges in',
      lb({ spec: { loadBalancerSourceRanges: ['203.0.113.0/24'] } }),
      balancer,
      'answered, load-balancer service pod',
    ],
    [
      'finds no node under policy Local when none has a ready pod',
      lb({ on: [], spec: local }),
      balancer,
      'timed-out, load-balancer, traffic/no-node-for-balancer',
    ],
    [
      'cannot proxy to a Service without node ports',
      lb({
        status: balanced('192.0.2.200', 'Proxy'),
        spec: { ports: [{ protocol: 'TCP', port: 80, targetPort: 8080 }] },
      }),
      balancer,
      'timed-out, load-balancer, service/balancer-needs-node-port',
    ],
    ['answers no ping', lb(), get('192.0.2.200', 0, 'icmp'), 'timed-out, , traffic/ping-to-virtual-ip'],
  ]
  it.each(rows)('%s', (_, world, request, expected) => {
    expect(story(ask(exposed(world), stranger, request)).replace(/(service pod) from .*$/, '$1')).toBe(
      expected,
    )
  })

  it('skips, under policy Local, nodes whose health check fails, and the client keeps its address', () => {
    const world = exposed(lb({ on: [2], spec: local }))
    for (let seed = 0; seed < 20; seed++) {
      const trace = ask(world, stranger, balancer, seed)
      expect(trace.hops[0]).toMatchObject({ at: 'load-balancer', chose: { node: 'worker-2' }, among: 1 })
      expect(serviceHop(trace)).toMatchObject({ sourceIP: '203.0.113.9', sourceKept: true })
      expect(trace.hops[0]).toMatchObject({
        passedOver: [
          { what: 'worker-1', why: { code: 'traffic/node-fails-health-check', params: { port: 31000 } } },
          { what: 'worker-3' },
        ],
      })
    }
  })

  it('weighs nodes alike, not pods: of two nodes with one and three pods each gets half', () => {
    const world = exposed(lb({ on: [1], spec: local }))
    for (const last of [21, 22, 23]) {
      world.pod(`more-${last}`, { labels: { app: 'web' }, node: 'worker-2', ip: `10.244.2.${last}` })
    }
    world.settle()
    const random = randomFrom(5)
    const counts = new Map<string, number>()
    for (let request = 0; request < 6000; request++) {
      const hop = traceRequest(world.state, stranger, balancer, random).hops.at(-1)
      const ip = hop?.at === 'pod' ? hop.ip : ''
      counts.set(ip, (counts.get(ip) ?? 0) + 1)
    }
    const expected = new Map([
      [web1, 3000],
      ['10.244.2.21', 1000],
      ['10.244.2.22', 1000],
      ['10.244.2.23', 1000],
    ])
    const chi = [...expected].reduce(
      (sum, [ip, count]) => sum + ((counts.get(ip) ?? 0) - count) ** 2 / count,
      0,
    )
    // Three degrees of freedom: above 16.3 in one of a thousand worlds.
    expect(chi).toBeLessThan(16.3)
  })
})

describe('the health check of a load balancer', () => {
  const world = exposed({ on: [1], spec: { ...local, type: 'LoadBalancer', healthCheckNodePort: 31000 } })
  it.each([
    ['172.18.0.2', 200, 1],
    ['172.18.0.3', 503, 0],
  ])('of node %s answers %i', (ip, status, count) => {
    const { response } = ask(world, stranger, { ...get(ip, 31000), path: '/healthz' })
    expect(response?.status).toBe(status)
    expect(response?.headers['X-Load-Balancing-Endpoint-Weight']).toBe(String(count))
    expect(JSON.parse(response?.body ?? '')).toEqual({
      service: { namespace: 'default', name: 'web' },
      localEndpoints: count,
      serviceProxyHealthy: true,
    })
  })

  it('is not asked under policy Cluster', () => {
    const trace = ask(
      exposed({ spec: { type: 'LoadBalancer', healthCheckNodePort: 31000 } }),
      stranger,
      get('172.18.0.2', 31000),
    )
    expect(trace.verdict).toBe('refused')
  })
})

describe('a firewall', () => {
  const rule = { name: 'kubia-svc', allow: [{ protocol: 'tcp', ports: ['30080'] }] } as const
  const rows: readonly (readonly [string, ClusterSettings['firewall'], Origin, HttpRequest, Verdict])[] = [
    ['that is open lets everything through', 'open', stranger, nodePort2, 'answered'],
    ['without a rule lets nothing through', [], stranger, nodePort2, 'timed-out'],
    ['lets through what a rule allows', [rule], stranger, nodePort2, 'answered'],
    [
      'lets through a range of ports',
      [{ name: 'all', allow: [{ protocol: 'tcp', ports: ['30000-32767'] }] }],
      stranger,
      nodePort2,
      'answered',
    ],
    [
      'lets through a whole protocol',
      [{ name: 'all', allow: [{ protocol: 'tcp' }] }],
      stranger,
      nodePort2,
      'answered',
    ],
    ['goes by the source too', [{ ...rule, sources: ['10.0.0.0/8'] }], stranger, nodePort2, 'timed-out'],
    [
      'goes by the protocol',
      [{ name: 'u', allow: [{ protocol: 'udp', ports: ['30080'] }] }],
      stranger,
      nodePort2,
      'timed-out',
    ],
    ['holds pings back too', [rule], stranger, get('172.18.0.3', 0, 'icmp'), 'timed-out'],
    [
      'lets pings through',
      [{ name: 'ping', allow: [{ protocol: 'icmp' }] }],
      stranger,
      get('172.18.0.3', 0, 'icmp'),
      'answered',
    ],
    ['does not stand between nodes', [], fromPod('client'), nodePort2, 'answered'],
  ]
  it.each(rows)('%s', (_, firewall, origin, request, verdict) => {
    expect(ask(exposed({ settings: { firewall } }), origin, request).verdict).toBe(verdict)
  })

  it('says which rule would open it', () => {
    const trace = ask(exposed({ settings: { firewall: [] } }), stranger, nodePort2)
    expect(trace.diagnostics).toMatchObject([
      { code: 'traffic/firewall-closed', params: { allow: 'tcp:30080' } },
    ])
    expect(trace.peer).toBeUndefined()
  })

  it('lets load balancers through', () => {
    const world = exposed({ settings: { firewall: [] }, spec: { type: 'LoadBalancer' }, status: balanced() })
    expect(ask(world, stranger, balancer).verdict).toBe('answered')
  })
})

describe('what routers send to the nodes', () => {
  const settings = { routedToNodes: ['198.51.100.0/24', '10.96.0.0/16'] }
  it.each([
    ['an external IP', '198.51.100.7', 'external-ip'],
    ['a cluster IP', '10.96.0.50', 'cluster-ip'],
  ])('answers at %s', (_, ip, door) => {
    const trace = ask(exposed({ settings }), stranger, get(ip))
    expect([trace.verdict, serviceHop(trace)?.door, serviceHop(trace)?.sourceKept]).toEqual([
      'answered',
      door,
      false,
    ])
  })
})

describe('an outer address without a cluster IP of its family has no rule', () => {
  it.each<readonly [string, Partial<ServiceSpec>, string]>([
    ['of a headless Service', { type: 'ClusterIP', clusterIP: 'None', clusterIPs: ['None'] }, '198.51.100.7'],
    ['of the other family', { externalIPs: ['2001:db8::7'] }, '2001:db8::7'],
  ])('%s', (_, spec, ip) => {
    const both = [{ ip: '10.244.1.201' }, { ip: 'fd00:10:244:1::9' }]
    const world = exposed({ spec }).pod('dual', {
      status: { phase: 'Running', podIP: '10.244.1.201', podIPs: both },
    })
    expect(codes(ask(world, fromPod('dual'), get(ip)))).toEqual(['service/outer-address-without-rule'])
  })
})

it('a ping goes by addresses, not by rules', () => {
  const pings = (ip: string) => story(ask(exposed(), fromPod('client'), get(ip, 0, 'icmp')))
  expect(pings('10.96.0.50')).toBe('timed-out, service, traffic/ping-to-virtual-ip')
  expect(pings(web1)).toBe('answered, pod from 10.244.1.200')
  expect(pings('172.18.0.3')).toBe('answered, pod from 172.18.0.2')
  expect(pings('198.51.100.7')).toBe('timed-out, pod, traffic/ping-to-virtual-ip')
})

it('is told in words, in both languages', () => {
  const trace = ask(
    exposed({
      on: [2],
      spec: { ...local, type: 'LoadBalancer', healthCheckNodePort: 31000 },
      status: balanced(),
    }),
    stranger,
    balancer,
  )
  expect(renderTrace(trace, 'en')).toEqual([
    '203.0.113.9 asks for http://192.0.2.200:80/',
    '  load balancer 192.0.2.200:80/TCP: node worker-2, the only one fit',
    '    not worker-1: it has no ready endpoint: its health check at port 31000 answers 503',
    '    not worker-3: it has no ready endpoint: its health check at port 31000 answers 503',
    '  Service default/web, load balancer IP 192.0.2.200:80/TCP: 10.244.2.11:8080, the only endpoint',
    "    the endpoint sees the sender's own address",
    '  pod default/web-2, 10.244.2.11:8080: agnhost netexec in container web listens',
    '192.0.2.200:80 answers: 200',
  ])
  expect(renderTrace(trace, 'ko')).toHaveLength(8)
})
