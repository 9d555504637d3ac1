/**
 * How far has a Job come? What it has counted before, and the pods that have ended since and are still held for it.
 *
 * Source: kubernetes/kubernetes pkg/controller/job/job_controller.go (syncJob, trackJobStatusAndRemoveFinalizers).
 * A pod that is being deleted before it succeeded counts as failed at once.
 */
import type { Job } from '../../api/job.ts'
import type { Pod } from '../../api/pod.ts'
import { hasEnded } from '../../kubelet/phase.ts'
import { indexOf, parseIndexes } from './indexes.ts'
import { isTracked } from './pods.ts'

export interface Count {
  /** Neither ended nor ending. */
  readonly active: readonly Pod[]
  /** Being deleted, and not ended yet. */
  readonly terminating: readonly Pod[]
  readonly succeeded: number
  readonly failed: number
  /** Of an indexed Job. */
  readonly done: ReadonlySet<number>
  /** Counted here for the first time; the Job may let go of them. */
  readonly newlySucceeded: readonly Pod[]
  readonly newlyFailed: readonly Pod[]
}

export function countPods({ spec, status = {} }: Job, pods: readonly Pod[]): Count {
  const isEnding = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined
  const held = pods.filter(isTracked)
  const newlySucceeded = held.filter((pod) => pod.status?.phase === 'Succeeded')
  const newlyFailed = held.filter(
    (pod) => pod.status?.phase === 'Failed' || (isEnding(pod) && pod.status?.phase !== 'Succeeded'),
  )
  const lasting = pods.filter((pod) => !hasEnded(pod))
  const completions = spec.completions ?? 0
  const isIndexed = spec.completionMode === 'Indexed'
  const done = new Set(isIndexed ? parseIndexes(status.completedIndexes ?? '', completions) : [])
  for (const pod of isIndexed ? newlySucceeded : []) {
    const index = indexOf(pod)
    if (index !== undefined && index < completions) done.add(index)
  }
  return {
    active: lasting.filter((pod) => !isEnding(pod)),
    terminating: lasting.filter(isEnding),
    succeeded: isIndexed ? done.size : (status.succeeded ?? 0) + newlySucceeded.length,
    failed: (status.failed ?? 0) + newlyFailed.length,
    done,
    newlySucceeded,
    newlyFailed,
  }
}
