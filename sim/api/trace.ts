/**
 * A Trace tells one request hop by hop: what each hop chose, what it passed over, and why.
 * Pictures, messages, the shell and checks all draw from it; it is plain JSON. Long because it has every sort of hop.
 */
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import type { PathType } from './ingress.ts'
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
  /** PEM of the authorities that the client trusts, as curl --cacert. Absent: public ones, who signed nothing here. */
  readonly authorities?: readonly string[]
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

/** Sends a request through the cluster as it stands. */
export type Send = (origin: Origin, request: HttpRequest) => Trace

export type Hop = DnsHop | FirewallHop | LoadBalancerHop | ServiceHop | IngressHop | PodHop

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
  /** A ping has no port, and no rule. */
  readonly protocol: Protocol | 'ICMP'
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
    /** The address by which the node knows the client: the packet's source as it came to the node. */
    readonly client: string
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
  /** The packet came to this port of a node, which the pod asked for (hostPort). */
  readonly hostPort?: { readonly node: string; readonly port: number }
}

/**
 * An Ingress controller, which a request came to, decided by the Ingresses that it takes up: `forwarded` to an endpoint
 * of a Service (the controller picks it; the cluster IP has no part in it), `redirected` (to https, say), `no-route`
 * (no rule takes it: the controller's own 404), `no-endpoint` (nobody to send it to: 503), `unreachable` (every
 * endpoint that it tried failed: 502, or 504 after silence), `refused-by-client` (the client did not accept the
 * certificate and went away), `no-tls` (plain HTTP where TLS is spoken: 400).
 */
export interface IngressHop {
  readonly at: 'ingress'
  readonly outcome:
    | 'forwarded'
    | 'redirected'
    | 'no-route'
    | 'no-endpoint'
    | 'unreachable'
    | 'refused-by-client'
    | 'no-tls'
  /** The pod of the controller. */
  readonly controller: ObjectRef
  /** From the Host header, in lower case and without port. */
  readonly host: string
  /** As it is compared: decoded, without query. */
  readonly path: string
  readonly tls?: IngressTls
  /** The rule, or default backend, that took the request. */
  readonly chose?: {
    readonly ingress: ObjectRef
    /** spec.rules[0].http.paths[1], or spec.defaultBackend. */
    readonly field: FieldPath
    /** As the rule has it; absent for every host. */
    readonly host?: string
    readonly path?: string
    readonly pathType?: PathType
    /** Absent where the request is not sent on. */
    readonly service?: ObjectRef
    /** The port of the Service, by name or number. */
    readonly port?: string
  }
  /** Whom it sent the request to, and as what: the path may have been rewritten. */
  readonly endpoint?: {
    readonly ip: string
    readonly port: number
    readonly pod?: ObjectRef
    readonly node?: string
    readonly path: string
    readonly scheme: 'http' | 'https'
  }
  /** Where a cookie of the controller (session affinity) decided, rather than chance. */
  readonly byCookie?: boolean
  /** How many endpoints the choice was among. */
  readonly among: number
  /** What the controller answered by itself: 308, 404, 503 … */
  readonly status?: number
  /** Paths and endpoints. */
  readonly passedOver: readonly PassedOver[]
}

/** TLS ends at the controller: which certificate it shows for the name that the client asked for. */
export interface IngressTls {
  /** As the client sent it (SNI); '' when it sent none, because it asked for an address. */
  readonly serverName: string
  /** The Secret that the certificate is from; absent for the controller's own fallback certificate. */
  readonly secret?: ObjectRef
  /** As Go prints a name: CN=kubia.example.com. Absent where certificates cannot be read in this world. */
  readonly subject?: string
  /** Names that the certificate is good for. */
  readonly names?: readonly string[]
  /** Whether the client accepts it; with `insecure` it does not look. */
  readonly trusted: boolean
}
