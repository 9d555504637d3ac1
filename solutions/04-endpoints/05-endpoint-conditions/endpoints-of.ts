import { matchesSelector } from './matches-selector.ts'
import type { Endpoint, Pod, Service } from './types.ts'

/** What the EndpointSlice controller writes for this Service, given the pods of its namespace; in any order. */
export function endpointsOf(service: Service, pods: readonly Pod[]): Endpoint[] {
  const { selector, publishNotReadyAddresses } = service
  // Nobody looks for pods then: the list is written by hand.
  if (selector === undefined) return []
  return pods
    .filter(({ labels }) => matchesSelector(selector, labels))
    .filter(({ phase }) => phase !== 'Succeeded' && phase !== 'Failed')
    .flatMap(({ podIP, conditions, deletionTimestamp }) => {
      if (podIP === undefined) return []
      // Not ready is no reason to leave a pod out: the list says so, and its readers decide.
      const serving = conditions.some(({ type, status }) => type === 'Ready' && status === 'True')
      const terminating = deletionTimestamp !== undefined
      // The Service may ask to be told of everyone as ready. What the pod is able to do does not change by that.
      const ready = publishNotReadyAddresses === true || (serving && !terminating)
      return [{ address: podIP, ready, serving, terminating }]
    })
}
