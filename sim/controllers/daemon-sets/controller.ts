/**
 * How does a DaemonSet keep one pod on every node that takes it? It makes one for each node, tied to that node, and takes
 * away those whose node does not want them any more. After an edit it replaces them, a few nodes at a time.
 *
 * Source: kubernetes/kubernetes pkg/controller/daemon/daemon_controller.go (manage, podsShouldBeOnNode) and update.go.
 * Leaves out: bursts, delays after failed pods.
 */
import { refOf } from '../../api/kinds.ts'
import type { Pod } from '../../api/pod.ts'
import type { DaemonSet } from '../../api/workload.ts'
import { hasEnded } from '../../kubelet/phase.ts'
import { matchesSelector, type Selector, selectorFrom } from '../../labels.ts'
import type { ClusterState, Store } from '../../state/cluster-state.ts'
import { deleteObject } from '../../state/delete.ts'
import { templateGenerationLabel, templateGenerationOf } from '../../state/template-generation.ts'
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
import { namesFor, podFrom, tellOfPod } from '../make-pods.ts'
import { isDown } from '../node-fit.ts'
import { controllerOf, isActive } from '../owners.ts'
import { forgetRevisions, hashOf, newestRevision, revisionLabel } from '../revisions.ts'
import { controllerNames, membershipChanged, podsOf, progressed } from '../workload-pods.ts'
import { affinityToNode, daemonTolerations, nodeChoice, targetNodeOf } from './node-choice.ts'
import { replaceAfterEnd, stepOf, surge } from './rolling-update.ts'
import { daemonSetStatusFor } from './status.ts'

const name = 'DaemonSet'

export const daemonSets: Controller = {
  name,
  hearsItself: true,
  watches: { DaemonSet: specTouched, Pod: podTouched, Node: nodeTouched },
  sync: (keys, store) => {
    for (const key of keys) {
      const { namespace, name: setName } = partsOf(key)
      const set = store.get('DaemonSet', namespace, setName)
      if (set?.spec !== undefined) syncOne(set, store)
    }
  },
}

function syncOne(set: DaemonSet, store: Store): void {
  const read = selectorFrom(set.spec.selector)
  if (!read.ok || read.value.requirements.length === 0) return
  const revision = newestRevision(set, store)
  const hash = hashOf(revision)
  const model = withTolerations(podFrom(set, set.spec.template))
  const isGoing =
    set.metadata.deletionTimestamp !== undefined || isNamespaceEnding(set.metadata.namespace, store)
  claimPods({ owner: set, selector: read.value, pairs: set.spec.selector.matchLabels ?? {} }, store)
  if (!isGoing && canMakePods(read.value, set)) {
    manage(set, model, hash, store)
    rollOut(set, model, hash, store)
  }
  const { minReadySeconds = 0 } = set.spec
  const isUp = (pod: Pod): boolean => isAvailable(pod, minReadySeconds, store)
  const status = daemonSetStatusFor(set, byNode(set, store), store.list('Node'), { model, hash, isUp })
  if (minReadySeconds > 0) {
    store.wakeAt(
      name,
      keyFor(set),
      availableAmong(podsOf(set.metadata.uid ?? '', store), minReadySeconds, store).next,
    )
  }
  const fresh = store.get('DaemonSet', set.metadata.namespace, set.metadata.name) ?? set
  store.put({ ...fresh, status })
  const used = podsOf(set.metadata.uid ?? '', store).map(
    ({ metadata }) => `${set.metadata.name}-${metadata.labels?.[revisionLabel] ?? ''}`,
  )
  forgetRevisions(set, new Set([revision.metadata.name, ...used]), store)
}

/** Each node its pod, and no node one that it should not have. */
function manage(set: DaemonSet, model: Pod, hash: string, store: Store): void {
  const pods = byNode(set, store)
  const missing: string[] = []
  for (const node of store.list('Node')) {
    const here = pods.get(node.metadata.name) ?? []
    const { shouldRun, mayStay } = nodeChoice(model, node)
    if (!mayStay) remove(set, here, store)
    else {
      remove(set, here.filter(hasEnded), store)
      remove(set, superfluous(set, here.filter(isActive), hash), store)
    }
    if (shouldRun && here.length === 0) missing.push(node.metadata.name)
  }
  make(set, model, hash, missing, store)
}

