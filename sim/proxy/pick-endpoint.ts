/**
 * Which endpoint does a new connection go to? By chance, every usable endpoint as often as any other.
 * Source: kubernetes/kubernetes pkg/proxy/iptables/proxier.go (writeServiceToEndpointRules, computeProbability).
 *
 * kube-proxy chooses once for each connection, never for each HTTP request. `client` is who asks: a rule with session
 * affinity first looks up what it remembers of the client's address; remembering is not this file's matter.
 */
import type { Random } from '../random.ts'
import type { ProxyEndpoint } from './endpoints.ts'
import type { PassedOverEndpoint, ProxyRule } from './rules.ts'

export interface Client {
  readonly ip: string
}

export type EndpointChoice = {
  /** How many endpoints the choice was among. */
  readonly among: number
  readonly passedOver: readonly PassedOverEndpoint[]
} & (
  | { readonly outcome: 'chosen'; readonly endpoint: ProxyEndpoint }
  | { readonly outcome: 'rejected' }
  | { readonly outcome: 'dropped' }
)

export function pickEndpoint(rule: ProxyRule, _client: Client, random: Random): EndpointChoice {
  const { endpoints, passedOver } = rule
  const endpoint = endpoints.length > 1 ? endpoints[random.below(endpoints.length)] : endpoints[0]
  if (endpoint === undefined) {
    return { outcome: rule.withoutEndpoints === 'drop' ? 'dropped' : 'rejected', among: 0, passedOver }
  }
  return { outcome: 'chosen', endpoint, among: endpoints.length, passedOver }
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
