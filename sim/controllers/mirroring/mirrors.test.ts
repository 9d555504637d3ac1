import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EndpointSlice } from '../../api/endpoint-slice.ts'
import type { EndpointAddress, EndpointSubset, Endpoints } from '../../api/endpoints.ts'
import type { ObjectMeta } from '../../api/meta.ts'
import type { Service, ServiceSpec } from '../../api/service.ts'
import { type MirrorPlan, mayBeMirrored, planMirrors } from './mirrors.ts'

const service = (spec: Partial<ServiceSpec> = {}): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'db', namespace: 'default' },
  spec: { ports: [{ port: 5432, targetPort: 5432 }], ...spec } as ServiceSpec,
})

const endpoints = (subsets: readonly EndpointSubset[], metadata: Partial<ObjectMeta> = {}): Endpoints => ({
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata: { name: 'db', namespace: 'default', uid: 'uid-1', ...metadata },
  subsets,
})

const at = (...ips: string[]): EndpointAddress[] => ips.map((ip) => ({ ip }))
const subset = (ips: string[], port = 5432, notReady: string[] = []): EndpointSubset => ({
  addresses: at(...ips),
  notReadyAddresses: at(...notReady),
  ports: [{ port, protocol: 'TCP' }],
})

/** What stands afterwards, with names where the API server would have given some. */
const standing = ({ create, update, unchanged }: MirrorPlan): EndpointSlice[] => [
  ...unchanged,
  ...update,
  ...create.map((slice, index) => ({
    ...slice,
    metadata: { ...slice.metadata, name: `${slice.metadata.generateName}${index}`, uid: `slice-${index}` },
  })),
]

const plan = (object: Endpoints | undefined, existing: readonly EndpointSlice[] = []): MirrorPlan =>
  planMirrors(service(), object, existing)

const counts = ({ create, update, remove, unchanged }: MirrorPlan): string =>
  `create ${create.length}, update ${update.length}, remove ${remove.length}, keep ${unchanged.length}`

const print = (slices: readonly EndpointSlice[]): string[] =>
  slices.map(({ addressType, endpoints: list, ports = [] }) => {
    const addresses = list.map(({ addresses: [ip], conditions }) => (conditions?.ready ? ip : `(${ip})`))
    return `${addressType} ${addresses.join(' ')} : ${ports.map(({ port }) => port).join(' ')}`
  })

