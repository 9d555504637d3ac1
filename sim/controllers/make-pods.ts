/**
 * What does a workload make of its template? A pod like any other, with the template's labels and spec, a name of its
 * own, and the workload as its controller.
 *
 * Source: kubernetes/kubernetes pkg/controller/controller_utils.go (GetPodFromTemplate).
 * Names follow from the cluster's seed and the workload alone: what else is in the cluster changes none of them, and
 * a pod that replaces another has another name.
 */
import type { Job } from '../api/job.ts'
import { refOf } from '../api/kinds.ts'
import type { Pod } from '../api/pod.ts'
import type {
  DaemonSet,
  PodTemplate,
  ReplicaSet,
  ReplicationController,
  StatefulSet,
} from '../api/workload.ts'
import { defaultObject } from '../defaults/defaults.ts'
import { randomFrom } from '../random.ts'
import type { Store } from '../state/cluster-state.ts'
import { generatedName } from '../state/generated-name.ts'
import { controllerReferenceTo } from './owners.ts'

/** What makes pods: its template need not be its own spec's, but that of an earlier revision. */
export type PodMaker = ReplicaSet | ReplicationController | StatefulSet | DaemonSet | Job

/** Puts `count` new pods into the store. */
export function makePods(owner: ReplicaSet | ReplicationController, count: number, store: Store): void {
  const pod = podFrom(owner, owner.spec.template)
  const name = namesFor(owner, count, store)
  for (let index = 0; index < count; index++) {
    const metadata = { ...pod.metadata, name: name(pod.metadata.generateName ?? '') }
    store.put({ ...pod, metadata })
    tellOfPod(owner, 'SuccessfulCreate', metadata.name, store)
  }
}

/** What a workload tells of a pod that it has made or deleted. */
export function tellOfPod(
  owner: PodMaker,
  reason: 'SuccessfulCreate' | 'SuccessfulDelete',
  podName: string,
  store: Store,
): void {
  const message = `${reason === 'SuccessfulCreate' ? 'Created' : 'Deleted'} pod: ${podName}`
  const component = `${kebab(owner.kind)}-controller`
  store.record({ type: 'Normal', reason, message, component, object: refOf(owner) })
}

/** As controllers call themselves: replicaset-controller, but replication-controller. */
function kebab(kind: PodMaker['kind']): string {
  return kind === 'ReplicationController' ? 'replication' : kind.toLowerCase()
}

/** Gives the next `count` names, each behind a prefix. */
export function namesFor(
  { kind, metadata }: PodMaker,
  count: number,
  store: Store,
): (prefix: string) => string {
  const { namespace = '', uid = '' } = metadata
  const used = `pods made by ${uid}`
  let next = store.recall(used) ?? 0
  store.remember(used, next + count)
  const luck = randomFrom(store.settings.seed).fork('Pod', kind, namespace, uid)
  const isTaken = (name: string): boolean => store.get('Pod', namespace, name) !== undefined
  return (prefix) => generatedName(prefix, luck.fork(next++), isTaken)
}

/** A pod of the template, without a name. */
export function podFrom(owner: PodMaker, template: PodTemplate | undefined): Pod {
  const { metadata = {}, spec = { containers: [] } } = template ?? {}
  const { namespace } = owner.metadata
  return defaultObject<Pod>({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: '',
      generateName: `${owner.metadata.name}-`,
      ...(namespace === undefined ? {} : { namespace }),
      ...(metadata.labels === undefined ? {} : { labels: metadata.labels }),
      ...(metadata.annotations === undefined ? {} : { annotations: metadata.annotations }),
      ...(metadata.finalizers === undefined ? {} : { finalizers: metadata.finalizers }),
      ownerReferences: [controllerReferenceTo(owner)],
    },
    spec,
    status: { phase: 'Pending' },
  })
}
