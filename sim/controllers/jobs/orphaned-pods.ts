/**
 * Who lets go of the pods of a Job that is gone? They are held until the Job has counted them, which nobody will do any
 * more.
 *
 * Source: kubernetes/kubernetes pkg/controller/job/job_controller.go (syncOrphanPod).
 */
import type { Pod } from '../../api/pod.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { type Controller, keyFor, nothing, partsOf } from '../controller.ts'
import { controllerOf } from '../owners.ts'
import { isTracked, withoutTracking } from './pods.ts'

export const orphanedJobPods: Controller = {
  name: 'pods of Jobs that are gone',
  watches: {
    Pod: ({ new: pod }, state) =>
      pod !== undefined && isTracked(pod) && isOrphan(pod, state) ? [keyFor(pod)] : nothing,
    Job: ({ old, new: job }, state) => {
      const uid = job === undefined ? old?.metadata.uid : undefined
      return uid === undefined
        ? nothing
        : state
            .ownedBy(uid)
            .filter(({ kind }) => kind === 'Pod')
            .map(keyFor)
    },
  },
  sync: (keys, store) => {
    for (const key of keys) {
      const { namespace, name } = partsOf(key)
      const pod = store.get('Pod', namespace, name)
      if (pod !== undefined && isTracked(pod) && isOrphan(pod, store)) store.put(withoutTracking(pod))
    }
  },
}

function isOrphan(pod: Pod, state: ClusterState): boolean {
  const owner = controllerOf(pod)
  if (owner?.kind !== 'Job') return true
  return state.get('Job', pod.metadata.namespace, owner.name)?.metadata.uid !== owner.uid
}
