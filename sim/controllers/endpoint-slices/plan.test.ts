import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Endpoint, EndpointSlice } from '../../api/endpoint-slice.ts'
import type { Node } from '../../api/node.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import { endpointFor } from './endpoint.ts'
import { endpointSlicesFor, planEndpointSlices, type SliceOptions } from './endpoint-slices.ts'
import { newSlice } from './new-slice.ts'
import { endpointPortsFor } from './ports.ts'
import { zoneSharesOf } from './zone-shares.ts'

const service = (
  spec: Partial<Service['spec']> = {},
  metadata: Partial<Service['metadata']> = {},
): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default', uid: 'u-web', ...metadata },
  spec: {
    type: 'ClusterIP',
    clusterIP: '10.96.0.7',
    ipFamilies: ['IPv4'],
    sessionAffinity: 'None',
    selector: { app: 'web' },
    ports: [{ port: 80, protocol: 'TCP', targetPort: 8080 }],
    ...spec,
  },
})

const podNumber = (number: number, more: Partial<Pod> = {}): Pod => {
  const ip = `10.244.${number >> 8}.${number & 255}`
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `pod-${number}`, namespace: 'default', uid: `u-${number}`, labels: { app: 'web' } },
    spec: { nodeName: 'node-1', containers: [{ name: 'main' }] },
    status: {
      phase: 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
    ...more,
  }
}

const pods = (from: number, to: number): readonly Pod[] =>
  Array.from({ length: to - from }, (_, index) => podNumber(from + index))

/** A slice of the Service that holds these pods already. */
const sliceWith = (name: string, held: readonly Pod[], of: Service = service()): EndpointSlice => {
  const empty = newSlice(of, { addressType: 'IPv4', ports: endpointPortsFor(of, podNumber(0)) })
  return {
    ...empty,
    metadata: { ...empty.metadata, name },
    endpoints: held.map((pod) => endpointFor(pod, of, 'IPv4')),
  }
}

const lengths = (slices: readonly EndpointSlice[]): number[] =>
  slices.map(({ endpoints }) => endpoints.length).sort((a, b) => b - a)

describe('how slices are filled', () => {
  const rows: readonly (readonly [
    string,
    { readonly pods: readonly Pod[]; readonly options?: SliceOptions; readonly service?: Service },
    { readonly lengths: readonly number[]; readonly writes: readonly [number, number, number] },
  ])[] = [
    ['nobody leaves one empty slice', { pods: [] }, { lengths: [0], writes: [1, 0, 0] }],
    [
      '250 pods fill two slices and half of a third',
      { pods: pods(0, 250) },
      { lengths: [100, 100, 50], writes: [3, 0, 0] },
    ],
    [
      'a smaller slice holds fewer',
      { pods: pods(0, 250), options: { maxEndpointsPerSlice: 80 } },
      { lengths: [80, 80, 80, 10], writes: [4, 0, 0] },
    ],
    [
      'what is left beside full slices goes where it fits best',
      {
        pods: pods(0, 250),
        options: { existing: [sliceWith('a', pods(0, 62)), sliceWith('b', pods(62, 123))] },
      },
      { lengths: [100, 89, 61], writes: [1, 1, 0] },
    ],
    [
      'what fits into none gets a slice of its own rather than two updates',
      {
        pods: pods(0, 300),
        options: { existing: [sliceWith('a', pods(0, 74)), sliceWith('b', pods(74, 148))] },
      },
      { lengths: [100, 74, 74, 52], writes: [2, 0, 0] },
    ],
    [
      'thin slices are left thin as long as nothing changes',
      {
        pods: pods(0, 90),
        options: { existing: [0, 1, 2].map((n) => sliceWith(`s${n}`, pods(n * 30, n * 30 + 30))) },
      },
      { lengths: [30, 30, 30], writes: [0, 0, 0] },
    ],
    [
      'a new port packs them anew: one is written, the others go',
      {
        pods: pods(0, 90),
        service: service({ ports: [{ port: 80, protocol: 'TCP', targetPort: 81 }] }),
        options: { existing: [0, 1, 2].map((n) => sliceWith(`s${n}`, pods(n * 30, n * 30 + 30))) },
      },
      { lengths: [90], writes: [0, 1, 2] },
    ],
    [
      'a slice whose pods are all gone goes, too',
      {
        pods: pods(0, 10),
        options: { existing: [sliceWith('a', pods(0, 10)), sliceWith('b', pods(10, 20))] },
      },
      { lengths: [10], writes: [0, 0, 1] },
    ],
    [
      'the last slice stays, empty',
      { pods: [], options: { existing: [sliceWith('a', pods(0, 3))] } },
      { lengths: [0], writes: [0, 1, 0] },
    ],
    [
      'a slice of an earlier Service of the same name is replaced',
      {
        pods: pods(0, 1),
        options: { existing: [sliceWith('a', pods(0, 1), service({}, { uid: 'another' }))] },
      },
      { lengths: [1], writes: [1, 0, 1] },
    ],
    [
      'a slice of another address family goes',
      {
        pods: pods(0, 1),
        service: service({ ipFamilies: ['IPv6'] }),
        options: { existing: [sliceWith('a', pods(0, 1))] },
      },
      { lengths: [0], writes: [1, 0, 1] },
    ],
    [
      'a Service that is being deleted gets no new ones',
      { pods: pods(0, 1), service: service({}, { deletionTimestamp: '2026-01-01T00:00:00Z' }) },
      { lengths: [], writes: [0, 0, 0] },
    ],
  ]
  it.each(rows)('%s', (_, { pods: selected, options = {}, service: of = service() }, wanted) => {
    const plan = planEndpointSlices(of, selected, options)
    expect([plan.create.length, plan.update.length, plan.remove.length]).toEqual(wanted.writes)
    const slices = endpointSlicesFor(of, selected, options).filter(({ metadata }) => metadata.name !== '')
    expect(lengths(wanted.lengths.length === 0 ? plan.create : slices)).toEqual(wanted.lengths)
  })

  it('new pods go first into slices that change anyway, the fullest of them', () => {
    const existing = [sliceWith('a', pods(0, 80)), sliceWith('b', pods(100, 120))]
    const unready = (pod: Pod): Pod => ({ ...pod, status: { ...pod.status, conditions: [] } })
    const now = [...pods(0, 80), ...pods(100, 120)].map((pod, index) =>
      index % 10 === 0 ? unready(pod) : pod,
    )
    const plan = planEndpointSlices(service(), [...now, ...pods(200, 215)], { existing })
    expect(lengths(plan.update)).toEqual([95, 20])
    expect(plan.added).toBe(15)
  })
})

