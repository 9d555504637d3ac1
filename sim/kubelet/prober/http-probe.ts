/**
 * What comes of an httpGet probe? Any status from 200 to 399 is a success. Redirects are followed on the same host, and
 * count by where they end; one that leads to another host is not followed, and passes with a warning.
 *
 * Source: kubernetes/kubernetes pkg/probe/http/http.go (DoHTTPProbe, RedirectChecker), pkg/kubelet/prober/prober.go.
 * Leaves out: TLS; the kubelet takes any certificate.
 * Example: a server that sends / to https://login.example.com/ keeps its pod ready; the login page is never asked.
 */
import type { HttpRequest, HttpResponse } from '../../api/trace.ts'
import { locationOf, redirectTo } from './http-redirect.ts'
import { urlOf } from './http-request.ts'
import type { ProbeAnswer } from './probe-state.ts'

/** One request's end: an answer after some time, or an error of the connection in Go's words. */
export type HttpEnd =
  | { readonly response: HttpResponse; readonly afterSeconds?: number }
  | { readonly error: string; readonly afterSeconds?: number }

export interface HttpOutcome {
  readonly result: 'success' | 'warning' | 'failure'
  /** The body of a success, else the words of the kubelet's event. */
  readonly output: string
}

export interface HttpProbeSettings {
  /** For all redirects together. */
  readonly timeoutSeconds?: number
  /** The kubelet does not. */
  readonly followsOtherHosts?: boolean
}

/** More of a body is not read. */
export const bodyLimit = 10_240
const mostRequests = 10

export function probeHttp(
  request: HttpRequest,
  ask: (request: HttpRequest) => HttpEnd,
  { timeoutSeconds = 1, followsOtherHosts = false }: HttpProbeSettings = {},
): HttpOutcome {
  let asked = request
  let spent = 0
  for (let count = 1; ; count++) {
    const end = ask(asked)
    spent += end.afterSeconds ?? 0
    if (spent >= timeoutSeconds) return failure(asked, timeout)
    if ('error' in end) return failure(asked, end.error)
    const location = locationOf(end.response)
    if (location === undefined) return judge(end.response)
    const next = redirectTo(location, asked)
    if (!followsOtherHosts && next.host !== request.host) return judge(end.response)
    if ('error' in next) return { result: 'failure', output: next.error }
    if (count >= mostRequests)
      return { result: 'failure', output: `Get "${location}": stopped after ${count} redirects` }
    asked = next
  }
}

/** A warning leaves the container as it is: the kubelet writes an event and takes it for a success. */
export function answerOf({ result }: HttpOutcome): ProbeAnswer {
  return result === 'failure' ? 'failure' : 'success'
}

const timeout = 'context deadline exceeded (Client.Timeout exceeded while awaiting headers)'

function judge({ status, body }: HttpResponse): HttpOutcome {
  // The body of a failure is not told: events are read by more people than a pod's answers.
  if (status < 200 || status >= 400)
    return { result: 'failure', output: `HTTP probe failed with statuscode: ${status}` }
  const read = firstBytes(body, bodyLimit)
  if (status >= 300)
    return { result: 'warning', output: `Probe terminated redirects, Response body: ${read}` }
  return { result: 'success', output: read }
}

function failure(asked: HttpRequest, error: string): HttpOutcome {
  return { result: 'failure', output: `Get ${JSON.stringify(urlOf(asked))}: ${error}` }
}

/** As much of a text as fits into so many bytes of UTF-8. */
function firstBytes(text: string, most: number): string {
  if (text.length * 3 <= most) return text
  let bytes = 0
  let end = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes > most) break
    end += character.length
  }
  return text.slice(0, end)
}
