/** The parts of a Service port, a container and a pod that decide here. The API server has filled in every protocol. */
export type Protocol = 'TCP' | 'UDP' | 'SCTP'

export interface ServicePort {
  readonly port: number
  readonly protocol: Protocol
  /** A number, or the name of a container port. */
  readonly targetPort: number | string
}

export interface ContainerPort {
  readonly name?: string
  readonly containerPort: number
  readonly protocol: Protocol
}

export interface Container {
  readonly name: string
  /** Of init containers only: one that has it runs on beside the others, as a sidecar. */
  readonly restartPolicy?: 'Always'
  readonly ports?: readonly ContainerPort[]
}

export interface Pod {
  readonly containers: readonly Container[]
  readonly initContainers?: readonly Container[]
}
