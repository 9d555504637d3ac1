/** Does a rule for `ruleHost` ('' is a rule for every host) take a request with this Host header? */
export function matchesHost(ruleHost: string, hostHeader: string): boolean {
  if (ruleHost === '') return true
  // The header repeats what was typed: in any case, and with the port unless it is the usual one.
  const host = hostHeader.replace(/:\d+$/, '').toLowerCase()
  // One star, one label: what follows the first label must be all that the rule has behind its star, dot included.
  if (ruleHost.startsWith('*.')) return ruleHost.slice(1) === host.slice(host.indexOf('.'))
  return ruleHost === host
}
