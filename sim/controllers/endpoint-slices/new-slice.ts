/**
 * What does a Service's slice look like before it holds an endpoint, and for which kinds of address does it get one?
 *
 * Source: kubernetes/endpointslice utils.go (newEndpointSlice, getAddressTypesForService, ownedBy).
 */
import type { AddressType, EndpointPort, EndpointSlice } from '../../api/endpoint-slice.ts'
import type { OwnerReference } from '../../api/meta.ts'
import type { Service } from '../../api/service.ts'
import { familyOf } from '../../ip/address.ts'
import { hasClusterIP, sliceLabelsFor } from './slice-labels.ts'

/** What all endpoints of one slice have in common. */
export interface SliceShape {
  readonly addressType: AddressType
  readonly ports: readonly EndpointPort[]
}

/** An empty slice of the Service. Its name is still '': the API server completes `generateName` when it is made. */
export function newSlice(service: Service, shape: SliceShape): EndpointSlice {
  const { name, namespace } = service.metadata
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      name: '',
      generateName: slicePrefix(name),
      ...(namespace === undefined ? {} : { namespace }),
      labels: sliceLabelsFor(service).labels,
      ownerReferences: [ownerReferenceTo(service)],
    },
    addressType: shape.addressType,
    endpoints: [],
    ports: shape.ports,
  }
}

/**
 * One type for each of the Service's IP families. Without families (an API server fills them in) the cluster IP tells;
 * a headless Service then gets both.
 */
export function addressTypesFor(service: Service): readonly AddressType[] {
  const { ipFamilies, clusterIP } = service.spec ?? {}
  if (ipFamilies?.length) return [...new Set(ipFamilies)]
  if (hasClusterIP(service)) return [familyOf(clusterIP ?? '') ?? 'IPv4']
  return ['IPv4', 'IPv6']
}

/** Whether the slice was made for this very Service, not for an earlier one of the same name. */
export function isOwnedBy(slice: EndpointSlice, service: Service): boolean {
  return (slice.metadata.ownerReferences ?? []).some(
    ({ apiVersion, kind, uid }) =>
      apiVersion === 'v1' && kind === 'Service' && (uid ?? '') === (service.metadata.uid ?? ''),
  )
}

function ownerReferenceTo(service: Service): OwnerReference {
  const { name, uid = '' } = service.metadata
  return { apiVersion: 'v1', kind: 'Service', name, uid, controller: true, blockOwnerDeletion: true }
}

/** A Service name has at most 63 characters, so the hyphen always fits; an odd object's may not. */
export function slicePrefix(serviceName: string): string {
  return serviceName.length < 253 ? `${serviceName}-` : serviceName
}
