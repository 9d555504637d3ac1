/**
 * Where does a request go, by the rules of some Ingresses? Built once, asked often: a request costs a few look-ups,
 * however many rules there are.
 *
 * The nearest host decides first (exact, wildcard, none), then the nearest path among all rules for that host; of equal
 * ones the older Ingress wins. What no path takes goes to a default backend. The host is settled before paths are looked
 * at, as in ingress-nginx, where a host is a server of its own: a path that this host lacks is not looked for under a
 * wildcard. Backends that are no Services are passed over, as ingress-nginx does.
 *
 * Sources: kubernetes/website content/en/docs/concepts/services-networking/ingress.md; kubernetes/ingress-nginx
 * internal/ingress/controller/controller.go (getBackendServers, createServers). Unlike that controller's, a default
 * backend beside rules also takes requests for other hosts: the API says that it takes whatever no rule takes.
 */
import type { HTTPIngressPath, Ingress, IngressServiceBackend } from '../api/ingress.ts'
import type { FieldPath } from '../diagnostic.ts'
import { type IngressOptions, optionsOf } from './annotations.ts'
import { type HostMatch, parentOf, requestHost } from './match-host.ts'
import { inOrderOfAge } from './order.ts'
import { addPath, findPath, type PathTable, pathTable } from './path-table.ts'
import { type Location, regexFinder } from './regex-locations.ts'
import { requestPath } from './request-path.ts'

export interface IngressRequest {
  /** As the Host header has it: a port is cut off. */
  readonly host: string
  /** As the request line has it: a query is cut off. */
  readonly path: string
  /** Which backend is chosen does not depend on it; the certificate does. */
  readonly tls?: boolean
}

export interface IngressRoute {
  readonly ingress: Ingress
  /** What took the request: spec.rules[0].http.paths[1], or spec.defaultBackend. */
  readonly at: FieldPath
  readonly backend: IngressServiceBackend
  /** Absent for a default backend. */
  readonly host?: HostMatch
  readonly path?: HTTPIngressPath
}

export interface IngressRouter {
  /** undefined: nobody takes the request, and the controller answers 404 by itself. */
  readonly route: (request: IngressRequest) => IngressRoute | undefined
  /** The Ingresses that have rules for the host, as near as any; none where no rule names it. */
  readonly ingressesFor: (host: string) => readonly Ingress[]
  /** The paths of all rules for the host, as near as any. */
  readonly pathsFor: (host: string) => readonly IngressRoute[]
  /** An Ingress that takes a share of the requests for the host away from another (annotation canary). */
  readonly canaryFor: (host: string) => Ingress | undefined
  /** The Ingress whose tls decides about the certificate of a host, and the host as its rule has it. */
  readonly tlsFor: (host: string) => { readonly ingress: Ingress; readonly host: string } | undefined
}

interface Host {
  readonly paths: PathTable<IngressRoute>
  readonly locations: Location<IngressRoute>[]
  /** Of the Ingress that was first to name the host. */
  readonly fallback: IngressRoute | undefined
  readonly ingresses: Set<Ingress>
  /** The first of them that has tls. */
  tls?: Ingress
  aliases: readonly string[]
  /** Set when all paths are read: how one is found where some are patterns. */
  find?: ((path: string) => IngressRoute | undefined) | undefined
}

export function routerFor(ingresses: readonly Ingress[]): IngressRouter {
  const hosts = new Map<string, Host>()
  const canaries = new Map<string, Ingress>()
  let fallback: IngressRoute | undefined
  for (const ingress of inOrderOfAge(ingresses)) {
    const options = optionsOf(ingress)
    if (options.canary) {
      for (const { host } of listOf(ingress.spec?.rules)) canaries.set((host ?? '').toLowerCase(), ingress)
      continue
    }
    const own = defaultRoute(ingress)
    fallback ??= own
    addRules(hosts, ingress, options, own)
  }
  for (const [name, host] of [...hosts]) {
    host.find = regexFinder(host.locations)
    for (const alias of host.aliases) if (!hosts.has(alias)) hosts.set(alias, { ...host, aliases: [name] })
  }
  return {
    route: ({ host, path }) => {
      const found = findHost(hosts, requestHost(host))
      return (found && findIn(found, requestPath(path))) ?? found?.fallback ?? fallback
    },
    ingressesFor: (host) => [...(findHost(hosts, requestHost(host))?.ingresses ?? [])],
    pathsFor: (host) => findHost(hosts, requestHost(host))?.locations.map(({ target }) => target) ?? [],
    canaryFor: (host) => (canaries.size === 0 ? undefined : canaries.get(requestHost(host))),
    tlsFor: (host) => {
      const name = requestHost(host)
      const wildcard = `*.${parentOf(name) ?? ''}`
      const exact = name === '' ? undefined : hosts.get(name)?.tls
      if (exact) return { ingress: exact, host: name }
      const wide = hosts.get(wildcard)?.tls
      return wide && { ingress: wide, host: wildcard }
    },
  }
}

function findIn({ paths, find }: Host, path: string): IngressRoute | undefined {
  return find === undefined ? findPath(paths, path) : find(path)
}

function defaultRoute(ingress: Ingress): IngressRoute | undefined {
  const service = ingress.spec?.defaultBackend?.service
  return service ? { ingress, at: ['spec', 'defaultBackend'], backend: service } : undefined
}

function addRules(
  hosts: Map<string, Host>,
  ingress: Ingress,
  options: IngressOptions,
  fallback: IngressRoute | undefined,
): void {
  for (const [ruleIndex, rule] of listOf(ingress.spec?.rules).entries()) {
    const name = (rule.host ?? '').toLowerCase()
    const host = hosts.get(name) ?? newHost(fallback)
    hosts.set(name, host)
    host.ingresses.add(ingress)
    if (host.tls === undefined && name !== '' && listOf(ingress.spec?.tls).length > 0) host.tls = ingress
    if (host.aliases.length === 0) host.aliases = options.serverAliases
    for (const [index, path] of listOf(rule.http?.paths).entries()) {
      const backend = path.backend?.service
      if (!backend) continue
      const at = ['spec', 'rules', ruleIndex, 'http', 'paths', index]
      const route = { ingress, at, backend, host: matchOf(name), path }
      addPath(host.paths, path, route)
      host.locations.push({ path, options, target: route })
    }
  }
}

function newHost(fallback: IngressRoute | undefined): Host {
  return { paths: pathTable(), locations: [], fallback, ingresses: new Set(), aliases: [] }
}

function matchOf(name: string): HostMatch {
  return name === '' ? 'any' : name.startsWith('*.') ? 'wildcard' : 'exact'
}

function findHost(hosts: ReadonlyMap<string, Host>, host: string): Host | undefined {
  const exact = host === '' ? undefined : hosts.get(host)
  return exact ?? hosts.get(`*.${parentOf(host) ?? ''}`) ?? hosts.get('')
}

function listOf<T>(list: readonly T[] | null | undefined): readonly T[] {
  return list ?? []
}
