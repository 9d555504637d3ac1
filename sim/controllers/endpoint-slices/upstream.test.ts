import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import type { AddressType, Endpoint, EndpointSlice } from '../../api/endpoint-slice.ts'
import type { Labels } from '../../api/meta.ts'
import type { Node } from '../../api/node.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service, ServicePort } from '../../api/service.ts'
import { resolveTargetPort } from '../../container/target-port.ts'
import { endpointFor } from './endpoint.ts'
import { endpointSlicesFor, planEndpointSlices, type SliceOptions } from './endpoint-slices.ts'
import { hintsEnabled } from './hints.ts'
import { carriesHostname, labelsChanged, podBelongs, podChanged } from './membership.ts'
import { addressTypesFor, newSlice } from './new-slice.ts'
import { endpointPortsFor } from './ports.ts'
import { sliceLabelsFor } from './slice-labels.ts'
import type { SliceSet } from './slice-set.ts'
import { addTopologyHints } from './topology-hints.ts'
import { distributeTraffic } from './traffic-distribution.ts'

const titleOf = ({ id, name }: { id: string; name?: string }): string => name ?? id

interface MembershipInput {
  op: 'in-endpoints' | 'set-hostname' | 'pod-changed'
  pod: Pod
  service: Service
  old: Pod
  new: Pod
  includeTerminating: boolean
}

describe('endpointslice-membership.json', () => {
  for (const { input, expect: wanted, ...test } of upstreamCases<MembershipInput, object>(
    'endpointslice-membership',
  ).cases) {
    it(titleOf(test), () => expect(membership(input)).toEqual(wanted))
  }
  const membership = (input: MembershipInput): object => {
    switch (input.op) {
      case 'in-endpoints':
        return { included: podBelongs(input.pod, input.includeTerminating) }
      case 'set-hostname':
        return { setHostname: carriesHostname(input.pod, input.service) }
      case 'pod-changed':
        return {
          podChanged: podChanged(input.old, input.new),
          labelsChanged: labelsChanged(input.old, input.new),
        }
    }
  }
})

interface UtilsInput {
  op: string
  pod: Pod
  node: Node | null
  service: Service
  addressType: AddressType
  existingLabels: Labels
  annotations: Labels
  port: ServicePort
}

describe('endpointslice-utils.json', () => {
  for (const { input, expect: wanted, ...test } of upstreamCases<UtilsInput, Record<string, unknown>>(
    'endpointslice-utils',
  ).cases) {
    it(`${input.op}: ${titleOf(test)}`, () => expect(utils(input)).toEqual(sorted(wanted)))
  }
  const utils = (input: UtilsInput): unknown => {
    const { op, pod, node, service, addressType } = input
    switch (op) {
      case 'pod-to-endpoint':
        return { endpoint: endpointFor(pod, service, addressType, node) }
      case 'endpoint-ports':
        return sorted({ ports: endpointPortsFor(service, pod) })
      case 'slice-labels': {
        const { labels, differs } = sliceLabelsFor(service, input.existingLabels)
        return { labels, differsFromExisting: differs }
      }
      case 'new-slice': {
        const { metadata, addressType: type } = newSlice(service, { addressType: 'IPv4', ports: [] })
        const { labels, generateName, namespace, annotations = {} } = metadata
        return { labels, generateName, namespace, addressType: type, annotations }
      }
      case 'address-types':
        return sorted({ addressTypes: addressTypesFor(service) })
      case 'find-port': {
        const found = resolveTargetPort(input.port, pod)
        return { found: found !== undefined, port: found ?? 0 }
      }
      case 'hints-enabled':
        return { enabled: hintsEnabled(input.annotations) }
      default:
        return `no such op: ${op}`
    }
  }
  /** The order of ports and of address types means nothing. */
  const sorted = (value: Record<string, unknown>): object =>
    Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        Array.isArray(item)
          ? [...item].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
          : item,
      ]),
    )
})

interface HintInput {
  create: EndpointSlice[]
  update: EndpointSlice[]
  unchanged: EndpointSlice[]
  trafficDistribution: string | null
  cpuRatiosByZone: Record<string, number> | null
}

const sliceSet = ({ create, update, unchanged }: HintInput): SliceSet => ({
  create: create ?? [],
  update: update ?? [],
  unchanged: unchanged ?? [],
})

describe('endpointslice-trafficdist.json', () => {
  for (const { input, expect: wanted, ...test } of upstreamCases<HintInput, object>(
    'endpointslice-trafficdist',
  ).cases) {
    it(titleOf(test), () =>
      expect(distributeTraffic(input.trafficDistribution, sliceSet(input))).toEqual(wanted),
    )
  }
})

