/**
 * What comes of a probe that is run now? The kubelet asks from its node: it reaches what listens on the pod's own
 * address, not what listens on 127.0.0.1; a command runs in the container.
 *
 * Source: kubernetes/kubernetes pkg/probe (http, tcp, exec, grpc), pkg/kubelet/prober/prober.go.
 * Leaves out: how long a program takes to answer; what health a gRPC server reports, beyond taking the connection.
 * Example: httpGet /healthz on 8080 of nginx fails, because nginx listens on 80: connection refused.
 */
import type { IntOrString } from '../api/meta.ts'
import type { Container, HTTPGetAction, Pod, Probe } from '../api/pod.ts'
import type { FileChanges } from '../api/pod-life.ts'
import type { HttpRequest, Send, Trace } from '../api/trace.ts'
import { execute } from '../container/exec.ts'
import { answer, type Listener } from '../container/listeners.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import { type HttpEnd, probeHttp } from './prober/http-probe.ts'
import { probePort, probeRequestFor, urlOf } from './prober/http-request.ts'

/** What there is to ask. */
export interface Asked {
  readonly container: Container
  readonly pod: Pod
  /** Those of the whole pod: its containers share one address. */
  readonly listeners: readonly Listener[]
  /** Seconds since the container was started; when absent, long ago. */
  readonly age?: number
  readonly files?: FileChanges
  /** How others than the pod itself are asked; without it, a command that asks them is assumed to be answered. */
  readonly send?: Send
}

export interface ProbeOutcome {
  readonly succeeds: boolean
  /** What was asked: GET http://:8080/healthz, tcp :5432, exec ls /var/ready. */
  readonly asks: string
  /** What came back, in the words of the kubelet's event; '' for a success. */
  readonly got: string
  /** The kubelet's words, where these say less: a command that writes nothing. */
  readonly told?: string
  /** It counts as passed, and yet the kubelet has something to say. */
  readonly warns?: true
  /** The answer is assumed, because the program or the command is not known. */
  readonly guessed: boolean
  /**
   * Nothing could be asked: no port of the container has the name. The kubelet throws such a result away, so the
   * probe keeps the result it began with: a liveness probe never kills, a startup probe never lets the container start.
   */
  readonly undecided: boolean
  /** Somebody beyond the pod was asked: another time, the answer may be another one. */
  readonly asksOthers?: true
}

export function askProbe(probe: Probe, asked: Asked): ProbeOutcome {
  if (probe.exec) return execProbe(probe.exec.command ?? [], probe.timeoutSeconds, asked)
  if (probe.httpGet) return httpProbe(probe.httpGet, probe.timeoutSeconds, asked)
  if (probe.tcpSocket) return connectProbe('tcp', probe.tcpSocket.port, probe.tcpSocket.host, asked)
  if (probe.grpc) return connectProbe('grpc', probe.grpc.port, undefined, asked)
  return works('nothing', false)
}

function execProbe(
  command: readonly string[],
  timeoutSeconds: number | undefined,
  { container, pod, age, files, send }: Asked,
): ProbeOutcome {
  const moment = {
    ...(age === undefined ? {} : { age }),
    ...(files === undefined ? {} : { files }),
    ...(send === undefined ? {} : { send }),
  }
  const { exitCode, output, guessed, takes, asksOthers } = execute(command, container, pod, moment)
  const line = command.join(' ')
  const asks = `exec ${line}`
  const others = asksOthers ? ({ asksOthers } as const) : {}
  const patience = timeoutSeconds || 1
  if (takes >= patience) {
    return { ...fails(asks, `command timed out: "${line}" timed out after ${patience}s`), ...others }
  }
  if (exitCode === 0) return { ...works(asks, guessed), ...others }
  return { ...fails(asks, output || `exit code ${exitCode}`), told: output, guessed, ...others }
}

function httpProbe(action: HTTPGetAction, timeoutSeconds: number | undefined, asked: Asked): ProbeOutcome {
  const { container, pod } = asked
  const request = probeRequestFor(action, container, pod.status?.podIP ?? '')
  const shown = 'error' in request ? String(action.port) : String(request.port)
  const path = 'error' in request ? (action.path ?? '/') : request.path
  const asks = `GET ${(action.scheme ?? 'HTTP').toLowerCase()}://${action.host ?? ''}:${shown}${path}`
  if ('error' in request) return cannotAsk(asks, request.error)
  let guessed = false
  let asksOthers = false
  const ask = (one: HttpRequest): HttpEnd => {
    if (isElsewhere(one.host, asked)) {
      asksOthers = true
      return endOf(
        asked.send({ from: 'node', name: pod.spec.nodeName ?? '' }, { ...one, insecure: true }),
        one,
      )
    }
    const reached = listenerAt(one.port, one.host, asked)
    if (typeof reached === 'string') return { error: reached }
    guessed ||= reached.guessed
    return answerTo(one, reached, pod)
  }
  const settings = timeoutSeconds === undefined ? {} : { timeoutSeconds }
  const { result, output } = probeHttp(request, ask, settings)
  const others = asksOthers ? ({ asksOthers } as const) : {}
  if (result === 'failure') return { ...fails(asks, output), ...others }
  return { ...works(asks, guessed), ...others, ...(result === 'warning' ? { warns: true, got: output } : {}) }
}

