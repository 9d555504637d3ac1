import { describe, expect, it } from 'vitest'
import type { ClusterSettings } from '../api/settings.ts'
import type { HttpRequest, Origin, Trace } from '../api/trace.ts'
import { randomFrom } from '../random.ts'
import { traceRequest } from '../trace.ts'
import { fromPod, get, type SmallWorld, smallWorld } from './small-world.ts'

const settings: Partial<ClusterSettings> = {
  outside: [
    { ip: '192.0.2.10', name: 'api', listens: [{ port: 80, hosts: ['api.example.com'], body: 'hello' }] },
    { ip: '2001:db8::10', name: 'six', listens: [{ port: 80 }] },
  ],
  outsideNames: {
    'api.example.com': { addresses: ['192.0.2.10'] },
    'www.example.com': { cname: 'api.example.com' },
    'six.example.com': { addresses: ['2001:db8::10'] },
    'lost.example.com': { cname: 'nowhere.example.com' },
    'round.example.com': { cname: 'round.example.com' },
  },
}

function world(more: Partial<ClusterSettings> = settings): SmallWorld {
  const made = smallWorld(more).pod('client')
  const aliases = ['api', 'www', 'lost', 'round', 'missing']
  for (const name of aliases) {
    made.service(`my-${name}`, {
      type: 'ExternalName',
      externalName: `${name}.example.com`,
      ports: [{ protocol: 'TCP', port: 8080, targetPort: 9 }],
    })
  }
  return made
}

const client: Origin = fromPod('client')

function ask(request: HttpRequest, origin: Origin = client, made = world()): Trace {
  return traceRequest(made.state, origin, request, randomFrom(1))
}

const told = ({ verdict, response, diagnostics }: Trace) => [
  verdict,
  response?.status,
  diagnostics.map(({ code }) => code).join(),
]

describe('names outside the cluster', () => {
  it.each<readonly [string, HttpRequest, readonly unknown[]]>([
    ['are asked of servers outside', get('api.example.com'), ['answered', 200, '']],
    ['lead on by aliases', get('www.example.com'), ['answered', 404, 'traffic/host-unknown-to-server']],
    ['are found in any letter case', get('API.Example.Com'), ['answered', 200, '']],
    [
      'that are missing do not exist',
      get('api.exmaple.com'),
      ['no-such-name', undefined, 'dns/outside-no-such-name'],
    ],
    [
      'that lead to a missing one do not either',
      get('lost.example.com'),
      ['no-such-name', undefined, 'dns/no-address'],
    ],
    [
      'that lead in a circle have no address',
      get('round.example.com'),
      ['no-such-name', undefined, 'dns/no-address'],
    ],
    [
      'with IPv6 alone are of no use to a pod without',
      get('six.example.com'),
      ['no-such-name', undefined, 'dns/no-address'],
    ],
  ])('%s', (_, request, expected) => {
    const trace = ask(request)
    // A server that goes by names is told in lower case what it is asked in any.
    expect(told(trace)).toEqual(expected)
  })

  it('are searched for below the cluster first: ndots is 5', () => {
    const [hop] = ask(get('api.example.com')).hops
    expect(hop).toMatchObject({
      tried: [
        { name: 'api.example.com.default.svc.cluster.local.', rcode: 'NXDOMAIN' },
        { name: 'api.example.com.svc.cluster.local.', rcode: 'NXDOMAIN' },
        { name: 'api.example.com.cluster.local.', rcode: 'NXDOMAIN' },
        { name: 'api.example.com.', rcode: 'NOERROR', answers: ['192.0.2.10'] },
      ],
    })
  })

  it('are known to nodes and machines outside too', () => {
    for (const origin of [
      { from: 'node', name: 'worker-1' },
      { from: 'outside', ip: '203.0.113.9' },
    ] as const) {
      expect(told(ask(get('api.example.com'), origin))).toEqual(['answered', 200, ''])
    }
  })

  it('are left out where a scenario says nothing of them', () => {
    expect(told(ask(get('www.example.com'), client, world({})))).toEqual([
      'not-modelled',
      undefined,
      'dns/outside-not-modelled',
    ])
  })
})

