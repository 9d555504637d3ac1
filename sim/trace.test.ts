import { describe, expect, it } from 'vitest'
import type { HttpRequest, Origin, Trace, Verdict } from './api/trace.ts'
import { randomFrom } from './random.ts'
import { renderTrace } from './trace/render.ts'
import { fromPod, get, type SmallWorld, serviceOf, smallWorld } from './trace/small-world.ts'
import { diagnoseService, traceRequest } from './trace.ts'

const client = fromPod('client')

/** Three ready pods app=web that listen on 8080, a client, and Service web on 10.96.0.50. */
function web(spec: Parameters<SmallWorld['service']>[1] = {}): SmallWorld {
  return smallWorld()
    .pod('client', { ip: '10.244.1.200' })
    .pods('web')
    .service('web', { selector: { app: 'web' }, ...spec })
    .settle()
}

function ask(world: SmallWorld, request: HttpRequest, origin: Origin = client): Trace {
  return traceRequest(world.state, origin, request, randomFrom(1))
}

function codes(trace: Trace): readonly string[] {
  return trace.diagnostics.map(({ code }) => code)
}

describe('a request through a Service', () => {
  it('is told hop by hop', () => {
    const trace = ask(web(), get('web'))
    expect(trace.verdict).toBe('answered')
    expect(trace.hops.map(({ at }) => at)).toEqual(['dns', 'service', 'pod'])
    expect(trace.hops[0]).toMatchObject({
      chose: '10.96.0.50',
      server: '10.96.0.10',
      tried: [{ name: 'web.default.svc.cluster.local.', rcode: 'NOERROR', answers: ['10.96.0.50'] }],
    })
    expect(trace.hops[1]).toMatchObject({ outcome: 'chosen', among: 3, passedOver: [] })
    expect(trace.hops[2]).toMatchObject({ outcome: 'answers', port: 8080, listener: { container: 'web' } })
    expect(trace.peer).toEqual({ ip: '10.96.0.50', port: 80 })
    expect(trace.response?.status).toBe(200)
    expect(trace.diagnostics).toEqual([])
  })

  const ends: readonly (readonly [string, SmallWorld, HttpRequest, Verdict, readonly string[]])[] = [
    ['by cluster IP needs no DNS', web(), get('10.96.0.50'), 'answered', []],
    ['by full name is answered', web(), get('web.default.svc.cluster.local'), 'answered', []],
    ['over TCP only connects', web(), get('web', 80, 'tcp'), 'answered', []],
    [
      'with a selector that no pod carries is refused',
      web({ selector: { app: 'wbe' } }),
      get('web'),
      'refused',
      ['service/selects-nothing'],
    ],
    [
      'with a targetPort that nobody listens on is refused',
      web({ ports: [{ protocol: 'TCP', port: 80, targetPort: 8081 }] }),
      get('web'),
      'refused',
      ['service/target-port-nobody-listens'],
    ],
    [
      'with a targetPort that no container names is refused',
      web({ ports: [{ protocol: 'TCP', port: 80, targetPort: 'htpp' }] }),
      get('web'),
      'refused',
      ['service/target-port-unnamed'],
    ],
    ['to another port gets no answer', web(), get('web', 81), 'timed-out', ['service/port-not-offered']],
    ['to the targetPort gets no answer', web(), get('web', 8080), 'timed-out', ['service/port-not-offered']],
    [
      'over UDP to a TCP port gets no answer',
      web(),
      get('web', 80, 'udp'),
      'timed-out',
      ['service/port-protocol'],
    ],
    [
      'with HTTPS to plain HTTP is cut off',
      web(),
      get('web', 80, 'https'),
      'not-understood',
      ['traffic/other-protocol'],
    ],
    [
      'without selector and slices is refused',
      web({ selector: {} }),
      get('web'),
      'refused',
      ['service/no-selector-no-endpoints'],
    ],
    ['to a name that nobody has', web(), get('wbe'), 'no-such-name', ['dns/no-such-name']],
    [
      'to a Service of another namespace',
      web(),
      get('web.shop'),
      'no-such-name',
      ['dns/service-in-other-namespace'],
    ],
    [
      'to an unused cluster IP gets no answer',
      web(),
      get('10.96.7.7'),
      'timed-out',
      ['traffic/address-unused'],
    ],
    [
      'to an unused pod IP gets no answer',
      web(),
      get('10.244.1.99'),
      'timed-out',
      ['traffic/address-unused'],
    ],
    [
      'to an address outside is not followed',
      web(),
      get('192.0.2.7'),
      'not-modelled',
      ['traffic/not-modelled'],
    ],
    [
      'to a name outside is not followed',
      web(),
      get('www.example.com'),
      'not-modelled',
      ['dns/outside-not-modelled'],
    ],
  ]
  it.each(ends)('%s', (_, world, request, verdict, expected) => {
    const trace = ask(world, request)
    expect([trace.verdict, codes(trace)]).toEqual([verdict, expected])
  })

  it('is refused in the name of the Service, as the client sees it', () => {
    const trace = ask(web({ ports: [{ protocol: 'TCP', port: 80, targetPort: 8081 }] }), get('web'))
    expect(trace.peer).toEqual({ ip: '10.96.0.50', port: 80 })
    expect(trace.hops.at(-1)).toMatchObject({ at: 'pod', outcome: 'refuses', port: 8081 })
  })

  it('reaches each endpoint about as often as the others', () => {
    const world = web()
    const { state } = world
    const random = randomFrom(7)
    const counts = new Map<string, number>()
    for (let sent = 0; sent < 3000; sent++) {
      const hop = traceRequest(state, client, get('10.96.0.50'), random).hops.at(-1)
      const ip = hop?.at === 'pod' ? hop.ip : ''
      counts.set(ip, (counts.get(ip) ?? 0) + 1)
    }
    const chiSquared = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)
    expect(counts.size).toBe(3)
    // Two degrees of freedom: above 13.8 in one of a thousand worlds.
    expect(chiSquared).toBeLessThan(13.8)
  })

  it('goes the same way twice without chance handed in', () => {
    const { state } = web()
    expect(traceRequest(state, client, get('web'))).toEqual(traceRequest(state, client, get('web')))
  })

  it('lets a pod reach itself', () => {
    const world = smallWorld()
      .pod('web-1', { labels: { app: 'web' } })
      .service('web', { selector: { app: 'web' } })
      .settle()
    expect(ask(world, get('web'), fromPod('web-1')).verdict).toBe('answered')
  })

  it('passes over endpoints that are not ready, and says so', () => {
    const world = smallWorld()
      .pod('client')
      .pods('web')
      .pod('web-4', { labels: { app: 'web' }, ready: false })
      .service('web', { selector: { app: 'web' } })
      .settle()
    const hop = ask(world, get('web')).hops[1]
    expect(hop).toMatchObject({ among: 3, passedOver: [{ why: { code: 'traffic/endpoint-not-ready' } }] })
  })

  it('is dropped where the policy is Local and no endpoint is on the node', () => {
    const world = smallWorld()
      .pod('client', { node: 'worker-1' })
      .pod('web-1', { labels: { app: 'web' }, node: 'worker-2' })
      .service('web', { selector: { app: 'web' }, internalTrafficPolicy: 'Local' })
      .settle()
    const trace = ask(world, get('web'))
    expect([trace.verdict, codes(trace)]).toEqual(['timed-out', ['service/no-endpoint-on-node']])
    expect(trace.peer).toBeUndefined()
  })

  it('goes to pods that end but still serve, when no other is left', () => {
    const world = smallWorld()
      .pod('client')
      .pods('web', { terminating: true })
      .service('web', { selector: { app: 'web' } })
      .settle()
    expect(ask(world, get('web')).verdict).toBe('answered')
  })
})

