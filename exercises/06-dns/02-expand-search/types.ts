/** What a resolver has read in /etc/resolv.conf, as far as it matters here. */
export interface Resolver {
  /** The search list: domains without a dot at the end, none twice. It may be empty. */
  readonly search: readonly string[]
  /** The option ndots. In a pod it is 5, elsewhere 1 as a rule. */
  readonly ndots: number
}
