/**
 * Why does an Ingress controller answer 404, 502, 503 or 504, and which paths did a request pass by? Told from the
 * controller's side, when a request is there; ingress-diagnose.ts looks at an Ingress without one.
 */
import type { Ingress } from '../api/ingress.ts'
import { refOf } from '../api/kinds.ts'
import type { PassedOver } from '../api/trace.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
import { hostAddress } from '../dns/address.ts'
import { annotationPrefix, type IngressOptions } from '../ingress/annotations.ts'
import { matchHost } from '../ingress/match-host.ts'
import { isNearer, matchesPath } from '../ingress/match-path.ts'
import type { IngressRoute } from '../ingress/router.ts'
import { nearNames } from '../near-names.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { diagnoseService } from './diagnose-service.ts'
import { classFindings } from './ingress-class-findings.ts'
import { type Backend, portText } from './ingress-endpoints.ts'
import type { Routing } from './ingress-router.ts'

interface Asked {
  readonly host: string
  readonly path: string
}

/** More would bury what matters. */
const mostPassedOver = 20

/** Paths for the host that match and lost; where none took the request, those that do not match. */
export function passedOverBy(
  { router }: Routing,
  { host, path }: Asked,
  found: IngressRoute | undefined,
): readonly PassedOver[] {
  return router
    .pathsFor(host)
    .filter((one) => !(one.ingress === found?.ingress && one.at === found.at))
    .filter((one) => found === undefined || (one.path && matchesPath(one.path, path)))
    .slice(0, mostPassedOver)
    .map((one) => {
      const because =
        found === undefined
          ? 'other-path'
          : found.path && one.path && isNearer(found.path, one.path)
            ? 'farther-path'
            : 'taken-already'
      return {
        what: ruleText(one),
        ref: refOf(one.ingress),
        why: diagnose('ingress/path-passed-over', { because }),
      }
    })
}

function ruleText({ ingress, at, path }: IngressRoute): string {
  const host = ingress.spec.rules?.[Number(at[2])]?.host
  return `${host || '*'}${path?.path || '/'} (${path?.pathType ?? ''})`
}

/** What decides about the request and is not modelled: it would be wrong to follow it further. */
export function unmodelledFor(
  { router }: Routing,
  { host }: Asked,
  { ingress }: IngressRoute,
  { unmodelled, backendProtocol }: IngressOptions,
): Diagnostic | undefined {
  const odd = ['HTTP', 'HTTPS', 'AUTO_HTTP'].includes(backendProtocol)
    ? []
    : [`${annotationPrefix}backend-protocol`]
  const names = [...unmodelled, ...odd]
  const canary = router.canaryFor(host)
  if (names.length === 0 && canary === undefined) return undefined
  const [blamed, list] =
    names.length > 0 ? [ingress, names] : [canary ?? ingress, [`${annotationPrefix}canary`]]
  const where = { object: refOf(blamed), path: ['metadata', 'annotations', list[0] ?? ''] }
  return diagnose('ingress/annotation-not-modelled', { names: list }, where)
}

/** The controller answers 404. */
export function explainNoRoute(
  state: ClusterState,
  routing: Routing,
  { host, path }: Asked,
): readonly Diagnostic[] {
  const [first] = routing.router.ingressesFor(host)
  if (first !== undefined) return [pathNotMatched(routing.router.pathsFor(host), first, host, path)]
  const others = state
    .list('Ingress')
    .filter((ingress) => !routing.ingresses.includes(ingress) && namesHost(ingress, host))
  const notTaken = others.flatMap((ingress) => classFindings(state, ingress))
  return notTaken.length > 0 ? notTaken : [hostNotMatched(routing.ingresses, host)]
}

export function namesHost({ spec }: Ingress, host: string): boolean {
  return (spec?.rules ?? []).some((rule) => rule.host && matchHost(rule.host, host) !== undefined)
}

function hostNotMatched(ingresses: readonly Ingress[], host: string): Diagnostic {
  const all = [
    ...new Set(ingresses.flatMap(({ spec }) => (spec?.rules ?? []).flatMap((rule) => rule.host || []))),
  ]
  const near = nearNames(host, all)
  const hosts = (near.length > 0 ? near : all).slice(0, 3)
  const blamed = ingresses.find((ingress) =>
    (ingress.spec?.rules ?? []).some((rule) => rule.host === near[0]),
  )
  const index = (blamed?.spec.rules ?? []).findIndex((rule) => rule.host === near[0])
  const where = blamed ? { object: refOf(blamed), path: ['spec', 'rules', index, 'host'] } : {}
  return diagnose(
    'ingress/host-not-matched',
    { host, hosts, isAddress: hostAddress(host) !== undefined },
    where,
  )
}

