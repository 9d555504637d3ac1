/**
 * The rules that kube-proxy on a node has for a Service, made once for as long as the Service, its slices and the node
 * stay as they are. Objects of a cluster never change, a change makes new ones; so nothing kept here can be outdated,
 * and it goes when the objects go.
 */
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { Node } from '../api/node.ts'
import type { Service } from '../api/service.ts'
import { type ProxyRule, proxyRulesFor } from '../proxy/rules.ts'

interface Kept {
  readonly slices: readonly EndpointSlice[]
  readonly rules: readonly ProxyRule[]
}

const keptOn = new WeakMap<Node, WeakMap<Service, Kept>>()

export function rulesOn(
  node: Node,
  service: Service,
  slices: readonly EndpointSlice[],
): readonly ProxyRule[] {
  const keptFor = keptOn.get(node) ?? new WeakMap<Service, Kept>()
  keptOn.set(node, keptFor)
  const kept = keptFor.get(service)
  if (kept !== undefined && areSame(kept.slices, slices)) return kept.rules
  const rules = proxyRulesFor(service, slices, node)
  keptFor.set(service, { slices, rules })
  return rules
}

function areSame(some: readonly EndpointSlice[], others: readonly EndpointSlice[]): boolean {
  return some.length === others.length && some.every((slice, index) => slice === others[index])
}
