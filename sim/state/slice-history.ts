/**
 * Which EndpointSlices have the nodes heard of? Those of some time ago: kube-proxy watches them, and rewrites its rules
 * a moment after each change.
 *
 * Models the way from kubernetes/kubernetes pkg/proxy/config to pkg/proxy/iptables/proxier.go (syncProxyRules, at most
 * once a second) as one delay, the same for every node.
 * Example: with two seconds of delay, a pod deleted one second ago still gets traffic.
 */
import { type EndpointSlice, serviceNameLabel } from '../api/endpoint-slice.ts'
import type { Change } from './cluster-state.ts'
import { type SortedMap, sortedMap } from './sorted-map.ts'

export interface SliceHistory {
  readonly note: (change: Change, now: number) => void
  /** `current` are the slices of this Service as they are now; the key is its namespace/name. */
  readonly seen: (key: string, current: readonly EndpointSlice[], now: number) => readonly EndpointSlice[]
  readonly fork: () => SliceHistory
}

/** What a slice was before it changed; absent: it was not there. */
interface Step {
  readonly at: number
  readonly name: string
  readonly before?: EndpointSlice
}

export function sliceHistory(delay: number, steps: SortedMap<readonly Step[]> = sortedMap()): SliceHistory {
  return {
    note: ({ old, new: next }, now) => {
      const slice = next ?? old
      if (delay <= 0 || slice?.kind !== 'EndpointSlice') return
      const key = `${slice.metadata.namespace ?? ''}/${slice.metadata.labels?.[serviceNameLabel] ?? ''}`
      const recent = (steps.get(key) ?? []).filter(({ at }) => at > now - delay)
      const before = old?.kind === 'EndpointSlice' ? { before: old } : {}
      steps.set(key, [...recent, { at: now, name: slice.metadata.name, ...before }])
    },
    seen: (key, current, now) => {
      const recent = (delay > 0 ? (steps.get(key) ?? []) : []).filter(({ at }) => at > now - delay)
      return recent.length === 0 ? current : undone(current, recent)
    },
    fork: () => sliceHistory(delay, steps.clone()),
  }
}

function undone(current: readonly EndpointSlice[], recent: readonly Step[]): readonly EndpointSlice[] {
  const slices = new Map(current.map((slice) => [slice.metadata.name, slice]))
  for (const { name, before } of [...recent].reverse()) {
    if (before === undefined) slices.delete(name)
    else slices.set(name, before)
  }
  return [...slices.values()].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1))
}
