import { matchesHost, matchesPath } from './matching.ts'
import type { Ingress, Path, Request, Rule } from './types.ts'

/** Which Service takes the request? Undefined when nobody does, and the controller answers 404. */
export function selectBackend(ingress: Ingress, request: Request): string | undefined {
  const matching = pathsFor(ingress.rules, request.host).filter((one) => matchesPath(one, request.path))
  const nearest = matching.reduce<Path | undefined>(
    (best, one) => (best !== undefined && !isNearer(one, best) ? best : one),
    undefined,
  )
  // Whatever no path takes, of this host or of any other.
  return nearest?.service ?? ingress.defaultBackend
}

/** From the nearest to the farthest. */
const kinds: readonly ((rule: Rule) => boolean)[] = [
  ({ host }) => host !== undefined && !host.startsWith('*'),
  ({ host }) => host !== undefined,
  () => true,
]

/** The host is settled alone: rules that are farther from it are out, even if the nearer ones lack the path. */
function pathsFor(rules: readonly Rule[], host: string): readonly Path[] {
  for (const isKind of kinds) {
    const near = rules.filter((rule) => isKind(rule) && matchesHost(rule, host))
    if (near.length > 0) return near.flatMap(({ paths }) => paths)
  }
  return []
}

/** An Exact path that matches is as long as the request itself, so that only a Prefix may be nearer than another. */
function isNearer(one: Path, other: Path): boolean {
  if (one.pathType !== other.pathType) return one.pathType === 'Exact'
  return one.path.length > other.path.length
}
