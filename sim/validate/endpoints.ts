/**
 * Does the API server accept this Endpoints object, new or as a change of `old`?
 *
 * Models ValidateEndpoints of kubernetes/kubernetes pkg/apis/core/validation/validation.go at v1.35. Subsets that an
 * update leaves unchanged pass, however they are written.
 *
 * Example: a subset without addresses is refused at subsets[0].
 */
import type { EndpointAddress, EndpointSubset, Endpoints, EndpointsPort } from '../api/endpoints.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { isPortNumber } from '../names/port.ts'
import { refuseName } from '../names/refuse.ts'
import { notSupported, outOfRange, refusal } from '../refusal.ts'
import { refuseEndpointIP, refuseLegacyIP } from './ip.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { required } from './required.ts'
import { sameContent } from './same-content.ts'
import { isWritten, listOf, numberOf, textOf } from './zero-value.ts'

export function validateEndpoints(endpoints: Endpoints, old?: Endpoints): readonly Diagnostic[] {
  const changes = old === undefined ? [] : validateObjectMetaUpdate(endpoints.metadata, old.metadata)
  return [
    ...changes,
    ...validateObjectMeta(endpoints.metadata, { namespaced: true, name: 'dns1123-subdomain' }),
    ...validateSubsets(listOf(endpoints.subsets), old),
  ]
}

function validateSubsets(
  subsets: readonly EndpointSubset[],
  old: Endpoints | undefined,
): readonly Diagnostic[] {
  const faults = subsets.flatMap((subset, index) => validateSubset(subset, ['subsets', index]))
  if (faults.length > 0 && old !== undefined && sameContent(old.subsets, subsets)) return []
  return faults
}

function validateSubset(subset: EndpointSubset, path: FieldPath): readonly Diagnostic[] {
  const ready = listOf(subset.addresses)
  const notReady = listOf(subset.notReadyAddresses)
  const ports = listOf(subset.ports)
  const faults: Diagnostic[] = []
  if (ready.length === 0 && notReady.length === 0) {
    const detail = 'must specify `addresses` or `notReadyAddresses`'
    faults.push(refusal('Required', 'endpoint/subset-empty', {}, path, undefined, detail))
  }
  for (const [index, address] of ready.entries()) {
    faults.push(...validateAddress(address, [...path, 'addresses', index]))
  }
  for (const [index, address] of notReady.entries()) {
    faults.push(...validateAddress(address, [...path, 'notReadyAddresses', index]))
  }
  for (const [index, port] of ports.entries()) {
    faults.push(...validatePort(port, ports.length > 1, [...path, 'ports', index]))
  }
  return faults
}

function validateAddress(address: EndpointAddress, path: FieldPath): readonly Diagnostic[] {
  const { hostname, nodeName } = address
  const ip = textOf(address.ip)
  return [
    ...refuseLegacyIP([...path, 'ip'], ip),
    ...(hostname ? refuseName('dns1123-label', [...path, 'hostname'], hostname) : []),
    ...(isWritten(nodeName) ? refuseName('dns1123-subdomain', [...path, 'nodeName'], nodeName) : []),
    ...refuseEndpointIP([...path, 'ip'], ip),
  ]
}

const protocols: readonly string[] = ['SCTP', 'TCP', 'UDP']

function validatePort(port: EndpointsPort, needsName: boolean, path: FieldPath): readonly Diagnostic[] {
  const name = textOf(port.name)
  const number = numberOf(port.port)
  const protocol = textOf(port.protocol)
  const faults: Diagnostic[] = []
  if (name !== '') faults.push(...refuseName('dns1123-label', [...path, 'name'], name))
  else if (needsName) faults.push(required([...path, 'name']))
  if (isPortNumber(number).length > 0) faults.push(outOfRange([...path, 'port'], number, 1, 65535))
  if (protocol === '') faults.push(required([...path, 'protocol']))
  else if (!protocols.includes(protocol)) {
    faults.push(notSupported([...path, 'protocol'], protocol, protocols))
  }
  if (isWritten(port.appProtocol)) {
    faults.push(...refuseName('label-key', [...path, 'appProtocol'], port.appProtocol))
  }
  return faults
}
