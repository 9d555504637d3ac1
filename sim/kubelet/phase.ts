/**
 * Which phase is a pod in? Pending while a container is still to start, Running once all have been started; Succeeded
 * or Failed when all have ended and none is started again.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go (getPhase).
 */
import type { Container, ContainerStatus, Pod, PodSpec, PodStatus } from '../api/pod.ts'

/** A container's own policy goes before that of its pod. */
export function restartPolicyOf(
  { restartPolicy }: Container,
  spec: PodSpec,
): NonNullable<PodSpec['restartPolicy']> {
  return restartPolicy ?? spec.restartPolicy ?? 'Always'
}

export function phaseOf(
  spec: PodSpec,
  init: readonly ContainerStatus[],
  containers: readonly ContainerStatus[],
  held: boolean,
): NonNullable<PodStatus['phase']> {
  const initFailed = init.some(({ state }) => (state?.terminated?.exitCode ?? 0) !== 0)
  const policies = (spec.containers ?? []).map((container) => restartPolicyOf(container, spec))
  const { restartPolicy = 'Always' } = spec
  if (held) return initFailed && restartPolicy === 'Never' ? 'Failed' : 'Pending'
  // One that waits to be started again counts as started.
  const notStarted = containers.some(({ state, lastState }) => state?.waiting && !lastState?.terminated)
  if (containers.length === 0 || notStarted) return 'Pending'
  if (containers.some(({ state }) => state?.running)) return 'Running'
  const waitsForRestart = containers.some(({ state }) => state?.waiting)
  if (policies.includes('Always') || waitsForRestart) return 'Running'
  return containers.every(({ state }) => state?.terminated?.exitCode === 0) ? 'Succeeded' : 'Failed'
}

/** It is over: no container of the pod runs, and none will again. */
export function hasEnded({ status }: Pick<Pod, 'status'>): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed'
}