function pathNotMatched(
  routes: readonly IngressRoute[],
  ingress: Ingress,
  host: string,
  path: string,
): Diagnostic {
  const near = routes.flatMap((route) => nearMiss(route, path)).at(0)
  const paths = [...new Set(routes.map(ruleText))].slice(0, 5)
  if (near === undefined) {
    const where: FieldPath = routes[0]?.at ?? ['spec', 'rules']
    return diagnose(
      'ingress/path-not-matched',
      { host, path, paths },
      { object: refOf(ingress), path: where },
    )
  }
  const { route, ...facts } = near
  const field = facts.because === 'exact' || facts.because === 'slash' ? 'pathType' : 'path'
  const where = { object: refOf(route.ingress), path: [...route.at, field] }
  return diagnose('ingress/path-not-matched', { host, path, paths, near: facts }, where)
}

function nearMiss(route: IngressRoute, path: string) {
  const text = route.path?.path || '/'
  const pathType = route.path?.pathType ?? 'Prefix'
  const because = whyNearly(text, pathType === 'Exact', path)
  return because === undefined ? [] : [{ route, path: text, pathType, because } as const]
}

function whyNearly(
  text: string,
  isExact: boolean,
  path: string,
): 'exact' | 'element' | 'case' | 'slash' | 'star' | undefined {
  const bare = text.replace(/\/+$/, '')
  if (text.endsWith('*') && path.startsWith(text.slice(0, -1))) return 'star'
  if (isExact && path.replace(/\/+$/, '') === bare) return 'slash'
  if (isExact && path.startsWith(`${bare}/`)) return 'exact'
  if (!isExact && path.startsWith(bare)) return 'element'
  const [lower, asked] = [bare.toLowerCase(), path.toLowerCase()]
  return asked === lower || asked.startsWith(`${lower}/`) ? 'case' : undefined
}

/** The controller answers 502, 503 or 504. What is wrong with the Service itself goes first. */
export function explainBackend(
  state: ClusterState,
  { ingress, at, backend: asked }: IngressRoute,
  backend: Backend,
  status: number,
  tried: readonly string[],
): readonly Diagnostic[] {
  const { namespace = 'default' } = ingress.metadata
  const object = refOf(ingress)
  const below: FieldPath = at[1] === 'defaultBackend' ? at : [...at, 'backend']
  const name = asked.name ?? ''
  const service = `${namespace}/${name}`
  const port = portText(asked)
  switch (backend.is) {
    case 'service-missing':
      return [serviceMissing(state, ingress, namespace, name, [...below, 'service', 'name'])]
    case 'port-missing': {
      const offered = (backend.service.spec.ports ?? []).map((one) =>
        one.name ? `${one.port} (${one.name})` : `${one.port}`,
      )
      const path = [...below, 'service', 'port', asked.port?.number ? 'number' : 'name']
      return [diagnose('ingress/port-missing', { service: name, port, offered }, { object, path })]
    }
    default: {
      const only = backend.is === 'endpoints' ? backend.port : undefined
      const faults = diagnoseService(state, backend.service, only)
      const own =
        status === 503
          ? diagnose(
              'ingress/no-endpoints',
              { service: name, port },
              { object, path: [...below, 'service', 'name'] },
            )
          : diagnose(
              'ingress/endpoints-fail',
              { service, status, tried },
              { object, path: [...below, 'service'] },
            )
      return [...faults, own]
    }
  }
}

function serviceMissing(
  state: ClusterState,
  ingress: Ingress,
  namespace: string,
  service: string,
  path: FieldPath,
): Diagnostic {
  const near = nearNames(
    service,
    state.list('Service', namespace).map(({ metadata }) => metadata.name),
  )
  const elsewhere = state
    .list('Namespace')
    .map(({ metadata }) => metadata.name)
    .filter((name) => state.get('Service', name, service) !== undefined)
  const facts = { service, namespace, near, elsewhere }
  return diagnose('ingress/service-missing', facts, { object: refOf(ingress), path })
}
