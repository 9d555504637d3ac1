/**
 * What becomes of pods whose node is taken away? They are deleted without a grace period: nobody is left to end them.
 *
 * Source: kubernetes/kubernetes pkg/controller/podgc/gc_controller.go (gcOrphaned).
 */
import { type Controller, keyFor, partsOf } from './controller.ts'

export const lostPods: Controller = {
  name: 'pod garbage collector',
  watches: {
    Node: ({ old, new: node }, state) =>
      old !== undefined && node === undefined ? state.podsOnNode(old.metadata.name).map(keyFor) : [],
  },
  sync: (keys, store) => {
    for (const key of keys) {
      const { namespace, name } = partsOf(key)
      const nodeName = store.get('Pod', namespace, name)?.spec.nodeName
      if (nodeName && store.get('Node', undefined, nodeName) === undefined)
        store.remove('Pod', namespace, name)
    }
  },
}
