import { matchesHost, matchesPath } from './matching.ts'
import type { Ingress, Path, Request } from './types.ts'

/** Gives each rule and each path a rank, sorts all of them once, and takes the first of the first host. */
export function selectBackend(
  { rules, defaultBackend }: Ingress,
  { host, path }: Request,
): string | undefined {
  const hosts = rules.filter((rule) => matchesHost(rule, host)).map((rule) => hostRank(rule.host))
  const nearest = Math.min(...hosts)
  const [best] = rules
    .filter((rule) => matchesHost(rule, host) && hostRank(rule.host) === nearest)
    .flatMap((rule) => rule.paths)
    .filter((one) => matchesPath(one, path))
    .toSorted((a, b) => pathRank(b) - pathRank(a))
  return best === undefined ? defaultBackend : best.service
}

function hostRank(host: string | undefined): number {
  if (host === undefined) return 3
  return host.startsWith('*') ? 2 : 1
}

function pathRank({ path, pathType }: Path): number {
  return pathType === 'Exact' ? Number.POSITIVE_INFINITY : path.length
}