/** Of several on one node the oldest stays; in a rollout with surge an old one and a new one, until the new is ready. */
function superfluous(set: DaemonSet, pods: readonly Pod[], hash: string): readonly Pod[] {
  if (pods.length < 2) return []
  const { isSurging } = stepOf(set, 0)
  const isNew = (pod: Pod): boolean => pod.metadata.labels?.[revisionLabel] === hash
  if (!isSurging) return pods.slice(1)
  const kept = [pods.find(isNew), pods.find((pod) => !isNew(pod))]
  return pods.filter((pod) => !kept.includes(pod))
}

function rollOut(set: DaemonSet, model: Pod, hash: string, store: Store): void {
  if (set.spec.updateStrategy?.type === 'OnDelete') return
  const pods = byNode(set, store)
  const wanting = store.list('Node').filter((node) => nodeChoice(model, node).shouldRun)
  const step = stepOf(set, wanting.length)
  const nodes = wanting.map(({ metadata }) => pods.get(metadata.name) ?? [])
  const isUp = (pod: Pod): boolean => isAvailable(pod, set.spec.minReadySeconds ?? 0, store)
  if (step.isSurging) {
    const { end, begin } = surge(nodes, hash, step.atOnce, isUp)
    remove(set, end, store)
    make(
      set,
      model,
      hash,
      begin.flatMap((pod) => targetNodeOf(pod) ?? []),
      store,
    )
  } else remove(set, replaceAfterEnd(nodes, hash, step.atOnce, isUp), store)
}

function make(set: DaemonSet, model: Pod, hash: string, nodes: readonly string[], store: Store): void {
  if (nodes.length === 0) return
  const nameFor = namesFor(set, nodes.length, store)
  const labels = {
    ...model.metadata.labels,
    [revisionLabel]: hash,
    [templateGenerationLabel]: String(templateGenerationOf(set)),
  }
  for (const node of nodes) {
    const affinity = affinityToNode(model.spec.affinity, node)
    const metadata = { ...model.metadata, labels, name: nameFor(model.metadata.generateName ?? '') }
    store.put({ ...model, metadata, spec: { ...model.spec, affinity } })
    tellOfPod(set, 'SuccessfulCreate', metadata.name, store)
  }
}

function remove(set: DaemonSet, pods: readonly Pod[], store: Store): void {
  for (const pod of pods) {
    if (pod.metadata.deletionTimestamp !== undefined) continue
    deleteObject(store, refOf(pod))
    tellOfPod(set, 'SuccessfulDelete', pod.metadata.name, store)
  }
}

function withTolerations(pod: Pod): Pod {
  return { ...pod, spec: { ...pod.spec, tolerations: daemonTolerations(pod.spec) } }
}

/** All pods of the set, by the node they are on or meant for; oldest first. */
function byNode({ metadata }: DaemonSet, store: Store): ReadonlyMap<string, readonly Pod[]> {
  const pods = new Map<string, Pod[]>()
  for (const pod of [...podsOf(metadata.uid ?? '', store)].sort(byAge)) {
    const node = targetNodeOf(pod)
    if (node === undefined) continue
    const others = pods.get(node)
    if (others === undefined) pods.set(node, [pod])
    else others.push(pod)
  }
  return pods
}

function byAge(one: Pod, other: Pod): number {
  const [a, b] = [one, other].map(({ metadata }) => `${metadata.creationTimestamp ?? ''} ${metadata.name}`)
  return (a ?? '') < (b ?? '') ? -1 : 1
}

/** Pods that do not match would be let go at once, and made again for ever. */
function canMakePods(selector: Selector, { spec }: DaemonSet): boolean {
  return matchesSelector(selector, spec.template?.metadata?.labels)
}

function podTouched(change: ChangeOf<'Pod'>, state: ClusterState): readonly string[] {
  if (!membershipChanged(change) && !progressed(change)) return nothing
  const owners = controllerNames(change, 'DaemonSet')
  const pod = change.new
  if (pod === undefined || controllerOf(pod) !== undefined || !isActive(pod)) return owners
  const adopters = state.list('DaemonSet', pod.metadata.namespace ?? '').filter(({ spec }) => {
    const read = selectorFrom(spec?.selector)
    return read.ok && read.value.requirements.length > 0 && matchesSelector(read.value, pod.metadata.labels)
  })
  return [...owners, ...adopters.map(keyFor)]
}

/** What is asked of nodes may be answered otherwise. */
function nodeTouched({ old, new: node }: ChangeOf<'Node'>, state: ClusterState): readonly string[] {
  const isSame =
    old !== undefined &&
    node !== undefined &&
    old.metadata.labels === node.metadata.labels &&
    old.spec === node.spec &&
    isDown(old) === isDown(node)
  return isSame ? nothing : state.list('DaemonSet').map(keyFor)
}
