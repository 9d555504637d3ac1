import type { PathType } from './types.ts'

/** Does `path` of an Ingress rule take a request for `requestPath`? Both begin with a slash. */
export function matchesPath(path: string, pathType: PathType, requestPath: string): boolean {
  if (pathType === 'Exact') return requestPath === path
  // A slash at the end of a Prefix says nothing, and the root is left with no element at all.
  const prefix = path.replace(/\/$/, '')
  // With a slash behind both, the last element must end where that of the request ends.
  return `${requestPath}/`.startsWith(`${prefix}/`)
}
