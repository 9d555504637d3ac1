/**
 * How does the world come to rest after a change? Every controller hears of it, brings what it keeps in order, and
 * others hear of that, until nobody has anything left to do. Those that others build upon go first, so that what comes
 * last (EndpointSlices) is written once, not after each step.
 *
 * The cost follows what the change touches, not the size of the cluster: controllers find what is theirs by indexes.
 * Example: a Deployment is created; after settle it has a ReplicaSet, pods on nodes that run, and its Services have
 * their addresses.
 */
import type { KubeObject } from '../api/kinds.ts'
import type { Change, ClusterState, Store } from '../state/cluster-state.ts'
import { replicaSetOwners } from './adopt-replica-sets.ts'
import { clientAffinity } from './client-affinity.ts'
import type { Controller } from './controller.ts'
import { daemonSets } from './daemon-sets/controller.ts'
import { deployments } from './deployments.ts'
import { endpointSlices } from './endpoint-slices/controller.ts'
import { endpointsObjects } from './endpoints/controller.ts'
import { garbageCollector } from './garbage-collector.ts'
import { ingressStatus } from './ingress-status.ts'
import { jobs } from './jobs/controller.ts'
import { orphanedJobPods } from './jobs/orphaned-pods.ts'
import { kubelets } from './kubelets.ts'
import { loadBalancers } from './load-balancer.ts'
import { lostPods } from './lost-pods.ts'
import { endpointSliceMirroring } from './mirroring/controller.ts'
import { namespaceContents } from './namespace-contents.ts'
import { namespaces } from './namespaces.ts'
import { nodeAddresses } from './node-addresses.ts'
import { replicaStatus } from './replica-status.ts'
import { replicas } from './replicas.ts'
import { scheduler } from './scheduler.ts'
import { signingRequests } from './signing-requests.ts'
import { statefulSets } from './stateful-sets/controller.ts'

/** In the order in which they work: the first with something to do is next. */
const controllers: readonly Controller[] = [
  namespaces,
  namespaceContents,
  garbageCollector,
  lostPods,
  replicaSetOwners,
  deployments,
  replicas,
  statefulSets,
  daemonSets,
  jobs,
  orphanedJobPods,
  nodeAddresses,
  scheduler,
  kubelets,
  replicaStatus,
  endpointSlices,
  endpointsObjects,
  endpointSliceMirroring,
  loadBalancers,
  signingRequests,
  clientAffinity,
  ingressStatus,
]

/** Far more than any rollout takes; a world that has not come to rest by then never will. */
const mostRounds = 20_000

/** Runs all controllers on what changed since the last time, until nothing changes any more. */
export function settle(store: Store): void {
  const queues = controllers.map((controller): Queue => ({ controller, keys: new Set() }))
  const listeners = listenersByKind(queues)
  tell(listeners, store.takeChanges(), store)
  wake(queues, store)
  for (let round = 0; round < mostRounds; round++) {
    const queue = queues.find(({ keys }) => keys.size > 0)
    if (queue === undefined) return
    // Sorted: what comes of it must not depend on the order in which the changes came.
    const keys = [...queue.keys].sort()
    queue.keys.clear()
    queue.controller.sync(keys, store)
    tell(listeners, store.takeChanges(), store, queue.controller)
    wake(queues, store)
  }
}

/** Controllers that asked to look at something again at this time. */
function wake(queues: readonly Queue[], store: Store): void {
  const next = store.nextMoment(true)
  if (next === undefined || next > store.now) return
  for (const { controller, key } of store.takeDue()) {
    queues.find((queue) => queue.controller.name === controller)?.keys.add(key)
  }
}

interface Queue {
  readonly controller: Controller
  readonly keys: Set<string>
}

/** A queue, and how its controller watches one kind. */
interface Listener {
  readonly queue: Queue
  readonly watch: (change: Change, state: ClusterState) => readonly string[]
}

function listenersByKind(queues: readonly Queue[]): ReadonlyMap<string, readonly Listener[]> {
  const byKind = new Map<string, Listener[]>()
  for (const queue of queues) {
    for (const [kind, watch] of Object.entries(queue.controller.watches)) {
      // Old and new of a change are two states of one object, so of the one kind that this watch is for.
      const listener: Listener = { queue, watch: watch as Listener['watch'] }
      const others = byKind.get(kind)
      if (others === undefined) byKind.set(kind, [listener])
      else others.push(listener)
    }
  }
  return byKind
}

/** An object that asks for nothing: no API server lets it in, and no controller has to know it. */
function isHollow(object: KubeObject): boolean {
  switch (object.kind) {
    case 'Pod':
    case 'Service':
    case 'ReplicaSet':
    case 'ReplicationController':
      return object.spec === undefined
    case 'Deployment':
    case 'StatefulSet':
    case 'DaemonSet':
    case 'Job':
      return object.spec?.template === undefined
    default:
      return false
  }
}

function tell(
  listeners: ReadonlyMap<string, readonly Listener[]>,
  changes: readonly Change[],
  state: ClusterState,
  writer?: Controller,
): void {
  for (const change of changes) {
    const object = change.new ?? change.old
    if (object === undefined || isHollow(object)) continue
    let asked: Listener['watch'] | undefined
    let touched: readonly string[] = []
    for (const { queue, watch } of listeners.get(object.kind) ?? []) {
      if (queue.controller === writer && !writer.hearsItself) continue
      // Both controllers of endpoints ask the same of every pod, one after the other.
      if (watch !== asked) touched = watch(change, state)
      asked = watch
      for (const key of touched) queue.keys.add(key)
    }
  }
}
