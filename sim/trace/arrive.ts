/**
 * The packet reaches an address: does somebody listen there, and what is the answer?
 *
 * A port on which nobody listens is refused at once, over UDP too (the kernel sends ICMP port unreachable).
 * An address that nobody has stays silent, and the sender times out.
 */
import { refOf } from '../api/kinds.ts'
import type { OutsideHost } from '../api/settings.ts'
import type { HttpRequest, HttpResponse, PodHop, Verdict } from '../api/trace.ts'
import { answer, type Listener } from '../container/listeners.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { listenerAt, type Place, type PodListener, placeAt, podsOnHostNetwork } from './reachable.ts'
import type { Sender } from './sender.ts'
import type { Destination } from './through-service.ts'

export interface Arrival {
  readonly hop: PodHop
  readonly verdict: Verdict
  readonly place: Place
  readonly response?: HttpResponse
}

export function arrive(
  state: ClusterState,
  sender: Sender,
  destination: Destination,
  request: HttpRequest,
): Arrival {
  const { ip, port, protocol } = destination
  const fromWithin = isLoopbackText(ip)
  const place = fromWithin ? placeOfSender(state, sender) : placeAt(state, ip)
  const base = { at: 'pod', ip, port, ...whereabouts(place) } as const
  switch (place.is) {
    case 'nobody':
      return { place, verdict: 'timed-out', hop: { ...base, outcome: 'silent' } }
    case 'outside':
      return answerFromOutside(place.host, place, base, destination, request)
    case 'pod':
    case 'node': {
      const pods = place.is === 'pod' ? [place.pod] : place.pods
      const found = listenerAt(pods, port, protocol, fromWithin)
      if (found === undefined) return { place, verdict: 'refused', hop: { ...base, outcome: 'refuses' } }
      return answerFromPod(found, place, base, request, sender)
    }
  }
}

/** The sender's own network: its pod's, or its node's. */
function placeOfSender(state: ClusterState, { pod, node }: Sender): Place {
  if (pod && pod.spec.hostNetwork !== true) return { is: 'pod', pod }
  return { is: 'node', node, pods: podsOnHostNetwork(state, node.metadata.name) }
}

function whereabouts(place: Place): Pick<PodHop, 'pod' | 'node'> {
  if (place.is === 'pod') {
    const node = place.pod.spec.nodeName
    return { pod: refOf(place.pod), ...(node ? { node } : {}) }
  }
  return place.is === 'node' ? { node: place.node.metadata.name } : {}
}

type Base = Pick<PodHop, 'at' | 'ip' | 'port' | 'pod' | 'node'>

function answerFromPod(
  { pod, listener }: PodListener,
  place: Place,
  base: Base,
  request: HttpRequest,
  sender: Sender,
): Arrival {
  const { container, serves, guessed } = listener
  const hop: PodHop = {
    ...base,
    outcome: 'answers',
    pod: refOf(pod),
    listener: { container, serves, guessed },
  }
  if (!speaksHttp(request)) return { place, hop, verdict: 'answered' }
  // Which port a client sends from is its kernel's choice; the simulator has no use for another than this one.
  const client = { ip: sender.ips[0], port: 49_152 }
  const response = understands(listener, request) ? answer(listener, pod, request, client) : undefined
  return response === undefined
    ? { place, hop, verdict: 'not-understood' }
    : { place, hop, verdict: 'answered', response }
}

function understands({ tls }: Listener, { scheme }: HttpRequest): boolean {
  return (scheme === 'https') === (tls === true)
}

function speaksHttp({ scheme }: HttpRequest): boolean {
  return scheme === 'http' || scheme === 'https'
}

function answerFromOutside(
  host: OutsideHost,
  place: Place,
  base: Base,
  { port, protocol }: Destination,
  request: HttpRequest,
): Arrival {
  const open = host.listens.find((one) => one.port === port && (one.protocol ?? 'TCP') === protocol)
  if (open === undefined) return { place, verdict: 'refused', hop: { ...base, outcome: 'refuses' } }
  const hop: PodHop = { ...base, outcome: 'answers' }
  if (!speaksHttp(request)) return { place, hop, verdict: 'answered' }
  if (request.scheme === 'https') return { place, hop, verdict: 'not-understood' }
  const body = `${open.body ?? host.name}\n`
  return { place, hop, verdict: 'answered', response: { status: 200, headers: {}, body } }
}
