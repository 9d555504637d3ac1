/**
 * Should a node have a pod of a DaemonSet, and may one that is there stay? The template's own wishes decide, and the
 * node's taints: what comes with a node's troubles every daemon's pod bears. How full the node is does not matter here.
 *
 * Source: kubernetes/kubernetes pkg/controller/daemon/daemon_controller.go (NodeShouldRunDaemonPod) and
 * AddOrUpdateDaemonPodTolerations of pkg/controller/daemon/util/daemonset_util.go.
 */
import type { Node } from '../../api/node.ts'
import type { Pod, PodSpec } from '../../api/pod.ts'
import type { Affinity, Toleration } from '../../api/scheduling.ts'
import { isSelected, taintsOf, tolerates } from '../node-fit.ts'

export interface NodeChoice {
  readonly shouldRun: boolean
  readonly mayStay: boolean
}

/** `pod` is one of the template, with all its tolerations. */
export function nodeChoice(pod: Pod, node: Node): NodeChoice {
  const named = pod.spec.nodeName
  if ((named && named !== node.metadata.name) || !isSelected(pod, node))
    return { shouldRun: false, mayStay: false }
  const untolerated = taintsOf(node)
    .filter(({ effect }) => effect !== 'PreferNoSchedule')
    .filter((taint) => !tolerates(pod, taint))
  return {
    shouldRun: untolerated.length === 0,
    mayStay: untolerated.every(({ effect }) => effect !== 'NoExecute'),
  }
}

const borne: readonly (readonly [name: string, effect: string])[] = [
  ['not-ready', 'NoExecute'],
  ['unreachable', 'NoExecute'],
  ['disk-pressure', 'NoSchedule'],
  ['memory-pressure', 'NoSchedule'],
  ['pid-pressure', 'NoSchedule'],
  ['unschedulable', 'NoSchedule'],
]

/** The template's own tolerations and those that every daemon has. */
export function daemonTolerations({ tolerations = [], hostNetwork }: PodSpec): readonly Toleration[] {
  const added = hostNetwork === true ? [...borne, ['network-unavailable', 'NoSchedule'] as const] : borne
  const missing = added
    .map(
      ([name, effect]) => ({ key: `node.kubernetes.io/${name}`, operator: 'Exists', effect }) as Toleration,
    )
    .filter(
      ({ key, effect }) =>
        !tolerations.some((one) => one.key === key && one.effect === effect && one.operator === 'Exists'),
    )
  return [...tolerations, ...missing]
}

/** Ties a pod to its node before the scheduler has seen it; what the template wished of nodes has been looked at. */
export function affinityToNode(affinity: Affinity | undefined, nodeName: string): Affinity {
  const term = { matchFields: [{ key: nodeNameField, operator: 'In' as const, values: [nodeName] }] }
  return {
    ...affinity,
    nodeAffinity: {
      ...affinity?.nodeAffinity,
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [term] },
    },
  }
}

const nodeNameField = 'metadata.name'

/** The node that a pod is on, or is meant for. */
export function targetNodeOf({ spec }: Pod): string | undefined {
  if (spec.nodeName) return spec.nodeName
  const terms = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
  const fields = terms?.flatMap(({ matchFields = [] }) => matchFields) ?? []
  return fields.find(({ key }) => key === nodeNameField)?.values?.[0]
}
