/**
 * What becomes of one request? Told hop by hop: the name is looked up, firewall, load balancer and kube-proxy each let
 * the packet pass, send it on or end it, somebody listens where it comes to and answers, or not; and if not, why.
 *
 * Left out: network policies. Where a request leads to something that is left out, it ends as `not-modelled`, and a
 * note says why. Nothing is written: what a node remembers of a client is for `Cluster.request` to note.
 *
 * pod default/client → http://web: web.default.svc.cluster.local. is 10.96.0.11, one of three endpoints, answered.
 */
import type { HttpRequest, Origin, PodHop, Trace, Verdict } from './api/trace.ts'
import { notes } from './catalogue/notes.ts'
import type { Diagnostic } from './diagnostic.ts'
import { hostAddress } from './dns/address.ts'
import { type Random, randomFrom } from './random.ts'
import type { ClusterState } from './state/cluster-state.ts'
import { arrive } from './trace/arrive.ts'
import { explainArrival } from './trace/explain.ts'
import { explainName } from './trace/explain-name.ts'
import { explainStop } from './trace/explain-stop.ts'
import { passageFrom } from './trace/ingress-arrival.ts'
import { explainNameOfIngress, explainNoController } from './trace/ingress-diagnose.ts'
import { type LookedUp, lookUp } from './trace/look-up.ts'
import type { Destination } from './trace/packet.ts'
import { findSender, type Sender } from './trace/sender.ts'
import { wayOf } from './trace/way.ts'

export { diagnoseService } from './trace/diagnose-service.ts'
export { diagnoseIngress } from './trace/ingress-diagnose.ts'

/** Chance decides among alike endpoints and addresses; without `random`, the same request always goes the same way. */
export function traceRequest(
  state: ClusterState,
  origin: Origin,
  request: HttpRequest,
  random: Random = randomFrom(state.settings.seed),
): Trace {
  return follow(state, origin, request, random, 0)
}

/** An Ingress controller that is led to itself would go round for ever. */
const mostControllers = 4

/** `controllers`: through how many Ingress controllers the request came already. */
function follow(
  state: ClusterState,
  origin: Origin,
  request: HttpRequest,
  random: Random,
  controllers: number,
): Trace {
  const told = { origin, request }
  const found = findSender(state, origin)
  if (!found.ok) return { ...told, hops: [], ...ended('not-sent', [found.why]) }
  const { sender } = found

  const { hop: name, ip } = addressOf(state, sender, request, random)
  const hops = name ? [name] : []
  if (ip === undefined) {
    const diagnostics = [
      ...explainNameOfIngress(state, request),
      ...(name ? explainName(state, sender, name) : []),
    ]
    return { ...told, hops, ...ended('no-such-name', diagnostics) }
  }

  const asked: Destination = { ip, port: request.port, protocol: protocolOf(request) }
  const way = wayOf(state, sender, asked, random)
  // What answers or refuses does so in the name of the address that was asked: the Service's, if it was one.
  const peer = { ip, port: request.port }
  if (way.end.is === 'stopped') {
    const { refused } = way.end
    const verdict = refused ? 'refused' : 'timed-out'
    const diagnostics = [
      ...explainNoController(state, request, ip),
      ...explainStop(state, sender, asked, way),
    ]
    return {
      ...told,
      hops: [...hops, ...way.hops],
      ...(refused ? { peer } : {}),
      ...ended(verdict, diagnostics),
    }
  }

  const { hostPort } = way.end
  const met = arrive(state, sender, way.end.packet, request)
  const arrival = hostPort === undefined ? met : { ...met, hop: { ...met.hop, hostPort } }
  const passage =
    controllers < mostControllers &&
    passageFrom(state, arrival.hop, request, random, (onward) =>
      follow(state, originOf(arrival.hop), onward, random, controllers + 1),
    )
  if (passage) {
    return {
      ...told,
      hops: [...hops, ...way.hops, arrival.hop, ...passage.hops],
      peer,
      ...(passage.response === undefined ? {} : { response: passage.response }),
      ...ended(passage.verdict, passage.diagnostics),
    }
  }
  const { verdict, response, unknownHost } = arrival
  const isWell = verdict === 'answered' && unknownHost === undefined
  const diagnostics = isWell
    ? []
    : [...explainNoController(state, request, ip), ...explainArrival(state, request, arrival, way, name)]
  return {
    ...told,
    hops: [...hops, ...way.hops, arrival.hop],
    ...(verdict === 'timed-out' ? {} : { peer }),
    ...(response === undefined ? {} : { response }),
    ...ended(verdict, diagnostics),
  }
}

/** Whoever is there sends requests of its own from now on. */
function originOf({ pod }: PodHop): Origin {
  return { from: 'pod', namespace: pod?.namespace ?? '', name: pod?.name ?? '' }
}

function addressOf(state: ClusterState, sender: Sender, request: HttpRequest, random: Random): LookedUp {
  const { address, host } = request
  if (address === undefined) return lookUp(state, sender, host, random)
  return { ip: hostAddress(address)?.text ?? address }
}

function protocolOf({ scheme }: HttpRequest): Destination['protocol'] {
  if (scheme === 'icmp') return 'ICMP'
  return scheme === 'udp' ? 'UDP' : 'TCP'
}

/** Where the first thing to say is that something is left out, no other verdict can be relied on. */
function ended(verdict: Verdict, diagnostics: readonly Diagnostic[]): Pick<Trace, 'verdict' | 'diagnostics'> {
  const [first] = diagnostics
  const isLeftOut = first !== undefined && notes.has(first.code)
  return { verdict: isLeftOut ? 'not-modelled' : verdict, diagnostics }
}
