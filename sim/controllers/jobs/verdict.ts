/**
 * Is a Job over, and how? It has failed when too many pods have, or when its time is up; it is complete when enough have
 * succeeded and none is left running.
 *
 * Source: kubernetes/kubernetes pkg/controller/job/job_controller.go (syncJob, pastBackoffLimitOnFailure,
 * pastActiveDeadline). Leaves out podFailurePolicy, successPolicy and backoffLimitPerIndex.
 */
import type { Job } from '../../api/job.ts'
import type { Pod } from '../../api/pod.ts'
import type { Count } from './count.ts'

export interface JobVerdict {
  /** What it will be once its last pod is gone. */
  readonly type: 'Complete' | 'Failed'
  readonly reason: 'CompletionsReached' | 'BackoffLimitExceeded' | 'DeadlineExceeded'
  readonly message: string
}

/** `seconds` since it began. */
export function verdictOn(job: Job, count: Count, seconds: number): JobVerdict | undefined {
  const { backoffLimit = 6, activeDeadlineSeconds, completions } = job.spec
  const isOut = count.newlyFailed.length > 0 && count.failed > backoffLimit
  if (isOut || restartedTooOften(job, count.active)) {
    const message = 'Job has reached the specified backoff limit'
    return { type: 'Failed', reason: 'BackoffLimitExceeded', message }
  }
  if (activeDeadlineSeconds !== undefined && job.spec.suspend !== true && seconds >= activeDeadlineSeconds) {
    const message = 'Job was active longer than specified deadline'
    return { type: 'Failed', reason: 'DeadlineExceeded', message }
  }
  const isDone =
    completions === undefined
      ? count.succeeded > 0 && count.active.length === 0
      : count.succeeded >= completions
  if (!isDone) return undefined
  const message = 'Reached expected number of succeeded pods'
  return { type: 'Complete', reason: 'CompletionsReached', message }
}

/** Containers that are restarted in their pod count as failures, too. */
function restartedTooOften({ spec }: Job, active: readonly Pod[]): boolean {
  if (spec.template.spec?.restartPolicy !== 'OnFailure') return false
  const limit = spec.backoffLimit ?? 6
  let restarts = 0
  for (const { status } of active) {
    const statuses = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])]
    for (const { restartCount } of statuses) restarts += restartCount
  }
  return limit === 0 ? restarts > 0 : restarts >= limit
}
