/**
 * How does a StatefulSet come to its pods? One after the other, the next when the one before is ready; it shrinks from
 * the end, and replaces pods of an older template from the end, too, each when the others are ready. With Parallel it
 * does not wait to make and to take away.
 *
 * Each look does what can be done now and leaves the rest to the next, which a pod's change brings about.
 *
 * Source: kubernetes/kubernetes pkg/controller/statefulset/stateful_set_control.go at v1.35.
 * Leaves out: claims (pods run without their volumes), failures to create.
 */
import { refOf } from '../../api/kinds.ts'
import type { Pod } from '../../api/pod.ts'
import type { ControllerRevision, StatefulSet } from '../../api/workload.ts'
import { hasEnded } from '../../kubelet/phase.ts'
import { type Selector, selectorFrom } from '../../labels.ts'
import type { ClusterState, Store } from '../../state/cluster-state.ts'
import { deleteObject } from '../../state/delete.ts'
import { availableAmong, isAvailable } from '../availability.ts'
import { claimPods } from '../claim-pods.ts'
import {
  type ChangeOf,
  type Controller,
  isNamespaceEnding,
  keyFor,
  nothing,
  partsOf,
  specTouched,
} from '../controller.ts'
import { controllerOf, isActive } from '../owners.ts'
import { forgetRevisions, newestRevision, revisionsOf } from '../revisions.ts'
import { controllerNames, membershipChanged, podsOf, progressed } from '../workload-pods.ts'
import { ordinalIn, parentAndOrdinal, revisionNameOf, statefulPod, withIdentity } from './identity.ts'
import { podsToReplace } from './replace.ts'
import { isRunningAndReady, statefulSetStatusFor } from './status.ts'

const name = 'StatefulSet'

export const statefulSets: Controller = {
  name,
  hearsItself: true,
  watches: { StatefulSet: specTouched, Pod: podTouched },
  sync: (keys, store) => {
    for (const key of keys) {
      const { namespace, name: setName } = partsOf(key)
      const set = store.get('StatefulSet', namespace, setName)
      if (set?.spec !== undefined) syncOne(set, store)
    }
  },
}

interface Round {
  readonly set: StatefulSet
  /** Comes from, goes to. */
  readonly current: ControllerRevision
  readonly update: ControllerRevision
  readonly store: Store
}

function syncOne(set: StatefulSet, store: Store): void {
  const read = selectorFrom(set.spec.selector)
  if (!read.ok || read.value.requirements.length === 0) return
  const update = newestRevision(set, store)
  const known = revisionsOf(set, store).find(({ metadata }) => metadata.name === set.status?.currentRevision)
  const round: Round = { set, current: known ?? update, update, store }
  const isGoing =
    set.metadata.deletionTimestamp !== undefined || isNamespaceEnding(set.metadata.namespace, store)
  const pods = claimed(set, read.value, store)
  if (!isGoing) bringAbout(round, pods)

  const now = podsOf(set.metadata.uid ?? '', store).filter((pod) => ordinalIn(set, pod) !== undefined)
  const names = { current: round.current.metadata.name, update: update.metadata.name }
  const available = availableAmong(now, set.spec.minReadySeconds ?? 0, store)
  if (set.spec.minReadySeconds) store.wakeAt(name, keyFor(set), available.next)
  const status = statefulSetStatusFor(set, now, names, available.count)
  const fresh = store.get('StatefulSet', set.metadata.namespace, set.metadata.name) ?? set
  store.put({ ...fresh, status })
  const { currentRevision = '', updateRevision = '' } = status
  forgetRevisions(set, new Set([currentRevision, updateRevision, ...now.map(revisionNameOf)]), store)
}

function claimed(set: StatefulSet, selector: Selector, store: Store): readonly Pod[] {
  const pairs = set.spec.selector.matchLabels ?? {}
  const counts = (pod: Pod): boolean => ordinalIn(set, pod) !== undefined
  return claimPods({ owner: set, selector, pairs, counts }, store)
}

