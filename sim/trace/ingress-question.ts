/**
 * What the steps of an Ingress controller look at: the request, where it came to, and what was found of it so far; and
 * what they give back.
 */
import type { Ingress } from '../api/ingress.ts'
import { refOf } from '../api/kinds.ts'
import type { Pod } from '../api/pod.ts'
import type { Hop, HttpRequest, HttpResponse, IngressHop, Trace } from '../api/trace.ts'
import type { Listener } from '../container/listeners.ts'
import type { Diagnostic } from '../diagnostic.ts'
import type { IngressRoute } from '../ingress/router.ts'
import type { Random } from '../random.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import type { Routing } from './ingress-router.ts'
import type { ControllerSettings } from './ingress-settings.ts'

/** Where a request has come to. */
export interface AtController {
  readonly pod: Pod
  readonly listener: Listener
  readonly routing: Routing
  /** The address that the packet says it is from. */
  readonly clientIP: string
}

/** From the controller on: what follows the hop to its pod. */
export interface Passage extends Pick<Trace, 'verdict' | 'response' | 'diagnostics'> {
  readonly hops: readonly Hop[]
}

/** Sends a request from the controller's pod, and tells what became of it. */
export type Onward = (request: HttpRequest) => Passage

/** All that the steps below look at. */
export interface Question {
  readonly state: ClusterState
  readonly at: AtController
  readonly request: HttpRequest
  readonly random: Random
  readonly onward: Onward
  readonly settings: ControllerSettings
  /** Of the Host header, as hosts are compared. */
  readonly host: string
  readonly path: string
  /** What every hop of this request has. */
  readonly base: Pick<IngressHop, 'at' | 'controller' | 'host' | 'path' | 'tls'>
}

/** Which rule or default backend took the request; where none did, whose host it is. */
export function choiceOf(
  ingress: Ingress,
  found: IngressRoute | undefined,
): NonNullable<IngressHop['chose']> {
  const rule = found?.at[1] === 'rules' ? ingress.spec.rules?.[Number(found.at[2])] : undefined
  return {
    ingress: refOf(ingress),
    field: found?.at ?? ['spec', 'rules'],
    ...(rule?.host ? { host: rule.host } : {}),
    ...(found?.path?.path ? { path: found.path.path } : {}),
    ...(found?.path?.pathType ? { pathType: found.path.pathType } : {}),
  }
}

/** The controller answers by itself. */
export function answered(
  hop: Omit<IngressHop, 'status'>,
  response: HttpResponse,
  diagnostics: readonly Diagnostic[],
): Passage {
  return { hops: [{ ...hop, status: response.status }], verdict: 'answered', response, diagnostics }
}
