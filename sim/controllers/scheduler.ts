/**
 * On which node does a pod run? Of the nodes that may take it, on one that has the fewest pods of the same workload, of
 * those on the one with the fewest pods, of those on the first by name. No node may: it stays Pending, and its
 * condition PodScheduled says why.
 *
 * Source: kubernetes/kubernetes pkg/scheduler (schedule_one.go, framework/types.go: FitError).
 * Leaves out: the scores of a real scheduler, of which spreading is the one that shows; preemption.
 */
import { refOf } from '../api/kinds.ts'
import type { Condition } from '../api/meta.ts'
import type { Node } from '../api/node.ts'
import type { Pod } from '../api/pod.ts'
import { hasEnded } from '../kubelet/phase.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { timestampAt } from '../state/timestamp.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from './controller.ts'
import { asksNothing, hostPortsOf, isDown, misfit, podLimitOf } from './node-fit.ts'
import { controllerOf } from './owners.ts'
import { noRequests, plus, type Requests, requestsOf } from './resource-requests.ts'

export const scheduler: Controller = {
  name: 'scheduler',
  watches: { Pod: podsTouched, Node: nodeTouched },
  sync: (keys, store) => {
    const round = newRound(store)
    for (const key of keys.includes(everyone) ? waitingPods(store) : keys) {
      const { namespace, name } = partsOf(key)
      const pod = store.get('Pod', namespace, name)
      if (pod !== undefined && isWaiting(pod)) schedule(pod, round, store)
    }
  },
}

/** What the scheduler knows while it places one batch of pods: it counts along, and asks the store once. */
interface Round {
  readonly candidates: readonly Candidate[]
  /** Of each workload, the number of its pods on each candidate, in the candidates' order. */
  readonly spread: Map<string, number[]>
  readonly now: string
}

interface Candidate {
  readonly node: Node
  readonly name: string
  readonly index: number
  /** It takes any pod that asks nothing in particular, up to `limit` of them. */
  readonly open: boolean
  readonly limit: number
  pods: number
  hostPorts: Set<string> | undefined
  used: Requests | undefined
}

function newRound(store: Store): Round {
  const candidates = store.list('Node').map((node, index): Candidate => {
    const { name } = node.metadata
    const open = node.spec?.unschedulable !== true && !node.spec?.taints?.length && !isDown(node)
    const pods = store.countPodsOnNode(name)
    return { node, name, index, open, limit: podLimitOf(node), pods, hostPorts: undefined, used: undefined }
  })
  return { candidates, spread: new Map(), now: timestampAt(store.settings.epoch, store.now) }
}

function schedule(pod: Pod, round: Round, store: Store): void {
  const undemanding = asksNothing(pod)
  const likes = podsLike(pod, round, store)
  const reasons: string[] = []
  let best: Candidate | undefined
  for (const candidate of round.candidates) {
    const reason =
      undemanding && candidate.open && candidate.pods < candidate.limit
        ? undefined
        : misfit(
            pod,
            candidate.node,
            candidate.pods,
            () => hostPortsOn(candidate, store),
            () => usedOn(candidate, store),
          )
    if (reason !== undefined) reasons.push(reason)
    else if (best === undefined || isBetter(candidate, best, likes)) best = candidate
  }
  if (best === undefined) {
    const condition = unschedulable(round.candidates.length, reasons)
    store.put(withScheduled(pod, condition, round.now))
    tell(pod, 'Warning', 'FailedScheduling', condition.message ?? '', store)
    return
  }
  best.pods++
  best.hostPorts = undefined
  if (best.used !== undefined) best.used = plus(best.used, requestsOf(pod))
  likes[best.index] = (likes[best.index] ?? 0) + 1
  const bound = { ...pod, spec: { ...pod.spec, nodeName: best.name } }
  store.put(withScheduled(bound, { type: 'PodScheduled', status: 'True' }, round.now))
  const { namespace, name } = pod.metadata
  tell(pod, 'Normal', 'Scheduled', `Successfully assigned ${namespace}/${name} to ${best.name}`, store)
}

function tell(pod: Pod, type: 'Normal' | 'Warning', reason: string, message: string, store: Store): void {
  store.record({ type, reason, message, component: 'default-scheduler', object: refOf(pod) })
}

