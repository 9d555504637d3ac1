/** The parts of an Ingress that decide where a request goes. */
export interface Ingress {
  readonly rules: readonly Rule[]
  /** A Service for whatever no rule takes. */
  readonly defaultBackend?: string
}

export interface Rule {
  /** A name, a name with a star as its first label, or left out: for every host. */
  readonly host?: string
  readonly paths: readonly Path[]
}

export interface Path {
  readonly path: string
  readonly pathType: 'Exact' | 'Prefix'
  /** The name of the Service behind it. */
  readonly service: string
}

export interface Request {
  /** In small letters, without a port. */
  readonly host: string
  /** Without a query. */
  readonly path: string
}
