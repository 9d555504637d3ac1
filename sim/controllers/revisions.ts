/**
 * Of which templates were the pods of a StatefulSet or DaemonSet made? Each that was in use is kept as a
 * ControllerRevision, named by its owner and the template's hash. Going back to an old one makes it the newest again.
 *
 * Source: kubernetes/kubernetes pkg/controller/history/controller_history.go, getStatefulSetRevisions of
 * pkg/controller/statefulset/stateful_set_control.go and constructHistory of pkg/controller/daemon/update.go.
 * Leaves out: two templates with one hash.
 */
import type { ControllerRevision, DaemonSet, PodTemplate, StatefulSet } from '../api/workload.ts'
import type { Store } from '../state/cluster-state.ts'
import { sameJson } from '../state/same-json.ts'
import { controllerOf, controllerReferenceTo } from './owners.ts'
import { templateHash } from './template-hash.ts'

/** Says which revision a pod was made of: its name on pods of a StatefulSet, its hash on those of a DaemonSet. */
export const revisionLabel = 'controller-revision-hash'

export type Revised = StatefulSet | DaemonSet

/** Oldest first. */
export function revisionsOf({ metadata }: Revised, store: Store): readonly ControllerRevision[] {
  const { uid = '' } = metadata
  return store
    .ownedBy(uid)
    .filter((object) => object.kind === 'ControllerRevision')
    .filter((revision) => controllerOf(revision)?.uid === uid)
    .sort((one, other) => one.revision - other.revision)
}

/** The revision of the template as it is now: the newest, or one that becomes it. */
export function newestRevision(owner: Revised, store: Store): ControllerRevision {
  const revisions = revisionsOf(owner, store)
  const newest = revisions.at(-1)
  const { template } = owner.spec
  const equal = [...revisions].reverse().find((revision) => sameJson(templateOf(revision), template))
  const next = (newest?.revision ?? 0) + 1
  if (equal === undefined) return store.put(revisionFor(owner, next)) as ControllerRevision
  return equal === newest ? equal : (store.put({ ...equal, revision: next }) as ControllerRevision)
}

export function templateOf({ data }: ControllerRevision): PodTemplate | undefined {
  return data?.spec?.template
}

/** Takes away the oldest of those that nobody needs any more, as many as there are too many. */
export function forgetRevisions(owner: Revised, needed: ReadonlySet<string>, store: Store): void {
  const limit = owner.spec.revisionHistoryLimit ?? 10
  const idle = revisionsOf(owner, store).filter(({ metadata }) => !needed.has(metadata.name))
  if (limit < 0 || idle.length <= limit) return
  for (const { metadata } of idle.slice(0, idle.length - limit)) {
    store.remove('ControllerRevision', metadata.namespace, metadata.name)
  }
}

export function hashOf({ metadata }: ControllerRevision): string {
  return metadata.labels?.[hashLabels.StatefulSet] ?? metadata.labels?.[hashLabels.DaemonSet] ?? ''
}

const hashLabels = { StatefulSet: 'controller.kubernetes.io/hash', DaemonSet: revisionLabel }

function revisionFor(owner: Revised, revision: number): ControllerRevision {
  const { name, namespace, annotations } = owner.metadata
  const { template } = owner.spec
  const hash = templateHash(template)
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { ...template?.metadata?.labels, [hashLabels[owner.kind]]: hash },
      ...(annotations === undefined ? {} : { annotations }),
      ownerReferences: [controllerReferenceTo(owner)],
    },
    data: { spec: { template } },
    revision,
  }
}
