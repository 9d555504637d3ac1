/**
 * Does a pod stand among the endpoints of the Services that select it? Once it has an address, until it has ended;
 * a pod that is not ready, or about to stop, stands there too: the conditions of its endpoint say so.
 *
 * Source: kubernetes/endpointslice util/controller_utils.go.
 */
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import { sameLabels } from '../../labels.ts'

/** `includeTerminating`: EndpointSlices list pods that are being deleted, the older Endpoints leave them out. */
export function podBelongs(pod: Pod, includeTerminating = true): boolean {
  const { phase, podIP, podIPs } = pod.status ?? {}
  if (phase === 'Failed' || phase === 'Succeeded') return false
  if (!podIP && !podIPs?.length) return false
  return includeTerminating || !isTerminating(pod)
}

/** Its condition Ready is True. */
export function isPodReady(pod: Pod): boolean {
  for (const { type, status } of pod.status?.conditions ?? []) {
    if (type === 'Ready') return status === 'True'
  }
  return false
}

export function isTerminating(pod: Pod): boolean {
  return pod.metadata?.deletionTimestamp !== undefined
}

/** A pod that names the Service as its subdomain gets a DNS name of its own, so its endpoint carries its hostname. */
export function carriesHostname(pod: Pod, service: Service): boolean {
  return (
    Boolean(pod.spec?.hostname) &&
    pod.spec.subdomain === service.metadata.name &&
    pod.metadata?.namespace === service.metadata.namespace
  )
}

/** Could the change alter the pod's endpoint where it stands? (Not: which Services select it.) */
export function podChanged(before: Pod, after: Pod): boolean {
  return (
    before.metadata?.deletionTimestamp !== after.metadata?.deletionTimestamp ||
    isPodReady(before) !== isPodReady(after) ||
    !sameAddresses(before, after)
  )
}

/** Could the change alter which Services select the pod, or the name it has behind them? */
export function labelsChanged(before: Pod, after: Pod): boolean {
  return (
    !sameLabels(before.metadata?.labels ?? {}, after.metadata?.labels ?? {}) ||
    (before.spec?.hostname ?? '') !== (after.spec?.hostname ?? '') ||
    (before.spec?.subdomain ?? '') !== (after.spec?.subdomain ?? '')
  )
}

function sameAddresses(before: Pod, after: Pod): boolean {
  const [old, now] = [before.status?.podIPs ?? [], after.status?.podIPs ?? []]
  return old.length === now.length && old.every(({ ip }, index) => ip === now[index]?.ip)
}
