/**
 * What can be added to a cluster that runs, as `minikube addons enable NAME` does? Each add-on is some objects; it counts
 * as enabled while its first workload is there.
 */
import type { KubeObject } from '../api/kinds.ts'
import { kinds, refOf } from '../api/kinds.ts'
import type { ClusterSettings } from '../api/settings.ts'
import { settle } from '../controllers/settle.ts'
import { defaultObject } from '../defaults/defaults.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { deleteObject } from '../state/delete.ts'
import { createObject } from '../state/server.ts'
import { ingressNginxObjects } from './ingress-nginx.ts'

export type AddOn = 'ingress'

export const addOns: readonly AddOn[] = ['ingress']

const objectsOf: { readonly [Name in AddOn]: (settings: ClusterSettings) => readonly KubeObject[] } = {
  ingress: ({ cloud }) => ingressNginxObjects(cloud),
}

export function isEnabled(state: ClusterState, name: AddOn): boolean {
  const workload = objectsOf[name](state.settings).find(({ kind }) => kind === 'Deployment')
  return workload !== undefined && isThere(state, workload)
}

/** What is there already stays as it is. */
export function enable(store: Store, name: AddOn): void {
  for (const object of objectsOf[name](store.settings)) {
    if (!isThere(store, object)) createObject(store, defaultObject(object))
  }
}

/** In the order of their creation: a controller that stops can still tidy up after itself. */
export function disable(store: Store, name: AddOn): void {
  for (const object of objectsOf[name](store.settings)) {
    deleteObject(store, refOf(object))
    settle(store)
  }
}

function isThere(state: ClusterState, { kind, metadata }: KubeObject): boolean {
  return state.get(kind, kinds[kind].namespaced ? metadata.namespace : undefined, metadata.name) !== undefined
}
