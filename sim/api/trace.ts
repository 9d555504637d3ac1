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
  /** 'http' and 'https' speak HTTP over TCP; 'tcp' and 'udp' only connect or send; 'icmp' is a ping, which has no port. */
  readonly scheme: 'http' | 'https' | 'tcp' | 'udp' | 'icmp'
  /** A name or an address, without brackets or port. */
  readonly host: string
  /** Of no meaning to a ping. */
  readonly port: number
  readonly method: string
  /** Begins with '/'; may carry a query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  /** Go to this address without looking `host` up, as with curl --resolve or a line in /etc/hosts. */
  readonly address?: string
  /** The name that a TLS client asks a certificate for (SNI); the host when absent. */
  readonly serverName?: string
  /** Take any certificate, as curl -k does. */
  readonly insecure?: boolean
}

export interface HttpResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * How a request ended, as its sender sees it. `not-understood`: the connection was made, but the two sides speak
 * different protocols (HTTPS to a plain HTTP port, HTTP to a database). `not-trusted`: the TLS client does not accept
 * the certificate that it was shown. `not-sent`: nobody is there to send it.
 * `not-modelled`: it leads where the simulator cannot follow; a note among the diagnostics says where that is.
 */
export type Verdict =
  | 'answered'
  | 'no-such-name'
  | 'refused'
  | 'timed-out'
  | 'not-understood'
  | 'not-trusted'
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

export type Hop = DnsHop | FirewallHop | LoadBalancerHop | ServiceHop | PodHop

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

/** The firewall in front of the nodes let a packet from outside through, or did not: then nobody answers. */
export interface FirewallHop {
  readonly at: 'firewall'
  readonly outcome: 'allowed' | 'blocked'
  /** Where the packet goes. */
  readonly ip: string
  readonly port: number
  /** A ping has none of the three. */
  readonly protocol: Protocol | 'ICMP'
  readonly node: string
  /** The rule that allows it; absent where the firewall is open. */
  readonly rule?: string
}

/**
 * The cloud's load balancer got a packet for one of its addresses, and chose a node: `forwarded`; or did not:
 * `no-listener` (the Service offers no such port), `source-refused` (loadBalancerSourceRanges leave the sender out),
 * `no-node` (no node is fit to get it: each failed its health check, is excluded, or is not ready).
 */
export interface LoadBalancerHop {
  readonly at: 'load-balancer'
  readonly outcome: 'forwarded' | 'no-listener' | 'source-refused' | 'no-node'
  readonly service: ObjectRef
  readonly ip: string
  readonly port: number
  readonly protocol: Protocol
  /** The node, and where the packet goes there: still to the balancer's own address, or (ipMode Proxy) to a node port. */
  readonly chose?: { readonly node: string; readonly ip: string; readonly port: number }
  /** How many nodes the choice was among, each as likely as the others. */
  readonly among: number
  /** Nodes that get nothing, and why. */
  readonly passedOver: readonly PassedOver[]
}

/** By which of a Service's addresses a packet came. */
export type Door = 'cluster-ip' | 'node-port' | 'external-ip' | 'load-balancer-ip'

/**
 * kube-proxy on a node (the sender's, or the one that a packet from outside came to) turned a Service's address and
 * port into an endpoint, or did not: `rejected` (no endpoint anywhere: refused), `dropped` (none that the traffic
 * policy allows on this node, or a source that may not ask: silence), `no-rule` (the Service offers no such port under
 * this protocol: silence in iptables mode).
 */
export interface ServiceHop {
  readonly at: 'service'
  readonly outcome: 'chosen' | 'rejected' | 'dropped' | 'no-rule'
  readonly service: ObjectRef
  readonly door: Door
  /** The address that was asked; at the door 'cluster-ip' the cluster IP. */
  readonly ip: string
  /** '' where a Service without a cluster IP is asked at another door. */
  readonly clusterIP: string
  /** The port that was asked: the Service's, or its node port. */
  readonly port: number
  readonly protocol: Protocol
  /** Whose kube-proxy it is. */
  readonly node?: string
  /** The address that the endpoint sees as its client; absent where no endpoint was chosen. */
  readonly sourceIP?: string
  /** Whether that is the sender's own; otherwise the node has put its own address in its place. */
  readonly sourceKept?: boolean
  /** The node of the endpoint, where a packet that came from outside has to go on to another node than it came to. */
  readonly secondHop?: string
  /** With session affinity ClientIP: whether this node remembered the client, and for how long it does from now on. */
  readonly affinity?: {
    readonly from: 'memory' | 'chance'
    /** spec.sessionAffinityConfig.clientIP.timeoutSeconds. */
    readonly seconds: number
    /** When remembered: how many of those were left before this request began them anew. */
    readonly secondsLeft?: number
  }
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
  /** The address that the packet says it is from; absent where nobody gets it. */
  readonly sourceIP?: string
  readonly listener?: { readonly container: string; readonly serves: string; readonly guessed: boolean }
}
