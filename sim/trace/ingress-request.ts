/**
 * A request has come to a pod of an Ingress controller: what becomes of it?
 *
 * TLS is settled first, then host and path find a rule, then an endpoint of its Service is picked and the request sent
 * on from the controller's pod, as a request of its own. What the controller answers itself: 400 plain HTTP where TLS is
 * spoken, 308 to https where the host has tls, 404 no rule, 503 nobody to send to, 502 and 504 when up to three
 * endpoints failed.
 *
 * Source: kubernetes/ingress-nginx rootfs/etc/nginx (template/nginx.tmpl, lua/lua_ingress.lua, lua/balancer.lua).
 * Endpoints take turns there, from a place that each worker process draws; here each request draws.
 */
import type { Ingress } from '../api/ingress.ts'
import { refOf } from '../api/kinds.ts'
import type { Pod } from '../api/pod.ts'
import type { Hop, HttpRequest, HttpResponse, IngressHop, Trace, Verdict } from '../api/trace.ts'
import type { Listener } from '../container/listeners.ts'
import { nginxError, reply } from '../container/respond.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { type IngressOptions, optionsOf } from '../ingress/annotations.ts'
import { requestHost } from '../ingress/match-host.ts'
import { requestPath } from '../ingress/request-path.ts'
import { rewritten } from '../ingress/rewrite.ts'
import type { IngressRoute } from '../ingress/router.ts'
import type { Random } from '../random.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { type Backend, backendFor, type IngressEndpoint, portText } from './ingress-endpoints.ts'
import { explainBackend, explainNoRoute, passedOverBy, unmodelledFor } from './ingress-findings.ts'
import { type Forwarded, givenBack, hostHeader, onwardRequest } from './ingress-forward.ts'
import { pickIngressEndpoint } from './ingress-pick.ts'
import type { Routing } from './ingress-router.ts'
import { type ControllerSettings, settingsOfController } from './ingress-settings.ts'
import { shakeHands } from './ingress-tls.ts'

/** Where a request has come to. */
export interface AtController {
  readonly pod: Pod
  readonly listener: Listener
  readonly routing: Routing
  /** The address that the packet says it is from. */
  readonly clientIP: string
}

/** From the controller on: what follows the hop to its pod. */
export interface Passage extends Pick<Trace, 'verdict' | 'response' | 'diagnostics'> {
  readonly hops: readonly Hop[]
}

/** Sends a request from the controller's pod, and tells what became of it. */
export type Onward = (request: HttpRequest) => Passage

/** All that the steps below look at. */
interface Question {
  readonly state: ClusterState
  readonly at: AtController
  readonly request: HttpRequest
  readonly random: Random
  readonly onward: Onward
  readonly settings: ControllerSettings
  /** Of the Host header, as hosts are compared. */
  readonly host: string
  readonly path: string
  /** What every hop of this request has. */
  readonly base: Pick<IngressHop, 'at' | 'controller' | 'host' | 'path' | 'tls'>
}

export function throughIngress(
  state: ClusterState,
  at: AtController,
  request: HttpRequest,
  random: Random,
  onward: Onward,
): Passage {
  const host = requestHost(hostHeader(request))
  const path = requestPath(request.path)
  const plain = { at: 'ingress', controller: refOf(at.pod), host, path } as const
  if (at.listener.tls && request.scheme === 'http') return plainToTls(plain, at.listener.port)
  const { setup, router } = at.routing
  const handshake = request.scheme === 'https' ? shakeHands(state, setup, router, request) : undefined
  const base = handshake ? { ...plain, tls: handshake.tls } : plain
  if (handshake && handshake.diagnostics.length > 0) {
    const hop: IngressHop = { ...base, outcome: 'refused-by-client', among: 0, passedOver: [] }
    return { hops: [hop], verdict: 'not-trusted', diagnostics: handshake.diagnostics }
  }
  const settings = settingsOfController(state, setup)
  return route({ state, at, request, random, onward, settings, host, path, base })
}

function plainToTls(base: Question['base'], port: number): Passage {
  const words = 'The plain HTTP request was sent to HTTPS port'
  const diagnostics = [diagnose('ingress/plain-http-to-https-port', { port })]
  return answered(
    { ...base, outcome: 'no-tls', among: 0, passedOver: [] },
    nginxError(400, words, words),
    diagnostics,
  )
}

function route(question: Question): Passage {
  const { at, request, host } = question
  const { router } = at.routing
  const found = router.route({ host, path: request.path })
  // What no path takes still belongs to the host's own Ingress, if it has one.
  const owner = found?.ingress ?? router.ingressesFor(host)[0]
  const options = owner && optionsOf(owner)
  const redirect = owner && options && redirectFor(question, owner, options, found)
  if (redirect) return redirect
  if (found === undefined) return noRoute(question)
  return forward(question, found, optionsOf(found.ingress))
}

