/**
 * Which slices should mirror an Endpoints object that somebody wrote for a Service without selector? kube-proxy and
 * cluster DNS read slices only, so without a mirror nobody would be found there. One slice for each subset and address
 * family, with at most 1000 addresses; Endpoints that no Service asks for, that have the label skip-mirror or that only
 * hold a leader's lock have none.
 *
 * Source: kubernetes/kubernetes pkg/controller/endpointslicemirroring (endpointslicemirroring_controller.go:
 * syncEndpoints, shouldMirror; reconciler.go: reconcile, reconcileByPortMapping; reconciler_helpers.go: recycleSlices).
 * Leaves out: metrics. Of several slices for one place the first stays.
 * Example: Endpoints with 10.0.0.1 and fd00::1 under port 80 give two slices, one for each family.
 */
import type { AddressType, Endpoint, EndpointPort, EndpointSlice } from '../../api/endpoint-slice.ts'
import type { Endpoints, EndpointsPort } from '../../api/endpoints.ts'
import type { Service } from '../../api/service.ts'
import { endpointKey, type SliceWrites, sameEndpoint } from '../endpoint-slices/pack.ts'
import { identityOf } from '../endpoint-slices/plan.ts'
import { portsKey } from '../endpoint-slices/ports.ts'
import { repackSubsets } from '../endpoints/repack.ts'
import { endpointFrom, newMirror, wearsWhatItMirrors } from './mirrored-slice.ts'

type Writes = Pick<SliceWrites, 'create' | 'update' | 'remove'>

export interface MirrorPlan extends Writes {
  readonly unchanged: readonly EndpointSlice[]
  /** What the controller would report as events on the Endpoints object. */
  readonly events: readonly MirrorEvent[]
}

export interface MirrorEvent {
  readonly type: 'Warning'
  readonly reason: 'InvalidIPAddress' | 'TooManyAddressesToMirror'
  readonly message: string
}

/**
 * `existing` are the mirrors that stand; `maxAddressesPerSubset` is kube-controller-manager's
 * --mirroring-max-endpoints-per-subset.
 */
export function planMirrors(
  service: Service | undefined,
  endpoints: Endpoints | undefined,
  existing: readonly EndpointSlice[],
  maxAddressesPerSubset = 1000,
): MirrorPlan {
  if (endpoints === undefined || !mayBeMirrored(endpoints) || service === undefined || hasSelector(service))
    return { create: [], update: [], remove: existing, unchanged: [], events: [] }

  const { groups, events } = desiredGroups(endpoints, maxAddressesPerSubset)
  const standing = groupBy(existing, groupKeyOf)
  const plans = [...groups].map(([key, group]) => planGroup(endpoints, group, standing.get(key) ?? []))
  const gone = [...standing].filter(([key]) => !groups.has(key)).flatMap(([, slices]) => slices)
  const { create, update, remove } = recycle({
    create: plans.flatMap((plan) => plan.create),
    update: plans.flatMap((plan) => plan.update),
    remove: [...plans.flatMap((plan) => plan.remove), ...gone],
  })
  // Endpoints that are being deleted get no new slices: they would only have to be collected again.
  const dying = endpoints.metadata.deletionTimestamp !== undefined
  const unchanged = plans.flatMap((plan) => plan.unchanged)
  return { create: dying ? [] : create, update, remove, unchanged, events }
}

/** Whether the object allows it; whether its Service does is another question. */
export function mayBeMirrored({ metadata }: Endpoints): boolean {
  return (
    metadata.labels?.[skipMirrorLabel] !== 'true' && metadata.annotations?.[leaderAnnotation] === undefined
  )
}

const skipMirrorLabel = 'endpointslice.kubernetes.io/skip-mirror'
const leaderAnnotation = 'control-plane.alpha.kubernetes.io/leader'

/** No API server keeps a selector without pairs. */
export function hasSelector({ spec }: Service): boolean {
  return Object.keys(spec?.selector ?? {}).length > 0
}

/** What one slice should hold. */
interface Group {
  readonly addressType: AddressType
  readonly ports: readonly EndpointPort[]
  readonly endpoints: Map<string, Endpoint>
}

