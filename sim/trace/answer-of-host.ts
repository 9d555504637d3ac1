/**
 * What does a machine outside the cluster answer to an HTTP request? One text for everything; and 404 where the server
 * there goes by the Host header and the request names a host that is not one of its own.
 *
 * So a request to an ExternalName Service shows what its alias cannot: the client still says the Service's name.
 */
import type { OutsideHost } from '../api/settings.ts'
import type { HttpRequest, HttpResponse } from '../api/trace.ts'

export interface HostAnswer {
  readonly response: HttpResponse
  readonly unknownHost?: string
}

export function answerOfHost(
  { name }: OutsideHost,
  { body, hosts }: OutsideHost['listens'][number],
  request: HttpRequest,
): HostAnswer {
  const asked = hostAsked(request)
  if (hosts === undefined || hosts.some((host) => host.toLowerCase() === asked)) {
    return { response: { status: 200, headers: {}, body: `${body ?? name}\n` } }
  }
  return { response: { status: 404, headers: {}, body: '404 page not found\n' }, unknownHost: asked }
}

/** Without a port, in lower case: the header where the request has one, or the host of its URL. */
function hostAsked({ headers, host }: HttpRequest): string {
  const header = Object.entries(headers).find(([key]) => key.toLowerCase() === 'host')?.[1]
  return (header ?? host).replace(/:\d+$/, '').replace(/\.$/, '').toLowerCase()
}
