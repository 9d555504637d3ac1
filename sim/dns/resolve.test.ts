import { describe, expect, it } from 'vitest'
import type { Service } from '../api/service.ts'
import { fqdn } from './fqdn.ts'
import { resolveAddresses, resolveName } from './resolve.ts'
import { expandSearch } from './search.ts'
import { kubeadmSettings, zoneOf } from './zone.ts'

/** What a pod of namespace shop is given under dnsPolicy ClusterFirst. */
const inShop = {
  nameservers: ['10.96.0.10'],
  searches: ['shop.svc.cluster.local', 'svc.cluster.local', 'cluster.local'],
  options: ['ndots:5'],
}

describe('the names that are tried', () => {
  it.each<readonly [string, readonly string[], readonly string[], readonly string[]]>([
    [
      'web',
      inShop.searches,
      ['ndots:5'],
      ['web.shop.svc.cluster.local.', 'web.svc.cluster.local.', 'web.cluster.local.', 'web.'],
    ],
    ['web.', inShop.searches, ['ndots:5'], ['web.']],
    ['web.shop', ['a.', 'b'], ['ndots:5'], ['web.shop.a.', 'web.shop.b.', 'web.shop.']],
    ['web.shop', ['a'], ['ndots:1'], ['web.shop.', 'web.shop.a.']],
    ['web.shop', ['a'], [], ['web.shop.', 'web.shop.a.']],
    ['web', ['a'], [], ['web.a.', 'web.']],
    ['web', ['a'], ['ndots:0'], ['web.', 'web.a.']],
    ['web', [], ['ndots:5'], ['web.']],
    ['web', ['.'], ['ndots:5'], ['web.']],
    ['web', ['a'], ['ndots:1', 'ndots:0'], ['web.', 'web.a.']],
    ['a.b.c', ['x'], ['ndots:x'], ['a.b.c.', 'a.b.c.x.']],
  ])('for %s with search %j and options %j', (name, searches, options, expected) => {
    expect(expandSearch(name, { nameservers: [], searches, options })).toEqual(expected)
  })

  it('leave out those that are too long for DNS', () => {
    const long = Array.from({ length: 5 }, () => 'x'.repeat(50)).join('.')
    expect(expandSearch('web', { nameservers: [], searches: [long], options: [] })).toEqual(['web.'])
  })
})

describe('a resolver', () => {
  const make = (name: string, namespace: string, clusterIPs: readonly string[]): Service => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      clusterIPs,
      ports: [{ protocol: 'TCP', port: 80, targetPort: 80 }],
    },
  })
  const services = [
    make('web', 'shop', ['10.96.0.11']),
    make('web', 'web', ['10.96.0.12']),
    make('six', 'shop', ['fd00::6']),
  ]
  const zone = zoneOf({ services, slices: [] }, kubeadmSettings('cluster.local'))

  it('stops at the first name that has a record', () => {
    const found = resolveName('web', 'A', inShop, zone)
    expect(found.found).toBe('web.shop.svc.cluster.local.')
    expect(found.tried).toHaveLength(1)
  })

  it('keeps every name that it tried, in order', () => {
    const { tried, found } = resolveName('web.web', 'A', inShop, zone)
    expect(tried.map(({ name, rcode }) => `${rcode} ${name}`)).toEqual([
      'NXDOMAIN web.web.shop.svc.cluster.local.',
      'NOERROR web.web.svc.cluster.local.',
    ])
    expect(found).toBe('web.web.svc.cluster.local.')
  })

  it('goes on after a name that is there without the record, as after one that is not', () => {
    const { tried, found } = resolveName('web', 'AAAA', inShop, zone)
    expect(tried.map(({ rcode }) => rcode)).toEqual(['NOERROR', 'NOERROR', 'NXDOMAIN', 'NXDOMAIN'])
    expect(found).toBeUndefined()
  })

  it('asks for both kinds of address before it goes on to the next name', () => {
    const { records } = resolveAddresses('six', inShop, zone)
    expect(records).toMatchObject([
      { type: 'AAAA', data: 'fd00::6', name: fqdn('six.shop.svc.cluster.local') },
    ])
  })
})
