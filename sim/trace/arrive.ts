/**
 * The packet reaches an address: does somebody listen there, and what is the answer?
 *
 * A port on which nobody listens is refused at once, over UDP too (the kernel sends ICMP port unreachable).
 * An address that nobody has stays silent, and the sender times out. A ping is answered by the kernel of whoever has
 * the address.
 */
import { refOf } from '../api/kinds.ts'
import type { OutsideHost } from '../api/settings.ts'
import type { HttpRequest, HttpResponse, PodHop, Verdict } from '../api/trace.ts'
import { answer, type Listener } from '../container/listeners.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { answerOfHost } from './answer-of-host.ts'
import { healthCheckAnswer, healthCheckAt } from './health-check.ts'
import type { Packet } from './packet.ts'
import { listenerAt, type Place, type PodListener, placeAt, podsOnHostNetwork } from './reachable.ts'
import type { Sender } from './sender.ts'

export interface Arrival {
  readonly hop: PodHop
  readonly verdict: Verdict
  readonly place: Place
  readonly response?: HttpResponse
  /** The server knows no such host as the request names. */
  readonly unknownHost?: string
}

export function arrive(state: ClusterState, sender: Sender, packet: Packet, request: HttpRequest): Arrival {
  const { ip, port, protocol, source } = packet
  const fromWithin = isLoopbackText(ip)
  const place = fromWithin ? placeOfSender(state, sender) : placeAt(state, ip)
  const base = { at: 'pod', ip, port, ...whereabouts(place) } as const
  if (place.is === 'nobody') return { place, verdict: 'timed-out', hop: { ...base, outcome: 'silent' } }
  const met: Base = { ...base, sourceIP: source }
  if (protocol === 'ICMP') return { place, verdict: 'answered', hop: { ...met, outcome: 'answers' } }
  if (place.is === 'outside') return answerFromOutside(place.host, place, met, packet, request)
  const check = place.is === 'node' && protocol === 'TCP' ? healthCheckAt(state, port) : undefined
  if (place.is === 'node' && check !== undefined) {
    return answerOver(met, place, request, false, () => healthCheckAnswer(state, check, place.node))
  }
  const pods = place.is === 'pod' ? [place.pod] : place.pods
  const found = listenerAt(state, pods, port, protocol, fromWithin)
  if (found === undefined) return { place, verdict: 'refused', hop: { ...met, outcome: 'refuses' } }
  return answerFromPod(found, place, met, request, packet)
}

/** The sender's own network: its pod's, or its node's. A machine outside has nothing that the simulator knows. */
function placeOfSender(state: ClusterState, { pod, node, ips }: Sender): Place {
  if (pod && pod.spec.hostNetwork !== true) return { is: 'pod', pod }
  if (node === undefined) return placeAt(state, ips[0])
  return { is: 'node', node, pods: podsOnHostNetwork(state, node.metadata.name) }
}

function whereabouts(place: Place): Pick<PodHop, 'pod' | 'node'> {
  if (place.is === 'pod') {
    const node = place.pod.spec.nodeName
    return { pod: refOf(place.pod), ...(node ? { node } : {}) }
  }
  return place.is === 'node' ? { node: place.node.metadata.name } : {}
}

type Base = Pick<PodHop, 'at' | 'ip' | 'port' | 'pod' | 'node' | 'sourceIP'>

function answerFromPod(
  { pod, listener }: PodListener,
  place: Place,
  base: Base,
  request: HttpRequest,
  { source }: Packet,
): Arrival {
  const { container, serves, guessed } = listener
  const met = { ...base, pod: refOf(pod), listener: { container, serves, guessed } }
  // Which port a client sends from is its kernel's choice; the simulator has no use for another than this one.
  const client = { ip: source, port: 49_152 }
  return answerOver(met, place, request, isTls(listener), () => answer(listener, pod, request, client))
}

function isTls({ tls }: Listener): boolean {
  return tls === true
}

function answerOver(
  base: Base & Pick<PodHop, 'listener'>,
  place: Place,
  request: HttpRequest,
  tls: boolean,
  respond: () => HttpResponse | undefined,
): Arrival {
  const hop: PodHop = { ...base, outcome: 'answers' }
  if (!speaksHttp(request)) return { place, hop, verdict: 'answered' }
  const response = (request.scheme === 'https') === tls ? respond() : undefined
  return response === undefined
    ? { place, hop, verdict: 'not-understood' }
    : { place, hop, verdict: 'answered', response }
}

function speaksHttp({ scheme }: HttpRequest): boolean {
  return scheme === 'http' || scheme === 'https'
}

function answerFromOutside(
  host: OutsideHost,
  place: Place,
  base: Base,
  { port, protocol }: Packet,
  request: HttpRequest,
): Arrival {
  const open = host.listens.find((one) => one.port === port && (one.protocol ?? 'TCP') === protocol)
  if (open === undefined) return { place, verdict: 'refused', hop: { ...base, outcome: 'refuses' } }
  const { response, unknownHost } = answerOfHost(host, open, request)
  const arrival = answerOver(base, place, request, false, () => response)
  return unknownHost === undefined || arrival.response === undefined ? arrival : { ...arrival, unknownHost }
}
