/**
 * Where does a redirect lead? The Location of an answer, read against the request that got it.
 *
 * Source: golang/go net/http/client.go (redirectBehavior, Client.do), which the kubelet's probes use.
 * Leaves out: the Referer header; that credentials are not sent on to another host, where no kubelet follows.
 * Example: /login, got from http://10.244.1.5:8080/app, leads to http://10.244.1.5:8080/login with the same Host header.
 */
import type { HttpRequest, HttpResponse } from '../../api/trace.ts'
import { authorityOf, urlOf, wirePath } from './http-request.ts'

const followed: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

/** The Location as it is written, when the answer's status and header say to go on. */
export function locationOf({ status, headers }: HttpResponse): string | undefined {
  if (!followed.has(status)) return undefined
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'location')
  return (name === undefined ? undefined : headers[name]) || undefined
}

/** A Location that cannot be followed, and what Go says of it. */
export interface DeadEnd {
  readonly host: string
  readonly error: string
}

export function redirectTo(location: string, from: HttpRequest): HttpRequest | DeadEnd {
  const flaw = flawIn(location)
  if (flaw !== undefined) {
    const parsing = `failed to parse Location header ${JSON.stringify(location)}`
    return { host: from.host, error: `Get "${urlOf(from)}": ${parsing}: ${flaw}` }
  }
  const [matched = '', scheme, host = '', port] = wholeURL.exec(location) ?? []
  const spoken = scheme?.toLowerCase() ?? from.scheme
  const named = host.replace(/^\[|\]$/g, '')
  if (spoken !== 'http' && spoken !== 'https') {
    return { host: named, error: `Get "${location}": unsupported protocol scheme "${spoken}"` }
  }
  const rest = location.slice(matched.length)
  if (scheme === undefined && named === '')
    return withHost(from, { path: wirePath(joinPath(from.path, rest)) })
  const next: Partial<HttpRequest> = {
    scheme: spoken,
    host: named,
    port: Number(port || (spoken === 'https' ? 443 : 80)),
    path: wirePath(rest.replace(/#.*$/s, '')),
  }
  return withHost(from, next, scheme !== undefined)
}

/** Scheme, host and port of a URL, of which a Location may leave out the first or all. */
const wholeURL =
  /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/(?:[^/?#]*@)?(\[[^\]/?#]*\]|[^/?#:]*)(?::([0-9]*))?(?=[/?#]|$))?/i

/** Why Go's url.Parse refuses it. */
function flawIn(location: string): string | undefined {
  const quoted = `parse ${JSON.stringify(location)}`
  if (/[\0-\x1f\x7f]/.test(location)) return `${quoted}: net/url: invalid control character in URL`
  const [, broken] = /^[^?#]*?(%(?![0-9a-fA-F]{2}).{0,2})/.exec(location) ?? []
  return broken === undefined ? undefined : `${quoted}: invalid URL escape "${broken}"`
}

/** A Host header that names something else than the address goes along, unless the Location is a whole URL. */
function withHost(from: HttpRequest, change: Partial<HttpRequest>, isWholeURL = false): HttpRequest {
  const next = { ...from, ...change }
  const given = from.headers.Host ?? ''
  const goesAlong = !isWholeURL && given !== '' && given !== authorityOf(from)
  return { ...next, headers: { ...from.headers, Host: goesAlong ? given : authorityOf(next) } }
}

/** A reference without a host, against the path it was got from (RFC 3986, section 5.2). */
function joinPath(base: string, reference: string): string {
  const path = base.split('?')[0] ?? ''
  const [, target = '', query = ''] = /^([^?#]*)(\?[^#]*)?/.exec(reference) ?? []
  if (target === '') return query === '' ? base : path + query
  const absolute = target.startsWith('/') ? target : path.slice(0, path.lastIndexOf('/') + 1) + target
  return withoutDots(absolute) + query
}

function withoutDots(path: string): string {
  const kept: string[] = []
  const segments = path.split('/').slice(1)
  segments.forEach((segment, index) => {
    const isLast = index === segments.length - 1
    if (segment === '..') kept.pop()
    if (segment !== '.' && segment !== '..') kept.push(segment)
    else if (isLast) kept.push('')
  })
  return `/${kept.join('/')}`
}
