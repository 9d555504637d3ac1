/**
 * How does `kubectl describe` show what makes pods: how many there are, in which phases, and the template?
 * Models describeDeployment, describeReplicaSet, describeReplicationController, describeStatefulSet, describeDaemonSet and
 * describeJob of kubernetes/kubectl pkg/describe/describe.go.
 */
import type { Job } from '../../api/job.ts'
import type { Condition, JsonObject, ObjectMeta } from '../../api/meta.ts'
import type { Pod } from '../../api/pod.ts'
import type {
  DaemonSet,
  Deployment,
  PersistentVolumeClaimTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../api/workload.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { sameJson } from '../../state/same-json.ts'
import { secondsOf } from '../../state/timestamp.ts'
import { humanDuration } from '../human-duration.ts'
import { printPairs } from '../tables/column.ts'
import { printLabelSelector } from '../tables/workload.ts'
import { annotationLines, controllerLine, labelLines, longDate, orNone } from './parts.ts'
import { templateLines } from './pod.ts'

export function describeDeployment(deployment: Deployment, state: ClusterState): readonly string[] {
  const { metadata, spec, status = {} } = deployment
  const rolling = spec.strategy?.rollingUpdate
  const sets = replicaSetsOf(deployment, state)
  const count = (number: number | undefined) => number ?? 0
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `CreationTimestamp:\t${longDate(metadata.creationTimestamp)}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `Selector:\t${printLabelSelector(spec.selector)}`,
    `Replicas:\t${spec.replicas ?? 1} desired | ${count(status.updatedReplicas)} updated | ${count(status.replicas)} total | ${count(status.availableReplicas)} available | ${count(status.unavailableReplicas)} unavailable`,
    `StrategyType:\t${spec.strategy?.type ?? ''}`,
    `MinReadySeconds:\t${spec.minReadySeconds ?? 0}`,
    ...(rolling === undefined
      ? []
      : [`RollingUpdateStrategy:\t${rolling.maxUnavailable} max unavailable, ${rolling.maxSurge} max surge`]),
    ...templateLines(spec.template),
    ...conditionLines(status.conditions),
    ...(sets.old.length + sets.new.length === 0
      ? []
      : [`OldReplicaSets:\t${printSets(sets.old)}`, `NewReplicaSet:\t${printSets(sets.new)}`]),
  ]
}

/** The new one has the template of the Deployment. */
function replicaSetsOf({ metadata, spec }: Deployment, state: ClusterState) {
  const owned = state
    .ownedBy(metadata.uid ?? '')
    .filter((one): one is ReplicaSet => one.kind === 'ReplicaSet')
  const isNew = (set: ReplicaSet) => {
    const template = (set.spec.template ?? {}) as unknown as JsonObject
    const { labels, ...rest } = (template.metadata ?? {}) as JsonObject
    const { 'pod-template-hash': _, ...own } = (labels ?? {}) as JsonObject
    return sameJson(
      { ...template, metadata: { ...rest, labels: own } },
      spec.template as unknown as JsonObject,
    )
  }
  return { new: owned.filter(isNew).slice(0, 1), old: owned.filter((set) => !isNew(set)) }
}

function printSets(sets: readonly ReplicaSet[]): string {
  return orNone(
    sets
      .map(
        ({ metadata, spec, status }) =>
          `${metadata.name} (${status?.replicas ?? 0}/${spec.replicas ?? 1} replicas created)`,
      )
      .join(', '),
  )
}

function conditionLines(conditions: readonly Condition[] | undefined): readonly string[] {
  if (conditions === undefined || conditions.length === 0) return []
  return [
    'Conditions:',
    '  Type\tStatus\tReason',
    '  ----\t------\t------',
    ...conditions.map(({ type, status, reason = '' }) => `  ${type} \t${status}\t${reason}`),
  ]
}

export function describeReplicas(
  set: ReplicaSet | ReplicationController,
  state: ClusterState,
): readonly string[] {
  const { metadata, spec, status } = set
  const selector =
    set.kind === 'ReplicaSet' ? printLabelSelector(set.spec.selector) : printPairs(set.spec.selector)
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `Selector:\t${selector}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    ...(set.kind === 'ReplicaSet' ? controllerLine(metadata.ownerReferences) : []),
    `Replicas:\t${status?.replicas ?? 0} current / ${spec.replicas ?? 1} desired`,
    podsStatus(metadata, state),
    ...templateLines(spec.template),
    ...conditionLines(status?.conditions),
  ]
}

