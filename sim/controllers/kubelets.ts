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
import type { Node } from '../api/node.ts'
import type { Container, Pod, PodStatus } from '../api/pod.ts'
import type { PodLife } from '../api/pod-life.ts'
import { startPod } from '../container/listeners.ts'
import { familyOf } from '../ip/address.ts'
import { type CIDR, parseCIDR, printCIDR } from '../ip/cidr.ts'
import { configurationNow, unmountable, withConfiguration } from '../kubelet/configuration.ts'
import { membersOf } from '../kubelet/life/member.ts'
import { type PodStep, stepPod } from '../kubelet/life/pod-step.ts'
import type { PodEvent, World } from '../kubelet/life/world.ts'
import { nextAddress } from '../kubelet/pod-addresses.ts'
import {
  type Address,
  addressesIn,
  lastPhaseOf,
  type NodeFacts,
  podStatusFor,
} from '../kubelet/pod-status.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { sameJson } from '../state/same-json.ts'
import { timestampAt } from '../state/timestamp.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from './controller.ts'
import { isPodReady } from './endpoint-slices/membership.ts'
import { blocksOf } from './node-addresses.ts'
import { isDown } from './node-fit.ts'
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
    const round: Round = {
      alike: new Map(),
      nodes: new Map(),
      timeOf: clockOf(store),
      lives: sharing(),
      told: sharing(),
    }
    for (const key of keys) {
      const { namespace, name: podName } = partsOf(key)
      const pod = store.get('Pod', namespace, podName)
      if (pod?.spec.nodeName) syncPod(pod, pod.spec.nodeName, round, store)
      else store.wakeAt(name, key, undefined)
    }
  },
}

interface Round {
  /** By the list of containers, which pods of one template share, what became of one of them. */
  readonly alike: Map<unknown, Outcome>
  readonly nodes: Map<string, NodeNetwork | undefined>
  /** Prints a second of the cluster's clock. */
  readonly timeOf: (seconds: number) => string
  /** Pods of one template to which the same has happened share one life, and what is told of it. */
  readonly lives: Share<PodLife>
  readonly told: Share<readonly PodEvent[]>
}

interface Outcome {
  readonly before: PodLife | undefined
  readonly step: PodStep
  readonly events: readonly PodEvent[]
  readonly status: PodStatus
}

/** The same value as for another pod with these containers, where the two say the same. */
type Share<T> = (containers: unknown, value: T) => T

function sharing<T>(): Share<T> {
  const known = new Map<unknown, T>()
  return (containers, value) => {
    const other = known.get(containers)
    if (other !== undefined && sameJson(other, value)) return other
    known.set(containers, value)
    return value
  }
}

/** Few seconds are asked for, each of them often. */
function clockOf({ settings }: Store): Round['timeOf'] {
  const known = new Map<number, string>()
  return (seconds) => {
    const text = known.get(seconds) ?? timestampAt(settings.epoch, seconds)
    known.set(seconds, text)
    return text
  }
}

interface NodeNetwork {
  /** Its kubelet does not report: pods stay as they are, even those that are to be deleted. */
  readonly down: boolean
  /** The node's internal addresses, the first of each family. */
  readonly hostIPs: readonly Address[]
  /** The blocks its pods get addresses from, and under what the last address of each is remembered. */
  readonly blocks: readonly { readonly block: CIDR; readonly memory: string }[]
}