describe('mirroring', () => {
  it('makes a slice that kube-proxy finds, owned by what it mirrors', () => {
    const labels = { team: 'data' }
    const annotations = {
      owner: 'me',
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'endpoints.kubernetes.io/last-change-trigger-time': '2026-01-01T00:00:00Z',
    }
    expect(plan(endpoints([subset(['10.0.0.1'])], { labels, annotations })).create).toEqual([
      {
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: {
          name: '',
          generateName: 'db-',
          namespace: 'default',
          labels: {
            team: 'data',
            'kubernetes.io/service-name': 'db',
            'endpointslice.kubernetes.io/managed-by': 'endpointslicemirroring-controller.k8s.io',
          },
          annotations: { owner: 'me' },
          ownerReferences: [
            {
              apiVersion: 'v1',
              kind: 'Endpoints',
              name: 'db',
              uid: 'uid-1',
              controller: true,
              blockOwnerDeletion: true,
            },
          ],
        },
        addressType: 'IPv4',
        endpoints: [{ addresses: ['10.0.0.1'], conditions: { ready: true } }],
        ports: [{ name: '', port: 5432, protocol: 'TCP' }],
      },
    ])
  })

  it.each<[fact: string, subsets: EndpointSubset[], expected: string[]]>([
    ['no subsets', [], []],
    ['ports without addresses', [subset([])], []],
    [
      'addresses that are not ready',
      [subset(['10.0.0.1'], 80, ['10.0.0.2'])],
      ['IPv4 10.0.0.1 (10.0.0.2) : 80'],
    ],
    ['two families', [subset(['10.0.0.1', 'fd00::1'])], ['IPv4 10.0.0.1 : 5432', 'IPv6 fd00::1 : 5432']],
    [
      'two ports',
      [subset(['10.0.0.1'], 80), subset(['10.0.0.2'], 443)],
      ['IPv4 10.0.0.1 : 80', 'IPv4 10.0.0.2 : 443'],
    ],
    [
      'one address behind two ports',
      [subset(['10.0.0.1'], 80), subset(['10.0.0.1'], 443)],
      ['IPv4 10.0.0.1 : 80 443'],
    ],
    [
      'one port of two subsets',
      [subset(['10.0.0.1']), subset(['10.0.0.2'])],
      ['IPv4 10.0.0.1 10.0.0.2 : 5432'],
    ],
    [
      'irregular addresses are mended',
      [subset(['010.0.0.1', 'FD00:0::1'])],
      ['IPv4 10.0.0.1 : 5432', 'IPv6 fd00::1 : 5432'],
    ],
    ['an IPv4 address written as IPv6', [subset(['::ffff:10.0.0.1'])], ['IPv4 10.0.0.1 : 5432']],
    ['what is no address is left out', [subset(['10.0.0.1', 'database'])], ['IPv4 10.0.0.1 : 5432']],
  ])('%s', (_, subsets, expected) => expect(print(plan(endpoints(subsets)).create)).toEqual(expected))

  it('keeps what an address says of itself', () => {
    const address = {
      ip: '10.0.0.1',
      hostname: 'db-0',
      nodeName: 'node-1',
      targetRef: { kind: 'Pod', name: 'db-0' },
    }
    const [slice] = plan(endpoints([{ addresses: [address], ports: [{ port: 80 }] }])).create
    expect(slice?.endpoints[0]).toEqual({
      addresses: ['10.0.0.1'],
      conditions: { ready: true },
      hostname: 'db-0',
      nodeName: 'node-1',
      targetRef: { kind: 'Pod', name: 'db-0' },
    })
  })

  it('reports addresses that it leaves out', () => {
    const reasons = (subsets: EndpointSubset[], most?: number): string[] =>
      planMirrors(service(), endpoints(subsets), [], most).events.map(({ message }) => message)
    expect(reasons([subset(['10.0.0.1', 'x', 'y'])])).toEqual([
      'Skipped 2 invalid IP addresses when mirroring to EndpointSlices',
    ])
    expect(reasons([subset(['10.0.0.1', '10.0.0.2'], 80, ['10.0.0.3'])], 1)).toEqual([
      'A max of 1 addresses can be mirrored to EndpointSlices per Endpoints subset. 2 addresses were skipped',
    ])
  })

  const first = standing(plan(endpoints([subset(['10.0.0.1'])])))

  it.each<[fact: string, Endpoints | undefined, expected: string]>([
    ['nothing changed', endpoints([subset(['10.0.0.1'])]), 'create 0, update 0, remove 0, keep 1'],
    [
      'an address came',
      endpoints([subset(['10.0.0.1', '10.0.0.2'])]),
      'create 0, update 1, remove 0, keep 0',
    ],
    ['an address went', endpoints([subset(['10.0.0.2'])]), 'create 0, update 1, remove 0, keep 0'],
    [
      'it is no longer ready',
      endpoints([subset([], 5432, ['10.0.0.1'])]),
      'create 0, update 1, remove 0, keep 0',
    ],
    [
      'a label came',
      endpoints([subset(['10.0.0.1'])], { labels: { a: 'b' } }),
      'create 0, update 1, remove 0, keep 0',
    ],
    [
      'an annotation came',
      endpoints([subset(['10.0.0.1'])], { annotations: { a: 'b' } }),
      'create 0, update 1, remove 0, keep 0',
    ],
    [
      'they were made anew',
      endpoints([subset(['10.0.0.1'])], { uid: 'uid-2' }),
      'create 0, update 1, remove 0, keep 0',
    ],
    [
      'another port: the slice is used again',
      endpoints([subset(['10.0.0.1'], 80)]),
      'create 0, update 1, remove 0, keep 0',
    ],
    ['another family: it is not', endpoints([subset(['fd00::1'])]), 'create 1, update 0, remove 1, keep 0'],
    ['no subsets any more', endpoints([]), 'create 0, update 0, remove 1, keep 0'],
    ['gone', undefined, 'create 0, update 0, remove 1, keep 0'],
    [
      'skip-mirror',
      endpoints([subset(['10.0.0.1'])], { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' } }),
      'create 0, update 0, remove 1, keep 0',
    ],
  ])('%s', (_, object, expected) => expect(counts(plan(object, first))).toBe(expected))

  it('keeps name and uid of a slice that it writes again', () => {
    const [updated] = plan(endpoints([subset(['10.0.0.9'])]), first).update
    expect(updated?.metadata).toMatchObject({ name: 'db-0', uid: 'slice-0' })
  })

  it('needs a Service, and one without selector', () => {
    const object = endpoints([subset(['10.0.0.1'])])
    expect(counts(planMirrors(undefined, object, first))).toBe('create 0, update 0, remove 1, keep 0')
    expect(counts(planMirrors(service({ selector: { app: 'db' } }), object, first))).toBe(
      'create 0, update 0, remove 1, keep 0',
    )
  })

  it('makes nothing for Endpoints that are being deleted', () => {
    const ending = endpoints([subset(['10.0.0.1'])], { deletionTimestamp: '2026-01-01T00:00:00Z' })
    expect(counts(plan(ending))).toBe('create 0, update 0, remove 0, keep 0')
  })

  it('removes all but the first of several slices for one place', () => {
    const twice = [
      ...first,
      ...first.map((slice) => ({ ...slice, metadata: { ...slice.metadata, name: 'db-9' } })),
    ]
    expect(counts(plan(endpoints([subset(['10.0.0.1'])]), twice))).toBe(
      'create 0, update 0, remove 1, keep 1',
    )
  })

  it('leaves alone what only holds a lock', () => {
    const annotations = { 'control-plane.alpha.kubernetes.io/leader': '{}' }
    expect(mayBeMirrored(endpoints([], { annotations }))).toBe(false)
    expect(
      mayBeMirrored(endpoints([], { labels: { 'endpointslice.kubernetes.io/skip-mirror': 'yes' } })),
    ).toBe(true)
  })

  it('writes nothing the second time', () => {
    const ips = fc.array(
      fc.constantFrom('10.0.0.1', '10.0.0.2', '10.0.0.3', 'fd00::1', 'fd00::2', 'no address'),
    )
    const subsets = fc.array(fc.tuple(ips, fc.constantFrom(80, 443), ips), { maxLength: 4 })
    fc.assert(
      fc.property(subsets, subsets, (before, after) => {
        const of = (list: typeof before): Endpoints => endpoints(list.map((facts) => subset(...facts)))
        const stood = standing(plan(of(before)))
        const once = standing(plan(of(after), stood))
        const { create, update, remove } = plan(of(after), once)
        expect([create, update, remove]).toEqual([[], [], []])
      }),
    )
  })
})
