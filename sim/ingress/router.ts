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
import { type HostMatch, parentOf, requestHost } from './match-host.ts'
import { inOrderOfAge } from './order.ts'
import { addPath, findPath, type PathTable, pathTable } from './path-table.ts'
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
}

interface Host {
  readonly paths: PathTable<IngressRoute>
  /** Of the Ingress that was first to name the host. */
  readonly fallback: IngressRoute | undefined
}

export function routerFor(ingresses: readonly Ingress[]): IngressRouter {
  const hosts = new Map<string, Host>()
  let fallback: IngressRoute | undefined
  for (const ingress of inOrderOfAge(ingresses)) {
    const own = defaultRoute(ingress)
    fallback ??= own
    addRules(hosts, ingress, own)
  }
  return {
    route: ({ host, path }) => {
      const found = findHost(hosts, requestHost(host))
      return (found && findPath(found.paths, requestPath(path))) ?? found?.fallback ?? fallback
    },
  }
}

function defaultRoute(ingress: Ingress): IngressRoute | undefined {
  const service = ingress.spec?.defaultBackend?.service
  return service ? { ingress, at: ['spec', 'defaultBackend'], backend: service } : undefined
}

function addRules(hosts: Map<string, Host>, ingress: Ingress, fallback: IngressRoute | undefined): void {
  for (const [ruleIndex, rule] of listOf(ingress.spec?.rules).entries()) {
    const name = (rule.host ?? '').toLowerCase()
    const host = hosts.get(name) ?? { paths: pathTable(), fallback }
    hosts.set(name, host)
    for (const [index, path] of listOf(rule.http?.paths).entries()) {
      const backend = path.backend?.service
      if (!backend) continue
      const at = ['spec', 'rules', ruleIndex, 'http', 'paths', index]
      addPath(host.paths, path, { ingress, at, backend, host: matchOf(name), path })
    }
  }
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