describe('a request to a pod, a node, a machine outside', () => {
  it('reaches a pod by its address', () => {
    expect(
      ask(smallWorld().pod('client').pod('web', { ip: '10.244.2.9' }), get('10.244.2.9', 8080)).verdict,
    ).toBe('answered')
  })

  it('is refused on a port on which nobody listens, and says on which somebody does', () => {
    const trace = ask(smallWorld().pod('client').pod('web', { ip: '10.244.2.9' }), get('10.244.2.9', 80))
    expect(trace.verdict).toBe('refused')
    expect(trace.diagnostics).toMatchObject([
      { code: 'traffic/nobody-listens', params: { listens: ['8080'] } },
    ])
  })

  it('over UDP to a port without a listener is refused, too: the kernel says so', () => {
    expect(
      ask(smallWorld().pod('client').pod('web', { ip: '10.244.2.9' }), get('10.244.2.9', 53, 'udp')).verdict,
    ).toBe('refused')
  })

  it('reaches a program that listens on 127.0.0.1 from within the pod only', () => {
    const container = {
      image: 'python:3',
      command: ['python', '-m', 'http.server', '8080', '--bind', '127.0.0.1'],
      args: [],
    }
    const world = smallWorld().pod('client').pod('shy', { ip: '10.244.2.9', container })
    const outer = ask(world, get('10.244.2.9', 8080))
    expect([outer.verdict, codes(outer)]).toEqual(['refused', ['traffic/listens-on-loopback-only']])
    expect(ask(world, get('localhost', 8080), fromPod('shy')).verdict).toBe('answered')
  })

  it.each([
    ['leads a name of hostAliases to its address', 'web.example.com', 'answered', ['service', 'pod']],
    ['takes an alias in any letter case', 'WEB.example.com', 'answered', ['service', 'pod']],
    ['lets an alias stand before the name that DNS knows', 'api', 'answered', ['service', 'pod']],
    ['takes the first alias, and of a family that the pod has', 'both', 'answered', ['service', 'pod']],
    ['does not lead the pod’s own name elsewhere', 'client', 'refused', ['pod']],
    ['knows no name below an alias', 'www.web.example.com', 'not-modelled', ['dns']],
  ] as const)('%s', (_, host, verdict, hops) => {
    const aliases = [
      { ip: '2001:db8::9', hostnames: ['both'] },
      { ip: '10.96.0.50', hostnames: ['web.example.com', 'api', 'both', 'client'] },
      { ip: '10.96.0.99', hostnames: ['both'] },
      { ip: '10.96.0.98' },
    ]
    const world = smallWorld()
      .pods('web')
      .service('web', { selector: { app: 'web' }, ports: [{ protocol: 'TCP', port: 80, targetPort: 8080 }] })
      .service('api', {}, '10.96.0.77')
      .pod('client', { spec: { hostAliases: aliases } })
      .pod('other')
      .settle()
    const trace = ask(world, get(host))
    expect([trace.verdict, trace.hops.map(({ at }) => at)]).toEqual([verdict, hops])
    // They are the pod's alone.
    if (host !== 'client') expect(ask(world, get(host), fromPod('other')).hops[0]?.at).toBe('dns')
  })

  it('finds a pod on the host network at its node', () => {
    const world = smallWorld()
      .pod('client')
      .pod('agent', { ip: '172.18.0.3', node: 'worker-2', spec: { hostNetwork: true } })
    expect(ask(world, get('172.18.0.3', 8080)).verdict).toBe('answered')
  })

  it('says what the simulator leaves out: processes and ports of a node', () => {
    expect(codes(ask(smallWorld().pod('client'), get('172.18.0.3', 10250)))).toEqual(['traffic/not-modelled'])
  })

  it('reaches a machine outside that was named to the simulator, through a Service too', () => {
    const world = smallWorld({ outside: [{ ip: '10.4.5.6', name: 'legacy-1', listens: [{ port: 9376 }] }] })
      .pod('client')
      .service('legacy', {})
      .slice('legacy-1', 'legacy', {
        ports: [{ name: '', port: 9376, protocol: 'TCP' }],
        endpoints: [{ addresses: ['10.4.5.6'] }],
      })
    expect(ask(world, get('10.4.5.6', 9376)).response?.body).toBe('legacy-1\n')
    expect(ask(world, get('10.4.5.6', 9377)).verdict).toBe('refused')
    expect(ask(world, get('legacy')).hops.at(-1)).toMatchObject({ ip: '10.4.5.6', outcome: 'answers' })
  })
})

