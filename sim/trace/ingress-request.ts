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
import { refOf } from '../api/kinds.ts'
import type { HttpRequest, IngressHop } from '../api/trace.ts'
import { nginxError, reply } from '../container/respond.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { type IngressOptions, optionsOf } from '../ingress/annotations.ts'
import { requestHost } from '../ingress/match-host.ts'
import { requestPath } from '../ingress/request-path.ts'
import type { IngressRoute } from '../ingress/router.ts'
import type { Random } from '../random.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { type Backend, backendFor, type IngressEndpoint, portText } from './ingress-endpoints.ts'
import { explainBackend, explainNoRoute, passedOverBy, unmodelledFor } from './ingress-findings.ts'
import { hostHeader } from './ingress-forward.ts'
import {
  type AtController,
  answered,
  choiceOf,
  type Onward,
  type Passage,
  type Question,
} from './ingress-question.ts'
import { redirectFor } from './ingress-redirect.ts'
import { send } from './ingress-send.ts'
import { settingsOfController } from './ingress-settings.ts'
import { shakeHands } from './ingress-tls.ts'

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
  const handshake = request.scheme === 'https' ? shakeHands(state, at.routing, request) : undefined
  const base = handshake ? { ...plain, tls: handshake.tls } : plain
  const [doubt] = handshake?.diagnostics ?? []
  if (doubt?.code === 'tls/not-modelled') return { hops: [], verdict: 'not-modelled', diagnostics: [doubt] }
  if (handshake && doubt) {
    const hop: IngressHop = { ...base, outcome: 'refused-by-client', among: 0, passedOver: [] }
    return { hops: [hop], verdict: 'not-trusted', diagnostics: handshake.diagnostics }
  }
  const settings = settingsOfController(state, at.routing.setup)
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
    service: { kind: 'Service', namespace, name: found.backend.name ?? '' },
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
