/** Fields of a readinessProbe. What is left out the API server fills in. */
export interface Probe {
  /** 0 when it is left out. */
  readonly initialDelaySeconds?: number
  /** 10 when it is left out. */
  readonly periodSeconds?: number
  /** 1 when it is left out. */
  readonly successThreshold?: number
  /** 3 when it is left out. */
  readonly failureThreshold?: number
}

/** What the program answers when it is asked. */
export type Answer = 'success' | 'failure'
