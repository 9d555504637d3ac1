/**
 * How does a Job come to its end? It keeps as many pods running as may run at once and are still needed, counts those that
 * ended, waits longer after each failure, and stops when enough have succeeded or too many failed.
 *
 * Source: kubernetes/kubernetes pkg/controller/job/job_controller.go (syncJob, manageJob), backoff_utils.go, and
 * pkg/controller/ttlafterfinished. Leaves out podFailurePolicy, successPolicy, backoffLimitPerIndex,
 * podReplacementPolicy Failed and managedBy.
 */
import type { Job } from '../../api/job.ts'
import { refOf } from '../../api/kinds.ts'
import type { Pod } from '../../api/pod.ts'
import { matchesSelector, selectorFrom } from '../../labels.ts'
import type { ClusterState, Store } from '../../state/cluster-state.ts'
import { deleteObject } from '../../state/delete.ts'
import { secondsOf, timestampAt } from '../../state/timestamp.ts'
import { claimPods } from '../claim-pods.ts'
import {
  type ChangeOf,
  type Controller,
  isNamespaceEnding,
  keyFor,
  nothing,
  partsOf,
  specTouched,
} from '../controller.ts'
import { inDeletionOrder } from '../deletion-order.ts'
import { tellOfPod } from '../make-pods.ts'
import { controllerOf, isActive } from '../owners.ts'
import { controllerNames, membershipChanged, progressed } from '../workload-pods.ts'
import { type Count, countPods } from './count.ts'
import { indexOf } from './indexes.ts'
import { isTracked, makeJobPods, withoutTracking } from './pods.ts'
import { isFinished, jobStatusFor } from './status.ts'
import { type JobVerdict, verdictOn } from './verdict.ts'

const name = 'Job'

export const jobs: Controller = {
  name,
  hearsItself: true,
  watches: { Job: specTouched, Pod: podTouched },
  sync: (keys, store) => {
    for (const key of keys) {
      const { namespace, name: jobName } = partsOf(key)
      const job = store.get('Job', namespace, jobName)
      if (job?.spec?.template !== undefined) syncOne(job, store)
    }
  },
}

function syncOne(job: Job, store: Store): void {
  const read = selectorFrom(job.spec.selector)
  if (!read.ok || read.value.requirements.length === 0) return
  const claim = { owner: job, selector: read.value, pairs: job.spec.selector?.matchLabels ?? {} }
  const pods = claimPods(claim, store)
  if (isFinished(job)) {
    release(
      pods.filter((pod) => !isActive(pod)),
      store,
    )
    expire(job, store)
    return
  }
  const count = countPods(job, pods)
  const began = beginning(job, store)
  const verdict = settledOr(job, verdictOn(job, count, store.now - began))
  countFailures(job, count, store)
  if (job.metadata.deletionTimestamp === undefined) manage(job, count, verdict, store)
  release([...count.newlySucceeded, ...count.newlyFailed], store)
  const after = countPods({ ...job, status: {} }, claimPods(claim, store))
  const now = timestampAt(store.settings.epoch, store.now)
  const status = jobStatusFor(
    job,
    { ...count, active: after.active, terminating: after.terminating },
    verdict,
    now,
  )
  const stands = store.put({ ...job, status }) as Job
  tell(job, stands, store)
  const deadline = job.spec.activeDeadlineSeconds
  if (verdict === undefined && deadline !== undefined) store.wakeAt(name, keyFor(job), began + deadline)
  if (isFinished(stands)) expire(stands, store)
}

/** Once it is settled how a Job ends, nothing changes that any more. */
function settledOr({ status }: Job, verdict: JobVerdict | undefined): JobVerdict | undefined {
  const settled = status?.conditions?.find(
    ({ type }) => type === 'SuccessCriteriaMet' || type === 'FailureTarget',
  )
  if (settled === undefined) return verdict
  const type = settled.type === 'FailureTarget' ? 'Failed' : 'Complete'
  return { type, reason: settled.reason as JobVerdict['reason'], message: settled.message ?? '' }
}

function manage(job: Job, count: Count, verdict: JobVerdict | undefined, store: Store): void {
  const { active } = count
  const isToRun = verdict === undefined && job.spec.suspend !== true
  const wanted = isToRun ? wantedPods(job, count) : 0
  if (active.length > wanted) remove(job, superfluous(job, active, wanted), store)
  if (active.length >= wanted || isNamespaceEnding(job.metadata.namespace, store)) return
  const earliest = earliestStart(job, store)
  if (store.now < earliest) store.wakeAt(name, keyFor(job), earliest)
  else makeJobPods(job, nextIndexes(job, count, wanted - active.length), store)
}

/** How many may run now. Without completions, none begins once one has succeeded. */
function wantedPods({ spec }: Job, { active, succeeded }: Count): number {
  const { parallelism = 1, completions } = spec
  if (completions === undefined) return succeeded > 0 ? active.length : parallelism
  return Math.max(0, Math.min(parallelism, completions - succeeded))
}

