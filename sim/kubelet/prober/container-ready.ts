/**
 * Is a container started, is it ready? What its probes have come to decides, and of those it does not have, nothing.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/prober/prober_manager.go (isContainerStarted, UpdatePodStatus).
 * Example: without a readiness probe a container is ready as soon as it runs, whether its program listens or not; with a
 * startup probe that has not passed it is not.
 */
import type { ProbeResult, ProbeType } from './probe-state.ts'

export interface ProbedContainer {
  readonly state: 'running' | 'waiting' | 'terminated'
  /** Of a terminated one. */
  readonly exitCode?: number
  /** Which probes it has. */
  readonly probes: readonly ProbeType[]
  /** What they have come to so far; absent: nothing yet. */
  readonly results: Readonly<Partial<Record<ProbeType, ProbeResult>>>
  /** An init container is ready when it has done its work; a sidecar counts as the pod's own containers do. */
  readonly role?: 'container' | 'init' | 'sidecar'
}

export function isContainerStarted({ state, probes, results }: ProbedContainer): boolean {
  if (state !== 'running') return false
  return results.startup === undefined ? !probes.includes('startup') : results.startup === 'success'
}

export function isContainerReady(container: ProbedContainer): boolean {
  const { state, exitCode = 0, probes, results, role = 'container' } = container
  if (role === 'init') return state === 'terminated' && exitCode === 0
  if (!isContainerStarted(container)) return false
  return results.readiness === 'success' || !probes.includes('readiness')
}
