/**
 * Does a kubelet take a pod that is bound to its node? The scheduler has asked the same before; a pod whose author wrote
 * spec.nodeName comes past it, and is refused by the kubelet: it has failed, and stays.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/lifecycle/predicate.go (Admit, generalFilter), pkg/kubelet/kubelet.go
 * (rejectPod).
 * Leaves out: CPU, memory, and how many pods the node takes.
 * Example: a second pod on the host's network that wants port 8080 of the same node fails with the reason NodePorts.
 */
import type { Node } from '../api/node.ts'
import type { Pod } from '../api/pod.ts'
import { hasEnded } from '../kubelet/phase.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { asksNothing, hostPortsOf, isSelected, taintsOf, tolerates } from './node-fit.ts'

export interface PodRefusal {
  readonly reason: 'NodeAffinity' | 'NodePorts' | 'PodOSNotSupported' | 'TaintToleration'
  readonly message: string
}

/** Undefined: it is taken. */
export function refusalOf(pod: Pod, node: Node, state: ClusterState): PodRefusal | undefined {
  if (pod.spec.os !== undefined && pod.spec.os.name !== 'linux') {
    const message = "Failed to admit pod as the OS field doesn't match node OS"
    return { reason: 'PodOSNotSupported', message }
  }
  const evicting = taintsOf(node).filter(({ effect }) => effect === 'NoExecute')
  if (asksNothing(pod) && evicting.length === 0) return undefined
  if (!isSelected(pod, node))
    return refused('NodeAffinity', "node(s) didn't match Pod's node affinity/selector")
  if (arePortsTaken(pod, node, state)) {
    return refused('NodePorts', "node(s) didn't have free ports for the requested pod ports")
  }
  if (evicting.some((taint) => !tolerates(pod, taint))) {
    return refused('TaintToleration', "node(s) had taints that the pod didn't tolerate")
  }
  return undefined
}

function arePortsTaken(pod: Pod, node: Node, state: ClusterState): boolean {
  const wanted = hostPortsOf(pod)
  if (wanted.length === 0) return false
  const taken = new Set(
    state
      .podsOnNode(node.metadata.name)
      .filter((other) => state.lifeOf(other) !== undefined && !hasEnded(other))
      .flatMap(hostPortsOf),
  )
  return wanted.some((port) => taken.has(port))
}

function refused(reason: PodRefusal['reason'], why: string): PodRefusal {
  return { reason, message: `Predicate ${reason} failed: ${why}` }
}
