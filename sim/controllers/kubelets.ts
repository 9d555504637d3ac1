/**
 * What do the kubelets do? Each looks after the pods of its node: gives them addresses, lets their containers start, live
 * and end in their time (sim/kubelet/life), reports their status, and takes away those that are to be deleted, once they
 * have ended. Of a node that is down nobody reports: its pods are no longer ready.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet.go (SyncPod, SyncTerminatingPod), pkg/controller/nodelifecycle
 * (MarkPodsNotReady).
 * Leaves out: eviction from a node that stays down. A pod bound to a node that never was waits for it (upstream's pod
 * garbage collector removes it after a minute). A pod that has ended is gone as soon as the nodes would have heard of it.
 */
import type { Pod } from '../api/pod.ts'
import type { PodLife } from '../api/pod-life.ts'
import { unmountable } from '../kubelet/configuration.ts'
import type { PodEvent } from '../kubelet/life/world.ts'
import { hasEnded } from '../kubelet/phase.ts'
import { lastPhaseOf, podStatusFor } from '../kubelet/pod-status.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { refusalOf } from './admit-pod.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from './controller.ts'
import { isPodReady } from './endpoint-slices/membership.ts'
import { isPristine, newRound, outcomeOf, type Round } from './live-pod.ts'
import { isDown } from './node-fit.ts'
import { type NodeNetwork, networkOf, podAddresses } from './node-network.ts'
import { podsWaitingFor } from './pods-waiting-for-config.ts'

const name = 'kubelet'

export const kubelets: Controller = {
  name,
  watches: {
    Pod: ({ old, new: pod }) =>
      pod?.spec.nodeName ? [keyFor(pod)] : old === undefined ? nothing : [keyFor(old)],
    Node: podsOfNode,
    ConfigMap: podsWaitingFor,
    Secret: podsWaitingFor,
  },
  sync: (keys, store) => {
    const round: KubeletRound = { ...newRound(store), nodes: new Map() }
    for (const key of keys) {
      const { namespace, name: podName } = partsOf(key)
      const pod = store.get('Pod', namespace, podName)
      if (pod?.spec.nodeName) syncPod(pod, pod.spec.nodeName, round, store)
      else store.wakeAt(name, key, undefined)
    }
  },
}

interface KubeletRound extends Round {
  readonly nodes: Map<string, NodeNetwork | undefined>
}

function syncPod(pod: Pod, nodeName: string, round: KubeletRound, store: Store): void {
  const network = networkOf(nodeName, round.nodes, store)
  if (network?.down) {
    if (isPodReady(pod)) store.put(withoutReadiness(pod, round.timeOf(store.now)))
    return
  }
  const before = store.lifeOf(pod)
  if (network === undefined || hasEnded(pod)) {
    if (pod.metadata.deletionTimestamp !== undefined) finish(pod, store, before)
    return
  }
  if (
    before === undefined &&
    pod.metadata.deletionTimestamp === undefined &&
    !isTaken(pod, nodeName, round, store)
  ) {
    return
  }
  const { hostIPs, blocks } = network
  const lacking = isPristine(pod, before) ? unmountable(pod, store) : undefined
  if (lacking !== undefined) {
    const message = `MountVolume.SetUp failed for volume "${lacking.volume}" : ${lacking.why}`
    const event: PodEvent = { type: 'Warning', reason: 'FailedMount', message }
    store.record({ ...event, object: { kind: 'Pod', ...namesOf(pod) }, component: name })
    const facts = { hostIPs, podIPs: [], now: store.now, timeOf: round.timeOf }
    store.put({ ...pod, status: podStatusFor(pod, facts, { members: [] }) })
    return
  }
  const startsAt = (before?.since ?? store.now) + store.settings.containerStartSeconds
  const isCreated =
    startsAt <= store.now && !(before === undefined && pod.metadata.deletionTimestamp !== undefined)
  const podIPs = !isCreated ? [] : pod.spec.hostNetwork === true ? hostIPs : podAddresses(pod, blocks, store)
  if (isCreated && podIPs.length === 0) {
    const facts = { hostIPs, podIPs, now: store.now, timeOf: round.timeOf }
    store.put({ ...pod, status: podStatusFor(pod, facts, { members: [] }) })
    return
  }
  const { step, events, status } = outcomeOf(pod, before, { hostIPs, podIPs }, round, store)
  if (step.life !== before) store.setLife(pod, round.lives(pod.spec.containers, step.life))
  if (events.length > 0) {
    store.recordAll({ kind: 'Pod', ...namesOf(pod) }, name, round.told(pod.spec.containers, events))
  }
  const written = store.put({ ...pod, status }) as Pod
  if (isGone(pod, step.life)) finish(written, store, step.life)
  else store.wakeAt(name, keyFor(pod), step.next?.seconds, step.next?.how)
}

