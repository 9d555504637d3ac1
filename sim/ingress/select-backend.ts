/**
 * Which Service takes this request, by which rule of which Ingress, and what was passed over? One question answered in
 * full; who has many requests for the same Ingresses builds a router (router.ts) and asks that.
 *
 * All the Ingresses given are those of one controller (taken-up.ts says which those are). TLS ends at the controller and
 * chooses a certificate, not a backend.
 *
 * Example: selectBackend([ingress], { host: 'foo.com', path: '/cart' })?.backend is { name: 'cart', port: { number: 80 } }
 */
import type { Ingress } from '../api/ingress.ts'
import { type PassedOverPath, passedOverFor } from './passed-over.ts'
import { type IngressRequest, type IngressRoute, routerFor } from './router.ts'

export interface IngressMatch extends IngressRoute {
  readonly passedOver: readonly PassedOverPath[]
}

/** undefined: nobody takes it, and the controller answers 404; passedOverFor then says why each did not. */
export function selectBackend(
  ingresses: readonly Ingress[],
  request: IngressRequest,
): IngressMatch | undefined {
  const route = routerFor(ingresses).route(request)
  return route && { ...route, passedOver: passedOverFor(ingresses, request, route) }
}
