/**
 * Which endpoint does a node remember for a client, and for how long still?
 *
 * Models the rules `-m recent --rcheck --seconds N --reap`, one for each endpoint in their order, that kube-proxy puts
 * before those of chance (kubernetes/kubernetes pkg/proxy/iptables/proxier.go, writeServiceToEndpointRules; Linux
 * net/netfilter/xt_recent.c). The client is the source address of the packet before the node may change it, so all
 * who stand behind one NAT address are one client. A memory N seconds old still counts.
 */

import type { ClientsSeen } from '../state/clients-seen.ts'
import type { ProxyEndpoint } from './endpoints.ts'

/** What the node remembers of clients of a Service port, and what time it is. */
export interface Memory {
  readonly seen: ClientsSeen | undefined
  /** Seconds. */
  readonly now: number
}

export interface Remembered {
  readonly endpoint: ProxyEndpoint
  /** How long the client would still have been remembered. */
  readonly secondsLeft: number
}

export function rememberedFor(
  endpoints: readonly ProxyEndpoint[],
  clientIP: string,
  seconds: number | undefined,
  { seen, now }: Memory,
): Remembered | undefined {
  if (seconds === undefined || seen === undefined || seen.size === 0) return undefined
  for (const endpoint of endpoints) {
    const client = seen.get(endpoint.address)?.find(({ ip }) => ip === clientIP)
    if (client === undefined) continue
    const secondsLeft = seconds - (now - client.atSeconds)
    if (secondsLeft >= 0) return { endpoint, secondsLeft }
  }
  return undefined
}
