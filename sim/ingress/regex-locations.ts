/**
 * The paths of a host for which some Ingress asks for patterns: ingress-nginx then reads every path of that host as a
 * pattern, anchored at the beginning, whatever its pathType, without regard to case. The longest text is tried first.
 *
 * Source: kubernetes/ingress-nginx internal/ingress/controller/template/template.go (enforceRegexModifier,
 * buildLocation), location.go (updateServerLocations), controller.go (the order of locations).
 * Patterns are PCRE there and JavaScript's here; one that cannot be read matches nothing.
 * Example: path /api(/|$)(.*) with rewrite-target /$2 makes /Foo match a neighbour's Exact path /foo, and /foobar too.
 */
import type { HTTPIngressPath, PathType } from '../api/ingress.ts'
import type { IngressOptions } from './annotations.ts'

export interface Location<Target> {
  readonly path: HTTPIngressPath
  readonly options: IngressOptions
  readonly target: Target
}

/** Undefined: no path of the host asks for patterns, so paths are compared as their types say. */
export function regexFinder<Target>(
  locations: readonly Location<Target>[],
): ((path: string) => Target | undefined) | undefined {
  if (!locations.some(asksForRegex)) return undefined
  const patterns = inOrder(withoutDoubles(locations)).flatMap((location, _, all) =>
    textsOf(location, all).flatMap((text) => {
      const pattern = patternOf(`^${text}`)
      return pattern === undefined ? [] : [{ pattern, target: location.target }]
    }),
  )
  return (path) => patterns.find(({ pattern }) => pattern.test(path))?.target
}

export function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(text, 'i')
  } catch {
    return undefined
  }
}

function asksForRegex({ path, options }: Location<unknown>): boolean {
  return options.useRegex || needsRewrite(path, options)
}

export function needsRewrite({ path }: HTTPIngressPath, { rewriteTarget }: IngressOptions): boolean {
  return rewriteTarget !== '' && rewriteTarget !== (path || '/')
}

/** The first of a path and type stays. */
function withoutDoubles<Target>(locations: readonly Location<Target>[]): readonly Location<Target>[] {
  const seen = new Set<string>()
  return locations.filter(({ path }) => {
    const key = `${path.pathType} ${path.path || '/'}`
    return !seen.has(key) && seen.add(key)
  })
}

function inOrder<Target>(locations: readonly Location<Target>[]): readonly Location<Target>[] {
  return [...locations].sort((one, other) => {
    const [a, b] = [one.path.path || '/', other.path.path || '/']
    return b.length - a.length || (a < b ? 1 : a > b ? -1 : 0)
  })
}

/** A Prefix that wants no pattern itself stands for its element and for what is below; both become patterns. */
function textsOf(location: Location<unknown>, all: readonly Location<unknown>[]): readonly string[] {
  const text = location.path.path || '/'
  if (text === '/' || location.path.pathType !== 'Prefix' || asksForRegex(location)) return [text]
  const below = text.endsWith('/') ? text : `${text}/`
  const isExact = (type: PathType | undefined): boolean => type === 'Exact'
  const hasExact = all.some(({ path }) => isExact(path.pathType) && (path.path || '/') === text)
  return hasExact ? [below] : [below, text]
}
