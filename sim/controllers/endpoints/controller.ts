/**
 * When does the Endpoints controller look at a Service again? When the Service changes or one of its pods does, and
 * when its Endpoints are deleted. What somebody else writes into them stays until then. A Service that goes takes the
 * Endpoints of its name along, whoever wrote them.
 *
 * Source: kubernetes/kubernetes pkg/controller/endpoint/endpoints_controller.go.
 * Leaves out: the look at leftovers that upstream takes when it starts.
 */
import type { Store } from '../../state/cluster-state.ts'
import { deleteObject } from '../../state/delete.ts'
import { type Controller, isNamespaceEnding, keyFor, nothing, partsOf } from '../controller.ts'
import { servicesTouched } from '../endpoint-slices/controller.ts'
import { endpointsOfSelected, keepsEndpoints } from './endpoints.ts'

export const endpointsObjects: Controller = {
  name: 'Endpoints',
  watches: {
    Service: ({ old, new: service }) => {
      const known = service ?? old
      return known === undefined ? nothing : [keyFor(known)]
    },
    Pod: servicesTouched,
    Endpoints: ({ old, new: endpoints }) =>
      old !== undefined && endpoints === undefined ? [keyFor(old)] : nothing,
  },
  sync: (keys, store) => {
    for (const key of keys) {
      const { namespace, name } = partsOf(key)
      syncService(namespace, name, store)
    }
  },
}

function syncService(namespace: string, name: string, store: Store): void {
  const service = store.get('Service', namespace, name)
  if (service === undefined) {
    deleteObject(store, { kind: 'Endpoints', namespace, name })
    return
  }
  const { selector = {} } = service.spec
  // Upstream's selector without pairs is one that the API server would not have kept.
  if (!keepsEndpoints(service) || Object.keys(selector).length === 0) return
  const existing = store.get('Endpoints', namespace, name)
  if (existing === undefined && isNamespaceEnding(namespace, store)) return
  const endpoints = endpointsOfSelected(service, store.podsMatching(namespace, selector), existing)
  if (endpoints !== existing) store.put(endpoints)
}
