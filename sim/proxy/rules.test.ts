import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Endpoint, EndpointSlice } from '../api/endpoint-slice.ts'
import { type Node, zoneLabel } from '../api/node.ts'
import type { Service, ServiceSpec } from '../api/service.ts'
import { randomFrom } from '../random.ts'
import { pickEndpoint, ruleProbabilities } from './pick-endpoint.ts'
import { type ProxyRule, proxyRulesFor } from './rules.ts'

const node: Node = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'worker-1', labels: { [zoneLabel]: 'zone-a' } },
}

function service(spec: Partial<ServiceSpec> = {}): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      clusterIP: '10.96.0.50',
      clusterIPs: ['10.96.0.50'],
      ports: [{ name: 'http', protocol: 'TCP', port: 80, targetPort: 8080 }],
      ...spec,
    },
  }
}

function slice(endpoints: readonly Endpoint[], changes: Partial<EndpointSlice> = {}): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: 'web-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'web' } },
    addressType: 'IPv4',
    endpoints,
    ports: [{ name: 'http', protocol: 'TCP', port: 8080 }],
    ...changes,
  }
}

const at = (last: number, more: Partial<Endpoint> = {}): Endpoint => ({
  addresses: [`10.244.1.${last}`],
  ...more,
})
const here = { nodeName: 'worker-1' }
const there = { nodeName: 'worker-2' }
const ending = { conditions: { ready: false, serving: true, terminating: true } }

function ruleOf(spec: Partial<ServiceSpec>, ...slices: readonly EndpointSlice[]): ProxyRule | undefined {
  return proxyRulesFor(service(spec), slices, node)[0]
}

function used(rule: ProxyRule | undefined): readonly string[] {
  return rule?.endpoints.map(({ address }) => address) ?? []
}

function skipped(rule: ProxyRule | undefined): readonly string[] {
  return rule?.passedOver.map(({ endpoint, why }) => `${endpoint.ip} ${why}`) ?? []
}

