import { matchesSelector } from './matches-selector.ts'
import type { Endpoint, Pod, Service } from './types.ts'

/** What the EndpointSlice controller writes for this Service, given the pods of its namespace; in any order. */
export function endpointsOf(service: Service, pods: readonly Pod[]): Endpoint[] {
  const { selector } = service
  if (selector === undefined) return []
  // TODO: who belongs to the list, and what do its three conditions say? This takes whoever runs, and calls them all ready.
  return pods
    .filter(({ phase, labels }) => phase === 'Running' && matchesSelector(selector, labels))
    .map(({ podIP = '' }) => ({ address: podIP, ready: true, serving: true, terminating: false }))
}
