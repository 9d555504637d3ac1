/**
 * What do the parts of a cluster tell about an object while they work? The events that `kubectl describe` lists at its
 * end: the same one told again counts up instead of standing twice.
 *
 * Source: kubernetes/api core/v1/types.go (Event), kubernetes/client-go tools/record (EventCorrelator).
 */
import type { ObjectRef } from './meta.ts'

export interface ClusterEvent {
  readonly type: 'Normal' | 'Warning'
  /** One word: Scheduled, Unhealthy, BackOff. */
  readonly reason: string
  readonly message: string
  /** The object that it is about. */
  readonly object: ObjectRef
  /** The part of the object: spec.containers{main}. */
  readonly fieldPath?: string
  /** Who tells: default-scheduler, kubelet, replicaset-controller. */
  readonly component: string
  /** By the cluster's clock: told first, told last, told how often. */
  readonly firstSeconds: number
  readonly lastSeconds: number
  readonly count: number
  /** It was told of an object of that name which is gone: describe shows the events of the one that is there. */
  readonly ofGone?: true
}

/** An event as its teller writes it; the store knows the time, and whether it was told before. */
export interface NewEvent extends Omit<ClusterEvent, 'firstSeconds' | 'lastSeconds' | 'count' | 'ofGone'> {
  /** It is told again every so many seconds from now on, until another event of its reason comes or its pod is over. */
  readonly everySeconds?: number
}
