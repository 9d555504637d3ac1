/**
 * Does a rule of an Ingress speak of the host that a request names? Exactly, or by a wildcard, which stands for just one
 * label, or because the rule names no host and takes them all.
 *
 * Source: kubernetes/website content/en/docs/concepts/services-networking/ingress.md (hostname wildcards), and
 * kubernetes/ingress-nginx internal/ingress/controller/template/template.go (buildServerName).
 *
 * Examples: *.foo.com matches bar.foo.com, but neither baz.bar.foo.com nor foo.com.
 */

/** From the nearest to the farthest: an exact host beats a wildcard, which beats a rule for every host. */
export type HostMatch = 'exact' | 'wildcard' | 'any'

/** `ruleHost` as the rule has it, absent or '' for every host; `host` as requestHost gives it. */
export function matchHost(ruleHost: string | null | undefined, host: string): HostMatch | undefined {
  const wanted = (ruleHost ?? '').toLowerCase()
  if (wanted === '') return 'any'
  if (wanted === host) return 'exact'
  const parent = parentOf(host)
  return parent !== undefined && wanted === `*.${parent}` ? 'wildcard' : undefined
}

/** What stands behind the first label: foo.com for bar.foo.com; undefined when there is no label or nothing behind it. */
export function parentOf(host: string): string | undefined {
  const dot = host.indexOf('.')
  return dot > 0 && dot < host.length - 1 ? host.slice(dot + 1) : undefined
}

/** A Host header as hosts are compared: in lower case, without port, without the dot that may end a name. */
export function requestHost(header: string): string {
  const bracket = header.startsWith('[') ? header.indexOf(']') + 1 : 0
  const colon = header.indexOf(':', bracket)
  const host = (colon < 0 ? header : header.slice(0, colon)).toLowerCase()
  return host.endsWith('.') ? host.slice(0, -1) : host
}
