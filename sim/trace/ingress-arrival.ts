/** Has a request come to an Ingress controller? Then it goes on from there; any other pod answers by itself. */
import type { HttpRequest, PodHop } from '../api/trace.ts'
import { listenersOf } from '../container/listeners.ts'
import type { Random } from '../random.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import type { Onward, Passage } from './ingress-question.ts'
import { throughIngress } from './ingress-request.ts'
import { routingOf } from './ingress-router.ts'

/** Undefined: it has not. */
export function passageFrom(
  state: ClusterState,
  hop: PodHop,
  request: HttpRequest,
  random: Random,
  onward: Onward,
): Passage | undefined {
  const { outcome, pod: ref, port, sourceIP = '' } = hop
  if (outcome !== 'answers' || ref === undefined || !speaksHttp(request)) return undefined
  const pod = state.get('Pod', ref.namespace, ref.name)
  const routing = pod && routingOf(state, pod)
  if (pod === undefined || routing === undefined) return undefined
  const listener = listenersOf(pod).find((one) => one.routes === 'ingress' && one.port === port)
  if (listener === undefined || (request.scheme === 'https' && !listener.tls)) return undefined
  return throughIngress(state, { pod, listener, routing, clientIP: sourceIP }, request, random, onward)
}

function speaksHttp({ scheme }: HttpRequest): boolean {
  return scheme === 'http' || scheme === 'https'
}
