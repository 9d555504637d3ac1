/**
 * What does an Ingress controller send to a pod, and what does it give back? The request as it came, with headers that
 * tell who asked; the answer as it comes, without the name of the server. TLS ended at the controller: what goes on is
 * plain HTTP unless the annotation backend-protocol says otherwise.
 *
 * Source: kubernetes/ingress-nginx rootfs/etc/nginx/template/nginx.tmpl (the proxy_set_header lines). X-Forwarded headers
 * that the client sends are replaced, as by default nobody before the controller is trusted.
 */
import type { HttpRequest, HttpResponse } from '../api/trace.ts'
import type { IngressOptions } from '../ingress/annotations.ts'
import { joinHostPort } from '../ip/address.ts'

export interface Forwarded {
  /** The Host header as the client sent it. */
  readonly host: string
  readonly clientIP: string
  /** Which of the controller's ports the client came to: 80 or 443. */
  readonly port: number
  /** 32 hexadecimal digits. */
  readonly id: string
}

export function onwardRequest(
  request: HttpRequest,
  endpoint: { readonly ip: string; readonly port: number },
  path: string,
  options: IngressOptions,
  { host, clientIP, port, id }: Forwarded,
): HttpRequest {
  const scheme = schemeOf(options, request)
  return {
    scheme,
    host: endpoint.ip,
    port: endpoint.port,
    method: request.method,
    path,
    headers: {
      Host: options.upstreamVhost ?? host,
      'X-Request-ID': id,
      'X-Real-IP': clientIP,
      'X-Forwarded-For': clientIP,
      'X-Forwarded-Host': host,
      'X-Forwarded-Port': String(port),
      'X-Forwarded-Proto': request.scheme,
      'X-Forwarded-Scheme': request.scheme,
      'X-Scheme': request.scheme,
      ...kept(request.headers),
    },
    // It does not look at the certificates of pods unless told to.
    ...(scheme === 'https' ? { insecure: true } : {}),
  }
}

export function schemeOf({ backendProtocol }: IngressOptions, { scheme }: HttpRequest): 'http' | 'https' {
  if (backendProtocol === 'AUTO_HTTP') return scheme === 'https' ? 'https' : 'http'
  return backendProtocol === 'HTTPS' || backendProtocol === 'GRPCS' ? 'https' : 'http'
}

/** What the client sent, but for the headers that the controller sets itself. */
function kept(headers: HttpRequest['headers']): HttpRequest['headers'] {
  const own = /^(?:host|connection|x-request-id|x-real-ip|x-scheme|x-forwarded-.*)$/i
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !own.test(name)))
}

export function hostHeader(request: HttpRequest): string {
  const written = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'host')?.[1]
  if (written !== undefined) return written
  const standard = request.scheme === 'https' ? 443 : 80
  if (request.port !== standard) return joinHostPort(request.host, request.port)
  return request.host.includes(':') ? `[${request.host}]` : request.host
}

/** The answer of a pod, as the client gets it. */
export function givenBack(response: HttpResponse, more: HttpResponse['headers']): HttpResponse {
  const headers = Object.fromEntries(
    Object.entries(response.headers).filter(([name]) => name.toLowerCase() !== 'server'),
  )
  return { ...response, headers: { ...headers, ...more } }
}
