/**
 * Who sets the hints of a Service's endpoints? The topology annotation if it says Auto, else spec.trafficDistribution
 * if the cluster knows its value, else nobody, and hints that stand there are taken away.
 *
 * Source: kubernetes/endpointslice reconciler.go (reconcileByAddressType), utils.go (hintsEnabled).
 */
import type { EndpointSlice } from '../../api/endpoint-slice.ts'
import type { Labels } from '../../api/meta.ts'
import type { Service } from '../../api/service.ts'
import type { ZoneShares } from './fair-shares.ts'
import { hasHints, type SliceSet, withoutHints } from './slice-set.ts'
import { addTopologyHints, type HintEvent } from './topology-hints.ts'
import { distributeTraffic } from './traffic-distribution.ts'

export interface HintFacts {
  /** Asked only for a Service with the topology annotation; undefined when nodes do not tell their zone and CPU. */
  readonly zoneShares?: () => ZoneShares | undefined
  /** Feature gates of kube-controller-manager, both on by default in v1.35. */
  readonly gates?: {
    readonly ServiceTrafficDistribution?: boolean
    readonly PreferSameTrafficDistribution?: boolean
  }
}

/** `existing` are the slices of this address type as they stand now. */
export function setHints(
  service: Service,
  slices: SliceSet,
  existing: readonly EndpointSlice[],
  facts: HintFacts,
): SliceSet & { readonly events: readonly HintEvent[] } {
  if (hintsEnabled(service.metadata.annotations)) {
    return addTopologyHints(slices, facts.zoneShares?.(), existing.some(hasHints))
  }
  const { trafficDistribution } = service.spec
  const hinted = isKnown(trafficDistribution, facts)
    ? distributeTraffic(trafficDistribution, slices)
    : withoutHints(slices)
  return { ...hinted, events: [] }
}

/** The older annotation decides where both stand; only Auto and auto turn hints on. */
export function hintsEnabled(annotations: Labels | null | undefined): boolean {
  const mode =
    annotations?.['service.kubernetes.io/topology-aware-hints'] ??
    annotations?.['service.kubernetes.io/topology-mode']
  return mode === 'Auto' || mode === 'auto'
}

function isKnown(trafficDistribution: string | undefined, { gates }: HintFacts): boolean {
  if (gates?.ServiceTrafficDistribution === false) return false
  if (trafficDistribution === 'PreferClose') return true
  if (gates?.PreferSameTrafficDistribution === false) return false
  return trafficDistribution === 'PreferSameZone' || trafficDistribution === 'PreferSameNode'
}
