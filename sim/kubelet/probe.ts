/**
 * What comes of a probe, asked of a container that has been running for long? The kubelet asks from its node: it
 * reaches what listens on the pod's own address, not what listens on 127.0.0.1.
 *
 * Source: kubernetes/kubernetes pkg/probe (http, tcp, exec, grpc), pkg/kubelet/prober/prober.go.
 * Leaves out: time. Delays and thresholds are over, so the outcome is the one that lasts; a redirect is not followed.
 * Example: httpGet /healthz on 8080 of nginx fails, because nginx listens on 80: connection refused.
 */
import type { IntOrString } from '../api/meta.ts'
import type { Container, HTTPGetAction, Pod, Probe } from '../api/pod.ts'
import { execute } from '../container/exec.ts'
import { answer, type Listener } from '../container/listeners.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import { quoteText } from '../quote.ts'

export interface ProbeOutcome {
  readonly succeeds: boolean
  /** What was asked: GET http://:8080/healthz, tcp :5432, exec ls /var/ready. */
  readonly asks: string
  /** What came back, in the words of the kubelet's event; '' for a success. */
  readonly got: string
  /** The answer is assumed, because the program or the command is not known. */
  readonly guessed: boolean
  /**
   * Nothing could be asked: no port of the container has the name. The kubelet throws such a result away, so the
   * probe keeps the result it began with: a liveness probe never kills, a startup probe never lets the container start.
   */
  readonly undecided: boolean
}

/** `listeners` are those of the whole pod: its containers share one address. */
export function probeOutcome(
  probe: Probe,
  container: Container,
  pod: Pod,
  listeners: readonly Listener[],
): ProbeOutcome {
  if (probe.exec) return execProbe(probe.exec.command ?? [], container, pod)
  if (probe.httpGet) return httpProbe(probe.httpGet, container, pod, listeners)
  if (probe.tcpSocket) {
    const { port, host } = probe.tcpSocket
    return connectProbe('tcp', port, host, container, pod, listeners)
  }
  if (probe.grpc) return connectProbe('grpc', probe.grpc.port, undefined, container, pod, listeners)
  return works('nothing', false)
}

/** A port by number, or by the name that the container itself gives it. */
function portNumber(port: IntOrString | undefined, container: Container): number | undefined {
  if (typeof port === 'number') return port
  const named = container.ports?.find(({ name }) => name === port)?.containerPort
  return named ?? (/^[0-9]+$/.test(port ?? '') ? Number(port) : undefined)
}

function execProbe(command: readonly string[], container: Container, pod: Pod): ProbeOutcome {
  const { exitCode, output, guessed } = execute(command, container, pod)
  const succeeds = exitCode === 0
  return {
    succeeds,
    asks: `exec ${command.join(' ')}`,
    got: succeeds ? '' : output || `exit code ${exitCode}`,
    guessed,
    undecided: false,
  }
}

function httpProbe(
  { port, path = '/', host, scheme = 'HTTP', httpHeaders = [] }: HTTPGetAction,
  container: Container,
  pod: Pod,
  listeners: readonly Listener[],
): ProbeOutcome {
  const number = portNumber(port, container)
  const absolute = path.startsWith('/') ? path : `/${path}`
  const asks = `GET ${scheme.toLowerCase()}://${host ?? ''}:${number ?? port}${absolute}`
  if (number === undefined) return cannotAsk(asks, port)
  const url = `${scheme.toLowerCase()}://${host ?? pod.status?.podIP ?? ''}:${number}${absolute}`
  const reached = listenerAt(number, host, pod, listeners)
  if (typeof reached === 'string') return fails(asks, `Get "${url}": ${reached}`)

  const headers = Object.fromEntries(httpHeaders.map(({ name, value }) => [name, value]))
  const request = {
    scheme: scheme === 'HTTPS' ? ('https' as const) : ('http' as const),
    host: host ?? pod.status?.podIP ?? '',
    port: number,
    method: 'GET',
    path: absolute,
    headers,
  }
  if (scheme === 'HTTPS' && !reached.tls && !reached.guessed) {
    return fails(asks, `Get "${url}": http: server gave HTTP response to HTTPS client`)
  }
  if (scheme === 'HTTP' && reached.tls) return fails(asks, 'HTTP probe failed with statuscode: 400')
  const response = answer(reached, pod, request)
  if (response === undefined) return fails(asks, `Get "${url}": EOF`)
  if (response.status >= 200 && response.status < 400) return works(asks, reached.guessed)
  return fails(asks, `HTTP probe failed with statuscode: ${response.status}`)
}

function connectProbe(
  how: 'tcp' | 'grpc',
  port: IntOrString,
  host: string | undefined,
  container: Container,
  pod: Pod,
  listeners: readonly Listener[],
): ProbeOutcome {
  const number = portNumber(port, container)
  const asks = `${how} ${host ?? ''}:${number ?? port}`
  if (number === undefined) return cannotAsk(asks, port)
  const reached = listenerAt(number, host, pod, listeners)
  if (typeof reached !== 'string') return works(asks, reached.guessed)
  return fails(
    asks,
    how === 'tcp'
      ? reached
      : `timeout: failed to connect service "${pod.status?.podIP ?? ''}:${number}" within 1s: context deadline exceeded`,
  )
}

/** Who answers the kubelet on that port, or what its attempt to connect ends with. */
function listenerAt(
  port: number,
  host: string | undefined,
  pod: Pod,
  listeners: readonly Listener[],
): Listener | string {
  // `host` names another machine, or the node itself; only the pod's own address leads into the pod.
  const elsewhere = host !== undefined && host !== '' && !pod.status?.podIPs?.some(({ ip }) => ip === host)
  const sharesNode = pod.spec.hostNetwork === true
  const found = listeners.find(
    (one) =>
      one.port === port &&
      one.protocol === 'TCP' &&
      (sharesNode || !elsewhere) &&
      (sharesNode || !isLoopbackText(one.address)),
  )
  return found ?? `dial tcp ${host || (pod.status?.podIP ?? '')}:${port}: connect: connection refused`
}

function works(asks: string, guessed: boolean): ProbeOutcome {
  return { succeeds: true, asks, got: '', guessed, undecided: false }
}

function fails(asks: string, got: string): ProbeOutcome {
  return { succeeds: false, asks, got, guessed: false, undecided: false }
}

/** A name that no port of the container has is read as a number, which it is not (pkg/probe/util.go ResolveContainerPort). */
function cannotAsk(asks: string, port: IntOrString | undefined): ProbeOutcome {
  return {
    ...fails(asks, `strconv.Atoi: parsing ${quoteText(String(port))}: invalid syntax`),
    undecided: true,
  }
}
