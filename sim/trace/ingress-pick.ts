/**
 * Which endpoint does an Ingress controller take? Any, each as likely; or, with the annotation affinity: cookie, the one
 * that the client's cookie stands for. When one fails, the others follow in turn.
 *
 * Source: kubernetes/ingress-nginx rootfs/etc/nginx/lua/balancer.lua and balancer/sticky.lua.
 */
import type { HttpRequest, HttpResponse, IngressHop } from '../api/trace.ts'
import type { IngressOptions } from '../ingress/annotations.ts'
import { joinHostPort } from '../ip/address.ts'
import { cookieAffinity } from '../proxy/hashing/cookie.ts'
import type { Random } from '../random.ts'
import type { IngressEndpoint } from './ingress-endpoints.ts'

export interface IngressPick {
  /** The one that was picked, then those that are tried when it fails. */
  readonly inTurn: readonly IngressEndpoint[]
  readonly byCookie: boolean
  /** What is added to the answer. */
  readonly headers: HttpResponse['headers']
}

export function pickIngressEndpoint(
  endpoints: readonly IngressEndpoint[],
  request: HttpRequest,
  { cookie }: IngressOptions,
  random: Random,
  chose: IngressHop['chose'],
): IngressPick {
  if (cookie === undefined) {
    return { inTurn: from(endpoints, random.below(endpoints.length)), byCookie: false, headers: {} }
  }
  const { service, port, path } = chose ?? {}
  const upstream = `${service?.namespace ?? ''}-${service?.name ?? ''}-${port ?? ''}`
  const keys = endpoints.map((endpoint) => joinHostPort(endpoint.ip, endpoint.port))
  const brought = cookieIn(request, cookie.name)
  const client = { ip: '', ...(brought === undefined ? {} : { cookie: brought }) }
  const choice = cookieAffinity(cookie.mode, random, upstream).pick(client, keys)
  const index = Math.max(0, keys.indexOf(choice?.endpoint ?? ''))
  const { setCookie } = choice ?? {}
  if (setCookie === undefined) return { inTurn: from(endpoints, index), byCookie: true, headers: {} }
  const secure = request.scheme === 'https' ? '; Secure' : ''
  const written = `${cookie.name}=${setCookie}; Path=${path ?? '/'}${secure}; HttpOnly`
  return { inTurn: from(endpoints, index), byCookie: false, headers: { 'Set-Cookie': written } }
}

function from(endpoints: readonly IngressEndpoint[], first: number): readonly IngressEndpoint[] {
  return [...endpoints.slice(first), ...endpoints.slice(0, first)]
}

function cookieIn({ headers }: HttpRequest, name: string): string | undefined {
  const line = Object.entries(headers).find(([key]) => key.toLowerCase() === 'cookie')?.[1] ?? ''
  const pair = line.split(';').find((one) => one.trim().startsWith(`${name}=`))
  return pair?.trim().slice(name.length + 1)
}
