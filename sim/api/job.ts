/**
 * Job: pods that are to end, a number of times, well.
 * Source: kubernetes/api batch/v1/types.go.
 */
import type { Condition, LabelSelector, ObjectMeta } from './meta.ts'
import type { PodTemplate } from './workload.ts'

export interface Job {
  readonly apiVersion: 'batch/v1'
  readonly kind: 'Job'
  readonly metadata: ObjectMeta
  readonly spec: JobSpec
  readonly status?: JobStatus
}

export interface JobSpec {
  /** How many pods may run at once. */
  readonly parallelism?: number
  /** How many must succeed; absent: one that does is enough, and no more begin. */
  readonly completions?: number
  readonly completionMode?: 'NonIndexed' | 'Indexed'
  readonly activeDeadlineSeconds?: number
  /** How many may fail before the Job gives up. */
  readonly backoffLimit?: number
  readonly backoffLimitPerIndex?: number
  readonly maxFailedIndexes?: number
  /** The API server writes it, unless `manualSelector` is true. */
  readonly selector?: LabelSelector
  readonly manualSelector?: boolean
  readonly template: PodTemplate
  readonly ttlSecondsAfterFinished?: number
  readonly suspend?: boolean
  readonly podFailurePolicy?: PodFailurePolicy
  readonly successPolicy?: { readonly rules?: readonly SuccessPolicyRule[] }
  readonly podReplacementPolicy?: 'TerminatingOrFailed' | 'Failed'
  readonly managedBy?: string
}

export interface PodFailurePolicy {
  readonly rules?: readonly PodFailurePolicyRule[]
}

export interface PodFailurePolicyRule {
  readonly action: 'FailJob' | 'FailIndex' | 'Ignore' | 'Count'
  readonly onExitCodes?: {
    readonly containerName?: string
    readonly operator: 'In' | 'NotIn'
    readonly values?: readonly number[]
  }
  readonly onPodConditions?: readonly { readonly type: string; readonly status?: string }[]
}

export interface SuccessPolicyRule {
  readonly succeededIndexes?: string
  readonly succeededCount?: number
}

export interface JobStatus {
  readonly startTime?: string
  readonly completionTime?: string
  readonly active?: number
  readonly ready?: number
  readonly terminating?: number
  readonly succeeded?: number
  readonly failed?: number
  /** Of an indexed Job: 0-2,5. */
  readonly completedIndexes?: string
  readonly failedIndexes?: string
  readonly uncountedTerminatedPods?: {
    readonly succeeded?: readonly string[]
    readonly failed?: readonly string[]
  }
  readonly conditions?: readonly Condition[]
}
