/**
 * What does the API server warn about when an EndpointSlice or an Endpoints object is accepted?
 *
 * Models WarningsOnCreate and WarningsOnUpdate of kubernetes/kubernetes pkg/registry/discovery/endpointslice/strategy.go
 * and pkg/registry/core/endpoint/strategy.go. Slices that a controller writes are not looked at.
 *
 * Example: an address `010.1.2.3` is address/will-be-refused, and the address type FQDN is endpoint/fqdn-deprecated.
 */
import { type EndpointSlice, managedByLabel } from '../api/endpoint-slice.ts'
import type { Endpoints } from '../api/endpoints.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { warningsForIP } from './ip-warnings.ts'
import { listOf, textOf } from './zero-value.ts'

const sliceControllers: readonly string[] = [
  'endpointslice-controller.k8s.io',
  'endpointslicemirroring-controller.k8s.io',
]

export function endpointSliceWarnings(slice: EndpointSlice, old?: EndpointSlice): readonly Diagnostic[] {
  return [...(old === undefined ? addressTypeWarnings(slice) : []), ...sliceAddressWarnings(slice)]
}

/** Upstream names the field as if it stood under spec. */
function addressTypeWarnings(slice: EndpointSlice): readonly Diagnostic[] {
  if (slice.addressType !== 'FQDN') return []
  const upstream = 'spec.addressType: FQDN endpoints are deprecated'
  return [diagnose('endpoint/fqdn-deprecated', {}, { path: ['addressType'], upstream })]
}

function sliceAddressWarnings(slice: EndpointSlice): readonly Diagnostic[] {
  const manager = slice.metadata?.labels?.[managedByLabel]
  if (manager !== undefined && sliceControllers.includes(manager)) return []
  return listOf(slice.endpoints).flatMap((endpoint, index) =>
    listOf(endpoint.addresses).flatMap((address, place) =>
      warningsForIP(['endpoints', index, 'addresses', place], address),
    ),
  )
}

/** The deprecation itself comes with every request for Endpoints, the addresses with what is written. */
export function endpointsWarnings(endpoints: Endpoints): readonly Diagnostic[] {
  const upstream = 'v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'
  return [diagnose('endpoint/endpoints-deprecated', {}, { upstream }), ...subsetWarnings(endpoints)]
}

function subsetWarnings(endpoints: Endpoints): readonly Diagnostic[] {
  if (endpoints.metadata?.labels?.[endpointsManagedByLabel] === 'endpoint-controller') return []
  return listOf(endpoints.subsets).flatMap((subset, index) =>
    (['addresses', 'notReadyAddresses'] as const).flatMap((field) =>
      listOf(subset[field]).flatMap((address, place) =>
        warningsForIP(['subsets', index, field, place, 'ip'], textOf(address.ip)),
      ),
    ),
  )
}

const endpointsManagedByLabel = 'endpoints.kubernetes.io/managed-by'
