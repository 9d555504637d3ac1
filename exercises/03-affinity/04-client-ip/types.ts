/** A connection that comes to a node, and what the node knows at this moment. */
export interface Connection {
  /** The address that it comes from. */
  readonly client: string
  /** By the node's clock; later connections have later times, or the same. */
  readonly atSeconds: number
  /** All that the Service has now; at least one. */
  readonly endpoints: readonly string[]
  /** One of them: where chance sends a client of whom nothing is remembered. */
  readonly drawn: string
  /** spec.sessionAffinityConfig.clientIP.timeoutSeconds of the Service. */
  readonly timeoutSeconds: number
}

/** A client was sent to an endpoint, the last time at this second. */
export interface Seen {
  readonly client: string
  readonly endpoint: string
  readonly atSeconds: number
}

export interface Sent {
  readonly endpoint: string
  /** What the node is to know when the next connection comes. */
  readonly memory: readonly Seen[]
}
