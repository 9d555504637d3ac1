/**
 * What do the kubelets do? Each looks after the pods of its node: gives them addresses, reports their status, and takes
 * away those that are to be deleted, once they have ended.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet.go (syncPod).
 * Leaves out: time. A grace period is over at once. A pod bound to a node that never was waits for it (upstream's pod
 * garbage collector would remove it after a minute).
 */
import type { Node } from '../api/node.ts'
import type { Container, Pod } from '../api/pod.ts'
import { familyOf } from '../ip/address.ts'
import { type CIDR, parseCIDR, printCIDR } from '../ip/cidr.ts'
import { nextAddress } from '../kubelet/pod-addresses.ts'
import { type NodeFacts, podStatusFor, type Reported, reportsOf } from '../kubelet/pod-status.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { timestampAt } from '../state/timestamp.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from './controller.ts'
import { blocksOf } from './node-addresses.ts'

export const kubelets: Controller = {
  name: 'kubelet',
  watches: {
    Pod: ({ new: pod }) => (pod?.spec.nodeName ? [keyFor(pod)] : nothing),
    Node: podsOfNode,
  },
  sync: (keys, store) => {
    const now = timestampAt(store.settings.epoch, store.now)
    const round: Round = { now, reports: new Map(), nodes: new Map() }
    for (const key of keys) {
      const { namespace, name } = partsOf(key)
      const pod = store.get('Pod', namespace, name)
      if (pod?.spec.nodeName) syncPod(pod, pod.spec.nodeName, round, store)
    }
  },
}

interface Round {
  readonly now: string
  /** Pods of one template report alike: what, by their list of containers, which they share. */
  readonly reports: Map<unknown, Reported>
  readonly nodes: Map<string, NodeNetwork | undefined>
}

interface NodeNetwork {
  /** The node's internal addresses, the first of each family. */
  readonly hostIPs: readonly string[]
  /** The blocks its pods get addresses from, and under what the last address of each is remembered. */
  readonly blocks: readonly { readonly block: CIDR; readonly memory: string }[]
}

function syncPod(pod: Pod, nodeName: string, round: Round, store: Store): void {
  const { namespace, name, deletionTimestamp } = pod.metadata
  if (deletionTimestamp !== undefined) {
    if (!pod.metadata.finalizers?.length) store.remove('Pod', namespace, name)
    return
  }
  const network = networkOf(nodeName, round, store)
  if (network === undefined || hasEnded(pod)) return
  const { hostIPs, blocks } = network
  const podIPs = pod.spec.hostNetwork === true ? hostIPs : podAddresses(pod, blocks, store)
  const facts = { hostIPs, podIPs, now: round.now }
  store.put({ ...pod, status: podStatusFor(pod, facts, sharedReports(pod, facts, round)) })
}

/** What has ended stays as it is. */
function hasEnded({ status }: Pod): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed'
}

/** undefined: the pod is to be asked for itself, because its own name or address may play a part. */
function sharedReports(pod: Pod, facts: NodeFacts, { reports }: Round): Reported | undefined {
  const { containers, initContainers } = pod.spec
  if (pod.status?.startTime !== undefined || facts.podIPs.length === 0) return undefined
  if (initContainers?.length || !containers?.every(isPlain)) return undefined
  const known = reports.get(containers) ?? reportsOf(pod, facts)
  reports.set(containers, known)
  // One that ended tells in its message which pod it was in.
  return known.containers.every(({ state }) => state?.running) ? known : undefined
}

/** No probes, and no variable that knows the pod. */
function isPlain({ env = [], readinessProbe, livenessProbe, startupProbe }: Container): boolean {
  const probe = readinessProbe ?? livenessProbe ?? startupProbe
  return probe === undefined && env.every(({ valueFrom }) => valueFrom === undefined)
}

/** undefined: there is no such node. */
function networkOf(nodeName: string, { nodes }: Round, store: Store): NodeNetwork | undefined {
  if (nodes.has(nodeName)) return nodes.get(nodeName)
  const node = store.get('Node', undefined, nodeName)
  const blocks = node && blocksOf(node).flatMap(memorableBlock)
  const network = node && blocks && { hostIPs: hostAddressesOf(node), blocks }
  nodes.set(nodeName, network)
  return network
}

function memorableBlock(text: string): NodeNetwork['blocks'] {
  const block = parseCIDR(text)
  return block === undefined ? [] : [{ block, memory: `last address of ${printCIDR(block)}` }]
}

function hostAddressesOf({ status }: Node): readonly string[] {
  const addresses = new Map<string, string>()
  for (const { type, address } of status?.addresses ?? []) {
    const family = familyOf(address)
    if (type === 'InternalIP' && family !== undefined && !addresses.has(family))
      addresses.set(family, address)
  }
  return [...addresses.values()]
}

/** The addresses the pod has, or new ones, one of each of its node's blocks. */
function podAddresses(pod: Pod, blocks: NodeNetwork['blocks'], store: Store): readonly string[] {
  const had = pod.status?.podIPs
  if (had !== undefined && had.length > 0) return had.map(({ ip }) => ip)
  const isTaken = (ip: string): boolean => store.podByIP(ip) !== undefined
  return blocks.flatMap(({ block, memory }) => {
    const given = nextAddress(block, store.recall(memory), isTaken)
    if (given === undefined) return []
    store.remember(memory, given.number)
    return [given.ip]
  })
}

/** A node that comes, goes or gets addresses. */
function podsOfNode({ old, new: node }: ChangeOf<'Node'>, state: ClusterState): readonly string[] {
  const known = node ?? old
  const isSame = old?.status?.addresses === node?.status?.addresses && old?.spec === node?.spec
  if (known === undefined || (old !== undefined && node !== undefined && isSame)) return nothing
  return state.podsOnNode(known.metadata.name).map(keyFor)
}