describe('the endpoints of a rule', () => {
  const slices: readonly (readonly [
    string,
    readonly EndpointSlice[],
    readonly string[],
    readonly string[],
  ])[] = [
    [
      'are those that do not say they are not ready',
      [slice([at(1), at(2)])],
      ['10.244.1.1:8080', '10.244.1.2:8080'],
      [],
    ],
    [
      'leave out those that are not ready',
      [slice([at(1), at(2, { conditions: { ready: false, serving: false } })])],
      ['10.244.1.1:8080'],
      ['10.244.1.2 not-ready'],
    ],
    [
      'leave out those that terminate, while others are ready',
      [slice([at(1), at(2, ending)])],
      ['10.244.1.1:8080'],
      ['10.244.1.2 terminating'],
    ],
    [
      'are those that terminate but serve, when none is ready',
      [slice([at(2, ending)])],
      ['10.244.1.2:8080'],
      [],
    ],
    [
      'come from all slices, each address and port once',
      [slice([at(1)]), slice([at(1), at(2)])],
      ['10.244.1.1:8080', '10.244.1.2:8080'],
      [],
    ],
    [
      'have the port of their slice: pods may give one name different numbers',
      [slice([at(1)]), slice([at(2)], { ports: [{ name: 'http', protocol: 'TCP', port: 9090 }] })],
      ['10.244.1.1:8080', '10.244.1.2:9090'],
      [],
    ],
    [
      'leave out slices that call the port otherwise',
      [slice([at(1)]), slice([at(2)], { ports: [{ name: 'admin', protocol: 'TCP', port: 8080 }] })],
      ['10.244.1.1:8080'],
      ['10.244.1.2 port-not-served'],
    ],
    [
      'leave out slices with the port under another protocol',
      [slice([at(2)], { ports: [{ name: 'http', protocol: 'UDP', port: 8080 }] })],
      [],
      ['10.244.1.2 port-not-served'],
    ],
    [
      'leave out slices of another family',
      [slice([{ addresses: ['fd00::1'] }], { addressType: 'IPv6' })],
      [],
      [],
    ],
    [
      'leave out slices of names',
      [slice([{ addresses: ['db.example.com'] }], { addressType: 'FQDN' })],
      [],
      [],
    ],
    [
      'leave out slices that belong to another Service, whatever they are called',
      [
        slice([at(1)], {
          metadata: { name: 'web-1', namespace: 'default', labels: { 'kubernetes.io/service-name': 'db' } },
        }),
      ],
      [],
      [],
    ],
    [
      'use the first address of an entry only',
      [slice([{ addresses: ['10.244.1.1', '10.244.1.2'] }])],
      ['10.244.1.1:8080'],
      [],
    ],
    [
      'take no notice of appProtocol',
      [slice([at(1)], { ports: [{ name: 'http', port: 8080, appProtocol: 'kubernetes.io/h2c' }] })],
      ['10.244.1.1:8080'],
      [],
    ],
    [
      'are those for this zone, when every ready one has a hint',
      [
        slice([
          at(1, { hints: { forZones: [{ name: 'zone-a' }] } }),
          at(2, { hints: { forZones: [{ name: 'zone-b' }] } }),
        ]),
      ],
      ['10.244.1.1:8080'],
      ['10.244.1.2 hinted-for-another-zone'],
    ],
    [
      'are those for this node before those for this zone',
      [
        slice([
          at(1, { hints: { forNodes: [{ name: 'worker-1' }], forZones: [{ name: 'zone-a' }] } }),
          at(2, { hints: { forNodes: [{ name: 'worker-2' }], forZones: [{ name: 'zone-a' }] } }),
        ]),
      ],
      ['10.244.1.1:8080'],
      ['10.244.1.2 hinted-for-another-node'],
    ],
    [
      'are all, when one ready endpoint has no hint',
      [slice([at(1, { hints: { forZones: [{ name: 'zone-a' }] } }), at(2)])],
      ['10.244.1.1:8080', '10.244.1.2:8080'],
      [],
    ],
  ]
  it.each(slices)('%s', (_, given, endpoints, passedOver) => {
    const rule = ruleOf({}, ...given)
    expect(used(rule)).toEqual(endpoints)
    expect(skipped(rule)).toEqual(passedOver)
  })

  it('are this node’s under internalTrafficPolicy Local', () => {
    const rule = ruleOf({ internalTrafficPolicy: 'Local' }, slice([at(1, here), at(2, there)]))
    expect(used(rule)).toEqual(['10.244.1.1:8080'])
    expect(skipped(rule)).toEqual(['10.244.1.2 on-another-node'])
  })

  it.each([
    ['rejects where there is none at all', slice([]), 'reject'],
    [
      'rejects where none anywhere is usable',
      slice([at(1, { ...there, conditions: { ready: false, serving: false } })]),
      'reject',
    ],
    ['drops where there are some, but not on this node', slice([at(1, there)]), 'drop'],
  ])('without one, policy Local %s', (_, given, expected) => {
    const rule = ruleOf({ internalTrafficPolicy: 'Local' }, given)
    expect([used(rule), rule?.withoutEndpoints]).toEqual([[], expected])
  })
})

describe('the rules of a Service', () => {
  it('are one for each cluster IP and port', () => {
    const rules = proxyRulesFor(
      service({
        clusterIPs: ['10.96.0.50', 'fd00:10:96::50'],
        ports: [
          { name: 'http', protocol: 'TCP', port: 80, targetPort: 8080 },
          { name: 'dns', protocol: 'UDP', port: 53, targetPort: 53 },
        ],
      }),
      [slice([at(1)]), slice([{ addresses: ['fd00::1'] }], { addressType: 'IPv6' })],
      node,
    )
    expect(rules.map((rule) => `${rule.ip} ${rule.port}/${rule.protocol} ${used(rule).join()}`)).toEqual([
      '10.96.0.50 80/TCP 10.244.1.1:8080',
      '10.96.0.50 53/UDP ',
      'fd00:10:96::50 80/TCP [fd00::1]:8080',
      'fd00:10:96::50 53/UDP ',
    ])
  })

  it.each<readonly [string, Service]>([
    ['headless', service({ clusterIP: 'None', clusterIPs: ['None'] })],
    ['an alias', service({ type: 'ExternalName', clusterIP: '', clusterIPs: [] })],
    ['still without an address', service({ clusterIP: '', clusterIPs: [] })],
    [
      'left to another proxy',
      {
        ...service(),
        metadata: {
          name: 'web',
          namespace: 'default',
          labels: { 'service.kubernetes.io/service-proxy-name': 'x' },
        },
      },
    ],
    ['without a spec', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } } as Service],
  ])('are none when it is %s', (_, given) => {
    expect(proxyRulesFor(given, [slice([at(1)])], node)).toEqual([])
  })

  it('say how long a client is remembered', () => {
    expect(ruleOf({ sessionAffinity: 'ClientIP' })?.affinitySeconds).toBe(10_800)
    expect(ruleOf({})?.affinitySeconds).toBeUndefined()
  })
})