/** Makes, takes away, replaces: the first of these that there is something to do for. */
function bringAbout(round: Round, pods: readonly Pod[]): void {
  const { set } = round
  const start = set.spec.ordinals?.start ?? 0
  const end = start + (set.spec.replicas ?? 1)
  const byOrdinal = new Map(pods.map((pod) => [ordinalIn(set, pod) ?? -1, pod]))
  if (!fill(round, byOrdinal, start, end)) return
  const condemned = [...byOrdinal]
    .filter(([ordinal]) => ordinal < start || ordinal >= end)
    .sort(([one], [other]) => other - one)
    .map(([, pod]) => pod)
  if (!shrink(round, condemned)) return
  const replicas = [...byOrdinal]
    .filter(([ordinal]) => ordinal >= start && ordinal < end)
    .sort(([one], [other]) => one - other)
    .map(([, pod]) => pod)
  if (replicas.length < end - start) return
  const isReady = (pod: Pod): boolean => isRunningAndAvailable(pod, round)
  const old = podsToReplace(set, replicas, round.update.metadata.name, isReady)
  for (const pod of old) remove(pod, round)
}

/** Whether every number has its pod, as far as one has to wait for that. */
function fill(round: Round, pods: ReadonlyMap<number, Pod>, start: number, end: number): boolean {
  const { set, store } = round
  for (let ordinal = start; ordinal < end; ordinal++) {
    const pod = pods.get(ordinal)
    if (pod === undefined) {
      const made = statefulPod(set, ordinal, revisionFor(round, ordinal - start))
      store.put(made)
      tell(round, 'SuccessfulCreate', made)
      if (isOrdered(set)) return false
      continue
    }
    if (hasEnded(pod) && pod.metadata.deletionTimestamp === undefined) {
      remove(pod, round)
      return false
    }
    if (isOrdered(set) && !isHealthy(pod, round)) return false
    store.put(withIdentity(pod, ordinal))
  }
  return true
}

/** Whether the pods beyond the last number are gone, as far as one has to wait for that. Highest numbers come first. */
function shrink(round: Round, condemned: readonly Pod[]): boolean {
  const { set } = round
  const firstUnhealthy = [...condemned].reverse().find((pod) => !isHealthy(pod, round))
  for (const pod of condemned) {
    const isTerminating = pod.metadata.deletionTimestamp !== undefined
    if (isOrdered(set)) {
      if (isTerminating || (!isRunningAndAvailable(pod, round) && pod !== firstUnhealthy)) return false
      remove(pod, round)
      return false
    }
    if (!isTerminating) remove(pod, round)
  }
  return true
}

/** A pod below the partition is made of the template that the set comes from. */
function revisionFor({ set, current, update }: Round, index: number): ControllerRevision {
  const { type, rollingUpdate } = set.spec.updateStrategy ?? {}
  if (type === 'OnDelete') return update
  const kept =
    rollingUpdate === undefined ? (set.status?.currentReplicas ?? 0) : (rollingUpdate.partition ?? 0)
  return index < kept ? current : update
}

function isOrdered({ spec }: StatefulSet): boolean {
  return spec.podManagementPolicy !== 'Parallel'
}

function isHealthy(pod: Pod, round: Round): boolean {
  return isRunningAndAvailable(pod, round) && pod.metadata.deletionTimestamp === undefined
}

function isRunningAndAvailable(pod: Pod, { set, store }: Round): boolean {
  return isRunningAndReady(pod) && isAvailable(pod, set.spec.minReadySeconds ?? 0, store)
}

function remove(pod: Pod, round: Round): void {
  deleteObject(round.store, refOf(pod))
  tell(round, 'SuccessfulDelete', pod)
}

function tell({ set, store }: Round, reason: 'SuccessfulCreate' | 'SuccessfulDelete', pod: Pod): void {
  const done = reason === 'SuccessfulCreate' ? 'create' : 'delete'
  const message = `${done} Pod ${pod.metadata.name} in StatefulSet ${set.metadata.name} successful`
  store.record({ type: 'Normal', reason, message, component: 'statefulset-controller', object: refOf(set) })
}

/** The set whose pod it is or was; for a pod without a controller, the one that its name speaks of. */
function podTouched(change: ChangeOf<'Pod'>, state: ClusterState): readonly string[] {
  if (!membershipChanged(change) && !progressed(change)) return nothing
  const owners = controllerNames(change, 'StatefulSet')
  const pod = change.new
  if (pod === undefined || controllerOf(pod) !== undefined || !isActive(pod)) return owners
  const { namespace = '', name } = pod.metadata
  const parent = parentAndOrdinal(name)?.parent
  const adopter = parent === undefined ? undefined : state.get('StatefulSet', namespace, parent)
  return adopter === undefined ? owners : [...owners, keyFor(adopter)]
}
