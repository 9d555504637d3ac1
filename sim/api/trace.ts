/**
 * A Trace tells one request hop by hop: what each hop chose, what it passed over, and why.
 * Pictures, messages, the shell and checks all draw from it; it is plain JSON.
 */
import type { Diagnostic } from '../diagnostic.ts'
import type { ObjectRef, Protocol } from './meta.ts'

/** Who asks: something in a pod, a process on a node, or a client outside the cluster. */
export type Origin =
  | { readonly from: 'pod'; readonly namespace: string; readonly name: string }
  | { readonly from: 'node'; readonly name: string }
  | { readonly from: 'outside'; readonly ip: string }

export interface HttpRequest {
  /** 'http' and 'https' speak HTTP over TCP; 'tcp' and 'udp' only connect or send. */
  readonly scheme: 'http' | 'https' | 'tcp' | 'udp'
  /** A name or an address, without brackets or port. */
  readonly host: string
  readonly port: number
  readonly method: string
  /** Begins with '/'; may carry a query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * How a request ended, as its sender sees it. `not-understood`: the connection was made, but the two sides speak
 * different protocols (HTTPS to a plain HTTP port, HTTP to a database). `not-sent`: nobody is there to send it.
 * `not-modelled`: it leads where the simulator cannot follow; a note among the diagnostics says where that is.
 */
export type Verdict =
  | 'answered'
  | 'no-such-name'
  | 'refused'
  | 'timed-out'
  | 'not-understood'
  | 'not-sent'
  | 'not-modelled'

export interface Trace {
  readonly origin: Origin
  readonly request: HttpRequest
  readonly hops: readonly Hop[]
  readonly verdict: Verdict
  /** The address and port that refused or answered, as the client sees it. */
  readonly peer?: { readonly ip: string; readonly port: number }
  readonly response?: HttpResponse
  /** Why it did not go as hoped, most likely cause first; empty when all is well. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Somebody or something that a hop could have chosen and did not; the reason is a diagnostic. */
export interface PassedOver {
  readonly what: string
  readonly ref?: ObjectRef
  readonly why: Diagnostic
}

export type Hop = DnsHop | ServiceHop | PodHop

/** A name became an address; `tried` is every full name asked for, in order. */
export interface DnsHop {
  readonly at: 'dns'
  readonly name: string
  readonly tried: readonly {
    readonly name: string
    readonly rcode: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED'
    readonly answers: readonly string[]
  }[]
  /** The address that the request then goes to; absent when no name that was tried has one. */
  readonly chose?: string
  /** Which server was asked: the first nameserver in the sender's resolv.conf. */
  readonly server?: string
}

/**
 * kube-proxy on the sender's node turned a virtual IP and port into an endpoint, or did not:
 * `rejected` (no endpoint anywhere: refused), `dropped` (none that the traffic policy allows on this node: silence),
 * `no-rule` (the Service offers no such port under this protocol: silence in iptables mode).
 */
export interface ServiceHop {
  readonly at: 'service'
  readonly outcome: 'chosen' | 'rejected' | 'dropped' | 'no-rule'
  readonly service: ObjectRef
  readonly clusterIP: string
  readonly port: number
  readonly protocol: Protocol
  readonly node?: string
  readonly chose?: {
    readonly ip: string
    readonly port: number
    readonly pod?: ObjectRef
    readonly node?: string
  }
  /** How many endpoints the choice was among, each as likely as the others. */
  readonly among: number
  readonly passedOver: readonly PassedOver[]
}

/**
 * The packet went to an address: a pod, a node or something outside. `answers`: somebody listens there;
 * `refuses`: the address is there, but nobody listens on the port; `silent`: nothing has the address.
 */
export interface PodHop {
  readonly at: 'pod'
  readonly outcome: 'answers' | 'refuses' | 'silent'
  readonly ip: string
  readonly port: number
  readonly pod?: ObjectRef
  readonly node?: string
  /** Which container listens there, and as what; absent when nobody does. */
  readonly listener?: { readonly container: string; readonly serves: string; readonly guessed: boolean }
}
