/**
 * How does kubectl sum up what makes pods? Wanted, there, ready; with -o wide the containers, their images, the selector.
 *
 * Models printDeployment, printReplicaSet, printReplicationController, printStatefulSet, printDaemonSet and printJob of
 * kubernetes/kubernetes pkg/printers/internalversion/printers.go.
 */
import type { Job } from '../../api/job.ts'
import type { LabelSelector, Labels } from '../../api/meta.ts'
import type {
  ControllerRevision,
  DaemonSet,
  Deployment,
  PodTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../../api/workload.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { secondsOf } from '../../state/timestamp.ts'
import { ageOf, humanDuration } from '../human-duration.ts'
import { printedType } from '../resources.ts'
import { orNone, printPairs, type TableOf } from './column.ts'

export const deploymentTable: TableOf<Deployment> = {
  columns: ['Name', 'Ready', 'Up-to-date', 'Available', 'Age'],
  wideColumns: ['Containers', 'Images', 'Selector'],
  cells: ({ metadata, spec, status }, state) => [
    metadata.name,
    `${status?.readyReplicas ?? 0}/${spec.replicas ?? 1}`,
    String(status?.updatedReplicas ?? 0),
    String(status?.availableReplicas ?? 0),
    ageOf(state, metadata.creationTimestamp),
  ],
  wideCells: ({ spec }) => [...containers(spec.template), printLabelSelector(spec.selector)],
}

const replicaColumns = ['Name', 'Desired', 'Current', 'Ready', 'Age']

export const replicaSetTable: TableOf<ReplicaSet> = {
  columns: replicaColumns,
  wideColumns: ['Containers', 'Images', 'Selector'],
  cells: replicaCells,
  wideCells: ({ spec }) => [...containers(spec.template), printLabelSelector(spec.selector)],
}

export const replicationControllerTable: TableOf<ReplicationController> = {
  columns: replicaColumns,
  wideColumns: ['Containers', 'Images', 'Selector'],
  cells: replicaCells,
  wideCells: ({ spec }) => [...containers(spec.template), printPairs(spec.selector)],
}

function replicaCells(
  { metadata, spec, status }: ReplicaSet | ReplicationController,
  state: ClusterState,
): readonly string[] {
  const [desired, current, ready] = [spec.replicas ?? 1, status?.replicas ?? 0, status?.readyReplicas ?? 0]
  return [
    metadata.name,
    String(desired),
    String(current),
    String(ready),
    ageOf(state, metadata.creationTimestamp),
  ]
}

export const statefulSetTable: TableOf<StatefulSet> = {
  columns: ['Name', 'Ready', 'Age'],
  wideColumns: ['Containers', 'Images'],
  cells: ({ metadata, spec, status }, state) => [
    metadata.name,
    `${status?.readyReplicas ?? 0}/${spec.replicas ?? 1}`,
    ageOf(state, metadata.creationTimestamp),
  ],
  wideCells: ({ spec }) => containers(spec.template),
}

export const daemonSetTable: TableOf<DaemonSet> = {
  columns: ['Name', 'Desired', 'Current', 'Ready', 'Up-to-date', 'Available', 'Node Selector', 'Age'],
  wideColumns: ['Containers', 'Images', 'Selector'],
  cells: ({ metadata, spec, status }, state) => [
    metadata.name,
    String(status?.desiredNumberScheduled ?? 0),
    String(status?.currentNumberScheduled ?? 0),
    String(status?.numberReady ?? 0),
    String(status?.updatedNumberScheduled ?? 0),
    String(status?.numberAvailable ?? 0),
    printPairs(spec.template.spec.nodeSelector),
    ageOf(state, metadata.creationTimestamp),
  ],
  wideCells: ({ spec }) => [...containers(spec.template), printLabelSelector(spec.selector)],
}

export const jobTable: TableOf<Job> = {
  columns: ['Name', 'Status', 'Completions', 'Duration', 'Age'],
  wideColumns: ['Containers', 'Images', 'Selector'],
  cells: (job, state) => [
    job.metadata.name,
    jobStatus(job),
    completions(job),
    jobDuration(job, state),
    ageOf(state, job.metadata.creationTimestamp),
  ],
  wideCells: ({ spec }) => [...containers(spec.template), printLabelSelector(spec.selector)],
}

function jobStatus({ metadata, status }: Job): string {
  const holds = (type: string) =>
    status?.conditions?.some((one) => one.type === type && one.status === 'True') ?? false
  if (holds('Complete')) return 'Complete'
  if (holds('Failed')) return 'Failed'
  if (metadata.deletionTimestamp !== undefined) return 'Terminating'
  if (holds('Suspended')) return 'Suspended'
  if (holds('FailureTarget')) return 'FailureTarget'
  return holds('SuccessCriteriaMet') ? 'SuccessCriteriaMet' : 'Running'
}

function completions({ spec, status }: Job): string {
  const done = status?.succeeded ?? 0
  if (spec.completions !== undefined) return `${done}/${spec.completions}`
  const parallel = spec.parallelism ?? 0
  return parallel > 1 ? `${done}/1 of ${parallel}` : `${done}/1`
}

function jobDuration({ status }: Job, state: ClusterState): string {
  if (status?.startTime === undefined) return ''
  if (status.completionTime === undefined) return ageOf(state, status.startTime)
  return humanDuration(secondsOf(status.completionTime) - secondsOf(status.startTime))
}

export const controllerRevisionTable: TableOf<ControllerRevision> = {
  columns: ['Name', 'Controller', 'Revision', 'Age'],
  cells: ({ metadata, revision }, state) => {
    const owner = metadata.ownerReferences?.find(({ controller }) => controller === true)
    return [
      metadata.name,
      owner === undefined ? '<none>' : `${printedType(owner.kind)}/${owner.name}`,
      String(revision),
      ageOf(state, metadata.creationTimestamp),
    ]
  },
}

function containers(template: PodTemplate | undefined): readonly [names: string, images: string] {
  const all = template?.spec?.containers ?? []
  return [all.map(({ name }) => name).join(','), all.map(({ image = '' }) => image).join(',')]
}

/** As metav1.FormatLabelSelector: pairs and expressions, sorted by key. */
export function printLabelSelector(selector: LabelSelector | undefined): string {
  if (selector === undefined) return '<none>'
  const pairs: Labels = selector.matchLabels ?? {}
  const parts = [
    ...Object.entries(pairs).map(([key, value]) => ({ key, text: `${key}=${value}` })),
    ...(selector.matchExpressions ?? []).map(({ key, operator, values = [] }) => {
      const list = `(${[...values].sort().join(',')})`
      if (operator === 'In') return { key, text: `${key} in ${list}` }
      if (operator === 'NotIn') return { key, text: `${key} notin ${list}` }
      return { key, text: operator === 'DoesNotExist' ? `!${key}` : key }
    }),
  ]
  return orNone(
    parts
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .map(({ text }) => text)
      .join(','),
  )
}
