import type { PathType } from './types.ts'

/** Does `path` of an Ingress rule take a request for `requestPath`? Both begin with a slash. */
export function matchesPath(path: string, pathType: PathType, requestPath: string): boolean {
  // TODO: nothing is taken for Exact yet; for Prefix texts are compared, and not elements.
  return pathType === 'Prefix' && requestPath.startsWith(path)
}
