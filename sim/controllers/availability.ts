/**
 * Which pods are available? Those that have been ready for as many seconds as their workload asks for.
 *
 * Source: kubernetes/kubernetes pkg/api/v1/pod/util.go (IsPodAvailable).
 */
import type { Pod } from '../api/pod.ts'
import type { Store } from '../state/cluster-state.ts'
import { secondsOf } from '../state/timestamp.ts'
import { isPodReady } from './endpoint-slices/membership.ts'

export interface Available {
  readonly count: number
  /** When the next of the others will be, if it stays ready. */
  readonly next?: number
}

export function availableAmong(
  pods: readonly Pod[],
  minReadySeconds: number,
  { now, settings }: Pick<Store, 'now' | 'settings'>,
): Available {
  const ready = pods.filter(isPodReady)
  if (minReadySeconds <= 0) return { count: ready.length }
  const times = ready.map((pod) => readySince(pod, settings.epoch) + minReadySeconds)
  const later = times.filter((time) => time > now)
  const count = times.length - later.length
  return later.length === 0 ? { count } : { count, next: later.reduce((a, b) => Math.min(a, b)) }
}

export function isAvailable(
  pod: Pod,
  minReadySeconds: number,
  store: Pick<Store, 'now' | 'settings'>,
): boolean {
  return availableAmong([pod], minReadySeconds, store).count === 1
}

/** By the cluster's clock, in whole seconds. */
function readySince({ status }: Pod, epoch: string): number {
  const condition = status?.conditions?.find(({ type }) => type === 'Ready')
  return secondsOf(condition?.lastTransitionTime ?? '') - secondsOf(epoch)
}
