/**
 * Which pods may have waited for a ConfigMap or Secret that is new or changed? Those of its namespace that have a
 * container which does not run yet.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/util/manager (watch_based_manager.go); upstream looks again after a while.
 */
import type { KubeObject } from '../api/kinds.ts'
import type { PodStatus } from '../api/pod.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { keyFor, nothing } from './controller.ts'

export function podsWaitingFor(
  { new: config }: { readonly new?: KubeObject },
  state: ClusterState,
): readonly string[] {
  if (config === undefined) return nothing
  return state
    .podsMatching(config.metadata.namespace ?? '', {})
    .filter(({ spec, status }) => spec.nodeName && isWaitingIn(status))
    .map(keyFor)
}

function isWaitingIn(status: PodStatus = {}): boolean {
  return [...(status.initContainerStatuses ?? []), ...(status.containerStatuses ?? [])].some(
    ({ state }) => state?.waiting !== undefined,
  )
}
