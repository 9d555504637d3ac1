/** How checks send requests: from a pod, to a URL, often enough that chance leaves nobody out. */
import type { ClusterView, Diagnostic, HttpRequest, Origin, PodHop, Trace } from '../../sim/index.ts'
import { diagnose, refOf } from '../../sim/index.ts'
import type { Finding } from '../exercise.ts'
import { failed, failedBecause, passed } from './finding.ts'

/** A pod by its name; anybody else as an origin. */
export function originOf(from: string | Origin, namespace: string): Origin {
  if (typeof from !== 'string') return from
  return { from: 'pod', namespace, name: from }
}

/** What `curl URL` sends. `url` is an author's text: a malformed one is the kit's fault and throws. */
export function requestTo(url: string): HttpRequest {
  const { protocol, hostname, port, pathname, search } = new URL(url)
  const scheme = protocol === 'https:' ? 'https' : 'http'
  return {
    scheme,
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (scheme === 'https' ? 443 : 80) : Number(port),
    method: 'GET',
    path: `${pathname}${search}`,
    headers: {},
  }
}

/** A question put by sending requests, and who is to answer them. */
export interface Asked {
  readonly view: ClusterView
  readonly from: string | Origin
  readonly namespace: string
  readonly url: string
  /** Everybody of whom at least one answer has to come. */
  readonly wanted: ReadonlySet<string>
  /** Which of them gave an answer; or what is wrong with it. */
  readonly whoAnswered: (trace: Trace) => string | Diagnostic
  /** They are machines outside of the cluster, not pods. */
  readonly machines?: boolean
}

/** Sends requests until everybody has answered, at least eight; the first that goes wrong ends it. */
export async function askUntilAllAnswered({
  view,
  from,
  namespace,
  url,
  wanted,
  whoAnswered,
  machines = false,
}: Asked): Promise<Finding> {
  const silent = new Set(wanted)
  const requests = requestsFor(wanted.size)
  let last: Trace | undefined
  for (let sent = 0; sent < requests && (sent < 8 || silent.size > 0); sent++) {
    const trace = await view.request(originOf(from, namespace), requestTo(url))
    last = trace
    if (trace.verdict !== 'answered') {
      return failedBecause(trace.diagnostics, diagnose('check/not-answered', { url, verdict: trace.verdict }))
    }
    const who = whoAnswered(trace)
    if (typeof who !== 'string') return failedBecause(whyRefusedAbove(trace), who)
    silent.delete(who)
  }
  if (silent.size === 0 && wanted.size > 0) return passed
  const kept = await whatKeeps(view, last)
  const facts = { url, silent: [...silent], requests, machines, ...kept?.facts }
  return failed(diagnose('check/not-everybody-answers', facts, kept?.where))
}

/** Answered, with 404 or 503 say: then whoever stands in between knows why it is not another who answers. */
function whyRefusedAbove({ response, diagnostics }: Trace): readonly Diagnostic[] {
  return response !== undefined && response.status >= 400 ? diagnostics : []
}

/** A setting of the Service that sends this client to some of its endpoints only. */
async function whatKeeps(view: ClusterView, trace: Trace | undefined) {
  const hop = trace?.hops.find((one) => one.at === 'service')
  const service = hop && (await view.get({ ...hop.service, kind: 'Service' }))
  if (service?.kind !== 'Service') return undefined
  const at = (field: string) => ({ object: refOf(service), path: ['spec', field] })
  if (service.spec.sessionAffinity === 'ClientIP') {
    return { facts: { keptBy: 'session-affinity' }, where: at('sessionAffinity') } as const
  }
  if (trace?.origin.from === 'outside' && service.spec.externalTrafficPolicy === 'Local') {
    return { facts: { keptBy: 'external-traffic-policy' }, where: at('externalTrafficPolicy') } as const
  }
  if (service.spec.internalTrafficPolicy === 'Local') {
    return { facts: { keptBy: 'internal-traffic-policy' }, where: at('internalTrafficPolicy') } as const
  }
  if (service.spec.trafficDistribution !== undefined) {
    return { facts: { keptBy: 'traffic-distribution' }, where: at('trafficDistribution') } as const
  }
  return undefined
}

/**
 * With n answering alike, n × 24 requests leave one of them out with a chance below one in a thousand million
 * for n up to 6, and every seed is tried by `npm run verify`.
 */
function requestsFor(candidates: number): number {
  return Math.max(8, candidates * 24)
}

/** Where the request ended up: the last hop that is a pod, a node or a machine outside. */
export function whereItWent(trace: Trace): PodHop | undefined {
  return trace.hops.findLast((hop): hop is PodHop => hop.at === 'pod')
}
