/** A container that runs, and what its probes have come to. A probe that it does not have is left out. */
export interface Container {
  /** `not-yet`: it fails, but not yet so often in a row as failureThreshold says. */
  readonly startup?: 'passed' | 'not-yet' | 'failed'
  /** What the program answers now, often enough in a row to count; if it is asked. */
  readonly liveness?: 'passing' | 'failing'
  readonly readiness?: 'passing' | 'failing'
  /** Somebody typed `kubectl delete pod`; its grace period is running. */
  readonly isBeingDeleted: boolean
}

/** `restart`: the kubelet ends the container and starts it anew. `no-traffic`: it runs on, and Services leave it out. */
export type Consequence = 'traffic' | 'no-traffic' | 'restart'