describe('endpointslice-topology-hints.json', () => {
  for (const { input, expect: wanted, ...test } of upstreamCases<HintInput, object>(
    'endpointslice-topology-hints',
  ).cases) {
    it(titleOf(test), () => {
      const shares = input.cpuRatiosByZone && new Map(Object.entries(input.cpuRatiosByZone))
      const { create, update, events, endpointsByZone } = addTopologyHints(
        sliceSet(input),
        shares ?? undefined,
        false,
      )
      expect({
        create,
        update,
        eventReasons: events.map(({ reason }) => reason),
        endpointsByZone: endpointsByZone ? Object.fromEntries(endpointsByZone) : null,
      }).toEqual(wanted)
    })
  }
})

interface ReconcileInput {
  service: Service
  pods?: Pod[]
  generate?: { from?: number; count: number; [fact: string]: unknown }
  nodes?: Node[]
  maxEndpointsPerSlice?: number
  existingSlices?: EndpointSlice[]
  syncs?: number
  preferSameFeature?: boolean
}

describe('endpointslice-reconcile.json', () => {
  for (const { input, expect: wanted, ...test } of upstreamCases<ReconcileInput, Record<string, unknown>>(
    'endpointslice-reconcile',
  ).cases) {
    it(titleOf(test), () => expect(pick(reconcile(input), Object.keys(wanted))).toEqual(normal(wanted)))
  }

  /** Every fact that a case may ask for. */
  const reconcile = (input: ReconcileInput): Record<string, unknown> => {
    const pods = input.pods ?? generated(input)
    const options: SliceOptions = {
      ...(input.nodes === undefined ? {} : { nodes: input.nodes }),
      ...(input.maxEndpointsPerSlice === undefined
        ? {}
        : { maxEndpointsPerSlice: input.maxEndpointsPerSlice }),
      gates: { PreferSameTrafficDistribution: input.preferSameFeature !== false },
    }
    let existing = input.existingSlices ?? []
    const plans = Array.from({ length: input.syncs ?? 1 }, () => {
      const plan = planEndpointSlices(input.service, pods, { ...options, existing })
      existing = [...endpointSlicesFor(input.service, pods, { ...options, existing })]
      return plan
    })
    const [first] = plans
    const endpoints = existing.flatMap((slice) => slice.endpoints)
    return {
      error: (first?.missingNodes.length ?? 0) > 0,
      slices: existing.length,
      endpoints: endpoints.length,
      added: first?.added,
      removed: first?.removed,
      created: first?.create.length,
      updated: first?.update.length,
      deleted: first?.remove.length,
      writesPerSync: plans.map(({ create, update, remove }) => create.length + update.length + remove.length),
      sliceLengths: existing.map((slice) => slice.endpoints.length).sort((a, b) => a - b),
      labels: existing[0]?.metadata.labels,
      endpointsByAddressType: Object.fromEntries(
        existing.map((slice) => [slice.addressType, slice.endpoints]),
      ),
      hintsByZone: countBy(endpoints, (endpoint) => endpoint.hints?.forZones?.[0]?.name ?? ''),
      hintsByNode: countBy(endpoints, (endpoint) => endpoint.hints?.forNodes?.[0]?.name ?? ''),
      endpointsWithCrossZoneHints: endpoints.filter(({ hints, zone }) => {
        const hint = hints?.forZones?.[0]?.name
        return hint !== undefined && hint !== zone
      }).length,
    }
  }

  const generated = ({ generate, service }: ReconcileInput): Pod[] =>
    Array.from({ length: generate?.count ?? 0 }, (_, index) => {
      const number = (generate?.from ?? 0) + index
      const ip = `1.2.3.${4 + number}`
      return {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          name: `pod${number}`,
          labels: { foo: 'bar' },
          ...(service.metadata.namespace === undefined ? {} : { namespace: service.metadata.namespace }),
        },
        spec: { containers: [{ name: 'container-1' }], nodeName: 'node-1' },
        status: { conditions: [{ type: 'Ready', status: 'True' }], podIP: ip, podIPs: [{ ip }] },
      }
    })

  const countBy = (endpoints: readonly Endpoint[], key: (endpoint: Endpoint) => string): object => {
    const counts: Record<string, number> = {}
    for (const endpoint of endpoints) counts[key(endpoint)] = (counts[key(endpoint)] ?? 0) + 1
    return counts
  }

  const pick = (facts: Record<string, unknown>, keys: readonly string[]): object =>
    Object.fromEntries(keys.map((key) => [key, facts[key]]))

  const normal = (wanted: Record<string, unknown>): object =>
    Array.isArray(wanted.sliceLengths)
      ? { ...wanted, sliceLengths: [...wanted.sliceLengths].sort((a, b) => a - b) }
      : wanted
})
