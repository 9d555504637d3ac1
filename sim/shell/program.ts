/**
 * What does a program of the network get that a small tool does not? The cluster, and where it runs: on the learner's
 * machine or in a container. It sends requests, asks for names, lets time pass.
 */
import type { Pod } from '../api/pod.ts'
import type { HttpRequest, Origin, Trace } from '../api/trace.ts'
import type { Cluster } from '../cluster.ts'
import type { ImageTools } from '../container/image-tools.ts'
import type { ToolCall } from '../container/tools/tool.ts'
import type { Diagnostic } from '../diagnostic.ts'

export interface Place {
  readonly cluster: Cluster
  readonly origin: Origin
  /** The container that the program runs in; absent on the learner's machine. */
  readonly inside?: { readonly pod: Pod; readonly container: string; readonly image: string }
  readonly base: ImageTools['base']
  /** Sends one request, and remembers its story for `explain`. */
  send(request: HttpRequest): Trace
  /** Lets time pass on the cluster's clock. */
  pass(seconds: number): void
  /** What a failure was about, for `explain`. */
  remember(problems: readonly Diagnostic[]): void
}

export interface ProgramCall extends ToolCall {
  readonly place: Place
}

/** Gives its exit code. */
export type Program = (call: ProgramCall) => number

/** A connection or a datagram, and no more. */
export function plainRequest(scheme: 'tcp' | 'udp' | 'icmp', host: string, port: number): HttpRequest {
  return { scheme, host, port, method: '', path: '/', headers: {} }
}

/** The address that a request went to; the host itself where that is one. */
export function addressIn({ hops, peer, request }: Trace): string {
  for (const hop of hops) if (hop.at === 'dns' && hop.chose !== undefined) return hop.chose
  if (request.address !== undefined) return request.address
  return peer?.ip ?? (request.host === 'localhost' ? '127.0.0.1' : request.host)
}