function superfluous({ spec }: Job, active: readonly Pod[], wanted: number): readonly Pod[] {
  if (spec.completionMode !== 'Indexed')
    return inDeletionOrder(active, active).slice(0, active.length - wanted)
  return [...active]
    .sort((one, other) => (indexOf(other) ?? 0) - (indexOf(one) ?? 0))
    .slice(0, active.length - wanted)
}

/** The lowest indexes that are neither done nor at work. */
function nextIndexes(
  { spec }: Job,
  { active, done }: Count,
  missing: number,
): readonly (number | undefined)[] {
  if (spec.completionMode !== 'Indexed') return Array.from({ length: missing }, () => undefined)
  const busy = new Set([...done, ...active.flatMap((pod) => indexOf(pod) ?? [])])
  const indexes: number[] = []
  for (let index = 0; index < (spec.completions ?? 0) && indexes.length < missing; index++) {
    if (!busy.has(index)) indexes.push(index)
  }
  return indexes
}

// After a failure: 10 seconds, then twice as long each time.
const firstDelay = 10
const longestDelay = 600

/** Failures in a row: a success makes them forgotten. */
function countFailures(job: Job, { newlyFailed, newlySucceeded }: Count, store: Store): void {
  const { inARow, last } = memoryOf(job)
  if (newlySucceeded.length > 0) store.remember(inARow, 0)
  if (newlyFailed.length === 0) return
  store.remember(inARow, (store.recall(inARow) ?? 0) + newlyFailed.length)
  store.remember(last, store.now)
}

function earliestStart(job: Job, store: Store): number {
  const { inARow, last } = memoryOf(job)
  const failures = store.recall(inARow) ?? 0
  if (failures === 0) return 0
  return (store.recall(last) ?? 0) + Math.min(longestDelay, firstDelay * 2 ** (failures - 1))
}

function memoryOf({ metadata }: Job): { readonly inARow: string; readonly last: string } {
  return { inARow: `failures of job ${metadata.uid}`, last: `last failure of job ${metadata.uid}` }
}

function beginning({ status }: Job, store: Store): number {
  return secondsAt(status?.startTime, store) ?? store.now
}

/** By the cluster's clock. */
function secondsAt(timestamp: string | undefined, { settings }: Store): number | undefined {
  return timestamp === undefined ? undefined : secondsOf(timestamp) - secondsOf(settings.epoch)
}

/** Gone when its time after the end is over, if it has one. */
function expire(job: Job, store: Store): void {
  const { ttlSecondsAfterFinished } = job.spec
  if (ttlSecondsAfterFinished === undefined || job.metadata.deletionTimestamp !== undefined) return
  const end = job.status?.conditions?.find(({ type }) => type === 'Complete' || type === 'Failed')
  const ended = secondsAt(end?.lastTransitionTime, store) ?? store.now
  const expires = ended + ttlSecondsAfterFinished
  if (store.now >= expires) deleteObject(store, refOf(job))
  else store.wakeAt(name, keyFor(job), expires)
}

function remove(job: Job, pods: readonly Pod[], store: Store): void {
  for (const pod of pods) {
    deleteObject(store, refOf(pod))
    tellOfPod(job, 'SuccessfulDelete', pod.metadata.name, store)
  }
}

/** What became of it, and whether it waits. */
function tell(before: Job, after: Job, store: Store): void {
  const known = new Set(before.status?.conditions?.map(({ type, status }) => `${type} ${status}`))
  for (const { type, status, reason = '', message = '' } of after.status?.conditions ?? []) {
    if (known.has(`${type} ${status}`)) continue
    const about = { component: 'job-controller', object: refOf(after) } as const
    if (type === 'Complete') {
      store.record({ type: 'Normal', reason: 'Completed', message: 'Job completed', ...about })
    } else if (type === 'Failed') store.record({ type: 'Warning', reason, message, ...about })
    else if (type === 'Suspended') {
      store.record({ type: 'Normal', reason: reason.replace('Job', ''), message, ...about })
    }
  }
}

/** They are counted: from here on they may go. */
function release(pods: readonly Pod[], store: Store): void {
  for (const { metadata } of pods) {
    const pod = store.get('Pod', metadata.namespace, metadata.name)
    if (pod !== undefined && isTracked(pod)) store.put(withoutTracking(pod))
  }
}

function podTouched(change: ChangeOf<'Pod'>, state: ClusterState): readonly string[] {
  const owners = controllerNames(change, 'Job')
  const pod = change.new
  if (pod === undefined || controllerOf(pod) !== undefined || !isActive(pod)) {
    return owners.length > 0 && (membershipChanged(change) || progressed(change) || restarted(change))
      ? owners
      : nothing
  }
  if (!membershipChanged(change)) return owners
  const adopters = state.list('Job', pod.metadata.namespace ?? '').filter(({ spec }) => {
    const read = selectorFrom(spec?.selector)
    return read.ok && read.value.requirements.length > 0 && matchesSelector(read.value, pod.metadata.labels)
  })
  return [...owners, ...adopters.map(keyFor)]
}

function restarted({ old, new: pod }: ChangeOf<'Pod'>): boolean {
  return old?.status?.containerStatuses !== pod?.status?.containerStatuses
}
