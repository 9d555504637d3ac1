/**
 * Which templates has a workload had? Those of a Deployment are in its ReplicaSets, those of a StatefulSet or DaemonSet in
 * ControllerRevisions. Models kubernetes/kubectl pkg/polymorphichelpers/history.go.
 */
import type { JsonObject } from '../api/meta.ts'
import type { ReplicaSet } from '../api/workload.ts'
import { revisionAnnotation } from './rollout-status.ts'
import type { Session } from './session.ts'
import type { Target } from './targets.ts'

const changeCause = 'kubernetes.io/change-cause'

export interface Revision {
  readonly number: number
  readonly cause: string
  readonly template: JsonObject
}

/** This table alone has two blanks between its columns. */
export function historyTable(rows: readonly (readonly string[])[]): string {
  return rows.map(([number = '', cause = '']) => `${number.padEnd(10)}${cause}\n`).join('')
}

export function describeTemplate({ template }: Revision): string {
  const metadata = (template.metadata ?? {}) as JsonObject
  const spec = (template.spec ?? {}) as JsonObject
  const labels = Object.entries((metadata.labels ?? {}) as JsonObject)
  const containers = (spec.containers ?? []) as readonly JsonObject[]
  return [
    `  Labels:\t${labels.map(([key, value]) => `${key}=${value}`).join('\n\t')}`,
    '  Containers:',
    ...containers.map((container) => `   ${container.name}:\n    Image:\t${container.image}`),
  ].join('\n')
}

/** The templates of a workload, oldest first: of a Deployment in its ReplicaSets, of the others in ControllerRevisions. */
export function revisionsOf(
  { cluster }: Session,
  { object, namespace, resource }: Target,
): readonly Revision[] {
  const { uid } = object.metadata as { readonly uid?: string }
  const owned = cluster.state.ownedBy(uid ?? '').filter(({ metadata }) => metadata.namespace === namespace)
  const revisions = owned.flatMap((one): readonly Revision[] => {
    const cause = one.metadata.annotations?.[changeCause] ?? ''
    if (resource.kind === 'Deployment') {
      if (one.kind !== 'ReplicaSet') return []
      return [
        {
          number: Number(one.metadata.annotations?.[revisionAnnotation] ?? 0),
          cause,
          template: templateOf(one),
        },
      ]
    }
    if (one.kind !== 'ControllerRevision') return []
    return [
      { number: one.revision, cause, template: (one.data?.spec?.template ?? {}) as unknown as JsonObject },
    ]
  })
  return [...revisions].sort((one, other) => one.number - other.number)
}

function templateOf({ spec }: ReplicaSet): JsonObject {
  const template = (spec.template ?? {}) as unknown as JsonObject
  const metadata = (template.metadata ?? {}) as JsonObject
  const { 'pod-template-hash': _, ...labels } = (metadata.labels ?? {}) as JsonObject
  return { ...template, metadata: { ...metadata, labels } }
}
