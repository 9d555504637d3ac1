/**
 * What does a workload make of its template? A pod like any other, with the template's labels and spec, a name of its
 * own, and the workload as its controller.
 *
 * Source: kubernetes/kubernetes pkg/controller/controller_utils.go (GetPodFromTemplate).
 * Names follow from the cluster's seed and the workload alone: what else is in the cluster changes none of them, and
 * a pod that replaces another has another name.
 */
import type { Pod } from '../api/pod.ts'
import type { ReplicaSet, ReplicationController } from '../api/workload.ts'
import { defaultObject } from '../defaults/defaults.ts'
import { randomFrom } from '../random.ts'
import type { Store } from '../state/cluster-state.ts'
import { generatedName } from '../state/generated-name.ts'
import { controllerReferenceTo } from './owners.ts'

/** Puts `count` new pods into the store. */
export function makePods(owner: ReplicaSet | ReplicationController, count: number, store: Store): void {
  const first = podFrom(owner)
  const { namespace, generateName = '' } = first.metadata
  const used = `pods made by ${owner.metadata.uid}`
  const before = store.recall(used) ?? 0
  store.remember(used, before + count)
  const luck = randomFrom(store.settings.seed).fork(
    'Pod',
    owner.kind,
    namespace ?? '',
    owner.metadata.uid ?? '',
  )
  const isTaken = (name: string): boolean => store.get('Pod', namespace, name) !== undefined
  for (let index = 0; index < count; index++) {
    const name = generatedName(generateName, luck.fork(before + index), isTaken)
    store.put({ ...first, metadata: { ...first.metadata, name } })
  }
}

function podFrom(owner: ReplicaSet | ReplicationController): Pod {
  const { metadata = {}, spec = { containers: [] } } = owner.spec.template ?? {}
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
