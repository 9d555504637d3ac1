/**
 * Why would an Ingress not work? Findings from the cluster's state alone, without sending a request: the most likely
 * cause first, none where all is well.
 *
 * The order is that of a search by hand: does a controller run, does it take the Ingress up, do the backends lead to
 * endpoints, are there certificates for its hosts, does an older Ingress ask for the same?
 */
import type { HTTPIngressPath, Ingress, IngressBackend } from '../api/ingress.ts'
import { refOf } from '../api/kinds.ts'
import type { HttpRequest } from '../api/trace.ts'
import { controllerPods } from '../controllers/ingress-status.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
import { optionsOf } from '../ingress/annotations.ts'
import { matchHost, requestHost } from '../ingress/match-host.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { classFindings, controllerFindings } from './ingress-class-findings.ts'
import { backendFor } from './ingress-endpoints.ts'
import { explainBackend, namesHost } from './ingress-findings.ts'
import { hostHeader } from './ingress-forward.ts'
import { routingOf } from './ingress-router.ts'
import { hostsWithoutRule, ofIngress } from './ingress-tls.ts'
import { nameOf } from './service-name.ts'

/** More would bury what matters. */
const mostFindings = 20

export function diagnoseIngress(state: ClusterState, ingress: Ingress): readonly Diagnostic[] {
  const nobody = controllerFindings(state, ingress)
  const notTaken = nobody.length > 0 ? [] : classFindings(state, ingress)
  const findings = [
    ...nobody,
    ...notTaken,
    ...annotationFindings(ingress),
    ...backendFindings(state, ingress),
    ...tlsFindings(state, ingress),
    ...(notTaken.length > 0 ? [] : conflicts(state, ingress)),
  ]
  return withoutDoubles(findings).slice(0, mostFindings)
}

/**
 * A request to a host that an Ingress names found nobody at `ip`: no controller waits for it, or it waits on another node.
 * Said of the first such Ingress.
 */
export function explainNoController(
  state: ClusterState,
  request: HttpRequest,
  ip: string,
): readonly Diagnostic[] {
  if (request.scheme !== 'http' && request.scheme !== 'https') return []
  const name = requestHost(hostHeader(request))
  const ingress = state.list('Ingress').find((one) => namesHost(one, name))
  if (ingress === undefined) return []
  const nobody = controllerFindings(state, ingress)
  return nobody.length > 0 ? nobody : elsewhere(state, ingress, ip)
}

/** A node was asked, and the controller has published other addresses. */
function elsewhere(state: ClusterState, ingress: Ingress, ip: string): readonly Diagnostic[] {
  const published = (ingress.status?.loadBalancer?.ingress ?? []).flatMap(
    (one) => one.ip ?? one.hostname ?? [],
  )
  const [address] = published
  const node = state.nodeByIP(ip)
  if (node === undefined || address === undefined || published.includes(ip)) return []
  const facts = { asked: ip, node: node.metadata.name, address }
  return [diagnose('ingress/controller-elsewhere', facts, { object: refOf(ingress) })]
}

/** A name that an Ingress has a rule for, and that no DNS server and no /etc/hosts of the sender knows. */
export function explainNameOfIngress(state: ClusterState, { host }: HttpRequest): readonly Diagnostic[] {
  const name = host.toLowerCase()
  const ingress = state.list('Ingress').find((one) => namesHost(one, name))
  if (ingress === undefined) return []
  const [address] = ingress.status?.loadBalancer?.ingress ?? []
  const facts = { host: name, address: address?.ip ?? address?.hostname ?? '' }
  const where = { object: refOf(ingress), path: ['spec', 'rules'] }
  return [diagnose('ingress/host-not-in-dns', facts, where), ...controllerFindings(state, ingress)]
}

interface Asked {
  readonly at: FieldPath
  readonly backend: IngressBackend
  readonly path?: HTTPIngressPath
  readonly host?: string
}

