/** What a language has to say about a trace; one file a language says it. */
import type { DnsHop, FirewallHop, LoadBalancerHop, PodHop, ServiceHop, Trace } from '../api/trace.ts'

export interface TraceWords {
  asks(sender: string, url: string): string
  tried(name: string, rcode: string, answers: readonly string[]): string
  resolved(hop: DnsHop): string
  firewall(hop: FirewallHop): string
  loadBalancer(hop: LoadBalancerHop): string
  service(hop: ServiceHop): string
  /** What else is to be known of the choice: session affinity, the second hop, whose address the endpoint sees. */
  serviceFacts(hop: ServiceHop): readonly string[]
  passedOver(who: string, why: string): string
  pod(hop: PodHop): string
  ends(trace: Trace): string
}
