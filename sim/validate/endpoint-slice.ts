/**
 * Does the API server accept this EndpointSlice, new or as a change of `old`?
 *
 * Models kubernetes/kubernetes pkg/apis/discovery/validation/validation.go at v1.35. Port numbers are not looked at,
 * as upstream does not either. Endpoints that an update leaves unchanged pass, however they are written.
 *
 * Example: a slice with 101 addresses in one endpoint is refused at endpoints[0].addresses.
 */
import type { EndpointPort, EndpointSlice } from '../api/endpoint-slice.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { refuseName } from '../names/refuse.ts'
import { duplicate, immutable, notSupported, tooMany } from '../refusal.ts'
import { validateEndpoint } from './endpoint.ts'
import { validateObjectMeta } from './meta.ts'
import { required } from './required.ts'
import { sameContent } from './same-content.ts'
import { isWritten, listOf, textOf } from './zero-value.ts'

export function validateEndpointSlice(slice: EndpointSlice, old?: EndpointSlice): readonly Diagnostic[] {
  return [
    ...validateObjectMeta(slice.metadata, { namespaced: true, name: 'dns1123-subdomain' }),
    ...validateAddressType(textOf(slice.addressType)),
    ...validatePorts(listOf(slice.ports)),
    ...validateEndpoints(slice, old),
    ...validateKeptAddressType(slice, old),
  ]
}

const addressTypes: readonly string[] = ['FQDN', 'IPv4', 'IPv6']

function validateAddressType(addressType: string): readonly Diagnostic[] {
  if (addressType === '') return [required(['addressType'])]
  return addressTypes.includes(addressType) ? [] : [notSupported(['addressType'], addressType, addressTypes)]
}

const mostPorts = 20_000

function validatePorts(ports: readonly EndpointPort[]): readonly Diagnostic[] {
  if (ports.length > mostPorts) return [tooMany(['ports'], ports.length, mostPorts)]
  const names = new Set<string>()
  return ports.flatMap((port, index) => {
    const path = ['ports', index]
    const name = textOf(port.name)
    const taken = names.has(name)
    names.add(name)
    return [
      ...(name === '' ? [] : refuseName('dns1123-label', [...path, 'name'], name)),
      ...(taken ? [duplicate([...path, 'name'], name)] : []),
      ...validateProtocol(port.protocol, [...path, 'protocol']),
      ...(isWritten(port.appProtocol)
        ? refuseName('label-key', [...path, 'appProtocol'], port.appProtocol)
        : []),
    ]
  })
}

const protocols: readonly string[] = ['SCTP', 'TCP', 'UDP']

function validateProtocol(protocol: string | undefined, path: FieldPath): readonly Diagnostic[] {
  if (!isWritten(protocol)) return [required(path)]
  return protocols.includes(protocol) ? [] : [notSupported(path, protocol, protocols)]
}

const mostEndpoints = 1000

function validateEndpoints(slice: EndpointSlice, old: EndpointSlice | undefined): readonly Diagnostic[] {
  const endpoints = listOf(slice.endpoints)
  if (endpoints.length > mostEndpoints) return [tooMany(['endpoints'], endpoints.length, mostEndpoints)]
  const faults = endpoints.flatMap((endpoint, index) =>
    validateEndpoint(endpoint, slice.addressType, ['endpoints', index]),
  )
  if (faults.length > 0 && old !== undefined && sameContent(old.endpoints, endpoints)) return []
  return faults
}

function validateKeptAddressType(
  slice: EndpointSlice,
  old: EndpointSlice | undefined,
): readonly Diagnostic[] {
  if (old === undefined || textOf(old.addressType) === textOf(slice.addressType)) return []
  return [immutable(['addressType'], textOf(slice.addressType))]
}
