/**
 * What does an httpGet probe ask? A GET to the pod's address, that says who asks unless the manifest says otherwise.
 *
 * Source: kubernetes/kubernetes pkg/probe/http/request.go (NewRequestForHTTPGetAction), pkg/probe/util.go
 * (ResolveContainerPort).
 * Leaves out: that a header given twice is sent as two lines; here they stand as one, joined with a comma.
 * Example: { path: '/healthz', port: 8080 } of a pod at 10.244.1.5 asks GET http://10.244.1.5:8080/healthz, as
 * User-Agent kube-probe/1.35, and accepts anything.
 */
import type { IntOrString } from '../../api/meta.ts'
import type { Container, HTTPGetAction } from '../../api/pod.ts'
import { kubernetesVersion } from '../../api/settings.ts'
import type { HttpRequest } from '../../api/trace.ts'

export type Headers = Readonly<Record<string, string>>

/** The request, or why the kubelet cannot ask: a probe that cannot be run decides nothing, and kills nobody. */
export function probeRequestFor(
  { port, path = '/', host, scheme = 'HTTP', httpHeaders = [] }: HTTPGetAction,
  container: Pick<Container, 'ports'>,
  podIP: string,
): HttpRequest | { readonly error: string } {
  const number = probePort(port, container)
  if (typeof number === 'string') return { error: number }
  const request = {
    scheme: scheme.toLowerCase() === 'https' ? ('https' as const) : ('http' as const),
    host: host || podIP,
    port: number,
    method: 'GET',
    path: requestPath(path),
  }
  return { ...request, headers: probeHeaders(httpHeaders, authorityOf(request)) }
}

/** The number, or what is wrong with it in the words of the kubelet's event. */
export function probePort(port: IntOrString, { ports = [] }: Pick<Container, 'ports'>): number | string {
  const named = typeof port === 'string' ? ports.find(({ name }) => name === port)?.containerPort : port
  const number = named ?? (/^[+-]?[0-9]+$/.test(String(port)) ? Number(port) : undefined)
  if (number === undefined) return `strconv.Atoi: parsing ${JSON.stringify(port)}: invalid syntax`
  return number > 0 && number < 65536 ? number : `invalid port number: ${number}`
}

/** What is sent, by the names as they stand on the wire: X-Token, however the manifest writes it. */
function probeHeaders(
  given: readonly { readonly name: string; readonly value: string }[],
  authority: string,
): Headers {
  const values = new Map<string, string[]>()
  for (const { name, value } of given) {
    const canonical = canonicalHeader(name)
    const known = values.get(canonical)
    if (known === undefined) values.set(canonical, [value])
    else known.push(value)
  }
  const first = (name: string, otherwise: string): string => values.get(name)?.[0] ?? otherwise
  const own: Headers = {
    Host: first('Host', '') || authority,
    'User-Agent': first('User-Agent', userAgent),
    Accept: first('Accept', '*/*'),
  }
  const others = [...values].filter(([name]) => !(name in own)).map(([name, all]) => [name, all.join(', ')])
  // An empty User-Agent or Accept is how a manifest asks for none.
  return Object.fromEntries([...Object.entries(own).filter(([, value]) => value !== ''), ...others])
}

const userAgent = `kube-probe/${kubernetesVersion.replace(/^v/, '').split('.').slice(0, 2).join('.')}`

/** Host and port as a URL writes them: [fd00::5]:8080. */
export function authorityOf({ host, port }: Pick<HttpRequest, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

export function urlOf(request: Pick<HttpRequest, 'scheme' | 'host' | 'port' | 'path'>): string {
  return `${request.scheme}://${authorityOf(request)}${request.path}`
}

/**
 * The path of a manifest may carry a query. A fragment is not sent, and neither is the host of a whole URL. What cannot
 * be read as a URL is sent as a path, question mark and all.
 */
export function requestPath(path: string): string {
  const isReadable = !/^[^?#]*%(?![0-9a-fA-F]{2})|[\0-\x1f\x7f]/.test(path)
  if (!isReadable) return wirePath(path.replaceAll('%', '%25').replaceAll('?', '%3F').replaceAll('#', '%23'))
  return wirePath(path.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, '').replace(/#.*$/s, ''))
}

/** As it stands in a request line: it begins with a slash, and what may not stand there is written as %XX. */
export function wirePath(path: string): string {
  const wellFormed = path.replace(/\p{Cs}/gu, '\ufffd')
  const escaped = wellFormed.replace(/[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%[\]]/gu, encodeURIComponent)
  return escaped.startsWith('/') ? escaped : `/${escaped}`
}

/** Content-type → Content-Type. A name that no header may have stays as it is written. */
function canonicalHeader(name: string): string {
  if (!/^[A-Za-z0-9!#$%&'*+\-.^_`|~]+$/.test(name)) return name
  return name.toLowerCase().replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase())
}
