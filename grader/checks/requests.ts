/** How checks send requests: from a pod, to a URL, often enough that chance leaves nobody out. */
import type { HttpRequest, Origin, PodHop, Trace } from '../../sim/index.ts'

export function originOf(from: string, namespace: string): Origin {
  return { from: 'pod', namespace, name: from }
}

/** What `curl URL` sends. `url` is an author's text: a malformed one is the kit's fault and throws. */
export function requestTo(url: string): HttpRequest {
  const { protocol, hostname, port, pathname, search } = new URL(url)
  const scheme = protocol === 'https:' ? 'https' : 'http'
  return {
    scheme,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (scheme === 'https' ? 443 : 80) : Number(port),
    method: 'GET',
    path: `${pathname}${search}`,
    headers: {},
  }
}

/**
 * With n answering alike, n × 24 requests leave one of them out with a chance below one in a thousand million
 * for n up to 6, and every seed is tried by `npm run verify`.
 */
export function requestsFor(candidates: number): number {
  return Math.max(8, candidates * 24)
}

/** Where the request ended up: the last hop that is a pod, a node or a machine outside. */
export function whereItWent(trace: Trace): PodHop | undefined {
  return trace.hops.findLast((hop): hop is PodHop => hop.at === 'pod')
}
