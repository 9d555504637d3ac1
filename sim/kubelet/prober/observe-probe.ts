/**
 * What follows from one more answer to a probe? Thresholds turn answers into a result; a failed liveness probe and a
 * decided startup probe ask no more until the container has been started anew.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/prober/worker.go (doProbe), the part that asks and counts.
 * Example: with failureThreshold 3 the third failure in a row makes a ready container unready, the first success
 * (successThreshold 1) makes it ready again.
 */
import type { Probe } from '../../api/pod.ts'
import type { ProbeAnswer, ProbeState } from './probe-state.ts'

/** `atSeconds` by the cluster's clock. An answer that comes while nobody is asked changes nothing. */
export function observeProbe(
  probe: Probe,
  before: ProbeState,
  result: ProbeAnswer,
  atSeconds: number,
): ProbeState {
  if (!asksNow(probe, before, atSeconds)) return before
  const resultRun = before.lastAnswer === result ? before.resultRun + 1 : 1
  const counted: ProbeState = { ...before, lastAnswer: result, resultRun }
  if (resultRun < thresholdOf(probe, result)) return counted
  if (!holdsAfter(before, result)) return { ...counted, result }
  return { ...counted, result, resultRun: 0, onHold: true }
}

/** Is the container asked at this time, if the probe's turn comes? */
export function asksNow(probe: Probe, state: ProbeState, atSeconds: number): boolean {
  if (state.onHold || state.runningSince === undefined) return false
  if (Math.trunc(atSeconds - state.runningSince) < (probe.initialDelaySeconds ?? 0)) return false
  // The startup probe comes first, alone; once it has passed, the others take over.
  return state.started !== (state.probeType === 'startup')
}

function thresholdOf(probe: Probe, answer: ProbeAnswer): number {
  // As the API server fills them in.
  return answer === 'success' ? (probe.successThreshold ?? 1) : (probe.failureThreshold ?? 3)
}

/** The container is about to be killed, or its startup probe has done its work. */
function holdsAfter({ probeType }: ProbeState, decided: ProbeAnswer): boolean {
  return probeType === 'startup' || (probeType === 'liveness' && decided === 'failure')
}
