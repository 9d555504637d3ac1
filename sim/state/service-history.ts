/**
 * Which Services have the nodes heard of? Those of some time ago, as with EndpointSlices (slice-history.ts): an address
 * that was given out a moment ago has no rules yet, and one that was given up still has.
 *
 * Models kubernetes/kubernetes pkg/proxy/config/config.go (ServiceConfig) and the wait of syncProxyRules as one delay.
 */
import type { Service } from '../api/service.ts'
import type { Change, NodesView } from './cluster-state.ts'
import { clusterIPsOf, nodePortsOf, outerIPsOf } from './indexes.ts'

export interface ServiceHistory {
  readonly note: (change: Change, now: number) => void
  /** The same questions, asked of the nodes. */
  readonly seen: (current: NodesView, now: () => number) => NodesView
  readonly fork: () => ServiceHistory
}

/** What a Service was before it changed; absent: it was not there. */
interface Step {
  readonly at: number
  readonly key: string
  readonly before?: Service
}

export function serviceHistory(delay: number, before: readonly Step[] = []): ServiceHistory {
  let steps = before
  return {
    note: ({ old, new: next }, now) => {
      const service = next ?? old
      if (!(delay > 0) || service?.kind !== 'Service') return
      const recent = steps.filter(({ at }) => at > now - delay)
      steps = [
        ...recent,
        { at: now, key: keyOf(service), ...(old?.kind === 'Service' ? { before: old } : {}) },
      ]
    },
    seen: (current, now) => (delay > 0 ? undone(current, steps, now, delay) : current),
    fork: () => serviceHistory(delay, steps),
  }
}

function undone(current: NodesView, steps: readonly Step[], now: () => number, delay: number): NodesView {
  /** As they were before the first of the changes that nodes have not heard of. */
  const unheard = (): ReadonlyMap<string, Service | undefined> => {
    const first = new Map<string, Service | undefined>()
    for (const { at, key, before } of steps) {
      if (at > now() - delay && !first.has(key)) first.set(key, before)
    }
    return first
  }
  const seen = (stand: readonly Service[], has: (service: Service) => boolean): readonly Service[] => {
    const before = unheard()
    if (before.size === 0) return stand
    const old = [...before.values()].filter((service) => service !== undefined)
    return [...stand.filter((service) => !before.has(keyOf(service))), ...old.filter(has)]
  }
  const listed = (service: Service | undefined): readonly Service[] =>
    service === undefined ? [] : [service]
  return {
    serviceByClusterIP: (ip) =>
      seen(listed(current.serviceByClusterIP(ip)), (service) => clusterIPsOf(service).includes(ip))[0],
    servicesByOuterIP: (ip) =>
      seen(current.servicesByOuterIP(ip), (service) => outerIPsOf(service).includes(ip)),
    serviceByNodePort: (port) =>
      seen(listed(current.serviceByNodePort(port)), (service) => nodePortsOf(service).includes(port))[0],
  }
}

function keyOf({ metadata }: Service): string {
  return `${metadata.namespace ?? ''}/${metadata.name}`
}
