/**
 * When does the mirroring controller look at an Endpoints object again? When it changes, when a Service of its name
 * comes, goes, gains a selector or loses it, and when somebody else touches a mirror.
 *
 * Source: kubernetes/kubernetes pkg/controller/endpointslicemirroring/endpointslicemirroring_controller.go.
 */
import { managedByLabel, serviceNameLabel } from '../../api/endpoint-slice.ts'
import type { Service } from '../../api/service.ts'
import type { ClusterState, Store } from '../../state/cluster-state.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from '../controller.ts'
import { writeSlices } from '../endpoint-slices/write-slices.ts'
import { isMirrorOf, mirroringControllerName } from './mirrored-slice.ts'
import { hasSelector, planMirrors } from './mirrors.ts'

export const endpointSliceMirroring: Controller = {
  name: 'EndpointSlice mirroring',
  watches: {
    Endpoints: endpointsTouched,
    Service: ({ old, new: service }) => {
      const known = service ?? old
      return known === undefined || isWithoutSelector(old) === isWithoutSelector(service)
        ? nothing
        : [keyFor(known)]
    },
    EndpointSlice: ({ old, new: slice }) =>
      [old, slice].flatMap((one) => {
        const { namespace = '', labels } = one?.metadata ?? {}
        const service = labels?.[serviceNameLabel]
        const isOurs = labels?.[managedByLabel] === mirroringControllerName
        return service !== undefined && isOurs ? [`${namespace}/${service}`] : nothing
      }),
  },
  sync: (keys, store) => {
    for (const key of keys) {
      const { namespace, name } = partsOf(key)
      syncEndpoints(namespace, name, store)
    }
  },
}

/** Behind a selector there is nothing to mirror; that a Service lost its selector is told by the Service. */
function endpointsTouched(
  { old, new: endpoints }: ChangeOf<'Endpoints'>,
  state: ClusterState,
): readonly string[] {
  const known = endpoints ?? old
  if (known === undefined) return nothing
  const { namespace, name } = known.metadata
  const service = state.get('Service', namespace, name)
  return service !== undefined && hasSelector(service) ? nothing : [keyFor(known)]
}

function isWithoutSelector(service: Service | undefined): boolean {
  return service !== undefined && !hasSelector(service)
}

function syncEndpoints(namespace: string, name: string, store: Store): void {
  const service = store.get('Service', namespace, name)
  const endpoints = store.get('Endpoints', namespace, name)
  const existing = store.slicesOf(namespace, name).filter((slice) => isMirrorOf(slice, namespace, name))
  const plan = planMirrors(service, endpoints, existing)
  writeSlices(plan, { namespace, name, uid: endpoints?.metadata.uid ?? '' }, store)
}
