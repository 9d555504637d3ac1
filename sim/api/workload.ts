/**
 * Workloads: the kinds that make pods from a template.
 * Sources: kubernetes/api core/v1/types.go (ReplicationController), apps/v1/types.go (ReplicaSet, Deployment,
 * StatefulSet, DaemonSet, ControllerRevision). Jobs, whose pods end, stand in job.ts.
 */
import type { Condition, IntOrString, JsonObject, LabelSelector, Labels, ObjectMeta } from './meta.ts'
import type { PodSpec } from './pod.ts'

export interface PodTemplate {
  readonly metadata?: Partial<ObjectMeta>
  readonly spec: PodSpec
}

export interface ReplicaStatus {
  readonly replicas?: number
  /** Of ReplicaSets and ReplicationControllers: pods that carry all labels of the template. */
  readonly fullyLabeledReplicas?: number
  readonly readyReplicas?: number
  readonly availableReplicas?: number
  readonly updatedReplicas?: number
  readonly unavailableReplicas?: number
  readonly observedGeneration?: number
  readonly conditions?: readonly Condition[]
}

export interface ReplicationController {
  readonly apiVersion: 'v1'
  readonly kind: 'ReplicationController'
  readonly metadata: ObjectMeta
  readonly spec: {
    readonly replicas?: number
    readonly minReadySeconds?: number
    readonly selector?: Labels
    readonly template?: PodTemplate
  }
  readonly status?: ReplicaStatus
}

export interface ReplicaSet {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'ReplicaSet'
  readonly metadata: ObjectMeta
  readonly spec: {
    readonly replicas?: number
    readonly minReadySeconds?: number
    readonly selector: LabelSelector
    readonly template?: PodTemplate
  }
  readonly status?: ReplicaStatus
}

export interface Deployment {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'Deployment'
  readonly metadata: ObjectMeta
  readonly spec: {
    readonly replicas?: number
    readonly minReadySeconds?: number
    readonly revisionHistoryLimit?: number
    readonly progressDeadlineSeconds?: number
    readonly paused?: boolean
    readonly selector: LabelSelector
    readonly template: PodTemplate
    readonly strategy?: {
      readonly type?: 'Recreate' | 'RollingUpdate'
      readonly rollingUpdate?: { readonly maxSurge?: IntOrString; readonly maxUnavailable?: IntOrString }
    }
  }
  readonly status?: ReplicaStatus
}

/** Pods that are told apart: web-0, web-1 …, each with a name of its own that outlives it. */
export interface StatefulSet {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'StatefulSet'
  readonly metadata: ObjectMeta
  readonly spec: {
    readonly replicas?: number
    readonly minReadySeconds?: number
    readonly revisionHistoryLimit?: number
    readonly selector: LabelSelector
    readonly template: PodTemplate
    /** The headless Service in whose domain the pods have their names. */
    readonly serviceName?: string
    readonly podManagementPolicy?: 'OrderedReady' | 'Parallel'
    readonly updateStrategy?: {
      readonly type?: 'RollingUpdate' | 'OnDelete'
      readonly rollingUpdate?: { readonly partition?: number; readonly maxUnavailable?: IntOrString }
    }
    /** The number of the first pod. */
    readonly ordinals?: { readonly start?: number }
    readonly volumeClaimTemplates?: readonly PersistentVolumeClaimTemplate[]
    readonly persistentVolumeClaimRetentionPolicy?: {
      readonly whenDeleted?: 'Retain' | 'Delete'
      readonly whenScaled?: 'Retain' | 'Delete'
    }
  }
  readonly status?: StatefulSetStatus
}

/** A PersistentVolumeClaim is no kind of the simulator; here one is only a template. */
export interface PersistentVolumeClaimTemplate {
  readonly metadata?: Partial<ObjectMeta>
  readonly spec?: JsonObject
}

export interface StatefulSetStatus extends Omit<ReplicaStatus, 'fullyLabeledReplicas'> {
  /** Pods of the revision that the set comes from. */
  readonly currentReplicas?: number
  readonly currentRevision?: string
  readonly updateRevision?: string
  readonly collisionCount?: number
}

/** One pod on every node that takes it. */
export interface DaemonSet {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'DaemonSet'
  readonly metadata: ObjectMeta
  readonly spec: {
    readonly minReadySeconds?: number
    readonly revisionHistoryLimit?: number
    readonly selector: LabelSelector
    readonly template: PodTemplate
    readonly updateStrategy?: {
      readonly type?: 'RollingUpdate' | 'OnDelete'
      readonly rollingUpdate?: { readonly maxSurge?: IntOrString; readonly maxUnavailable?: IntOrString }
    }
  }
  readonly status?: DaemonSetStatus
}

/** How many nodes, which is how many pods: a node has at most one that counts. */
export interface DaemonSetStatus {
  readonly currentNumberScheduled?: number
  readonly numberMisscheduled?: number
  readonly desiredNumberScheduled?: number
  readonly numberReady?: number
  readonly updatedNumberScheduled?: number
  readonly numberAvailable?: number
  readonly numberUnavailable?: number
  readonly observedGeneration?: number
  readonly collisionCount?: number
  readonly conditions?: readonly Condition[]
}

/** A template that a StatefulSet or DaemonSet makes pods of or made them of: what a rollout goes back to. */
export interface ControllerRevision {
  readonly apiVersion: 'apps/v1'
  readonly kind: 'ControllerRevision'
  readonly metadata: ObjectMeta
  /** The template as a patch of its owner. */
  readonly data?: { readonly spec?: { readonly template?: PodTemplate } }
  /** Rises with each that becomes the newest. */
  readonly revision: number
}
