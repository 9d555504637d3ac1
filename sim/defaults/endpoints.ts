/**
 * What does the API server fill into the two kinds that list addresses behind a Service?
 * Models SetDefaults_EndpointPort of kubernetes/kubernetes pkg/apis/discovery/v1/defaults.go, SetDefaults_Endpoints of
 * pkg/apis/core/v1/defaults.go. Conditions are not filled in: an absent `ready` is read as true by who uses it.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeEach, fillAbsent, fillEmpty } from './fill.ts'

export function defaultEndpointSlice(slice: JsonObject): JsonObject {
  return changeEach(slice, 'ports', (port) => fillAbsent(port, { name: '', protocol: 'TCP' }))
}

export function defaultEndpoints(endpoints: JsonObject): JsonObject {
  return changeEach(endpoints, 'subsets', (subset) =>
    changeEach(subset, 'ports', (port) => fillEmpty(port, { protocol: 'TCP' })),
  )
}