/** `host` may name another machine or Service, which the kubelet asks from its node, by the node's own DNS. */
function isElsewhere(host: string, asked: Asked): asked is Asked & { readonly send: Send } {
  const { pod, send } = asked
  if (send === undefined || isLoopbackText(host) || host === 'localhost') return false
  return host !== (pod.status?.podIP ?? '') && pod.status?.podIPs?.some(({ ip }) => ip === host) !== true
}

/** As Go's client words it. */
function endOf({ verdict, response, peer }: Trace, { host, port }: HttpRequest): HttpEnd {
  const to = peer === undefined ? hostAndPort(host, port) : hostAndPort(peer.ip, peer.port)
  switch (verdict) {
    case 'answered':
      return { response: response ?? { status: 200, headers: {}, body: '' } }
    case 'no-such-name':
      return { error: `dial tcp: lookup ${host}: no such host` }
    case 'timed-out':
      return { error: '', afterSeconds: Number.POSITIVE_INFINITY }
    case 'not-understood':
      return { error: 'EOF' }
    default:
      return { error: `dial tcp ${to}: connect: connection refused` }
  }
}

function hostAndPort(host: string, port: number): string {
  return urlOf({ scheme: 'http', host, port, path: '' }).slice('http://'.length)
}

function answerTo(request: HttpRequest, listener: Listener, pod: Pod): HttpEnd {
  const isSecure = request.scheme === 'https'
  if (isSecure && !listener.tls && !listener.guessed) {
    return { error: 'http: server gave HTTP response to HTTPS client' }
  }
  if (!isSecure && listener.tls) {
    return {
      response: { status: 400, headers: {}, body: 'Client sent an HTTP request to an HTTPS server.\n' },
    }
  }
  const response = answer(listener, pod, request)
  return response === undefined ? { error: 'EOF' } : { response }
}

function connectProbe(
  how: 'tcp' | 'grpc',
  port: IntOrString,
  host: string | undefined,
  asked: Asked,
): ProbeOutcome {
  const number = probePort(port, asked.container)
  const asks = `${how} ${host ?? ''}:${typeof number === 'string' ? port : number}`
  if (typeof number === 'string') return cannotAsk(asks, number)
  const podIP = asked.pod.status?.podIP ?? ''
  if (host && isElsewhere(host, asked)) {
    const request = { scheme: 'tcp', host, port: number, method: 'GET', path: '/', headers: {} } as const
    const { verdict, peer } = asked.send({ from: 'node', name: asked.pod.spec.nodeName ?? '' }, request)
    const to = hostAndPort(peer?.ip ?? host, number)
    if (verdict === 'answered' || verdict === 'not-understood')
      return { ...works(asks, false), asksOthers: true }
    const why: Partial<Record<Trace['verdict'], string>> = {
      'no-such-name': `dial tcp: lookup ${host}: no such host`,
      'timed-out': `dial tcp ${to}: i/o timeout`,
    }
    return { ...fails(asks, why[verdict] ?? `dial tcp ${to}: connect: connection refused`), asksOthers: true }
  }
  const reached = listenerAt(number, host || podIP, asked)
  if (typeof reached !== 'string') return works(asks, reached.guessed)
  const late = `timeout: failed to connect service "${podIP}:${number}" within 1s: context deadline exceeded`
  return fails(asks, how === 'tcp' ? reached : late)
}

/** Who answers the kubelet on that port, or what its attempt to connect ends with. */
function listenerAt(port: number, host: string, { pod, listeners }: Asked): Listener | string {
  // `host` may name another machine, or the node itself; only the pod's own address leads into the pod.
  const sharesNode = pod.spec.hostNetwork === true
  const isHere = host === (pod.status?.podIP ?? '') || pod.status?.podIPs?.some(({ ip }) => ip === host)
  const found = listeners.find(
    (one) =>
      one.port === port && one.protocol === 'TCP' && (sharesNode || (isHere && !isLoopbackText(one.address))),
  )
  return found ?? `dial tcp ${hostAndPort(host, port)}: connect: connection refused`
}

function works(asks: string, guessed: boolean): ProbeOutcome {
  return { succeeds: true, asks, got: '', guessed, undecided: false }
}

function fails(asks: string, got: string): ProbeOutcome {
  return { succeeds: false, asks, got, guessed: false, undecided: false }
}

/** A name that no port of the container has is read as a number, which it is not (pkg/probe/util.go ResolveContainerPort). */
function cannotAsk(asks: string, error: string): ProbeOutcome {
  return { ...fails(asks, error), undecided: true }
}