/** Pods Status: of those that the object owns, by phase. */
function podsStatus({ uid = '' }: ObjectMeta, state: ClusterState): string {
  const pods = state.ownedBy(uid).filter((one): one is Pod => one.kind === 'Pod')
  const inPhase = (phase: string) =>
    pods.filter(({ status }) => (status?.phase ?? 'Pending') === phase).length
  return `Pods Status:\t${inPhase('Running')} Running / ${inPhase('Pending')} Waiting / ${inPhase('Succeeded')} Succeeded / ${inPhase('Failed')} Failed`
}

export function describeStatefulSet(
  { metadata, spec, status }: StatefulSet,
  state: ClusterState,
): readonly string[] {
  const partition = spec.updateStrategy?.rollingUpdate?.partition
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `CreationTimestamp:\t${longDate(metadata.creationTimestamp)}`,
    `Selector:\t${printLabelSelector(spec.selector)}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `Replicas:\t${spec.replicas ?? 1} desired | ${status?.replicas ?? 0} total`,
    `Update Strategy:\t${spec.updateStrategy?.type ?? ''}`,
    ...(partition === undefined ? [] : [`  Partition:\t${partition}`]),
    podsStatus(metadata, state),
    ...templateLines(spec.template),
    ...claimLines(spec.volumeClaimTemplates),
  ]
}

function claimLines(claims: readonly PersistentVolumeClaimTemplate[] | undefined): readonly string[] {
  if (claims === undefined || claims.length === 0) return ['Volume Claims:\t<none>']
  return ['Volume Claims:', ...claims.map(({ metadata }) => `  Name:\t${metadata?.name ?? ''}`)]
}

export function describeDaemonSet(
  { metadata, spec, status }: DaemonSet,
  state: ClusterState,
): readonly string[] {
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `Selector:\t${printLabelSelector(spec.selector)}`,
    `Node-Selector:\t${printPairs(spec.template.spec.nodeSelector)}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `Desired Number of Nodes Scheduled: ${status?.desiredNumberScheduled ?? 0}`,
    `Current Number of Nodes Scheduled: ${status?.currentNumberScheduled ?? 0}`,
    `Number of Nodes Scheduled with Up-to-date Pods: ${status?.updatedNumberScheduled ?? 0}`,
    `Number of Nodes Scheduled with Available Pods: ${status?.numberAvailable ?? 0}`,
    `Number of Nodes Misscheduled: ${status?.numberMisscheduled ?? 0}`,
    podsStatus(metadata, state),
    ...templateLines(spec.template),
  ]
}

export function describeJob({ metadata, spec, status }: Job): readonly string[] {
  const given = (title: string, value: number | string | boolean | undefined, unit = '') =>
    value === undefined ? [] : [`${title}:\t${value}${unit}`]
  const { startTime, completionTime, active = 0, ready, succeeded = 0, failed = 0 } = status ?? {}
  const lasted =
    startTime === undefined || completionTime === undefined
      ? undefined
      : humanDuration(secondsOf(completionTime) - secondsOf(startTime))
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    `Selector:\t${printLabelSelector(spec.selector)}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    ...controllerLine(metadata.ownerReferences),
    ...given('Parallelism', spec.parallelism),
    `Completions:\t${spec.completions ?? '<unset>'}`,
    ...given('Completion Mode', spec.completionMode),
    ...given('Suspend', spec.suspend),
    ...given('Backoff Limit', spec.backoffLimit),
    ...given('TTL Seconds After Finished', spec.ttlSecondsAfterFinished),
    ...(startTime === undefined ? [] : [`Start Time:\t${longDate(startTime)}`]),
    ...(completionTime === undefined ? [] : [`Completed At:\t${longDate(completionTime)}`]),
    ...given('Duration', lasted),
    ...given('Active Deadline Seconds', spec.activeDeadlineSeconds, 's'),
    `Pods Statuses:\t${active} Active${ready === undefined ? '' : ` (${ready} Ready)`} / ${succeeded} Succeeded / ${failed} Failed`,
    ...(spec.completionMode === 'Indexed'
      ? [`Completed Indexes:\t${orNone(status?.completedIndexes ?? '')}`]
      : []),
    ...templateLines(spec.template),
  ]
}
