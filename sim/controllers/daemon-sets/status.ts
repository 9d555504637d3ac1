/**
 * What does a DaemonSet report? How many nodes should have its pod, how many have it, and how many that should not.
 *
 * Source: kubernetes/kubernetes pkg/controller/daemon/daemon_controller.go (updateDaemonSetStatus).
 */
import type { Node } from '../../api/node.ts'
import type { Pod } from '../../api/pod.ts'
import type { DaemonSet, DaemonSetStatus } from '../../api/workload.ts'
import { isPodReady } from '../endpoint-slices/membership.ts'
import { counted } from '../replica-status.ts'
import { revisionLabel } from '../revisions.ts'
import { nodeChoice } from './node-choice.ts'

export interface Measure {
  /** A pod of the template. */
  readonly model: Pod
  /** The template's. */
  readonly hash: string
  /** It has been ready for long enough. */
  readonly isUp: (pod: Pod) => boolean
}

/** `pods` are those of each node, oldest first. */
export function daemonSetStatusFor(
  { metadata, status: before }: DaemonSet,
  pods: ReadonlyMap<string, readonly Pod[]>,
  nodes: readonly Node[],
  { model, hash, isUp }: Measure,
): DaemonSetStatus {
  const numbers = { desired: 0, current: 0, misscheduled: 0, ready: 0, available: 0, updated: 0 }
  for (const node of nodes) {
    const here = pods.get(node.metadata.name) ?? []
    if (!nodeChoice(model, node).shouldRun) {
      if (here.length > 0) numbers.misscheduled++
      continue
    }
    numbers.desired++
    const pod = here.find(isPodReady) ?? here[0]
    if (pod === undefined) continue
    numbers.current++
    if (isPodReady(pod)) numbers.ready++
    if (isUp(pod)) numbers.available++
    if (pod.metadata.labels?.[revisionLabel] === hash) numbers.updated++
  }
  return {
    currentNumberScheduled: numbers.current,
    numberMisscheduled: numbers.misscheduled,
    desiredNumberScheduled: numbers.desired,
    numberReady: numbers.ready,
    ...(metadata.generation === undefined ? {} : { observedGeneration: metadata.generation }),
    ...counted('updatedNumberScheduled', numbers.updated),
    ...counted('numberAvailable', numbers.available),
    ...counted('numberUnavailable', numbers.desired - numbers.available),
    ...(before?.conditions === undefined ? {} : { conditions: before.conditions }),
  }
}
