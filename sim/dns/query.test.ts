import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { Service, ServiceSpec } from '../api/service.ts'
import { addressOfReverse, reverseName } from './address.ts'
import { fqdn } from './fqdn.ts'
import { queryDns } from './query.ts'
import type { DnsAnswer, RecordType } from './record.ts'
import { recordsFor } from './records-for.ts'
import { type DnsZone, kubeadmSettings, type ZoneSettings, zoneOf } from './zone.ts'

function service(name: string, spec: Partial<ServiceSpec>, namespace = 'shop'): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { type: 'ClusterIP', sessionAffinity: 'None', ...spec },
  }
}

function slice(owner: string, changes: Partial<EndpointSlice>): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${owner}-x`, namespace: 'shop', labels: { 'kubernetes.io/service-name': owner } },
    addressType: 'IPv4',
    endpoints: [],
    ...changes,
  }
}

const none = { clusterIP: 'None', clusterIPs: ['None'] }
const services = [
  service('web', {
    clusterIPs: ['10.96.0.11', 'fd00:96::b'],
    ports: [
      { name: 'http', protocol: 'TCP', port: 80, targetPort: 8080 },
      { name: 'dns', protocol: 'UDP', port: 53, targetPort: 53 },
    ],
  }),
  service('plain', { clusterIP: '10.96.0.12', ports: [{ protocol: 'TCP', port: 80, targetPort: 80 }] }),
  service('db', { ...none, ports: [{ name: 'sql', protocol: 'TCP', port: 5432, targetPort: 5432 }] }),
  service('idle', none),
  service('empty', none),
  service('alias', { type: 'ExternalName', externalName: 'web.shop.svc.cluster.local' }),
  service('outer', { type: 'ExternalName', externalName: 'www.example.com' }),
  service('twice', { type: 'ExternalName', externalName: 'alias.shop.svc.cluster.local.' }),
  service('loop', { type: 'ExternalName', externalName: 'pool.shop.svc.cluster.local' }),
  service('pool', { type: 'ExternalName', externalName: 'loop.shop.svc.cluster.local' }),
  service('self', { type: 'ExternalName', externalName: 'self.shop.svc.cluster.local' }),
  service('numeric', { type: 'ExternalName', externalName: '10.0.0.5' }),
]
const slices = [
  slice('db', {
    ports: [{ name: 'sql', protocol: 'TCP', port: 5432 }],
    endpoints: [
      { addresses: ['10.244.1.1'], hostname: 'db-0' },
      { addresses: ['10.244.1.2'] },
      { addresses: ['10.244.1.3'], conditions: { ready: false } },
    ],
  }),
  slice('idle', { endpoints: [{ addresses: ['10.244.1.4'], conditions: { ready: false } }] }),
  slice('web', {
    ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
    endpoints: [{ addresses: ['10.244.2.1'], hostname: 'first' }],
  }),
]

function zone(settings: Partial<ZoneSettings> = {}, outside: DnsZone['outside'] = () => undefined): DnsZone {
  return zoneOf(
    { services, slices, hasNamespace: (name) => ['shop', 'default'].includes(name), outside },
    { ...kubeadmSettings('cluster.local'), ...settings },
  )
}

function ask(name: string, type: RecordType, of: DnsZone = zone()): DnsAnswer {
  return queryDns(of, fqdn(name), type)
}

/** 'A 10.96.0.11', or what stands in place of an answer. */
function told({ rcode, answer }: DnsAnswer): readonly string[] | string {
  if (answer.length === 0) return rcode === 'NOERROR' ? 'NODATA' : rcode
  return answer.map((record) => {
    if (record.type === 'SRV') return `SRV ${record.port} ${record.target}`
    return `${record.type} ${'data' in record ? record.data : record.mname}`
  })
}

describe('a question and what is answered', () => {
  it.each<readonly [string, RecordType, readonly string[] | string]>([
    ['web.shop.svc.cluster.local', 'A', ['A 10.96.0.11']],
    ['web.shop.svc.cluster.local', 'AAAA', ['AAAA fd00:96::b']],
    ['plain.shop.svc.cluster.local', 'AAAA', 'NODATA'],
    ['web.shop.svc.cluster.local', 'MX', 'NODATA'],
    ['web.shop.svc.cluster.local', 'TXT', 'NODATA'],
    ['web.shop.svc.cluster.local', 'CNAME', 'NODATA'],
    ['nosuch.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['nosuch.shop.svc.cluster.local', 'TXT', 'NXDOMAIN'],
    ['web.nowhere.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['web.default.svc.cluster.local', 'A', 'NXDOMAIN'],
    // Half a name is there, and stands for nothing.
    ['shop.svc.cluster.local', 'A', 'NODATA'],
    ['nowhere.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['svc.cluster.local', 'A', 'NODATA'],
    ['cluster.local', 'A', 'NODATA'],
    ['web.shop.svc.cluster.local.cluster.local', 'A', 'NXDOMAIN'],
    ['*.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['web.*.svc.cluster.local', 'A', 'NXDOMAIN'],
    // Ports.
    [
      'web.shop.svc.cluster.local',
      'SRV',
      ['SRV 80 web.shop.svc.cluster.local.', 'SRV 53 web.shop.svc.cluster.local.'],
    ],
    ['_http._tcp.web.shop.svc.cluster.local', 'SRV', ['SRV 80 web.shop.svc.cluster.local.']],
    ['_http._udp.web.shop.svc.cluster.local', 'SRV', 'NXDOMAIN'],
    ['_https._tcp.web.shop.svc.cluster.local', 'SRV', 'NXDOMAIN'],
    ['_http._tcp.plain.shop.svc.cluster.local', 'SRV', 'NXDOMAIN'],
    // Headless.
    ['db.shop.svc.cluster.local', 'A', ['A 10.244.1.1', 'A 10.244.1.2']],
    ['db-0.db.shop.svc.cluster.local', 'A', ['A 10.244.1.1']],
    ['10-244-1-2.db.shop.svc.cluster.local', 'A', ['A 10.244.1.2']],
    ['10-244-1-1.db.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['10-244-1-3.db.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    [
      '_sql._tcp.db.shop.svc.cluster.local',
      'SRV',
      ['SRV 5432 db-0.db.shop.svc.cluster.local.', 'SRV 5432 10-244-1-2.db.shop.svc.cluster.local.'],
    ],
    ['idle.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['empty.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['first.web.shop.svc.cluster.local', 'A', ['A 10.244.2.1']],
    // Aliases.
    ['alias.shop.svc.cluster.local', 'CNAME', ['CNAME web.shop.svc.cluster.local.']],
    ['alias.shop.svc.cluster.local', 'A', ['CNAME web.shop.svc.cluster.local.', 'A 10.96.0.11']],
    ['alias.shop.svc.cluster.local', 'SRV', 'NODATA'],
    [
      'twice.shop.svc.cluster.local',
      'A',
      ['CNAME alias.shop.svc.cluster.local.', 'CNAME web.shop.svc.cluster.local.', 'A 10.96.0.11'],
    ],
    ['loop.shop.svc.cluster.local', 'A', 'NODATA'],
    ['self.shop.svc.cluster.local', 'A', 'NODATA'],
    ['numeric.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['any.alias.shop.svc.cluster.local', 'A', 'NXDOMAIN'],
    ['outer.shop.svc.cluster.local', 'A', 'NODATA'],
    // Addresses.
    ['11.0.96.10.in-addr.arpa', 'PTR', ['PTR web.shop.svc.cluster.local.']],
    ['1.1.244.10.in-addr.arpa', 'PTR', ['PTR db-0.db.shop.svc.cluster.local.']],
    ['3.1.244.10.in-addr.arpa', 'PTR', 'NXDOMAIN'],
    ['0.96.10.in-addr.arpa', 'PTR', 'NXDOMAIN'],
    // Pods: any well-formed address answers.
    ['10-244-9-9.shop.pod.cluster.local', 'A', ['A 10.244.9.9']],
    ['fd00--1.shop.pod.cluster.local', 'AAAA', ['AAAA fd00::1']],
    ['10-244-9.shop.pod.cluster.local', 'A', 'NXDOMAIN'],
    ['10-244-9-999.shop.pod.cluster.local', 'A', 'NXDOMAIN'],
    ['10-244-9-9.nowhere.pod.cluster.local', 'A', 'NXDOMAIN'],
    // The zone itself.
    ['dns-version.cluster.local', 'TXT', ['TXT 1.1.0']],
    ['cluster.local', 'SOA', ['SOA ns.dns.cluster.local.']],
    ['cluster.local', 'AXFR', 'REFUSED'],
    ['www.example.com', 'A', 'NXDOMAIN'],
  ])('%s %s', (name, type, expected) => {
    expect(told(ask(name, type))).toEqual(expected)
  })

  it('echoes the letter case of the question', () => {
    expect(ask('WeB.Shop.SVC.cluster.LOCAL', 'A').answer[0]?.name).toBe('WeB.Shop.SVC.cluster.LOCAL.')
    expect(ask('NoSuch.shop.svc.Cluster.Local', 'A').authority[0]?.name).toBe('Cluster.Local.')
  })

  it('carries the zone’s SOA where there is nothing, so that clients may remember that', () => {
    const { authority } = ask('nosuch.shop.svc.cluster.local', 'A')
    expect(authority).toMatchObject([{ type: 'SOA', name: 'cluster.local.', ttl: 30, minimum: 30 }])
    expect(ask('web.shop.svc.cluster.local', 'A').authority).toEqual([])
  })

  it('follows an alias outside when somebody there can be asked', () => {
    const outside: DnsZone['outside'] = (name, type) => ({
      records: type === 'A' ? [{ name, type, ttl: 60, data: '192.0.2.53' }] : [],
    })
    const told4 = told(ask('outer.shop.svc.cluster.local', 'A', zone({}, outside)))
    expect(told4).toEqual(['CNAME www.example.com.', 'A 192.0.2.53'])
    expect(told(ask('www.example.com', 'A', zone({}, outside)))).toEqual(['A 192.0.2.53'])
  })

  it('knows the DNS server’s own name by the Service that it is behind', () => {
    const dns = service('kube-dns', { clusterIP: '10.96.0.10' }, 'kube-system')
    const behind = slice('kube-dns', {
      metadata: {
        name: 'kube-dns-x',
        namespace: 'kube-system',
        labels: { 'kubernetes.io/service-name': 'kube-dns' },
      },
      endpoints: [{ addresses: ['10.244.0.2'] }],
    })
    const settings = { ...kubeadmSettings('cluster.local'), serverIPs: ['10.244.0.2'] }
    const answer = ask('cluster.local', 'NS', zoneOf({ services: [dns], slices: [behind] }, settings))
    expect(told(answer)).toEqual(['NS kube-dns.kube-system.svc.cluster.local.'])
    expect(answer.extra).toMatchObject([{ type: 'A', data: '10.96.0.10' }])
  })

  it.each<readonly [string, Partial<ZoneSettings>, string, readonly string[] | string]>([
    ['verified pods', { podMode: 'verified' }, '10-244-9-9.shop.pod.cluster.local', 'NXDOMAIN'],
    ['no pods', { podMode: 'disabled' }, '10-244-9-9.shop.pod.cluster.local', 'NXDOMAIN'],
    ['no empty Services', { ignoreEmptyService: true }, 'plain.shop.svc.cluster.local', 'NXDOMAIN'],
    ['no empty Services', { ignoreEmptyService: true }, 'web.shop.svc.cluster.local', ['A 10.96.0.11']],
    ['other namespaces only', { exposedNamespaces: ['default'] }, 'web.shop.svc.cluster.local', 'NXDOMAIN'],
    ['a server that knows nothing yet', { synced: false }, 'nosuch.shop.svc.cluster.local', 'SERVFAIL'],
  ])('differs with %s', (_, settings, name, expected) => {
    expect(told(ask(name, 'A', zone(settings)))).toEqual(expected)
  })
})

describe('recordsFor', () => {
  it('lists each record of a Service once', () => {
    const [web] = services
    if (web === undefined) throw new Error('no Service')
    const records = recordsFor(web, slices, 'cluster.local').map(({ type, name }) => `${type} ${name}`)
    expect(records).toEqual([
      'A web.shop.svc.cluster.local.',
      'AAAA web.shop.svc.cluster.local.',
      'SRV web.shop.svc.cluster.local.',
      'SRV web.shop.svc.cluster.local.',
      'SRV _http._tcp.web.shop.svc.cluster.local.',
      'SRV _dns._udp.web.shop.svc.cluster.local.',
      'A first.web.shop.svc.cluster.local.',
      'PTR 11.0.96.10.in-addr.arpa.',
      expect.stringMatching(/^PTR b\.0\.0\..*\.d\.f\.ip6\.arpa\.$/),
    ])
  })
})

describe('the answers agree with the slices', () => {
  const ip = fc.nat({ max: 0xffff }).map((number) => `10.244.${number >> 8}.${number & 0xff}`)
  const endpoint = fc.record({ ip, ready: fc.option(fc.boolean(), { nil: undefined }) })

  it('a headless name stands for exactly the ready addresses', () => {
    fc.assert(
      fc.property(fc.array(endpoint, { maxLength: 20 }), (endpoints) => {
        const given = slice('db', {
          endpoints: endpoints.map((one) => ({
            addresses: [one.ip],
            conditions: one.ready === undefined ? {} : { ready: one.ready },
          })),
        })
        const only = zoneOf(
          { services: [service('db', none)], slices: [given] },
          kubeadmSettings('cluster.local'),
        )
        const { answer, rcode } = ask('db.shop.svc.cluster.local', 'A', only)
        const ready = endpoints.filter((one) => one.ready ?? true).map((one) => one.ip)
        expect(new Set(answer.map((record) => ('data' in record ? record.data : '')))).toEqual(new Set(ready))
        expect(rcode).toBe(ready.length > 0 ? 'NOERROR' : 'NXDOMAIN')
      }),
    )
  })

  it('never throws, whatever is asked', () => {
    const label = fc.constantFrom(
      'web',
      'db',
      'shop',
      'svc',
      'pod',
      'cluster',
      'local',
      '_http',
      '_tcp',
      '',
      '*',
      '1-2-3-4',
      'in-addr',
      'arpa',
    )
    const type = fc.constantFrom<RecordType>('A', 'AAAA', 'SRV', 'PTR', 'TXT', 'NS', 'SOA', 'CNAME', 'ANY')
    const name = fc.oneof(
      fc.string(),
      fc.array(label).map((labels) => labels.join('.')),
    )
    fc.assert(
      fc.property(name, type, (text, asked) => {
        const { rcode, answer } = ask(text, asked)
        if (answer.length > 0) expect(rcode).toBe('NOERROR')
      }),
    )
  })

  it('an address and its reverse name lead to each other', () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6())
    fc.assert(
      fc.property(address, (text) => {
        const name = reverseName(text)
        if (name === undefined) return
        expect(reverseName(addressOfReverse(name) ?? '')).toBe(name)
      }),
    )
  })
})
