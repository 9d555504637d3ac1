/** What matters here of Services and of the pod whose container is about to start. */
export interface ServicePort {
  /** Absent only where a Service has one port. */
  readonly name?: string
  readonly port: number
  readonly protocol: 'TCP' | 'UDP' | 'SCTP'
}

export interface Service {
  readonly name: string
  readonly namespace: string
  /** IPv4 or IPv6. 'None' for a headless Service; absent for an ExternalName. */
  readonly clusterIP?: string
  /** At least one, in the order of the manifest. */
  readonly ports: readonly ServicePort[]
}

export interface Pod {
  readonly namespace: string
  /** When it is false, the pod wants to hear of no Service but the API server's. Absent means true. */
  readonly enableServiceLinks?: boolean
}
