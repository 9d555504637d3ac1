/**
 * What does the worker of a probe do when its turn comes? It looks at the pod's status first: a pod that is over ends
 * it, a new container starts its memory anew, a container that does not run has failed. Only then somebody is asked.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/prober/worker.go (doProbe), pkg/api/v1/pod/util.go (ContainerShouldRestart).
 * Leaves out: restartPolicyRules, and that a kubelet which was restarted itself keeps what it reported before.
 * Example: a pod that is being deleted has its liveness probe set to success and asked no more; its readiness probe is
 * still asked.
 */
import type { Probe } from '../../api/pod.ts'
import { asksNow, observeProbe } from './observe-probe.ts'
import { newContainer, type ProbeAnswer, type ProbeState } from './probe-state.ts'

/** What a worker sees of its pod. */
export interface SeenPod {
  /** status.phase; absent: the kubelet knows no status of this pod. */
  readonly phase?: string
  readonly isBeingDeleted?: boolean
  /** The container that is probed; absent: the status does not tell of it. */
  readonly container?: SeenContainer
}

export interface SeenContainer {
  readonly id: string
  readonly state: 'running' | 'waiting' | 'terminated'
  /** Of a running container, by the cluster's clock. */
  readonly runningSince?: number
  readonly started?: boolean
  /** Of a terminated one. */
  readonly exitCode?: number
  /** Its own, or else its pod's. */
  readonly restartPolicy?: 'Always' | 'OnFailure' | 'Never'
}

export interface Turn {
  readonly state: ProbeState
  /** The worker waits for its next turn; false: it ends here. */
  readonly goesOn: boolean
}

/** `ask` runs the probe; it gives undefined when the probe could not be run, which decides nothing. */
export function takeTurn(
  probe: Probe,
  before: ProbeState,
  seen: SeenPod,
  ask: () => ProbeAnswer | undefined,
  atSeconds: number,
): Turn {
  const { phase, container } = seen
  if (phase === undefined) return goOn(before)
  if (phase === 'Failed' || phase === 'Succeeded') return { state: before, goesOn: false }
  if (container === undefined) return goOn(before)
  const state = withContainer(before, container, atSeconds)
  if (state.onHold) return goOn(state)
  if (container.state !== 'running') {
    return { state: { ...state, result: 'failure' }, goesOn: comesBack(container) }
  }
  if (seen.isBeingDeleted && state.probeType !== 'readiness') {
    // So that nothing is killed, or held back, while the pod ends in its own time.
    return { state: { ...state, result: 'success' }, goesOn: false }
  }
  if (!asksNow(probe, state, atSeconds)) return goOn(state)
  const answer = ask()
  return goOn(answer === undefined ? state : observeProbe(probe, state, answer, atSeconds))
}

function goOn(state: ProbeState): Turn {
  return { state, goesOn: true }
}

/** What the status tells of the container, and the initial result when it is another one than before. */
function withContainer(before: ProbeState, container: SeenContainer, atSeconds: number): ProbeState {
  const { id, started = false, runningSince = atSeconds } = container
  const same = before.containerID === id
  const known = same ? { ...before, started, runningSince } : newContainer(before, id, runningSince, started)
  if (container.state === 'running') return known
  const { runningSince: _, ...stopped } = known
  return stopped
}

/** Will the container be started again? One that waits is on its way. */
function comesBack({ state, restartPolicy = 'Always', exitCode = 0 }: SeenContainer): boolean {
  if (state === 'waiting' || restartPolicy === 'Always') return true
  return restartPolicy === 'OnFailure' && exitCode !== 0
}
