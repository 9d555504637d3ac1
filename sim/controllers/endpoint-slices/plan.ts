/**
 * What must be written so that a Service's slices say who stands behind it? One group of slices for each address type
 * and each set of port numbers; each group is packed for itself, then hints are set. A Service without any endpoint
 * keeps one empty slice of each type, so that kube-proxy and people see that somebody looked.
 *
 * Source: kubernetes/endpointslice reconciler.go (Reconcile, reconcileByAddressType, finalize).
 * Leaves out: metrics, and the annotation endpoints.kubernetes.io/last-change-trigger-time, which only measures delay.
 */
import type { AddressType, Endpoint, EndpointPort, EndpointSlice } from '../../api/endpoint-slice.ts'
import type { Node } from '../../api/node.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import { targetPortOf } from '../../container/target-port.ts'
import { sameLabels } from '../../labels.ts'
import { endpointFor } from './endpoint.ts'
import { type HintFacts, setHints } from './hints.ts'
import { podBelongs } from './membership.ts'
import { addressTypesFor, isOwnedBy, newSlice } from './new-slice.ts'
import { endpointKey, packEndpoints, type SliceWrites } from './pack.ts'
import { endpointPortsFor, portsKey } from './ports.ts'
import type { HintEvent } from './topology-hints.ts'

export interface SlicePlan extends SliceWrites {
  readonly unchanged: readonly EndpointSlice[]
  /** Pods left out because the node they name does not exist; they are looked at again when it does. */
  readonly missingNodes: readonly { readonly pod: string; readonly node: string }[]
  readonly events: readonly HintEvent[]
}

export interface PlanFacts extends HintFacts {
  /** undefined: nodes are not known here, so none is missed, and endpoints have no zone. */
  readonly nodeNamed?: (name: string) => Node | undefined
  /** kube-controller-manager --max-endpoints-per-slice; 100 unless said. */
  readonly maxEndpointsPerSlice?: number
}

/** `pods` are those that the Service selects, `slices` those with its label that this controller keeps. */
export function planSlices(
  service: Service,
  pods: readonly Pod[],
  slices: readonly EndpointSlice[],
  facts: PlanFacts = {},
): SlicePlan {
  const types = addressTypesFor(service)
  // One that only its finalizers keep is as good as gone.
  const existing = slices.filter(({ metadata }) => metadata.deletionTimestamp === undefined)
  const plans = types.map((type) => {
    const ofType = existing.filter((slice) => slice.addressType === type)
    return planForType(service, pods, ofType, type, facts)
  })
  const outdated = existing.filter((slice) => !types.includes(slice.addressType))
  return {
    create: plans.flatMap((plan) => plan.create),
    update: plans.flatMap((plan) => plan.update),
    remove: [...plans.flatMap((plan) => plan.remove), ...outdated],
    unchanged: plans.flatMap((plan) => plan.unchanged),
    added: sum(plans.map((plan) => plan.added)),
    removed: sum(plans.map((plan) => plan.removed)),
    missingNodes: plans[0]?.missingNodes ?? [],
    events: plans.flatMap((plan) => plan.events),
  }
}

function planForType(
  service: Service,
  pods: readonly Pod[],
  existing: readonly EndpointSlice[],
  addressType: AddressType,
  facts: PlanFacts,
): SlicePlan {
  const { groups, missingNodes } = desiredGroups(service, pods, addressType, facts)
  const strangers = existing.filter((slice) => !isOwnedBy(slice, service))
  const owned = groupByPorts(existing.filter((slice) => isOwnedBy(slice, service)))

  const writes = [...groups].map(([key, { ports, endpoints }]) =>
    packEndpoints(
      service,
      { addressType, ports },
      owned.get(key) ?? [],
      endpoints,
      Math.max(1, facts.maxEndpointsPerSlice ?? 100),
    ),
  )
  const portsGone = [...owned].filter(([key]) => !groups.has(key)).flatMap(([, slices]) => slices)
  const packed: SliceWrites = {
    create: writes.flatMap((write) => write.create),
    update: writes.flatMap((write) => write.update),
    remove: [...strangers, ...writes.flatMap((write) => write.remove), ...portsGone],
    added: sum(writes.map((write) => write.added)),
    removed: sum(writes.map((write) => write.removed)),
  }
  const { create, remove } = keepPlaceholder(service, addressType, existing, packed)
  const changed = new Set([...packed.update, ...remove].map((slice) => slice.metadata.name))
  const unchanged = existing.filter((slice) => !changed.has(slice.metadata.name))

  const hinted = setHints(service, { create, update: packed.update, unchanged }, existing, facts)
  return {
    ...packed,
    ...recycle(service, { ...hinted, remove }),
    unchanged: hinted.unchanged,
    missingNodes,
    events: hinted.events.map((event) => ({
      ...event,
      message: `${event.message}, addressType: ${addressType}`,
    })),
  }
}

