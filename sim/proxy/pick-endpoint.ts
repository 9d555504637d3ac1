/**
 * Which endpoint does a new connection go to? The one that the client had before, where the Service asks for that; or
 * by chance, every usable endpoint as often as any other.
 * Source: kubernetes/kubernetes pkg/proxy/iptables/proxier.go (writeServiceToEndpointRules, computeProbability).
 *
 * kube-proxy chooses once for each connection, never for each HTTP request. What is remembered is read, never written.
 */
import type { Random } from '../random.ts'
import { isInRanges } from './doors.ts'
import type { ProxyEndpoint } from './endpoints.ts'
import { type Memory, type Remembered, rememberedFor } from './remembered.ts'
import type { Backends, PassedOverEndpoint, ProxyRule } from './rules.ts'

export interface Client {
  /** As the packet says when it comes to the node. */
  readonly ip: string
  /** A pod of this cluster, or the node itself: externalTrafficPolicy does not bind it. */
  readonly isOwn?: boolean
}

export type EndpointChoice = {
  /** How many endpoints the choice was among. */
  readonly among: number
  readonly passedOver: readonly PassedOverEndpoint[]
} & (
  | { readonly outcome: 'chosen'; readonly endpoint: ProxyEndpoint; readonly remembered?: Remembered }
  | { readonly outcome: 'rejected' }
  | { readonly outcome: 'dropped'; readonly because: 'no-endpoint-here' | 'source-not-allowed' }
)

export function pickEndpoint(
  rule: ProxyRule,
  client: Client,
  random: Random,
  memory: Memory = { seen: undefined, now: 0 },
): EndpointChoice {
  const { endpoints, passedOver } = backendsFor(rule, client)
  const among = endpoints.length
  if (rule.withoutEndpoints === 'reject' && among === 0) return { outcome: 'rejected', among, passedOver }
  if (rule.sourceRanges !== undefined && !isInRanges(client.ip, rule.sourceRanges)) {
    return { outcome: 'dropped', because: 'source-not-allowed', among: 0, passedOver: [] }
  }
  const remembered = rememberedFor(endpoints, client.ip, rule.affinitySeconds, memory)
  if (remembered !== undefined) {
    return { outcome: 'chosen', endpoint: remembered.endpoint, remembered, among, passedOver }
  }
  const endpoint = among > 1 ? endpoints[random.below(among)] : endpoints[0]
  if (endpoint === undefined) return { outcome: 'dropped', because: 'no-endpoint-here', among, passedOver }
  return { outcome: 'chosen', endpoint, among, passedOver }
}

function backendsFor(rule: ProxyRule, { isOwn }: Client): Backends {
  return isOwn === true && rule.shortCircuit !== undefined ? rule.shortCircuit : rule
}

/**
 * The probability text of each iptables rule in a chain of `count` endpoints: the first is taken in 1/n of all cases,
 * the second in 1/(n-1) of what is left, the last always. `undefined` stands for the rule without a condition.
 */
export function ruleProbabilities(count: number): readonly (string | undefined)[] {
  return Array.from({ length: count }, (_, index) => {
    const left = count - index
    return left === 1 ? undefined : (1 / left).toFixed(10)
  })
}