function backendsOf({ spec }: Ingress): readonly Asked[] {
  const paths = (spec?.rules ?? []).flatMap((rule, index) =>
    (rule.http?.paths ?? []).map((path, number) => ({
      at: ['spec', 'rules', index, 'http', 'paths', number],
      backend: path.backend ?? {},
      path,
      ...(rule.host ? { host: rule.host } : {}),
    })),
  )
  const { defaultBackend } = spec ?? {}
  return defaultBackend ? [...paths, { at: ['spec', 'defaultBackend'], backend: defaultBackend }] : paths
}

/** They would decide about requests, and the simulator would not follow those. */
function annotationFindings(ingress: Ingress): readonly Diagnostic[] {
  const { unmodelled: names } = optionsOf(ingress)
  if (names.length === 0) return []
  const path = ['metadata', 'annotations', names[0] ?? '']
  return [diagnose('ingress/annotation-not-modelled', { names }, { object: refOf(ingress), path })]
}

/** Each Service port once. */
function backendFindings(state: ClusterState, ingress: Ingress): readonly Diagnostic[] {
  const seen = new Set<string>()
  return backendsOf(ingress).flatMap(({ at, backend }) => {
    const { service, resource } = backend
    if (!service) return resource ? [noService(ingress, at, resource)] : []
    const key = JSON.stringify(service)
    if (seen.has(key)) return []
    seen.add(key)
    const found = backendFor(state, ingress.metadata.namespace ?? 'default', service)
    const isServed = found.is === 'alias' || (found.is === 'endpoints' && found.ready.length > 0)
    return isServed ? [] : explainBackend(state, { ingress, at, backend: service }, found, 503, [])
  })
}

function noService(
  ingress: Ingress,
  at: FieldPath,
  { kind, name }: { readonly kind: string; readonly name: string },
): Diagnostic {
  const path = at[1] === 'defaultBackend' ? [...at, 'resource'] : [...at, 'backend', 'resource']
  return diagnose('ingress/backend-is-no-service', { kind, name }, { object: refOf(ingress), path })
}

/** For each host of its rules: what keeps the controller from showing a certificate of this Ingress. */
function tlsFindings(state: ClusterState, ingress: Ingress): readonly Diagnostic[] {
  if (!ingress.spec?.tls?.length) return []
  const hosts = new Set((ingress.spec.rules ?? []).flatMap(({ host }) => host?.toLowerCase() || []))
  const unusable = [...hosts].flatMap((host) => ofIngress(state, ingress, host).why ?? [])
  const misspelt = hostsWithoutRule(ingress)
  // A host that is misspelt in one of the two lists is missing in the other: that is one cause.
  if (misspelt.length === 0) return unusable
  return [...misspelt, ...unusable.filter(({ code }) => code !== 'tls/host-not-listed')]
}

/** Paths for which an older Ingress gets the requests. */
function conflicts(state: ClusterState, ingress: Ingress): readonly Diagnostic[] {
  const [pod] = controllerPods(state)
  const router = pod && routingOf(state, pod)?.router
  if (router === undefined) return []
  return backendsOf(ingress).flatMap(({ at, path, host = '' }) => {
    if (path === undefined) return []
    const asked = host.startsWith('*.') ? host.replace('*', 'x') : host || 'any.invalid'
    const same = router
      .pathsFor(asked)
      .filter((one) => one.path?.pathType === path.pathType && (one.path.path || '/') === (path.path || '/'))
    const [first] = same.filter((one) => isOfHost(one.ingress, one.at, host))
    if (first === undefined || first.ingress.metadata.uid === ingress.metadata.uid) return []
    const facts = { host, path: path.path ?? '/', by: `Ingress ${nameOf(first.ingress)}` }
    return [diagnose('ingress/path-taken', facts, { object: refOf(ingress), path: [...at, 'path'] })]
  })
}

function isOfHost({ spec }: Ingress, at: FieldPath, host: string): boolean {
  const rule = spec.rules?.[Number(at[2])]
  return matchHost(rule?.host, host.toLowerCase()) === (host === '' ? 'any' : 'exact')
}

function withoutDoubles(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter((one) => {
    const key = JSON.stringify(one)
    return !seen.has(key) && seen.add(key)
  })
}