interface Group {
  readonly ports: readonly EndpointPort[]
  readonly endpoints: Map<string, Endpoint>
}

/** The endpoints that should stand in slices, by the set of ports that they offer. */
function desiredGroups(
  service: Service,
  pods: readonly Pod[],
  addressType: AddressType,
  { nodeNamed }: PlanFacts,
): { readonly groups: ReadonlyMap<string, Group>; readonly missingNodes: SlicePlan['missingNodes'] } {
  const groups = new Map<string, Group>()
  const missingNodes: { pod: string; node: string }[] = []
  // Ports by number are the same in every pod: the first pod's group is that of all.
  const allByNumber = (service.spec.ports ?? []).every((port) => typeof targetPortOf(port) === 'number')
  let shared: Group | undefined
  for (const pod of pods) {
    if (!podBelongs(pod)) continue
    const group = shared ?? groupFor(endpointPortsFor(service, pod), groups)
    if (allByNumber) shared = group

    const nodeName = pod.spec?.nodeName ?? ''
    const node = nodeNamed?.(nodeName)
    if (nodeNamed !== undefined && node === undefined && service.spec.publishNotReadyAddresses !== true) {
      missingNodes.push({ pod: pod.metadata.name, node: nodeName })
      continue
    }
    const endpoint = endpointFor(pod, service, addressType, node)
    if (endpoint.addresses.length > 0) group.endpoints.set(endpointKey(endpoint), endpoint)
  }
  return { groups, missingNodes }
}

function groupFor(ports: readonly EndpointPort[], groups: Map<string, Group>): Group {
  const key = portsKey(ports)
  const group = groups.get(key) ?? { ports, endpoints: new Map() }
  groups.set(key, group)
  return group
}

function groupByPorts(slices: readonly EndpointSlice[]): ReadonlyMap<string, readonly EndpointSlice[]> {
  const groups = new Map<string, EndpointSlice[]>()
  for (const slice of slices) {
    const key = portsKey(slice.ports)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [slice])
    else group.push(slice)
  }
  return groups
}

/** When no slice would be left, one without endpoints and ports stays, or is made. */
function keepPlaceholder(
  service: Service,
  addressType: AddressType,
  existing: readonly EndpointSlice[],
  { create, remove }: SliceWrites,
): Pick<SliceWrites, 'create' | 'remove'> {
  if (existing.length > remove.length || create.length > 0) return { create, remove }
  const placeholder = newSlice(service, { addressType, ports: [] })
  const [only, ...others] = remove
  const stays = only !== undefined && others.length === 0 && isPlaceholder(only, placeholder)
  return stays ? { create, remove: [] } : { create: [placeholder], remove }
}

function isPlaceholder(slice: EndpointSlice, placeholder: EndpointSlice): boolean {
  return (
    !slice.endpoints?.length &&
    !slice.ports?.length &&
    slice.metadata.namespace === placeholder.metadata.namespace &&
    sameLabels(withoutEmpty(slice.metadata.labels), withoutEmpty(placeholder.metadata.labels))
  )
}

/** Upstream compares label by label, and takes an absent label for an empty one. */
function withoutEmpty(labels: EndpointSlice['metadata']['labels']): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(labels ?? {}).filter(([, value]) => value !== ''))
}

/** A slice to create takes the place of one to remove: one write instead of two. */
function recycle(
  service: Service,
  plan: Pick<SliceWrites, 'create' | 'update' | 'remove'>,
): Pick<SliceWrites, 'create' | 'update' | 'remove'> {
  const create = [...plan.create]
  const update = [...plan.update]
  const remove: EndpointSlice[] = []
  for (const old of plan.remove) {
    const next = isOwnedBy(old, service) ? create.pop() : undefined
    if (next === undefined) remove.push(old)
    else update.push({ ...next, metadata: { ...next.metadata, ...identityOf(old) } })
  }
  // A Service that is being deleted gets no new slices: they would only have to be collected again.
  const dying = service.metadata.deletionTimestamp !== undefined
  return { create: dying ? [] : create, update, remove }
}

/** What an object keeps when all the rest of it is replaced. */
export function identityOf({ metadata }: EndpointSlice): Partial<EndpointSlice['metadata']> {
  const { name, uid, resourceVersion, generation, creationTimestamp } = metadata
  return {
    name,
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
    ...(generation === undefined ? {} : { generation }),
    ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