describe('the choice', () => {
  const client = { ip: '10.244.1.200' }

  // How far a fair choice strays in one of a thousand worlds, for so many degrees of freedom.
  it.each([
    [2, 10.83],
    [3, 13.82],
    [7, 22.46],
    [10, 27.88],
    [40, 72.05],
  ])('is uniform over %i endpoints', (count, most) => {
    const rule = ruleOf({}, slice(Array.from({ length: count }, (_, index) => at(index + 1))))
    if (rule === undefined) throw new Error('no rule')
    const random = randomFrom(11)
    const expected = 2000
    const counts = new Map<string, number>()
    for (let pick = 0; pick < count * expected; pick++) {
      const choice = pickEndpoint(rule, client, random)
      const address = choice.outcome === 'chosen' ? choice.endpoint.address : choice.outcome
      counts.set(address, (counts.get(address) ?? 0) + 1)
    }
    const chiSquared = [...counts.values()].reduce(
      (sum, found) => sum + (found - expected) ** 2 / expected,
      0,
    )
    expect(counts.size).toBe(count)
    expect(chiSquared).toBeLessThan(most)
  })

  it('agrees with the endpoints, whatever they are', () => {
    const flag = fc.option(fc.boolean(), { nil: undefined })
    const endpoint = fc.record({
      last: fc.nat(9),
      node: fc.constantFrom(here, there, {}),
      ready: flag,
      serving: flag,
      terminating: flag,
    })
    fc.assert(
      fc.property(fc.array(endpoint), fc.boolean(), fc.nat(), (given, isLocal, seed) => {
        const endpoints = given.map(({ last, node: place, ...conditions }) =>
          at(last, { ...place, conditions: definite(conditions) }),
        )
        const rule = ruleOf({ internalTrafficPolicy: isLocal ? 'Local' : 'Cluster' }, slice(endpoints))
        if (rule === undefined) throw new Error('no rule')
        const choice = pickEndpoint(rule, client, randomFrom(seed))
        expect(choice.outcome === 'chosen').toBe(rule.endpoints.length > 0)
        expect(choice.among).toBe(rule.endpoints.length)
        if (choice.outcome === 'chosen') {
          expect(rule.endpoints).toContain(choice.endpoint)
          expect(choice.endpoint.ready || (choice.endpoint.serving && choice.endpoint.terminating)).toBe(true)
          if (isLocal) expect(choice.endpoint.isLocal).toBe(true)
        } else {
          const isUsableSomewhere = [...rule.endpoints, ...rule.passedOver.map((one) => one.endpoint)].some(
            ({ ready, serving, terminating }) => ready || (serving && terminating),
          )
          expect(choice.outcome).toBe(isUsableSomewhere ? 'dropped' : 'rejected')
        }
        const addresses = new Set(endpoints.flatMap(({ addresses: all }) => all))
        expect(rule.endpoints.length + rule.passedOver.length).toBe(addresses.size)
      }),
    )
  })

  it('is made by a chain of rules, each taken as often as any other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (count) => {
        let left = 1
        for (const text of ruleProbabilities(count)) {
          const taken = left * Number(text ?? 1)
          expect(taken).toBeCloseTo(1 / count, 6)
          left -= taken
        }
      }),
    )
  })
})

function definite<T extends object>(fields: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    readonly [K in keyof T]?: Exclude<T[K], undefined>
  }
}