/** One that is refused has failed, and its kubelet never looks at it again. */
function isTaken(pod: Pod, nodeName: string, round: KubeletRound, store: Store): boolean {
  const node = store.get('Node', undefined, nodeName)
  const refusal = node && refusalOf(pod, node, store)
  if (refusal === undefined) return true
  const { reason, message } = refusal
  const event: PodEvent = { type: 'Warning', reason, message }
  store.record({ ...event, object: { kind: 'Pod', ...namesOf(pod) }, component: name })
  const startTime = round.timeOf(store.now)
  const told = { phase: 'Failed', reason, message: `Pod was rejected: ${message}`, startTime } as const
  store.put({ ...pod, status: { ...pod.status, ...told } })
  return false
}

function namesOf({ metadata }: Pod): { readonly namespace: string; readonly name: string } {
  return { namespace: metadata.namespace ?? '', name: metadata.name }
}

/** It is being deleted, and nothing of it runs any more. */
function isGone({ metadata }: Pod, { stopping, containers }: PodLife): boolean {
  return (
    metadata.deletionTimestamp !== undefined &&
    stopping !== undefined &&
    Object.values(containers).every(({ state }) => state !== 'running')
  )
}

/** Cleaning up takes as long as it takes the nodes to hear of it; one that finalizers keep has no more grace to give. */
function finish(pod: Pod, store: Store, life?: PodLife): void {
  const { namespace, name: podName, finalizers, deletionGracePeriodSeconds } = pod.metadata
  const ends = Object.values(life?.containers ?? {}).map(({ ended }) => ended?.finishedAt ?? 0)
  const hasRun = ends.some((end) => end > 0)
  const goneAt = hasRun ? Math.max(...ends) + store.settings.propagationSeconds : store.now
  store.wakeAt(name, keyFor(pod), goneAt > store.now ? goneAt : undefined)
  if (goneAt > store.now) return
  if (!finalizers?.length) store.remove('Pod', namespace, podName)
  else if (deletionGracePeriodSeconds !== 0) {
    const status = { ...pod.status, phase: lastPhaseOf(pod.status ?? {}) }
    store.put({ ...pod, metadata: { ...pod.metadata, deletionGracePeriodSeconds: 0 }, status })
  }
}

/** Nobody on the node reports any more: its pods count as not ready, and stay as they are otherwise. */
function withoutReadiness(pod: Pod, now: string): Pod {
  const conditions = (pod.status?.conditions ?? []).map((condition) =>
    condition.type === 'Ready'
      ? { ...condition, status: 'False' as const, lastTransitionTime: now }
      : condition,
  )
  return { ...pod, status: { ...pod.status, conditions } }
}

/** A node that comes, goes or gets addresses. */
function podsOfNode({ old, new: node }: ChangeOf<'Node'>, state: ClusterState): readonly string[] {
  const known = node ?? old
  if (known === undefined) return nothing
  const isSame =
    old !== undefined &&
    node !== undefined &&
    old.status?.addresses === node.status?.addresses &&
    old.spec === node.spec &&
    isDown(old) === isDown(node)
  if (isSame) return nothing
  return state.podsOnNode(known.metadata.name).map(keyFor)
}
