/**
 * May a pod run on a node, and if not, why? In the scheduler's own words, which stand in the pod's condition.
 *
 * Source: kubernetes/kubernetes pkg/scheduler/framework/plugins (nodeunschedulable, nodeaffinity, tainttoleration,
 * nodeports, noderesources).
 * A node that is down has taints of its own (node.kubernetes.io/not-ready), here seen by its condition.
 * Leaves out: volumes, affinity between pods, topologySpreadConstraints.
 */
import type { Node } from '../api/node.ts'
import type { ContainerPort, Pod } from '../api/pod.ts'
import type { NodeSelectorRequirement, NodeSelectorTerm, Toleration } from '../api/scheduling.ts'
import { matchesSelector } from '../labels.ts'
import { lackOf, noRequests, type Requests, requestsOf } from './resource-requests.ts'

/** Why the node does not take the pod; undefined when it does. What is taken there already is asked for only where it counts. */
export function misfit(
  pod: Pod,
  node: Node,
  podsThere: number,
  hostPorts: () => ReadonlySet<string>,
  used: () => Requests,
): string | undefined {
  if (node.spec?.unschedulable === true && !tolerates(pod, unschedulableTaint))
    return 'node(s) were unschedulable'
  if (!isSelected(pod, node)) return "node(s) didn't match Pod's node affinity/selector"
  if (untolerated(pod, node)) return 'node(s) had untolerated taint(s)'
  const wanted = hostPortsOf(pod)
  if (wanted.length > 0 && wanted.some((port) => hostPorts().has(port))) {
    return "node(s) didn't have free ports for the requested pod ports"
  }
  if (podsThere >= podLimitOf(node)) return 'Too many pods'
  const requests = requestsOf(pod)
  return requests === noRequests ? undefined : lackOf(requests, used(), node)
}

/** Whether no node can be ruled in or out for this pod in particular: it asks nothing of them. */
export function asksNothing({ spec }: Pod): boolean {
  return (
    spec.nodeSelector === undefined &&
    spec.affinity === undefined &&
    spec.tolerations === undefined &&
    requestsOf({ spec } as Pod) === noRequests &&
    hostPortsOf({ spec } as Pod).length === 0
  )
}

/** The ports that a pod takes on its node: 8080/TCP. */
export function hostPortsOf({ spec }: Pod): readonly string[] {
  const ports: string[] = []
  for (const container of spec.containers ?? []) {
    for (const port of container.ports ?? []) {
      const number = hostPortOf(port, spec.hostNetwork === true)
      if (number > 0) ports.push(`${number}/${port.protocol ?? 'TCP'}`)
    }
  }
  return ports
}

function hostPortOf({ hostPort, containerPort }: ContainerPort, hostNetwork: boolean): number {
  return hostPort ?? (hostNetwork ? containerPort : 0)
}

/** Its kubelet reports that it is not ready, or has not reported for long; a node that says nothing is taken to be up. */
export function isDown({ status }: Node): boolean {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  return ready !== undefined && ready.status !== 'True'
}

/** How many pods the node's kubelet takes. */
export function podLimitOf({ status }: Node): number {
  const pods = Number(status?.allocatable?.pods)
  return status?.allocatable?.pods === undefined || !Number.isFinite(pods) ? Number.POSITIVE_INFINITY : pods
}

/** By its nodeSelector and what it requires of nodes. */
export function isSelected({ spec }: Pod, node: Node): boolean {
  const labels = node.metadata.labels
  if (spec.nodeSelector !== undefined && !matchesSelector(spec.nodeSelector, labels)) return false
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
  return required === undefined || (required.nodeSelectorTerms ?? []).some((term) => meetsTerm(term, node))
}

function meetsTerm({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, node: Node): boolean {
  if (matchExpressions.length + matchFields.length === 0) return false
  const fields = { 'metadata.name': node.metadata.name }
  return (
    matchExpressions.every((expression) => meets(expression, node.metadata.labels ?? {})) &&
    matchFields.every((expression) => meets(expression, fields))
  )
}

function meets(
  { key, operator, values = [] }: NodeSelectorRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined
  const [bound = ''] = values
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value)
    case 'NotIn':
      return value === undefined || !values.includes(value)
    case 'Exists':
      return value !== undefined
    case 'DoesNotExist':
      return value === undefined
    case 'Gt':
      return value !== undefined && Number(value) > Number(bound)
    case 'Lt':
      return value !== undefined && Number(value) < Number(bound)
    default:
      return false
  }
}

export interface Taint {
  readonly key: string
  readonly value?: string
  readonly effect: string
}

const unschedulableTaint: Taint = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' }

function untolerated(pod: Pod, node: Node): boolean {
  return taintsOf(node).some((taint) => taint.effect !== 'PreferNoSchedule' && !tolerates(pod, taint))
}

const downTaints: readonly Taint[] = ['NoSchedule', 'NoExecute'].map((effect) => ({
  key: 'node.kubernetes.io/not-ready',
  effect,
}))

/** Those that are written, and those that the node lifecycle controller writes for a node that is down. */
export function taintsOf(node: Node): readonly Taint[] {
  const written = node.spec?.taints ?? []
  return isDown(node) ? [...written, ...downTaints] : written
}

export function tolerates({ spec }: Pod, taint: Taint): boolean {
  return (spec.tolerations ?? []).some((toleration) => covers(toleration, taint))
}

function covers({ key = '', operator, value = '', effect = '' }: Toleration, taint: Taint): boolean {
  if (effect !== '' && effect !== taint.effect) return false
  if (key !== '' && key !== taint.key) return false
  return operator === 'Exists' || (key !== '' && value === (taint.value ?? ''))
}
