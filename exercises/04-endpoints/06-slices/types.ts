/** The number at which each port of the Service is found, by the port's name. In what order they stand does not matter. */
export type Ports = Readonly<Record<string, number>>

/** A pod that belongs to the list of a Service. */
export interface Pod {
  readonly address: string
  /** A name that none of its containers declares is missing here. */
  readonly ports: Ports
}

export interface Slice {
  /** One for all endpoints of the slice. */
  readonly ports: Ports
  readonly addresses: readonly string[]
}