describe('names', () => {
  it('of headless Services stand for the ready pods themselves', () => {
    const trace = ask(web({ clusterIP: 'None', clusterIPs: ['None'] }), get('web', 8080))
    expect([trace.verdict, trace.hops.map(({ at }) => at)]).toEqual(['answered', ['dns', 'pod']])
  })

  it('of headless Services translate no port', () => {
    const trace = ask(web({ clusterIP: 'None', clusterIPs: ['None'] }), get('web', 80))
    expect([trace.verdict, codes(trace)]).toEqual(['refused', ['service/headless-has-no-cluster-ip']])
  })

  it('of headless Services translate no port to that of a slice written by hand either', () => {
    const world = smallWorld({ outside: [{ ip: '10.4.5.6', name: 'legacy', listens: [{ port: 9376 }] }] })
      .pod('client')
      .service('web', { clusterIP: 'None', clusterIPs: ['None'] })
      .slice('web-1', 'web', { ports: [{ port: 9376 }], endpoints: [{ addresses: ['10.4.5.6'] }] })
    const { diagnostics } = ask(world, get('web', 80))
    expect(diagnostics).toMatchObject([
      { code: 'service/headless-has-no-cluster-ip', params: { targetPort: '9376' } },
    ])
  })

  it('of headless Services without a ready pod do not exist', () => {
    const world = smallWorld().pod('client').pods('web', { ready: false })
    world.service('web', { selector: { app: 'web' }, clusterIP: 'None', clusterIPs: ['None'] }).settle()
    expect(codes(ask(world, get('web', 8080)))).toEqual([
      'service/no-ready-endpoints',
      'dns/headless-without-ready',
    ])
  })

  it('that are aliases of Services are followed', () => {
    const world = web().service('alias', {
      type: 'ExternalName',
      externalName: 'web.default.svc.cluster.local',
    })
    expect(ask(world, get('alias')).verdict).toBe('answered')
  })

  it.each([
    ['www.example.com', 'service/external-name-outside'],
    ['10.0.0.5', 'service/external-name-is-an-address'],
    ['wbe.default.svc.cluster.local', 'dns/no-such-name'],
    ['alias.default.svc.cluster.local', 'service/alias-circle'],
  ])('that are aliases of %s lead nowhere here', (externalName, code) => {
    const world = web().service('alias', { type: 'ExternalName', externalName })
    expect(codes(ask(world, get('alias')))).toEqual([code])
  })

  it('of Services are not known to a node, nor to a pod on its network', () => {
    const world = web().pod('host', { ip: '172.18.0.2', spec: { hostNetwork: true } })
    for (const origin of [fromPod('host'), { from: 'node', name: 'worker-1' } as const]) {
      expect(codes(ask(world, get('web.default'), origin))).toEqual(['dns/cluster-dns-not-asked'])
      expect(ask(world, get('10.96.0.50'), origin).verdict).toBe('answered')
    }
  })

  it('are not searched for where the pod was given no search list', () => {
    const world = web().pod('own', {
      spec: { dnsPolicy: 'None', dnsConfig: { nameservers: ['10.96.0.10'] } },
    })
    expect(codes(ask(world, get('web'), fromPod('own')))).toEqual(['dns/short-name-not-searched'])
    expect(ask(world, get('web.default.svc.cluster.local'), fromPod('own')).verdict).toBe('answered')
  })

  it.each([
    ['shop.web', 'web.shop'],
    ['web.shop.cluster.local', 'web.shop.svc.cluster.local'],
    ['web.shop.svc.local', 'web.shop.svc.cluster.local'],
    ['web.shop.svc.cluster', 'web.shop.svc.cluster.local'],
  ])('%s is no name, but %s is one', (host, near) => {
    const world = smallWorld().pod('client').service('web', {}, '10.96.0.60', 'shop')
    const trace = ask(world, get(host))
    expect(trace.diagnostics).toMatchObject([{ code: 'dns/no-such-name', params: { near } }])
  })

  it('in another namespace are found by the name of that namespace', () => {
    const world = smallWorld().pod('client').service('web', {}, '10.96.0.60', 'shop')
    const trace = ask(world, get('web'))
    expect(trace.diagnostics).toMatchObject([
      { code: 'dns/service-in-other-namespace', params: { writeInstead: 'web.shop' } },
    ])
    expect(ask(world, get('web.shop')).hops[1]).toMatchObject({ at: 'service' })
  })

  it('that are nearly those of a Service get a hint', () => {
    expect(ask(web(), get('wbe')).diagnostics).toMatchObject([{ params: { near: 'web' } }])
    expect(ask(web(), get('web.defualt')).diagnostics).toMatchObject([
      { code: 'dns/service-in-other-namespace' },
    ])
  })
})

