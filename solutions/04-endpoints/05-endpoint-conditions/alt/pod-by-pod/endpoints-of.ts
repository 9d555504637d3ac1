import { matchesSelector } from './matches-selector.ts'
import type { Endpoint, Pod, Service } from './types.ts'

/** Asks one pod after the other whether it belongs to the list, and writes its line. */
export function endpointsOf(service: Service, pods: readonly Pod[]): Endpoint[] {
  const endpoints: Endpoint[] = []
  for (const pod of pods) {
    if (belongs(service, pod)) endpoints.push(endpointOf(service, pod))
  }
  return endpoints
}

function belongs({ selector }: Service, { labels, phase, podIP }: Pod): boolean {
  if (selector === undefined || !matchesSelector(selector, labels)) return false
  return Boolean(podIP) && (phase === 'Pending' || phase === 'Running')
}

function endpointOf(service: Service, pod: Pod): Endpoint {
  const address = pod.podIP ?? ''
  const serving = pod.conditions.find(({ type }) => type === 'Ready')?.status === 'True'
  const terminating = 'deletionTimestamp' in pod
  if (service.publishNotReadyAddresses) return { address, ready: true, serving, terminating }
  return { address, ready: terminating ? false : serving, serving, terminating }
}
