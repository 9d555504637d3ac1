/**
 * What becomes of one request? Told hop by hop: the name is looked up, kube-proxy on the sender's node picks an
 * endpoint, somebody listens there and answers, or not; and if not, why.
 *
 * Left out: requests from outside the cluster, node ports, external and load balancer IPs, network policies. Where a
 * request leads there, it ends as `not-modelled`, and a note says why.
 *
 * pod default/client → http://web: web.default.svc.cluster.local. is 10.96.0.11, one of three endpoints, answered.
 */
import type { Protocol } from './api/meta.ts'
import type { HttpRequest, Origin, Trace, Verdict } from './api/trace.ts'
import { notes } from './catalogue/notes.ts'
import type { Diagnostic } from './diagnostic.ts'
import { type Random, randomFrom } from './random.ts'
import type { ClusterState } from './state/cluster-state.ts'
import { arrive } from './trace/arrive.ts'
import { explainArrival, explainService } from './trace/explain.ts'
import { explainName } from './trace/explain-name.ts'
import { lookUp } from './trace/look-up.ts'
import { findSender } from './trace/sender.ts'
import { throughService } from './trace/through-service.ts'

export { diagnoseService } from './trace/diagnose-service.ts'

/** Chance decides among alike endpoints and addresses; without `random`, the same request always goes the same way. */
export function traceRequest(
  state: ClusterState,
  origin: Origin,
  request: HttpRequest,
  random: Random = randomFrom(state.settings.seed),
): Trace {
  const told = { origin, request }
  const found = findSender(state, origin)
  if (!found.ok) return { ...told, hops: [], ...ended('not-sent', [found.why]) }
  const { sender } = found

  const { hop: name, ip } = lookUp(state, sender, request.host, random)
  const hops = name ? [name] : []
  if (ip === undefined) {
    const diagnostics = name ? explainName(state, sender, name) : []
    return { ...told, hops, ...ended('no-such-name', diagnostics) }
  }

  const protocol: Protocol = request.scheme === 'udp' ? 'UDP' : 'TCP'
  const asked = { ip, port: request.port, protocol }
  // What answers or refuses does so in the name of the address that was asked: the Service's, if it was one.
  const peer = { ip, port: request.port }
  const through = throughService(state, sender, asked, random)
  if (through && through.endpoint === undefined) {
    const verdict = through.hop.outcome === 'rejected' ? 'refused' : 'timed-out'
    const diagnostics = explainService(state, through)
    const seen = verdict === 'refused' ? { peer } : {}
    return { ...told, hops: [...hops, through.hop], ...seen, ...ended(verdict, diagnostics) }
  }

  const destination = through?.endpoint ? { ...through.endpoint, protocol } : asked
  const arrival = arrive(state, sender, destination, request)
  const { verdict, response } = arrival
  const diagnostics =
    verdict === 'answered' ? [] : explainArrival(state, request, protocol, arrival, through, name)
  return {
    ...told,
    hops: [...hops, ...(through ? [through.hop] : []), arrival.hop],
    ...(verdict === 'timed-out' ? {} : { peer }),
    ...(response === undefined ? {} : { response }),
    ...ended(verdict, diagnostics),
  }
}

/** Where the first thing to say is that something is left out, no other verdict can be relied on. */
function ended(verdict: Verdict, diagnostics: readonly Diagnostic[]): Pick<Trace, 'verdict' | 'diagnostics'> {
  const [first] = diagnostics
  const isLeftOut = first !== undefined && notes.has(first.code)
  return { verdict: isLeftOut ? 'not-modelled' : verdict, diagnostics }
}
