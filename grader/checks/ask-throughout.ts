/**
 * Sends requests while time passes, as somebody does who watches a release: two every second, and many at each moment
 * at which pods or endpoints are others than before, so that chance leaves no way out. The first one that is lost ends it:
 * refused, timed out, or answered with an error of the server.
 */
import {
  type ClusterView,
  type Diagnostic,
  diagnose,
  type ParamsOf,
  type Trace,
  type Whereabouts,
} from '../../sim/index.ts'
import { renderTrace } from '../../sim/words.ts'
import type { Finding } from '../exercise.ts'
import { failed } from './finding.ts'
import { originOf, requestTo, whereItWent } from './requests.ts'

export interface Throughout {
  /** The moment at which it begins. */
  readonly view: ClusterView
  /** The pod that asks. */
  readonly from: string
  readonly namespace: string
  readonly url: string
  /** Asked at each moment: whether what was waited for has happened. */
  readonly isOver: (view: ClusterView) => Promise<boolean>
  /** Nobody waits for longer. */
  readonly most: number
  /** Seconds from one look to the next: half a one when absent, so that what happens within one is seen. */
  readonly step?: number
}

export type Watched = { readonly view: ClusterView; readonly seconds: number } & (
  | { readonly end: 'over' | 'not-over' }
  | { readonly end: 'lost'; readonly trace: Trace }
)

/** For each pod: one of several that answer alike is left out once in four hundred times, and a change shows at several moments. */
const requestsAtAChange = 6

export async function askThroughout(watch: Throughout): Promise<Watched> {
  const { step = 0.5 } = watch
  let { view } = watch
  let before = ''
  for (let seconds = 0; ; seconds += step) {
    const asked = await askAt({ ...watch, view }, before)
    if (asked.lost !== undefined) return { end: 'lost', view, seconds, trace: asked.lost }
    before = asked.picture
    if (await watch.isOver(view)) return { end: 'over', view, seconds }
    if (seconds >= watch.most) return { end: 'not-over', view, seconds }
    view = await view.later(step)
  }
}

/** At one moment, often enough for what has changed since `before`: the picture now, and the request that was lost. */
export async function askAt(
  { view, from, namespace, url }: Pick<Throughout, 'view' | 'from' | 'namespace' | 'url'>,
  before: string,
): Promise<{ readonly picture: string; readonly lost?: Trace }> {
  const { picture, pods } = await pictureOf(view, namespace)
  const requests = picture === before ? 1 : requestsAtAChange * Math.max(pods, 2)
  for (let sent = 0; sent < requests; sent++) {
    const trace = await view.request(originOf(from, namespace), requestTo(url))
    if (!isServed(trace)) return { picture, lost: trace }
  }
  return { picture }
}

/** Who could answer, and what is known of them. */
async function pictureOf(view: ClusterView, namespace: string) {
  const slices = await view.list('EndpointSlice', namespace)
  const objects = [
    ...(await view.list('Pod', namespace)),
    ...slices,
    ...(await view.list('Service', namespace)),
  ]
  const picture = objects.map(({ metadata }) => `${metadata.uid} ${metadata.resourceVersion}`).join()
  return { picture, pods: slices.reduce((sum, { endpoints }) => sum + (endpoints?.length ?? 0), 0) }
}

function isServed({ verdict, response }: Trace): boolean {
  return verdict === 'answered' && (response === undefined || response.status < 500)
}

interface Lost {
  readonly trace: Trace
  readonly seconds: number
}
type LossFacts = Omit<ParamsOf<'check/request-lost'>, 'seconds' | 'ended' | 'pod' | 'way'>

/** Why it was lost, and then when, and on which way. */
export function lost(watched: Lost, facts: LossFacts, where: Whereabouts): Finding {
  const story = lossOf(watched, facts, where)
  // That nodes hear late is what such a task is about, and no reason.
  const [first, ...rest] = watched.trace.diagnostics.filter(({ code }) => code !== 'traffic/nodes-behind')
  return first === undefined ? failed(story) : failed(first, ...rest, story)
}

export function lossOf({ trace, seconds }: Lost, facts: LossFacts, where: Whereabouts): Diagnostic {
  const pod = whereItWent(trace)?.pod?.name
  const ended = trace.response === undefined ? trace.verdict : `HTTP ${trace.response.status}`
  const way = { en: renderTrace(trace, 'en'), ko: renderTrace(trace, 'ko') }
  const found = { ...facts, seconds, ended, ...(pod === undefined ? {} : { pod }), way }
  return diagnose('check/request-lost', found, where)
}
