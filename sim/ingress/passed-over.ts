/**
 * Which paths and default backends did a request pass by, and why? The other side of router.ts: every path of every
 * Ingress, except the one that took the request, with the reason nearest to the truth.
 */
import type { HTTPIngressPath, Ingress } from '../api/ingress.ts'
import type { FieldPath } from '../diagnostic.ts'
import { type HostMatch, matchHost, requestHost } from './match-host.ts'
import { isNearer, matchesPath } from './match-path.ts'
import { inOrderOfAge } from './order.ts'
import { requestPath } from './request-path.ts'
import type { IngressRequest, IngressRoute } from './router.ts'

export type PassedOverBecause =
  /** The rule names another host. */
  | 'other-host'
  /** The host matches, but another rule names it more nearly. */
  | 'farther-host'
  | 'other-path'
  /** The path matches, but another is longer, or as long and of a stronger type. */
  | 'farther-path'
  /** An older Ingress, or an earlier rule of this one, asks for the same. */
  | 'taken-already'
  /** It leads to something other than a Service. */
  | 'no-service'
  /** A default backend, when a rule took the request. */
  | 'not-needed'

export interface PassedOverPath {
  readonly ingress: Ingress
  readonly at: FieldPath
  readonly because: PassedOverBecause
}

/** In the order in which Ingresses count; `route` is what routerFor answered to the same request. */
export function passedOverFor(
  ingresses: readonly Ingress[],
  request: IngressRequest,
  route: IngressRoute | undefined,
): readonly PassedOverPath[] {
  const host = requestHost(request.host)
  const path = requestPath(request.path)
  const nearest = nearestHost(ingresses, host)
  return inOrderOfAge(ingresses).flatMap((ingress) =>
    candidatesOf(ingress)
      .filter(({ at }) => !(route?.ingress === ingress && sameField(route.at, at)))
      .map((candidate) => ({
        ingress,
        at: candidate.at,
        because:
          candidate.path === undefined
            ? whyNotDefault(candidate, route)
            : whyNotPath(candidate, candidate.path, { host, path, nearest, route }),
      })),
  )
}

interface Candidate {
  readonly at: FieldPath
  readonly host?: string
  /** Absent for a default backend. */
  readonly path?: HTTPIngressPath
  readonly hasService: boolean
}

function candidatesOf({ spec }: Ingress): readonly Candidate[] {
  const paths = (spec?.rules ?? []).flatMap(({ host, http }, rule) =>
    (http?.paths ?? []).map((path, index) => ({
      at: ['spec', 'rules', rule, 'http', 'paths', index],
      ...(host ? { host } : {}),
      path,
      hasService: Boolean(path.backend?.service),
    })),
  )
  const { defaultBackend } = spec ?? {}
  if (!defaultBackend) return paths
  return [...paths, { at: ['spec', 'defaultBackend'], hasService: Boolean(defaultBackend.service) }]
}

function whyNotDefault({ hasService }: Candidate, route: IngressRoute | undefined): PassedOverBecause {
  if (!hasService) return 'no-service'
  return route?.path === undefined ? 'taken-already' : 'not-needed'
}

function whyNotPath(
  { host: ruleHost, hasService }: Candidate,
  candidate: HTTPIngressPath,
  { host, path, nearest, route }: Question,
): PassedOverBecause {
  const match = matchHost(ruleHost, host)
  if (match === undefined) return 'other-host'
  if (match !== nearest) return 'farther-host'
  if (!matchesPath(candidate, path)) return 'other-path'
  if (!hasService) return 'no-service'
  return route?.path !== undefined && isNearer(route.path, candidate) ? 'farther-path' : 'taken-already'
}

interface Question {
  readonly host: string
  readonly path: string
  readonly nearest: HostMatch | undefined
  readonly route: IngressRoute | undefined
}

const nearness: readonly HostMatch[] = ['exact', 'wildcard', 'any']

function nearestHost(ingresses: readonly Ingress[], host: string): HostMatch | undefined {
  const matches = new Set(
    ingresses.flatMap(({ spec }) => (spec?.rules ?? []).map((rule) => matchHost(rule.host, host))),
  )
  return nearness.find((match) => matches.has(match))
}

function sameField(one: FieldPath, other: FieldPath): boolean {
  return one.length === other.length && one.every((step, index) => step === other[index])
}
