/** What a resolver has read in /etc/resolv.conf. */
export interface Resolver {
  /** Addresses of DNS servers, asked in this order; three at most. */
  readonly nameservers: readonly string[]
  /** The search list. */
  readonly search: readonly string[]
  /** The option ndots. */
  readonly ndots: number
}