function desiredGroups(
  { subsets }: Endpoints,
  most: number,
): { readonly groups: ReadonlyMap<string, Group>; readonly events: readonly MirrorEvent[] } {
  const groups = new Map<string, Group>()
  let invalid = 0
  let skipped = 0
  for (const { addresses = [], notReadyAddresses = [], ports: written = [] } of repackSubsets(
    subsets ?? [],
  )) {
    const ports = written.map(asEndpointPort)
    const all = [...addresses, ...notReadyAddresses]
    let added = 0
    for (const [index, address] of all.entries()) {
      if (added >= most) break
      const found = endpointFrom(address, index < addresses.length)
      if (found === undefined) invalid++
      else {
        groupFor(found.family, ports, groups).endpoints.set(endpointKey(found.endpoint), found.endpoint)
        added++
      }
    }
    skipped += all.length - added
  }
  return { groups, events: eventsFor(invalid, skipped, most) }
}

function eventsFor(invalid: number, skipped: number, most: number): readonly MirrorEvent[] {
  const events: MirrorEvent[] = []
  if (invalid > 0) {
    const message = `Skipped ${invalid} invalid IP addresses when mirroring to EndpointSlices`
    events.push({ type: 'Warning', reason: 'InvalidIPAddress', message })
  }
  if (skipped > invalid) {
    const limit = `A max of ${most} addresses can be mirrored to EndpointSlices per Endpoints subset.`
    const message = `${limit} ${skipped} addresses were skipped`
    events.push({ type: 'Warning', reason: 'TooManyAddressesToMirror', message })
  }
  return events
}

function asEndpointPort({ name = '', port, protocol = 'TCP', appProtocol }: EndpointsPort): EndpointPort {
  return { name, port, protocol, ...(appProtocol == null ? {} : { appProtocol }) }
}

function groupFor(
  addressType: AddressType,
  ports: readonly EndpointPort[],
  groups: Map<string, Group>,
): Group {
  const key = groupKeyOf({ addressType, ports })
  const group = groups.get(key) ?? { addressType, ports, endpoints: new Map() }
  groups.set(key, group)
  return group
}

function groupKeyOf({ addressType, ports }: Pick<EndpointSlice, 'addressType' | 'ports'>): string {
  return `${addressType}\n${portsKey(ports)}`
}

/** One slice holds the whole group: the first that stands there, or a new one. */
function planGroup(
  endpoints: Endpoints,
  group: Group,
  [first, ...others]: readonly EndpointSlice[],
): Omit<MirrorPlan, 'events'> {
  const mirror = { ...newMirror(endpoints, group), endpoints: [...group.endpoints.values()] }
  if (first === undefined) return { create: [mirror], update: [], remove: [], unchanged: [] }
  return holds(first, group) && wearsWhatItMirrors(first, endpoints)
    ? { create: [], update: [], remove: others, unchanged: [first] }
    : { create: [], update: [inPlaceOf(first, mirror)], remove: others, unchanged: [] }
}

/** As upstream, an endpoint that stands there twice counts as two. */
function holds({ endpoints }: EndpointSlice, group: Group): boolean {
  const standing = endpoints ?? []
  return (
    standing.length === group.endpoints.size &&
    standing.every((endpoint) => {
      const wanted = group.endpoints.get(endpointKey(endpoint))
      return wanted !== undefined && sameEndpoint(wanted, endpoint)
    })
  )
}

/** A slice to create takes the place of one to remove, where both are of one family: one write instead of two. */
function recycle({ create, update, remove }: Writes): Writes {
  const spare = groupBy(remove, ({ addressType }) => addressType)
  const taken = new Set<EndpointSlice>()
  const created: EndpointSlice[] = []
  const updated = [...update]
  for (const slice of create) {
    const old = spare.get(slice.addressType)?.shift()
    if (old === undefined) created.push(slice)
    else {
      taken.add(old)
      updated.push(inPlaceOf(old, slice))
    }
  }
  return { create: created, update: updated, remove: remove.filter((slice) => !taken.has(slice)) }
}

function inPlaceOf(old: EndpointSlice, { metadata, ...slice }: EndpointSlice): EndpointSlice {
  const { generateName: _, ...others } = metadata
  return { ...slice, metadata: { ...others, ...identityOf(old) } }
}

function groupBy(
  slices: readonly EndpointSlice[],
  keyOf: (slice: EndpointSlice) => string,
): Map<string, EndpointSlice[]> {
  const groups = new Map<string, EndpointSlice[]>()
  for (const slice of slices) {
    const group = groups.get(keyOf(slice))
    if (group === undefined) groups.set(keyOf(slice), [slice])
    else group.push(slice)
  }
  return groups
}