describe('nobody can send', () => {
  it.each<readonly [string, Origin, string]>([
    ['from a pod that does not exist', fromPod('clinet'), 'traffic/sender-missing'],
    ['from a pod without an address', fromPod('pending'), 'traffic/sender-not-running'],
    ['from a node that does not exist', { from: 'node', name: 'worker-9' }, 'traffic/sender-missing'],
  ])('%s', (_, origin, code) => {
    const world = web().pod('pending', { status: { phase: 'Pending' } })
    const trace = ask(world, get('web'), origin)
    expect([trace.verdict, trace.hops, codes(trace)]).toEqual(['not-sent', [], [code]])
  })
})

describe('what the simulator leaves out', () => {
  it.each<readonly [string, HttpRequest, Origin, string]>([
    ['a process on a node', get('172.18.0.3', 10250), client, 'node-process'],
    ['an address of the world', get('203.0.113.9'), client, 'outside-address'],
    [
      'one that a machine outside asks for',
      get('203.0.113.9'),
      { from: 'outside', ip: '198.51.100.1' },
      'outside-address',
    ],
  ])('is said of %s', (_, request, origin, what) => {
    const trace = ask(web(), request, origin)
    expect(trace.verdict).toBe('not-modelled')
    expect(trace.diagnostics).toMatchObject([{ code: 'traffic/not-modelled', params: { what } }])
  })
})