function isBetter(one: Candidate, other: Candidate, likes: readonly number[]): boolean {
  const a = likes[one.index] ?? 0
  const b = likes[other.index] ?? 0
  return a === b ? one.pods < other.pods : a < b
}

/** How many pods of the same workload are on each candidate; a pod without one is only like itself. */
function podsLike(pod: Pod, { candidates, spread }: Round, store: Store): number[] {
  const uid = controllerOf(pod)?.uid
  if (uid === undefined) return []
  const known = spread.get(uid)
  if (known !== undefined) return known
  const onNode = new Map<string, number>()
  for (const sibling of store.ownedBy(uid)) {
    const name = sibling.kind === 'Pod' ? sibling.spec.nodeName : undefined
    if (name) onNode.set(name, (onNode.get(name) ?? 0) + 1)
  }
  const counts = candidates.map(({ name }) => onNode.get(name) ?? 0)
  spread.set(uid, counts)
  return counts
}

function hostPortsOn(candidate: Candidate, store: Store): ReadonlySet<string> {
  candidate.hostPorts ??= new Set(
    store
      .podsOnNode(candidate.name)
      .filter((pod) => !hasEnded(pod))
      .flatMap(hostPortsOf),
  )
  return candidate.hostPorts
}

function usedOn(candidate: Candidate, store: Store): Requests {
  candidate.used ??= store
    .podsOnNode(candidate.name)
    .filter((pod) => !hasEnded(pod))
    .map(requestsOf)
    .reduce(plus, noRequests)
  return candidate.used
}

/** As the scheduler reports it: how many nodes for each reason. */
function unschedulable(nodes: number, reasons: readonly string[]): Condition {
  const counts = new Map<string, number>()
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  const listed = [...counts].map(([reason, count]) => `${count} ${reason}`).sort()
  const message =
    nodes === 0
      ? 'no nodes available to schedule pods'
      : `0/${nodes} nodes are available: ${listed.join(', ')}. no new claims to deallocate, preemption: 0/${nodes} nodes are available: ${nodes} Preemption is not helpful for scheduling.`
  return { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }
}

function withScheduled(pod: Pod, condition: Condition, now: string): Pod {
  const before = pod.status?.conditions ?? []
  const old = before.find(({ type }) => type === 'PodScheduled')
  const lastTransitionTime = old?.status === condition.status ? (old.lastTransitionTime ?? now) : now
  const conditions = [...before.filter((one) => one !== old), { ...condition, lastTransitionTime }]
  return { ...pod, status: { phase: 'Pending', ...pod.status, conditions } }
}

function isWaiting(pod: Pod): boolean {
  return (
    pod.spec !== undefined &&
    !pod.spec.nodeName &&
    !hasEnded(pod) &&
    pod.metadata.deletionTimestamp === undefined
  )
}

/** Stands for all pods without a node: somebody has left, who held a port or some of a node's resources. */
const everyone = '*'

/** A pod without a node; or, when one goes that held something of its node, everyone. */
function podsTouched({ old, new: pod }: ChangeOf<'Pod'>): readonly string[] {
  if (pod !== undefined && isWaiting(pod))
    return old === undefined || !isWaiting(old) ? [keyFor(pod)] : nothing
  const leaves = old?.spec !== undefined && !hasEnded(old) && (pod === undefined || hasEnded(pod))
  const frees = leaves && (hostPortsOf(old).length > 0 || requestsOf(old) !== noRequests)
  return frees ? [everyone] : nothing
}

/** A node that comes or changes may take pods that no node took before. */
function nodeTouched({ old, new: node }: ChangeOf<'Node'>, state: ClusterState): readonly string[] {
  const isSame =
    old !== undefined &&
    node !== undefined &&
    old.spec === node.spec &&
    old.metadata.labels === node.metadata.labels &&
    old.status?.allocatable === node.status?.allocatable &&
    isDown(old) === isDown(node)
  return isSame ? nothing : waitingPods(state)
}

function waitingPods(state: ClusterState): readonly string[] {
  return state.list('Pod').filter(isWaiting).map(keyFor)
}
