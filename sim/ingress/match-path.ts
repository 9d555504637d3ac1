/**
 * Does a path of an Ingress rule match that of a request, and which of several is the nearest?
 *
 * Exact compares as a whole. Prefix goes element by element, and a slash at the end counts for nothing.
 * ImplementationSpecific is what ingress-nginx makes of it: the text is a prefix, wherever it ends; other controllers
 * may read a pattern. The longest match wins, and of equally long ones Exact before Prefix.
 *
 * Source: kubernetes/website content/en/docs/concepts/services-networking/ingress.md (path types, multiple matches), and
 * kubernetes/ingress-nginx internal/ingress/controller/location.go.
 *
 * Examples: Prefix /foo matches /foo/bar and /foo/, not /foobar; ImplementationSpecific /foo matches /foobar.
 */
import type { PathType } from '../api/ingress.ts'

/** A path with its type: all that matching looks at. */
export interface TypedPath {
  readonly path?: string
  readonly pathType?: PathType
}

export function matchesPath({ path, pathType }: TypedPath, requestPath: string): boolean {
  const wanted = path || '/'
  if (pathType === 'Exact') return requestPath === wanted
  if (pathType === 'ImplementationSpecific') return requestPath.startsWith(wanted)
  const elements = withoutLastSlash(wanted)
  return requestPath.startsWith(elements) && isElementEnd(requestPath, elements.length)
}

/** The nearest of the paths that match; of two that are the same the first. */
export function selectPath<Path extends TypedPath>(
  paths: readonly Path[],
  requestPath: string,
): Path | undefined {
  return paths
    .filter((path) => matchesPath(path, requestPath))
    .reduce<Path | undefined>(
      (best, path) => (best === undefined || isNearer(path, best) ? path : best),
      undefined,
    )
}

/** Of two paths that match the same request. */
export function isNearer(one: TypedPath, other: TypedPath): boolean {
  const difference = reach(one) - reach(other)
  return difference === 0 ? rank(one) > rank(other) : difference > 0
}

/** How much of a request a path speaks of. Nothing is longer than a whole path; a Prefix ends with its element. */
export function reach({ path, pathType }: TypedPath): number {
  const wanted = path || '/'
  if (pathType === 'Exact') return Number.POSITIVE_INFINITY
  return pathType === 'ImplementationSpecific' ? wanted.length : withoutLastSlash(wanted).length + 1
}

function rank({ pathType }: TypedPath): number {
  return pathType === 'Exact' ? 2 : pathType === 'ImplementationSpecific' ? 0 : 1
}

/** The elements of a Prefix: '' for /, '/foo' for /foo and for /foo/. */
export function withoutLastSlash(path: string): string {
  return path.replace(/\/+$/, '')
}

function isElementEnd(path: string, at: number): boolean {
  return at === path.length || path[at] === '/'
}
