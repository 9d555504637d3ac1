/**
 * What did a container write about the requests that reached it from this prompt? One line a request, as the images
 * whose form is known write it; of others, and of probes, nothing is kept.
 *
 * Source: the log_format main of the nginx image; app.js of luksa/kubia.
 */
import type { ObjectRef } from '../api/meta.ts'
import type { PodHop, Trace } from '../api/trace.ts'
import { utf8Bytes } from '../base64.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { clockOf, logDate } from './clock.ts'

/** A line that a container wrote. */
export interface LogLine {
  /** Of the pod: another one with its name has another log. */
  readonly uid: string
  readonly container: string
  readonly text: string
}

/** So many are kept; older ones go. */
const most = 500

export function withAccess(
  before: readonly LogLine[],
  trace: Trace,
  state: ClusterState,
): readonly LogLine[] {
  const line = lineOf(trace, state)
  return line === undefined ? before : [...before.slice(1 - most), line]
}

export function linesFor(
  lines: readonly LogLine[],
  state: ClusterState,
  { namespace, name }: ObjectRef,
  container: string,
): readonly string[] {
  const uid = state.get('Pod', namespace, name)?.metadata.uid
  return lines.flatMap((line) => (line.uid === uid && line.container === container ? [line.text] : []))
}

function lineOf(trace: Trace, state: ClusterState): LogLine | undefined {
  const pods = trace.hops.filter((hop): hop is PodHop => hop.at === 'pod')
  const hop = pods.at(-1)
  if (hop?.pod === undefined || hop.outcome !== 'answers' || hop.listener === undefined) return undefined
  if (trace.response === undefined) return undefined
  const pod = state.get('Pod', hop.pod.namespace, hop.pod.name)
  const { container } = hop.listener
  const image = pod?.spec.containers.find(({ name }) => name === container)?.image ?? ''
  const client = pods.length > 1 ? pods[0]?.sourceIP : undefined
  const text = forms.find(([pattern]) => pattern.test(image))?.[1](trace, hop, client, state)
  return text === undefined ? undefined : { uid: pod?.metadata.uid ?? '', container, text }
}

/** `client`: the one that an Ingress controller in between was asked by. */
type Form = (trace: Trace, hop: PodHop, client: string | undefined, state: ClusterState) => string

const nginx: Form = ({ request, response }, { sourceIP = '-' }, client, state) => {
  const header = (name: string) =>
    Object.entries(request.headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? '-'
  const bytes = response === undefined ? 0 : utf8Bytes(response.body).length
  const asked = `${request.method} ${request.path} HTTP/1.1`
  const forwarded = client ?? header('x-forwarded-for')
  return `${sourceIP} - - [${logDate(clockOf(state))}] "${asked}" ${response?.status} ${bytes} "${header('referer')}" "${header('user-agent')}" "${forwarded}"`
}

const kubia: Form = (_, { sourceIP = '' }) => `Received request from ::ffff:${sourceIP}`

const forms: readonly (readonly [image: RegExp, form: Form])[] = [
  [/(?:^|\/)nginx(?:[:@]|$)/, nginx],
  [/(?:^|\/)kubia(?:[:@]|$)/, kubia],
]