function syncPod(pod: Pod, nodeName: string, round: Round, store: Store): void {
  const network = networkOf(nodeName, round, store)
  if (network?.down) {
    if (isPodReady(pod)) store.put(withoutReadiness(pod, round.timeOf(store.now)))
    return
  }
  const before = store.lifeOf(pod)
  if (network === undefined || hasEnded(pod)) {
    if (pod.metadata.deletionTimestamp !== undefined) finish(pod, store, before)
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
  if (isGone(step.life)) finish(written, store, step.life)
  else store.wakeAt(name, keyFor(pod), step.next?.seconds, step.next?.quietly)
}

function namesOf({ metadata }: Pod): { readonly namespace: string; readonly name: string } {
  return { namespace: metadata.namespace ?? '', name: metadata.name }
}

/** It is being deleted, and nothing of it runs any more. */
function isGone({ stopping, containers }: PodLife): boolean {
  return stopping !== undefined && Object.values(containers).every(({ state }) => state !== 'running')
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

/** What happens now in the pod, and what its kubelet reports then. Pods of one template fare alike. */
function outcomeOf(
  pod: Pod,
  before: PodLife | undefined,
  addresses: Pick<NodeFacts, 'hostIPs' | 'podIPs'>,
  round: Round,
  store: Store,
): Outcome {
  const { containers } = pod.spec
  const isAlike = isPlain(pod) && (before !== undefined || isNew(pod, round.timeOf(store.now)))
  const known = isAlike ? round.alike.get(containers) : undefined
  if (known !== undefined && known.before === before && isPristine(pod, before)) {
    return { ...known, status: { ...known.status, ...addressesIn(addresses) } }
  }
  const outcome = live(pod, before, { ...addresses, now: store.now, timeOf: round.timeOf }, store)
  // A container that ended tells in its message which pod it was in.
  const isShared =
    isAlike && outcome.status.containerStatuses?.every(({ restartCount }) => restartCount === 0)
  if (isShared && isPristine(pod, before)) round.alike.set(containers, outcome)
  return outcome
}

/** It has never run: nothing in its status can be its own. */
function isPristine({ metadata }: Pod, before: PodLife | undefined): boolean {
  return (
    metadata.deletionTimestamp === undefined &&
    (before === undefined ||
      Object.values(before.containers).every(({ startedAt }) => startedAt === undefined))
  )
}

function live(pod: Pod, before: PodLife | undefined, facts: NodeFacts, store: Store): Outcome {
  const placed = { ...pod, status: { ...pod.status, ...addressesIn(facts) } }
  const configured = withConfiguration(placed, before, store)
  const program = startPod(configured)
  const members = membersOf(configured, program)
  const events: PodEvent[] = []
  const world: World = {
    pod: placed,
    program,
    members,
    now: store.now,
    startSeconds: store.settings.containerStartSeconds,
    services: () => store.servicesNow(pod.metadata.namespace ?? ''),
    configurationOf: (container) => configurationNow(pod, container.name, store),
    tell: (event) => events.push(event),
  }
  const step = stepPod(before, world)
  return { before, step, events, status: podStatusFor(pod, facts, { members, life: step.life }) }
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

/** What has ended stays as it is. */
function hasEnded({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed'
}

/** Scheduled just now, and never looked at. */
function isNew({ status }: Pod, now: string): boolean {
  const [scheduled, ...others] = status?.conditions ?? []
  return status?.startTime === undefined && scheduled?.lastTransitionTime === now && others.length === 0
}

/** Nothing in it can tell one pod from another: no probes, no gates, no variable that knows the pod. */
function isPlain({ spec }: Pod): boolean {
  return (
    !spec.initContainers?.length &&
    !spec.readinessGates?.length &&
    spec.containers?.every(isPlainContainer) === true
  )
}

function isPlainContainer({ env = [], readinessProbe, livenessProbe, startupProbe }: Container): boolean {
  const probe = readinessProbe ?? livenessProbe ?? startupProbe
  return probe === undefined && env.every(({ valueFrom }) => valueFrom === undefined)
}

/** undefined: there is no such node. */
function networkOf(nodeName: string, { nodes }: Round, store: Store): NodeNetwork | undefined {
  if (nodes.has(nodeName)) return nodes.get(nodeName)
  const node = store.get('Node', undefined, nodeName)
  const blocks = node && blocksOf(node).flatMap(memorableBlock)
  const network = node && blocks && { down: isDown(node), hostIPs: hostAddressesOf(node), blocks }
  nodes.set(nodeName, network)
  return network
}

function memorableBlock(text: string): NodeNetwork['blocks'] {
  const block = parseCIDR(text)
  return block === undefined ? [] : [{ block, memory: `last address of ${printCIDR(block)}` }]
}

function hostAddressesOf({ status }: Node): readonly Address[] {
  const addresses = new Map<string, Address>()
  for (const { type, address } of status?.addresses ?? []) {
    const family = familyOf(address)
    if (type === 'InternalIP' && family !== undefined && !addresses.has(family))
      addresses.set(family, { ip: address })
  }
  return [...addresses.values()]
}

/** The addresses the pod has, or new ones, one of each of its node's blocks. */
function podAddresses(pod: Pod, blocks: NodeNetwork['blocks'], store: Store): readonly Address[] {
  const had = pod.status?.podIPs
  if (had !== undefined && had.length > 0) return had
  const isTaken = (ip: string): boolean => store.podByIP(ip) !== undefined
  return blocks.flatMap(({ block, memory }) => {
    const given = nextAddress(block, store.recall(memory), isTaken)
    if (given === undefined) return []
    store.remember(memory, given.number)
    return [{ ip: given.ip }]
  })
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