describe('who stands in the slices', () => {
  const addresses = (of: Service, selected: readonly Pod[]): string[] =>
    endpointSlicesFor(of, selected).flatMap(({ endpoints }) => endpoints.flatMap((one) => one.addresses))

  it('only pods that carry every pair of the selector, in the same namespace', () => {
    const labelled = (number: number, labels: Record<string, string>, namespace = 'default'): Pod =>
      podNumber(number, { metadata: { name: `p${number}`, namespace, labels } })
    const selected = [
      labelled(1, { app: 'web', tier: 'front' }),
      labelled(2, { app: 'web' }),
      labelled(3, { tier: 'front' }),
      labelled(4, { app: 'web', tier: 'front' }, 'other'),
    ]
    expect(addresses(service({ selector: { app: 'web', tier: 'front' } }), selected)).toEqual(['10.244.0.1'])
  })

  it('nobody for a Service without selector, or one that is only an alias', () => {
    const { selector: _, ...spec } = service().spec
    expect(endpointSlicesFor({ ...service(), spec }, pods(0, 2))).toEqual([])
    expect(endpointSlicesFor(service({ selector: {} }), pods(0, 2))).toEqual([])
    expect(
      endpointSlicesFor(service({ type: 'ExternalName', externalName: 'example.com' }), pods(0, 2)),
    ).toEqual([])
  })

  it('pods that give one name different numbers stand in different slices, those without the name in one without ports', () => {
    const named = (number: number, containerPort?: number): Pod => {
      const ports =
        containerPort === undefined ? [] : [{ name: 'http', containerPort, protocol: 'TCP' as const }]
      return podNumber(number, { spec: { nodeName: 'node-1', containers: [{ name: 'c', ports }] } })
    }
    const of = service({ ports: [{ port: 80, protocol: 'TCP', targetPort: 'http' }] })
    const slices = endpointSlicesFor(of, [named(1, 8080), named(2, 8081), named(3, 8080), named(4)])
    expect(
      slices.map(({ ports = [], endpoints }) => [ports.map(({ port }) => port), endpoints.length]),
    ).toEqual([
      [[8080], 2],
      [[8081], 1],
      [[], 1],
    ])
  })

  it('a pod on a node that is not there is left out and named, unless the Service publishes all', () => {
    const nodes: readonly Node[] = [{ apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-2' } }]
    const plan = planEndpointSlices(service(), pods(0, 1), { nodes })
    expect(plan.missingNodes).toEqual([{ pod: 'pod-0', node: 'node-1' }])
    const all = endpointSlicesFor(service({ publishNotReadyAddresses: true }), pods(0, 1), { nodes })
    expect(lengths(all)).toEqual([1])
  })

  it('a Service whose families nobody filled in has those that its cluster IP tells', () => {
    const types = (clusterIP: string): readonly string[] => {
      const { ipFamilies: _, ...spec } = service({ clusterIP }).spec
      return endpointSlicesFor({ ...service(), spec }, []).map(({ addressType }) => addressType)
    }
    expect(types('10.96.0.7')).toEqual(['IPv4'])
    expect(types('fd00::7')).toEqual(['IPv6'])
    expect(types('::ffff:10.96.0.7')).toEqual(['IPv4'])
    expect(types('None')).toEqual(['IPv4', 'IPv6'])
  })

  it('names of new slices begin with that of the Service, and are cut where a name would be too long', () => {
    const long = 'w'.repeat(63)
    const [slice] = endpointSlicesFor(service({}, { name: long }), [])
    expect(slice?.metadata.name).toMatch(/^w{58}[bcdfghjklmnpqrstvwxz2456789]{5}$/)
  })

  it.each([
    ['apiVersion', 1],
    ['fieldPath', 1],
    ['resourceVersion', 0],
  ])('a pod that a slice points at with another %s: %i slices are written', (field, writes) => {
    const [pod] = pods(0, 1)
    const stands = sliceWith('a', pods(0, 1))
    const [endpoint] = stands.endpoints
    const targetRef = { kind: 'Pod', name: 'pod-0', ...endpoint?.targetRef, [field]: 'v1' }
    const existing = [{ ...stands, endpoints: [{ addresses: [], ...endpoint, targetRef }] }]
    const plan = planEndpointSlices(service(), pod === undefined ? [] : [pod], { existing })
    expect(plan.update).toHaveLength(writes)
  })

  it('a slice that is only kept from going by its finalizers is left alone: another takes its place', () => {
    const marked = sliceWith('a', pods(0, 2))
    const metadata = { ...marked.metadata, deletionTimestamp: '2026-01-01T00:00:00Z', finalizers: ['x/y'] }
    const plan = planEndpointSlices(service(), pods(0, 2), { existing: [{ ...marked, metadata }] })
    expect([lengths(plan.create), plan.update, plan.remove]).toEqual([[2], [], []])
  })

  it('a Service that has become an alias leaves the slices that stand as they are', () => {
    const alias = service({ type: 'ExternalName', externalName: 'example.com' })
    const existing = [sliceWith('a', pods(0, 2))]
    expect(endpointSlicesFor(alias, pods(0, 2), { existing })).toEqual(existing)
  })

  it('a second look at what stands writes nothing', () => {
    fc.assert(
      fc.property(
        fc.nat(260),
        fc.integer({ min: 1, max: 120 }),
        fc.boolean(),
        (count, maxEndpointsPerSlice, publish) => {
          const of = service({ publishNotReadyAddresses: publish })
          const options = { maxEndpointsPerSlice }
          const existing = endpointSlicesFor(of, pods(0, count), options)
          const { create, update, remove } = planEndpointSlices(of, pods(0, count), { ...options, existing })
          expect([create, update, remove]).toEqual([[], [], []])
        },
      ),
      { numRuns: 40 },
    )
  })

  it('each pod stands in one slice, and no slice holds too many, whatever stood there before', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.nat(60)),
        fc.array(fc.uniqueArray(fc.nat(60)), { maxLength: 4 }),
        fc.integer({ min: 1, max: 20 }),
        (wanted, before, maxEndpointsPerSlice) => {
          const existing = before.map((numbers, index) =>
            sliceWith(
              `s${index}`,
              numbers.slice(0, maxEndpointsPerSlice).map((number) => podNumber(number)),
            ),
          )
          const slices = endpointSlicesFor(
            service(),
            wanted.map((number) => podNumber(number)),
            { existing, maxEndpointsPerSlice },
          )
          const names = slices.flatMap(({ endpoints }) => endpoints.map(({ targetRef }) => targetRef?.name))
          expect(names.sort()).toEqual(wanted.map((number) => `pod-${number}`).sort())
          expect(slices.every(({ endpoints }) => endpoints.length <= maxEndpointsPerSlice)).toBe(true)
        },
      ),
    )
  })
})

