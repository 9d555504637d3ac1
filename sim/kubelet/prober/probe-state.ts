/**
 * What does the kubelet remember of one probe of one container? A worker runs for every probe; this is its memory.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/prober/worker.go (worker, newWorker), pkg/kubelet/prober/results.
 * Example: before the first answer a liveness probe counts as passed and a readiness probe as failed; of a startup
 * probe nothing is known.
 */

export type ProbeType = 'liveness' | 'readiness' | 'startup'

/** What the rest of the kubelet acts on. `unknown`: nothing was decided yet. */
export type ProbeResult = 'success' | 'failure' | 'unknown'

/** What one run of a probe came to. */
export type ProbeAnswer = 'success' | 'failure'

export interface ProbeState {
  readonly probeType: ProbeType
  /** Changes each time the container is started anew; absent: no container has been seen. */
  readonly containerID?: string
  /** By the cluster's clock, in seconds; absent: the container does not run. */
  readonly runningSince?: number
  /** `started` of the container's status: its startup probe has passed, or it has none. */
  readonly started: boolean
  /** Absent as long as no container has been seen. */
  readonly result?: ProbeResult
  /** The latest answer, and how many in a row were the same. A decision that puts the probe on hold sets the run to 0. */
  readonly lastAnswer?: ProbeAnswer
  readonly resultRun: number
  /** Nobody is asked until there is a new container. */
  readonly onHold: boolean
}

/** What holds until a probe has decided: nothing is killed or served before its time. */
export const initialResults: Readonly<Record<ProbeType, ProbeResult>> = {
  liveness: 'success',
  readiness: 'failure',
  startup: 'unknown',
}

/** Where a probe stands when its container has been started at that second, and nobody has been asked yet. */
export function probeStateFor(probeType: ProbeType, runningSince = 0): ProbeState {
  return newContainer(newProbe(probeType), 'first', runningSince)
}

/** The memory of a worker that has seen nothing yet. */
export function newProbe(probeType: ProbeType): ProbeState {
  return { probeType, started: false, resultRun: 0, onHold: false }
}

/** A container was started: what is remembered of the one before no longer counts, and the hold is over. */
export function newContainer(
  before: ProbeState,
  containerID: string,
  runningSince: number,
  started: boolean = before.probeType !== 'startup',
): ProbeState {
  const result = initialResults[before.probeType]
  // A run of equal answers goes on over a restart: only a decision that puts the probe on hold ends it.
  return { ...before, containerID, runningSince, started, result, onHold: false }
}
