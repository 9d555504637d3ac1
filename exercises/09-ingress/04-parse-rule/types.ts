/** What one --rule of `kubectl create ingress` says. */
export interface Rule {
  /** '' for every host. */
  readonly host: string
  /** Begins with a slash, without the star that may stand at its end. */
  readonly path: string
  readonly pathType: 'Exact' | 'Prefix'
  readonly service: string
  /** A number, or the name of a port of the Service. */
  readonly port: number | string
  /** '' where TLS is asked for without a Secret; left out where it is not asked for. */
  readonly secretName?: string
}
