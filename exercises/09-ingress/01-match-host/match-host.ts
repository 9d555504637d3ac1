/** Does a rule for `ruleHost` ('' is a rule for every host) take a request with this Host header? */
export function matchesHost(ruleHost: string, hostHeader: string): boolean {
  // TODO: a rule may have a wildcard or no host at all, and the header is what the client typed.
  return ruleHost === hostHeader
}
