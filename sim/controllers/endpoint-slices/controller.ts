/**
 * When does the EndpointSlice controller look at a Service again, and how does it write what it finds? A pod's change
 * touches the Services that select it now or selected it before, and only if it can alter an endpoint.
 *
 * Source: kubernetes/kubernetes pkg/controller/endpointslice/endpointslice_controller.go,
 * kubernetes/endpointslice util/controller_utils.go (GetServicesToUpdate).
 * Unlike upstream, a node that comes, goes or changes its zone lets its pods' Services be looked at at once.
 */
import type { EndpointSlice } from '../../api/endpoint-slice.ts'
import { managedByLabel, serviceNameLabel } from '../../api/endpoint-slice.ts'
import { type Node, zoneLabel } from '../../api/node.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import type { ClusterState, Store } from '../../state/cluster-state.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from '../controller.ts'
import { isKept, keepsSlices } from './endpoint-slices.ts'
import { hintsEnabled } from './hints.ts'
import { labelsChanged, podBelongs, podChanged } from './membership.ts'
import { type PlanFacts, planSlices } from './plan.ts'
import { controllerName } from './slice-labels.ts'
import { writeSlices } from './write-slices.ts'
import { isNodeReady, zoneSharesOf } from './zone-shares.ts'

export const endpointSlices: Controller = {
  name: 'EndpointSlice',
  watches: {
    Service: ({ new: service }) => (service === undefined ? nothing : [keyFor(service)]),
    Pod: servicesTouched,
    EndpointSlice: servicesOfSlice,
    Node: servicesOnNode,
  },
  sync: (keys, store) => {
    const facts = factsFrom(store)
    for (const key of keys) {
      const { namespace, name } = partsOf(key)
      const service = store.get('Service', namespace, name)
      if (service !== undefined && keepsSlices(service)) syncService(service, facts, store)
    }
  },
}

/** Of many nodes only those are asked for that have pods of the Services looked at, each once. */
function factsFrom(store: Store): PlanFacts {
  const known = new Map<string, Node | undefined>()
  const nodeNamed = (name: string): Node | undefined => {
    if (!known.has(name)) known.set(name, store.get('Node', undefined, name))
    return known.get(name)
  }
  return { nodeNamed, zoneShares: () => zoneSharesOf(store.list('Node')) }
}

function syncService(service: Service, facts: PlanFacts, store: Store): void {
  const { namespace = '', name } = service.metadata
  const pods = store.podsMatching(namespace, service.spec.selector ?? {})
  const existing = store.slicesOf(namespace, name).filter((slice) => isKept(slice, service))
  writeSlices(planSlices(service, pods, existing, facts), service.metadata, store)
}

/** A pod that never stood among endpoints, and does not now, touches nobody. */
export function servicesTouched({ old, new: pod }: ChangeOf<'Pod'>, state: ClusterState): readonly string[] {
  const [before, after] = [belonging(old), belonging(pod)]
  if (before === undefined || after === undefined) return keysSelecting(before ?? after, state)
  const relabelled = labelsChanged(before, after)
  const moved = before.spec.nodeName !== after.spec.nodeName
  if (!relabelled && !moved && !podChanged(before, after)) return nothing
  const now = keysSelecting(after, state)
  return relabelled ? [...now, ...keysSelecting(before, state)] : now
}

function belonging(pod: Pod | undefined): Pod | undefined {
  return pod !== undefined && podBelongs(pod) ? pod : undefined
}

function keysSelecting(pod: Pod | undefined, state: ClusterState): readonly string[] {
  return pod === undefined ? nothing : state.servicesSelecting(pod).map(keyFor)
}

/** Somebody else wrote or removed a slice that this controller keeps, or gave it away, or handed one over. */
function servicesOfSlice({ old, new: slice }: ChangeOf<'EndpointSlice'>): readonly string[] {
  return [old, slice].flatMap((one) => (one === undefined ? [] : serviceKeyOf(one)))
}

function serviceKeyOf({ metadata }: EndpointSlice): readonly string[] {
  const service = metadata.labels?.[serviceNameLabel]
  const isOurs = metadata.labels?.[managedByLabel] === controllerName
  return service !== undefined && isOurs ? [`${metadata.namespace ?? ''}/${service}`] : nothing
}

function servicesOnNode({ old, new: node }: ChangeOf<'Node'>, state: ClusterState): readonly string[] {
  const known = node ?? old
  if (known === undefined) return nothing
  const zoneMoved = old?.metadata.labels?.[zoneLabel] !== node?.metadata.labels?.[zoneLabel]
  const isThere = (old === undefined) === (node === undefined)
  const touched = zoneMoved || !isThere ? state.podsOnNode(known.metadata.name) : []
  const services = touched.flatMap((pod) => keysSelecting(belonging(pod), state))
  return capacityChanged(old, node) ? [...services, ...servicesWithTopologyHints(state)] : services
}

/** Whether the zones' shares of CPU may have shifted. */
function capacityChanged(old: ChangeOf<'Node'>['old'], node: ChangeOf<'Node'>['new']): boolean {
  return (
    old === undefined ||
    node === undefined ||
    old.metadata.labels !== node.metadata.labels ||
    isNodeReady(old) !== isNodeReady(node) ||
    old.status?.allocatable?.cpu !== node.status?.allocatable?.cpu
  )
}

function servicesWithTopologyHints(state: ClusterState): readonly string[] {
  return state
    .list('Service')
    .filter(({ metadata }) => hintsEnabled(metadata.annotations))
    .map(keyFor)
}
