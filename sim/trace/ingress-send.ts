/**
 * The controller sends a request on, to one endpoint after the other until one answers; after three, or when there are no
 * more, it answers 502 or, after silence, 504.
 *
 * Source: kubernetes/ingress-nginx internal/ingress/controller/config/config.go (ProxyNextUpstream: error timeout, three
 * tries), rootfs/etc/nginx/lua/balancer.lua.
 */
import type { Hop, HttpResponse, IngressHop, Verdict } from '../api/trace.ts'
import { nginxError } from '../container/respond.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { IngressOptions } from '../ingress/annotations.ts'
import { rewritten } from '../ingress/rewrite.ts'
import type { IngressRoute } from '../ingress/router.ts'
import { joinHostPort } from '../ip/address.ts'
import type { IngressEndpoint } from './ingress-endpoints.ts'
import { type Forwarded, givenBack, hostHeader, onwardRequest } from './ingress-forward.ts'
import { pickIngressEndpoint } from './ingress-pick.ts'
import { answered, type Passage, type Question } from './ingress-question.ts'

const mostTries = 3

export function send(
  question: Question,
  endpoints: readonly IngressEndpoint[],
  told: Pick<IngressHop, 'outcome' | 'chose' | 'passedOver'>,
  options: IngressOptions,
  found: IngressRoute | undefined,
  causes: (status: number, tried: readonly string[]) => readonly Diagnostic[],
): Passage {
  const { base, request, random, onward } = question
  const path = rewritten(request.path, found?.path, options)
  const pick = pickIngressEndpoint(endpoints, request, options, random, told.chose)
  const forwarded = forwardedBy(question)
  const hops: Hop[] = []
  const tried: string[] = []
  let verdict: Verdict = 'refused'
  for (const endpoint of pick.inTurn.slice(0, mostTries)) {
    const asked = onwardRequest(request, endpoint, path, options, forwarded)
    const passage = onward(asked)
    const scheme = asked.scheme === 'https' ? 'https' : 'http'
    const hop: IngressHop = {
      ...base,
      ...told,
      endpoint: { ...endpoint, path, scheme },
      ...(pick.byCookie ? { byCookie: true } : {}),
      among: endpoints.length,
    }
    hops.push(...passage.hops)
    tried.push(joinHostPort(endpoint.ip, endpoint.port))
    verdict = passage.verdict
    if (verdict === 'not-modelled') return { ...passage, hops: [hop, ...hops] }
    if (verdict === 'answered' && passage.response) {
      const response = givenBack(passage.response, { ...pick.headers, ...securityOf(question) })
      return { hops: [hop, ...hops], verdict, response, diagnostics: passage.diagnostics }
    }
  }
  // A name that has no address leaves nobody to send to.
  const status = verdict === 'no-such-name' ? 503 : verdict === 'timed-out' ? 504 : 502
  const outcome = status === 503 ? 'no-endpoint' : 'unreachable'
  const hop: IngressHop = { ...base, ...told, outcome, among: endpoints.length }
  const ended = answered(hop, nginxError(status), causes(status, tried))
  return { ...ended, hops: [...ended.hops, ...hops] }
}

function forwardedBy({ at, request, random }: Question): Forwarded {
  let id = ''
  for (let digit = 0; digit < 32; digit++) id += '0123456789abcdef'.charAt(random.below(16))
  return {
    host: hostHeader(request),
    clientIP: at.clientIP,
    port: at.listener.tls ? 443 : at.listener.port,
    id,
  }
}

function securityOf({ request, settings }: Question): HttpResponse['headers'] {
  if (request.scheme !== 'https' || settings.transportSecurity === undefined) return {}
  return { 'Strict-Transport-Security': settings.transportSecurity }
}
