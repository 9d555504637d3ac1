import { matchesHost, matchesPath } from './matching.ts'
import type { Ingress, Request } from './types.ts'

/** Which Service takes the request? Undefined when nobody does, and the controller answers 404. */
export function selectBackend(ingress: Ingress, request: Request): string | undefined {
  // TODO: the first that matches is not always the one that Kubernetes takes.
  const rule = ingress.rules.find((one) => matchesHost(one, request.host))
  return rule?.paths.find((one) => matchesPath(one, request.path))?.service
}
