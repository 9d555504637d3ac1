/**
 * What does a Job report? How many of its pods run, have succeeded and failed, and by its conditions whether it is over:
 * what it will be (SuccessCriteriaMet, FailureTarget) as soon as that is settled, what it is (Complete, Failed) when its
 * last pod has ended.
 *
 * Source: kubernetes/kubernetes pkg/controller/job/job_controller.go (enactJobFinished, newCondition) at v1.35.
 */
import type { Job, JobStatus } from '../../api/job.ts'
import type { Condition } from '../../api/meta.ts'
import { isPodReady } from '../endpoint-slices/membership.ts'
import { counted } from '../replica-status.ts'
import type { Count } from './count.ts'
import { printIndexes } from './indexes.ts'
import type { JobVerdict } from './verdict.ts'

export function jobStatusFor(
  { spec, status: before = {} }: Job,
  count: Count,
  verdict: JobVerdict | undefined,
  now: string,
): JobStatus {
  const isSuspended = spec.suspend === true
  const conditions = withVerdict(
    withSuspension(before.conditions ?? [], isSuspended, now),
    count,
    verdict,
    now,
  )
  const startTime = isSuspended && verdict === undefined ? undefined : (before.startTime ?? now)
  const isComplete = conditions.some(({ type }) => type === 'Complete')
  return {
    ...(conditions.length === 0 ? {} : { conditions }),
    ...(startTime === undefined ? {} : { startTime }),
    ...(isComplete ? { completionTime: before.completionTime ?? now } : {}),
    ...counted('active', count.active.length),
    ...counted('succeeded', count.succeeded),
    ...counted('failed', count.failed),
    terminating: count.terminating.length,
    ready: count.active.filter(isPodReady).length,
    ...(spec.completionMode === 'Indexed' && count.done.size > 0
      ? { completedIndexes: printIndexes(count.done) }
      : {}),
    uncountedTerminatedPods: {},
  }
}

export function isFinished({ status }: Job): boolean {
  return status?.conditions?.some(({ type, status: value }) => isLast(type) && value === 'True') === true
}

function isLast(type: string): boolean {
  return type === 'Complete' || type === 'Failed'
}

function withVerdict(
  conditions: readonly Condition[],
  { active, terminating }: Count,
  verdict: JobVerdict | undefined,
  now: string,
): readonly Condition[] {
  const settled = conditions.find(({ type }) => type === 'SuccessCriteriaMet' || type === 'FailureTarget')
  if (verdict === undefined && settled === undefined) return conditions
  const { reason = '', message = '' } = settled ?? verdict ?? {}
  const isFailure = settled === undefined ? verdict?.type === 'Failed' : settled.type === 'FailureTarget'
  const [target, last] = isFailure ? ['FailureTarget', 'Failed'] : ['SuccessCriteriaMet', 'Complete']
  const isOver = active.length === 0 && terminating.length === 0
  const added = [target, ...(isOver ? [last] : [])].filter(
    (type) => !conditions.some((condition) => condition.type === type),
  )
  return [
    ...conditions,
    ...added.map((type) => ({
      type: type ?? '',
      status: 'True' as const,
      reason,
      message,
      lastTransitionTime: now,
    })),
  ]
}

/** A Job that never waited says nothing of it. */
function withSuspension(
  conditions: readonly Condition[],
  isSuspended: boolean,
  now: string,
): readonly Condition[] {
  const old = conditions.find(({ type }) => type === 'Suspended')
  const status = isSuspended ? 'True' : 'False'
  if (old?.status === status || (old === undefined && !isSuspended)) return conditions
  const [reason, message] = isSuspended ? ['JobSuspended', 'Job suspended'] : ['JobResumed', 'Job resumed']
  const suspended: Condition = { type: 'Suspended', status, reason, message, lastTransitionTime: now }
  return [...conditions.filter((condition) => condition !== old), suspended]
}
