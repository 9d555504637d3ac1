/**
 * Why is none of a Service's pods ready? Each pod's own reason, as its status tells it.
 * Where one readiness probe is the reason for all, the message points at the probe.
 */

import { refOf } from '../api/kinds.ts'
import type { Pod } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import type { UnreadyPod } from '../catalogue/service.ts'
import { isPodReady, isTerminating } from '../controllers/endpoint-slices/membership.ts'
import { type Diagnostic, diagnose, type Whereabouts } from '../diagnostic.ts'
import { hasEnded } from '../kubelet/phase.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { nameOf } from './service-name.ts'
import { placeOfContainer, writtenBy } from './written-by.ts'

/** A message names this many pods; the others are counted. */
const named = 3

/** Gets new connections. */
export function isReady(pod: Pod): boolean {
  return isPodReady(pod) && !isTerminating(pod)
}

/** For pods of which none is ready. */
export function noneReady(state: ClusterState, service: Service, pods: readonly Pod[]): Diagnostic {
  const reasons = pods.map(whyNotReady)
  const facts = { service: nameOf(service), pods: reasons.slice(0, named), total: pods.length }
  return diagnose('service/no-ready-endpoints', facts, whereToLook(state, service, pods, reasons))
}

const unreadyAnnotation = 'service.alpha.kubernetes.io/tolerate-unready-endpoints'

/** The annotation that asked for unready endpoints until v1.24 (kubernetes/kubernetes #108020), where they are missed. */
export function unreadAnnotation(service: Service, pods: readonly Pod[]): readonly Diagnostic[] {
  const { metadata, spec } = service
  const asked = metadata.annotations?.[unreadyAnnotation]
  if (asked === undefined || asked === 'false' || spec.publishNotReadyAddresses === true) return []
  if (pods.every(isReady)) return []
  const where = { object: refOf(service), path: ['metadata', 'annotations', unreadyAnnotation] }
  return [diagnose('service/unready-annotation-unread', { service: nameOf(service) }, where)]
}

function whereToLook(
  state: ClusterState,
  service: Service,
  pods: readonly Pod[],
  reasons: readonly UnreadyPod[],
): Whereabouts {
  const [pod] = pods
  const [reason] = reasons
  const sameProbe = reasons.every(({ why, detail }) => why === 'probe-fails' && detail === reason?.detail)
  const container = pod && reason && sameProbe ? placeOfContainer(pod, reason.detail) : undefined
  if (pod === undefined || container === undefined)
    return { object: refOf(service), path: ['spec', 'selector'] }
  const { object, spec } = writtenBy(state, pod)
  return { object, path: [...spec, ...container, 'readinessProbe'] }
}

function whyNotReady(pod: Pod): UnreadyPod {
  const { metadata, spec, status } = pod
  const because = (why: UnreadyPod['why'], detail = ''): UnreadyPod => ({ name: metadata.name, why, detail })
  if (isTerminating(pod)) return because('terminating')
  if (hasEnded(pod)) return because('ended')
  if (!spec.nodeName) return because('unscheduled')
  const containers = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]
  const waiting = containers.find(({ state }) => state?.waiting)?.state?.waiting?.reason
  if (waiting === 'ContainerCreating' || waiting === 'PodInitializing') return because('not-started')
  if (waiting !== undefined) return because('failing', waiting)
  const stopped = containers.find(({ state, ready }) => state?.terminated && !ready)?.state?.terminated
  if (stopped && stopped.exitCode !== 0)
    return because('failing', stopped.reason ?? `exit code ${stopped.exitCode}`)
  const unready = (status?.containerStatuses ?? []).find(({ ready, state }) => state?.running && !ready)
  if (unready) return because('probe-fails', unready.name)
  const gate = (spec.readinessGates ?? []).find(({ conditionType }) => !holds(pod, conditionType))
  return gate ? because('gate-closed', gate.conditionType) : because('not-started')
}

function holds({ status }: Pod, condition: string): boolean {
  return (
    status?.conditions?.some(({ type, status: value }) => type === condition && value === 'True') ?? false
  )
}
