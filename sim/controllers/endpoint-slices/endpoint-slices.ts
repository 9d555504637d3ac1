/**
 * Which EndpointSlices does a Service have, given all pods? The whole of the EndpointSlice controller as one function:
 * from scratch, or from the slices that stand already.
 *
 * Sources: kubernetes/kubernetes pkg/controller/endpointslice/endpointslice_controller.go (syncService),
 * kubernetes/endpointslice reconciler.go.
 * Example: a Service app=web and three pods that carry it give one slice with three endpoints. A Service without
 * selector gives none: its slices are written by hand.
 */
import { type EndpointSlice, managedByLabel, serviceNameLabel } from '../../api/endpoint-slice.ts'
import type { Node } from '../../api/node.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import { matchesSelector } from '../../labels.ts'
import { type Random, randomFrom } from '../../random.ts'
import { generatedName } from '../../state/generated-name.ts'
import type { HintFacts } from './hints.ts'
import { planSlices, type SlicePlan } from './plan.ts'
import { controllerName } from './slice-labels.ts'
import { zoneSharesOf } from './zone-shares.ts'

export interface SliceOptions extends Pick<HintFacts, 'gates'> {
  /** The slices that this controller wrote for the Service (isKept), as they stand; without them all are new. */
  readonly existing?: readonly EndpointSlice[]
  /** Without nodes, none is missed and endpoints have no zone. */
  readonly nodes?: readonly Node[]
  readonly maxEndpointsPerSlice?: number
  /** Completes the names of new slices. */
  readonly random?: Random
}

/** The slices that stand once the controller is done, old ones first. */
export function endpointSlicesFor(
  service: Service,
  pods: readonly Pod[],
  options: SliceOptions = {},
): readonly EndpointSlice[] {
  const { unchanged, update, create } = planEndpointSlices(service, pods, options)
  const random = (options.random ?? randomFrom(1)).fork(
    'EndpointSlice',
    service.metadata.uid ?? service.metadata.name,
  )
  const slices = [...unchanged, ...update]
  const taken = new Set(slices.map((slice) => slice.metadata.name))
  for (const slice of create) {
    const name = generatedName(slice.metadata.generateName ?? '', random, (name) => taken.has(name))
    taken.add(name)
    slices.push({ ...slice, metadata: { ...slice.metadata, name } })
  }
  return slices
}

/** The same, as the writes it takes: what to create (still without names), update and remove. */
export function planEndpointSlices(
  service: Service,
  pods: readonly Pod[],
  { existing = [], nodes, ...options }: SliceOptions = {},
): SlicePlan {
  if (!keepsSlices(service)) return { ...nothingToWrite, unchanged: existing }
  const nodesByName = nodes && new Map(nodes.map((node) => [node.metadata.name, node]))
  return planSlices(
    service,
    pods.filter((pod) => isSelected(pod, service)),
    existing,
    {
      ...options,
      ...(nodes === undefined ? {} : { zoneShares: () => zoneSharesOf(nodes) }),
      ...(nodesByName === undefined ? {} : { nodeNamed: (name) => nodesByName.get(name) }),
    },
  )
}

/** Without a selector, or as a mere alias (ExternalName), a Service is none of this controller's business. */
export function keepsSlices(service: Service): boolean {
  const { type, selector } = service.spec ?? {}
  return type !== 'ExternalName' && selector != null && Object.keys(selector).length > 0
}

/** A slice of this Service that this controller wrote, or that says so. */
export function isKept({ metadata }: EndpointSlice, service: Service): boolean {
  return (
    metadata.namespace === service.metadata.namespace &&
    metadata.labels?.[serviceNameLabel] === service.metadata.name &&
    metadata.labels?.[managedByLabel] === controllerName
  )
}

function isSelected(pod: Pod, service: Service): boolean {
  return (
    pod.metadata.namespace === service.metadata.namespace &&
    matchesSelector(service.spec.selector ?? {}, pod.metadata.labels)
  )
}

const nothingToWrite: SlicePlan = {
  create: [],
  update: [],
  remove: [],
  unchanged: [],
  added: 0,
  removed: 0,
  missingNodes: [],
  events: [],
}