describe('an ExternalName Service', () => {
  it.each<readonly [string, HttpRequest, readonly unknown[]]>([
    [
      'leads to the other name; the server there hears the Service’s',
      get('my-api'),
      ['answered', 404, 'traffic/host-unknown-to-server'],
    ],
    [
      'is answered when the client says the right host',
      { ...get('my-api'), headers: { host: 'api.example.com' } },
      ['answered', 200, ''],
    ],
    ['has ports that play no role', get('my-api', 8080), ['refused', undefined, 'traffic/nobody-listens']],
    [
      'is followed over aliases outside',
      { ...get('my-www'), headers: { Host: 'api.example.com:80' } },
      ['answered', 200, ''],
    ],
    [
      'of a name that does not exist leads nowhere',
      get('my-missing'),
      ['no-such-name', undefined, 'service/external-name-unknown'],
    ],
    ['of an alias to nowhere leads nowhere', get('my-lost'), ['no-such-name', undefined, 'dns/no-address']],
    ['of a circle leads nowhere', get('my-round'), ['no-such-name', undefined, 'dns/no-address']],
  ])('%s', (_, request, expected) => {
    expect(told(ask(request))).toEqual(expected)
  })

  it.each([
    ['catalog.shop', 'catalog.shop.svc.cluster.local'],
    ['catalog.shop.svc.', 'catalog.shop.svc.cluster.local'],
    ['api.shop', undefined],
    ['catalog.shop.com', undefined],
    ['short', undefined],
  ])('of %s, the beginning of a Service’s name, is told the whole: %s', (externalName, meant) => {
    const made = world()
      .service('short', { type: 'ExternalName', externalName })
      .service('catalog', {}, '10.96.0.40', 'shop')
    expect(ask(get('short'), client, made).diagnostics).toMatchObject([
      { code: 'service/external-name-unknown', params: meant === undefined ? {} : { meant } },
    ])
  })

  it.each([['catalog.shop.cluster.local'], ['shop.catalog.svc.cluster.local']])(
    'of %s is told what to write in its place',
    (externalName) => {
      const made = world()
        .service('short', { type: 'ExternalName', externalName })
        .service('catalog', {}, '10.96.0.40', 'shop')
      expect(ask(get('short'), client, made).diagnostics).toMatchObject([
        {
          code: 'dns/no-such-name',
          params: { near: 'catalog.shop.svc.cluster.local' },
          object: { name: 'short' },
          path: ['spec', 'externalName'],
        },
      ])
    },
  )

  it.each([
    ['to itself', 'one', 'one', 'service/alias-circle'],
    ['to one that leads back', 'two', 'one', 'service/alias-circle'],
    ['to a circle that it is no part of', 'two', 'two', 'dns/no-address'],
  ])('that leads %s has no address', (_, target, backTo, code) => {
    const alias = (to: string) => ({
      type: 'ExternalName' as const,
      externalName: `${to}.default.svc.cluster.local`,
    })
    const made = world().service('one', alias(target)).service('two', alias(backTo))
    expect(told(ask(get('one'), client, made))).toEqual(['no-such-name', undefined, code])
  })

  it('shows its alias in what DNS answers', () => {
    expect(ask(get('my-www')).hops[0]).toMatchObject({
      tried: [{ answers: ['www.example.com.', 'api.example.com.', '192.0.2.10'], rcode: 'NOERROR' }],
    })
  })
})

it('a request may name the address to go to, as curl --resolve does', () => {
  const trace = ask(
    { ...get('api.example.com'), address: '192.0.2.10' },
    client,
    world({ ...settings, outsideNames: {} }),
  )
  expect(told(trace)).toEqual(['answered', 200, ''])
  expect(trace.hops.map(({ at }) => at)).toEqual(['pod'])
})

describe('two IP families', () => {
  const dual = () =>
    smallWorld()
      .pod('client', {
        status: {
          phase: 'Running',
          podIP: '10.244.1.9',
          podIPs: [{ ip: '10.244.1.9' }, { ip: 'fd00:10:244:1::9' }],
        },
      })
      .pod('single', { ip: '10.244.1.8' })
      .pod('web-1', {
        labels: { app: 'web' },
        container: { args: ['netexec', '--http-port=8080'] },
        status: {
          phase: 'Running',
          podIP: '10.244.1.7',
          podIPs: [{ ip: '10.244.1.7' }, { ip: 'fd00:10:244:1::7' }],
          conditions: [{ type: 'Ready', status: 'True' }],
        },
      })
      .service('web', {
        selector: { app: 'web' },
        clusterIPs: ['10.96.0.50', 'fd00:10:96::50'],
        ipFamilies: ['IPv4', 'IPv6'],
        ipFamilyPolicy: 'RequireDualStack',
      })
      .settle()

  it('a client with both goes to the IPv6 cluster IP, and on to the pod’s IPv6 address', () => {
    const trace = ask(get('web'), client, dual())
    expect(trace.hops).toMatchObject([
      { at: 'dns', chose: 'fd00:10:96::50' },
      { at: 'service', ip: 'fd00:10:96::50', clusterIP: 'fd00:10:96::50', chose: { ip: 'fd00:10:244:1::7' } },
      { at: 'pod', sourceIP: 'fd00:10:244:1::9' },
    ])
  })

  it('a client with one takes that', () => {
    expect(ask(get('web'), fromPod('single'), dual()).hops[0]).toMatchObject({ chose: '10.96.0.50' })
  })

  it('an address of a family that the client has not is out of reach', () => {
    const trace = ask(get('fd00:10:96::50'), fromPod('single'), dual())
    expect(told(trace)).toEqual(['timed-out', undefined, 'traffic/no-address-of-family'])
  })
})

describe('endpoints near the client', () => {
  const near = (trafficDistribution: string) =>
    smallWorld()
      .pod('client', { node: 'worker-1' })
      .pods('web')
      .service('web', { selector: { app: 'web' }, trafficDistribution })
      .settle()

  it.each([
    ['PreferSameZone', 'traffic/endpoint-hinted-for-another-zone'],
    ['PreferClose', 'traffic/endpoint-hinted-for-another-zone'],
    ['PreferSameNode', 'traffic/endpoint-hinted-for-another-node'],
  ])('are preferred with trafficDistribution %s, and the others told of', (distribution, why) => {
    const hop = ask(get('10.96.0.50'), client, near(distribution)).hops[0]
    expect(hop).toMatchObject({
      chose: { node: 'worker-1' },
      among: 1,
      passedOver: [{ why: { code: why } }, { why: { code: why } }],
    })
  })
})
