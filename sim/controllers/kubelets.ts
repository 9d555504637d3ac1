/**
 * What do the kubelets do? Each looks after the pods of its node: gives them addresses, reports their status, and takes
 * away those that are to be deleted, once they have ended. Of a node that is down nobody reports: its pods are no longer
 * ready.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet.go (syncPod), pkg/controller/nodelifecycle (MarkPodsNotReady).
 * Leaves out: eviction from a node that stays down, and time: a grace period is over at once. A pod bound to a node that
 * never was waits for it (upstream's pod garbage collector removes it after a minute).
 */
import type { Node } from '../api/node.ts'
import type { Container, Pod, PodStatus } from '../api/pod.ts'
import { familyOf } from '../ip/address.ts'
import { type CIDR, parseCIDR, printCIDR } from '../ip/cidr.ts'
import { nextAddress } from '../kubelet/pod-addresses.ts'
import { type Address, addressesIn, type NodeFacts, podStatusFor } from '../kubelet/pod-status.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { timestampAt } from '../state/timestamp.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from './controller.ts'
import { isPodReady } from './endpoint-slices/membership.ts'
import { blocksOf } from './node-addresses.ts'
import { isDown } from './node-fit.ts'

export const kubelets: Controller = {
  name: 'kubelet',
  watches: {
    Pod: ({ new: pod }) => (pod?.spec.nodeName ? [keyFor(pod)] : nothing),
    Node: podsOfNode,
  },
  sync: (keys, store) => {
    const now = timestampAt(store.settings.epoch, store.now)
    const round: Round = { now, alike: new Map(), nodes: new Map() }
    for (const key of keys) {
      const { namespace, name } = partsOf(key)
      const pod = store.get('Pod', namespace, name)
      if (pod?.spec.nodeName) syncPod(pod, pod.spec.nodeName, round, store)
    }
  },
}

interface Round {
  readonly now: string
  /** By the list of containers, which pods of one template share, the status of one of them. */
  readonly alike: Map<unknown, PodStatus>
  readonly nodes: Map<string, NodeNetwork | undefined>
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
  const { namespace, name, deletionTimestamp, finalizers } = pod.metadata
  const network = networkOf(nodeName, round, store)
  if (network?.down) {
    if (isPodReady(pod)) store.put(withoutReadiness(pod, round.now))
    return
  }
  if (deletionTimestamp !== undefined) {
    if (!finalizers?.length) store.remove('Pod', namespace, name)
    return
  }
  if (network === undefined || hasEnded(pod)) return
  const { hostIPs, blocks } = network
  const podIPs = pod.spec.hostNetwork === true ? hostIPs : podAddresses(pod, blocks, store)
  store.put({ ...pod, status: statusOf(pod, { hostIPs, podIPs, now: round.now }, round) })
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

/** Pods of one template that are new to their nodes are all alike, but for their addresses: one is looked at. */
function statusOf(pod: Pod, facts: NodeFacts, { alike, now }: Round): PodStatus {
  if (facts.podIPs.length === 0 || !isNew(pod, now) || !isPlain(pod)) return podStatusFor(pod, facts)
  const { containers } = pod.spec
  const known = alike.get(containers) ?? podStatusFor(pod, facts)
  alike.set(containers, known)
  // A container that ended tells in its message which pod it was in.
  const isAlike = known.containerStatuses?.every(({ state }) => state?.running)
  return isAlike ? { ...known, ...addressesIn(facts) } : podStatusFor(pod, facts)
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