describe('a trace in words', () => {
  it('has a line for each hop', () => {
    const world = smallWorld()
      .pod('client')
      .pod('web-1', { labels: { app: 'web' }, ip: '10.244.1.7' })
    world.service('web', { selector: { app: 'web' } }).settle()
    expect(renderTrace(ask(world, get('web')), 'en')).toEqual([
      'default/client asks for http://web:80/',
      '  DNS: web.default.svc.cluster.local. is 10.96.0.50',
      '  web is 10.96.0.50',
      '  Service default/web, 10.96.0.50:80/TCP: 10.244.1.7:8080, the only endpoint',
      '  pod default/web-1, 10.244.1.7:8080: agnhost netexec in container web listens',
      '10.96.0.50:80 answers: 200',
    ])
  })

  it('says why an endpoint was passed over, in both languages', () => {
    const world = smallWorld()
      .pod('client')
      .pod('web-1', { labels: { app: 'web' }, ip: '10.244.1.7', ready: false })
    world.service('web', { selector: { app: 'web' } }).settle()
    const trace = ask(world, get('web'))
    expect(renderTrace(trace, 'en')).toContain('    not 10.244.1.7:8080 (web-1): it is not ready')
    expect(renderTrace(trace, 'ko')).toContain('    10.244.1.7:8080 (web-1) 제외: 준비되지 않았습니다')
    expect(renderTrace(trace, 'ko').at(-1)).toBe('10.96.0.50:80이 연결을 거부했습니다')
  })
})

describe('diagnoseService', () => {
  it('finds nothing wrong where all is well', () => {
    const world = web()
    expect(
      diagnoseService(world.state, serviceOf('web', { selector: { app: 'web' } }, '10.96.0.50')),
    ).toEqual([])
  })
})