describe('hints', () => {
  const node = (name: string, zone: string, cpu?: string): Node => ({
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, labels: { 'topology.kubernetes.io/zone': zone } },
    status: {
      conditions: [{ type: 'Ready', status: 'True' }],
      ...(cpu === undefined ? {} : { allocatable: { cpu } }),
    },
  })
  const nodes = [node('node-a', 'a', '2'), node('node-b', 'b', '2000m')]
  const podOn = (number: number, nodeName: string): Pod =>
    podNumber(number, { spec: { nodeName, containers: [{ name: 'main' }] } })
  const hintsOf = (of: Service, selected: readonly Pod[], among: readonly Node[] = nodes): unknown[] =>
    endpointSlicesFor(of, selected, { nodes: among })
      .flatMap(({ endpoints }): readonly Endpoint[] => endpoints)
      .map(({ hints }) => [
        hints?.forZones?.map(({ name }) => name),
        hints?.forNodes?.map(({ name }) => name),
      ])

  it.each([
    [undefined, [undefined, undefined]],
    ['PreferClose', [['a'], undefined]],
    ['PreferSameZone', [['a'], undefined]],
    ['PreferSameNode', [['a'], ['node-a']]],
    ['Elsewhere', [undefined, undefined]],
  ])('trafficDistribution %s gives %j', (trafficDistribution, wanted) => {
    const of = service(trafficDistribution === undefined ? {} : { trafficDistribution })
    expect(hintsOf(of, [podOn(1, 'node-a')])).toEqual([wanted])
  })

  const auto = service(
    { trafficDistribution: 'PreferSameNode' },
    { annotations: { 'service.kubernetes.io/topology-mode': 'Auto' } },
  )

  it('the annotation goes before trafficDistribution, and lends endpoints where zones are uneven', () => {
    const selected = [podOn(1, 'node-a'), podOn(2, 'node-a'), podOn(3, 'node-a'), podOn(4, 'node-b')]
    expect(hintsOf(auto, selected)).toEqual([
      [['b'], undefined],
      [['a'], undefined],
      [['a'], undefined],
      [['b'], undefined],
    ])
  })

  it.each([
    ['fewer endpoints than zones', [podOn(1, 'node-a')], nodes],
    [
      'a node that does not tell its CPU',
      [podOn(1, 'node-a'), podOn(2, 'node-b')],
      [...nodes, node('node-c', 'c')],
    ],
    ['one zone only', [podOn(1, 'node-a'), podOn(2, 'node-a')], nodes.slice(0, 1)],
  ])('%s: no hints', (_, selected, among) => {
    expect(hintsOf(auto, selected, among).every((hint) => String(hint) === ',')).toBe(true)
  })

  it('events say for which address type hints came or could not be had', () => {
    const eventsFor = (...selected: readonly Pod[]): readonly string[] =>
      planEndpointSlices(auto, selected, { nodes }).events.map(({ message }) => message)
    expect(eventsFor(podOn(1, 'node-a'), podOn(2, 'node-b'))).toEqual([
      'Topology Aware Hints has been enabled, addressType: IPv4',
    ])
    expect(eventsFor(podOn(1, 'node-a'))).toEqual([
      'Insufficient number of endpoints (1 endpoints, 2 zones), addressType: IPv4',
    ])
  })

  it('are taken away with the field that asked for them', () => {
    const asked = service({ trafficDistribution: 'PreferSameZone' })
    const existing = endpointSlicesFor(asked, [podOn(1, 'node-a')], { nodes })
    const plan = planEndpointSlices(service(), [podOn(1, 'node-a')], { nodes, existing })
    expect(plan.update.flatMap(({ endpoints }) => endpoints.map(({ hints }) => hints))).toEqual([undefined])
  })

  it('the shares of zones count ready nodes that are no control plane', () => {
    const master = {
      ...node('m', 'b', '8'),
      metadata: { name: 'm', labels: { 'node-role.kubernetes.io/control-plane': '' } },
    }
    const down = {
      ...node('d', 'a', '8'),
      status: { conditions: [{ type: 'Ready', status: 'False' as const }] },
    }
    expect(zoneSharesOf([...nodes, master, down])).toEqual(
      new Map([
        ['a', 0.5],
        ['b', 0.5],
      ]),
    )
  })
})
