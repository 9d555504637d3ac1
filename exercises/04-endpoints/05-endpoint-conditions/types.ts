/** What matters here of a Service and of the pods of its namespace. */
export type Labels = Readonly<Record<string, string>>

export interface Service {
  /** Without one, the list is left to whoever made the Service. */
  readonly selector?: Labels
  readonly publishNotReadyAddresses?: boolean
}

export interface Condition {
  readonly type: 'PodScheduled' | 'Initialized' | 'ContainersReady' | 'Ready'
  /** A text, not a boolean. Unknown: nothing has been heard from the pod's node for a while. */
  readonly status: 'True' | 'False' | 'Unknown'
}

export interface Pod {
  readonly name: string
  readonly labels: Labels
  /** Succeeded and Failed: it has ended, and will not run again. */
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed'
  /** Absent until its node has given it one. */
  readonly podIP?: string
  readonly conditions: readonly Condition[]
  /** Present from the moment at which somebody deletes the pod; it goes on running for up to its grace period. */
  readonly deletionTimestamp?: string
}

export interface Endpoint {
  readonly address: string
  readonly ready: boolean
  readonly serving: boolean
  readonly terminating: boolean
}