/** Where the client is sent elsewhere: to another page, another URL, or to https. */
function redirectFor(
  question: Question,
  ingress: Ingress,
  options: IngressOptions,
  found: IngressRoute | undefined,
): Passage | undefined {
  const { request, base, path, settings, host } = question
  const chose = { chose: choiceOf(ingress, found) }
  const to = (status: number, location: string, diagnostics: readonly Diagnostic[] = []): Passage => {
    const page = nginxError(status)
    const response = { ...page, headers: { ...page.headers, Location: location } }
    return answered(
      { ...base, ...chose, outcome: 'redirected', among: 0, passedOver: [] },
      response,
      diagnostics,
    )
  }
  if (options.appRoot !== undefined && path === '/') {
    return to(302, `${request.scheme}://${hostHeader(request)}${options.appRoot}`)
  }
  if (options.redirect && found?.path) return to(options.redirect.code, options.redirect.url)
  if (request.scheme !== 'http' || found?.path?.path?.startsWith('/.well-known/acme-challenge'))
    return undefined
  const isForced = options.forceSslRedirect ?? settings.forceSslRedirect
  const isAsked = options.sslRedirect ?? settings.sslRedirect
  if (!isForced && !(isAsked && question.at.routing.router.tlsFor(host))) return undefined
  const uri = options.preserveTrailingSlash ? request.path : request.path.replace(/\/$/, '')
  const location = `https://${hostHeader(request).replace(/:\d+$/, '')}${uri}`
  const where = { object: refOf(ingress), path: ['spec', 'tls'] }
  return to(settings.redirectCode, location, [
    diagnose('ingress/redirects-to-https', { host: host || hostHeader(request), location }, where),
  ])
}

/** The default backend of the controller: a Service that its flags name, or a page of its own. */
function noRoute(question: Question): Passage {
  const { state, at, base, path, host } = question
  const { setup, router } = at.routing
  const [namespace = '', name = ''] = (setup.defaultBackend ?? '').split('/')
  const port = state.get('Service', namespace, name)?.spec.ports?.[0]
  const found = port && backendFor(state, namespace, { name, port: { number: port.port } })
  if (found?.is === 'endpoints' && found.ready.length > 0) {
    return send(
      question,
      found.ready,
      { outcome: 'no-route', passedOver: [] },
      defaultOptions,
      undefined,
      () => [],
    )
  }
  const isHealthCheck = path.startsWith('/healthz') && router.ingressesFor(host).length === 0
  const response = isHealthCheck ? reply(200, '', {}) : nginxError(404)
  const hop: IngressHop = {
    ...base,
    outcome: 'no-route',
    among: 0,
    passedOver: passedOverBy(at.routing, question, undefined),
  }
  return answered(hop, response, isHealthCheck ? [] : explainNoRoute(state, at.routing, question))
}

const defaultOptions: IngressOptions = optionsOf({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: '' },
  spec: {},
})

function forward(question: Question, found: IngressRoute, options: IngressOptions): Passage {
  const { state, at, base } = question
  const { namespace = 'default' } = found.ingress.metadata
  const backend = backendFor(state, namespace, found.backend)
  const chose = {
    ...choiceOf(found.ingress, found),
    service: { kind: 'Service', namespace, name: found.backend.name },
    port: portText(found.backend),
  }
  const passedOver = passedOverBy(at.routing, question, found)
  const leftOut = unmodelledFor(at.routing, question, found, options)
  if (leftOut) {
    const hop: IngressHop = { ...base, chose, outcome: 'forwarded', among: 0, passedOver }
    return { hops: [hop], verdict: 'not-modelled', diagnostics: [leftOut] }
  }
  const causes = (status: number, tried: readonly string[]): readonly Diagnostic[] =>
    explainBackend(state, found, backend, status, tried)
  const endpoints = endpointsOf(question, backend, options)
  const before = backend.is === 'endpoints' ? backend.passedOver : []
  const told = { chose, passedOver: [...passedOver, ...before] }
  if (endpoints.length === 0) {
    const hop: IngressHop = { ...base, ...told, outcome: 'no-endpoint', among: 0 }
    return answered(hop, nginxError(503), causes(503, []))
  }
  return send(question, endpoints, { ...told, outcome: 'forwarded' }, options, found, causes)
}

/** An alias is looked up by the controller; with service-upstream the cluster IP counts as the only endpoint. */
function endpointsOf(
  { at }: Question,
  backend: Backend,
  { serviceUpstream }: IngressOptions,
): readonly IngressEndpoint[] {
  if (backend.is === 'alias') {
    return at.routing.setup.followsExternalNames && backend.host !== ''
      ? [{ ip: backend.host, port: backend.port }]
      : []
  }
  if (backend.is !== 'endpoints') return []
  const { clusterIP } = backend.service.spec
  if (serviceUpstream && clusterIP && clusterIP !== 'None')
    return [{ ip: clusterIP, port: backend.port.port }]
  return backend.ready
}

const mostTries = 3

/** One endpoint after the other, until one answers. */
function send(
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
    tried.push(`${endpoint.ip}:${endpoint.port}`)
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

/** Which rule or default backend took the request; where none did, whose host it is. */
function choiceOf(ingress: Ingress, found: IngressRoute | undefined): NonNullable<IngressHop['chose']> {
  const rule = found?.at[1] === 'rules' ? ingress.spec.rules?.[Number(found.at[2])] : undefined
  return {
    ingress: refOf(ingress),
    field: found?.at ?? ['spec', 'rules'],
    ...(rule?.host ? { host: rule.host } : {}),
    ...(found?.path?.path ? { path: found.path.path } : {}),
    ...(found?.path?.pathType ? { pathType: found.path.pathType } : {}),
  }
}

function answered(
  hop: Omit<IngressHop, 'status'>,
  response: HttpResponse,
  diagnostics: readonly Diagnostic[],
): Passage {
  return { hops: [{ ...hop, status: response.status }], verdict: 'answered', response, diagnostics }
}
