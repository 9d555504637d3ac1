/**
 * The DNS zone of a simulated cluster, as kubeadm's Corefile sets it up, over the state's own indexes. What is not of
 * the cluster is asked of the servers outside.
 */
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { outsideAnswer } from './outside-names.ts'
import { addressIndex, type DnsZone, kubeadmSettings } from './zone.ts'

export function clusterZone(state: ClusterState): DnsZone {
  // Only PTR questions need slices by address; the state has no index for so rare a thing, so the first one makes it.
  let byAddress: ReadonlyMap<string, readonly EndpointSlice[]> | undefined
  const slicesWithAddress = (ip: string): readonly EndpointSlice[] => {
    byAddress ??= addressIndex(state.list('EndpointSlice'))
    return byAddress.get(ip) ?? []
  }
  return {
    settings: { ...kubeadmSettings(state.settings.clusterDomain), serial: state.resourceVersion },
    service: (namespace, name) => state.get('Service', namespace, name),
    slices: (namespace, serviceName) => state.slicesOf(namespace, serviceName),
    serviceByClusterIP: (ip) => state.serviceByClusterIP(ip),
    slicesWithAddress,
    podsWithIP: (ip) => {
      const pod = state.podByIP(ip)
      return pod ? [pod] : []
    },
    hasNamespace: (name) => state.get('Namespace', undefined, name) !== undefined,
    outside: (name, type) => outsideAnswer(state.settings.outsideNames ?? {}, name, type),
  }
}
