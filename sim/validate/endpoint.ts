/**
 * Does the API server accept this endpoint of an EndpointSlice: its addresses, node, hostname, hints?
 *
 * Models validateEndpoints and validateHints of kubernetes/kubernetes pkg/apis/discovery/validation/validation.go.
 *
 * Example: validateEndpoint({ addresses: ['127.0.0.1'] }, 'IPv4', path) is one refusal: the loopback range.
 */
import type { AddressType, Endpoint } from '../api/endpoint-slice.ts'
import type { IPFamily } from '../api/meta.ts'
import { zoneLabel } from '../api/node.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { familyOf } from '../ip/address.ts'
import { fullyQualifiedDomainNameFaults } from '../names/domain.ts'
import { nameFacts, refuseName } from '../names/refuse.ts'
import { duplicate, refusal, tooMany } from '../refusal.ts'
import { refuseEndpointIP, refuseLegacyIP } from './ip.ts'
import { validateLabels } from './labels.ts'
import { isWritten, listOf, textOf } from './zero-value.ts'

const mostAddresses = 100
const mostTopologyLabels = 16
const mostHints = 8

export function validateEndpoint(
  endpoint: Endpoint,
  addressType: AddressType,
  path: FieldPath,
): readonly Diagnostic[] {
  const addresses = listOf(endpoint.addresses)
  const faults: Diagnostic[] = [...countAddresses(addresses.length, [...path, 'addresses'])]
  for (const [index, address] of addresses.entries()) {
    faults.push(...validateAddress(address, addressType, [...path, 'addresses', index]))
  }
  if (isWritten(endpoint.nodeName)) {
    faults.push(...refuseName('dns1123-subdomain', [...path, 'nodeName'], endpoint.nodeName))
  }
  faults.push(...validateTopology(endpoint, [...path, 'deprecatedTopology']))
  if (isWritten(endpoint.hostname)) {
    faults.push(...refuseName('dns1123-label', [...path, 'hostname'], endpoint.hostname))
  }
  faults.push(...validateHints(endpoint.hints, [...path, 'hints']))
  return faults
}

function countAddresses(count: number, path: FieldPath): readonly Diagnostic[] {
  if (count > mostAddresses) return [tooMany(path, count, mostAddresses)]
  if (count > 0) return []
  return [refusal('Required', 'endpoint/no-address', {}, path, undefined, 'must contain at least 1 address')]
}

/** Addresses of an unknown type are not looked at: the type itself is refused. */
function validateAddress(address: string, addressType: AddressType, path: FieldPath): readonly Diagnostic[] {
  switch (addressType) {
    case 'IPv4':
    case 'IPv6':
      return validateIP(address, addressType, path)
    case 'FQDN':
      return fullyQualifiedDomainNameFaults(address).map(({ type, value, detail }) =>
        refusal(type, 'name/not-a-domain', nameFacts('fqdn', value), path, value, detail),
      )
    default:
      return []
  }
}

function validateIP(address: string, family: IPFamily, path: FieldPath): readonly Diagnostic[] {
  const malformed = refuseLegacyIP(path, address)
  if (malformed.length > 0) return malformed
  const special = refuseEndpointIP(path, address)
  if (familyOf(address) === family) return special
  const detail = `must be an ${family} address`
  const facts = { value: address, family }
  return [refusal('Invalid', 'address/other-family', facts, path, address, detail), ...special]
}

/** What was once `topology`; the zone has moved to a field of its own. */
function validateTopology({ deprecatedTopology }: Endpoint, path: FieldPath): readonly Diagnostic[] {
  const topology = deprecatedTopology ?? {}
  const faults = [...validateLabels(topology, path)]
  const count = Object.keys(topology).length
  if (count > mostTopologyLabels) faults.unshift(tooMany(path, count, mostTopologyLabels))
  if (!Object.hasOwn(topology, zoneLabel)) return faults
  const at = [...path, zoneLabel]
  const detail = 'reserved key was not removed in conversion'
  faults.push(
    refusal('InternalError', 'endpoint/zone-in-topology', { key: zoneLabel }, at, undefined, detail),
  )
  return faults
}

/** Zones are label values, nodes are Node names; too many of either, and nothing else is looked at. */
function validateHints(hints: Endpoint['hints'], path: FieldPath): readonly Diagnostic[] {
  const zones = listOf(hints?.forZones).map(({ name }) => textOf(name))
  if (zones.length > mostHints) return [tooMany([...path, 'forZones'], zones.length, mostHints)]
  const zoneFaults = validateHintNames(zones, 'label-value', [...path, 'forZones'])
  const nodes = listOf(hints?.forNodes).map(({ name }) => textOf(name))
  if (nodes.length > mostHints) {
    return [...zoneFaults, tooMany([...path, 'forNodes'], nodes.length, mostHints)]
  }
  return [...zoneFaults, ...validateHintNames(nodes, 'dns1123-subdomain', [...path, 'forNodes'])]
}

function validateHintNames(
  names: readonly string[],
  rule: 'label-value' | 'dns1123-subdomain',
  path: FieldPath,
): readonly Diagnostic[] {
  const seen = new Set<string>()
  return names.flatMap((name, index) => {
    const at = [...path, index, 'name']
    const faults = refuseName(rule, at, name)
    if (seen.has(name)) return [duplicate(at, name), ...faults]
    seen.add(name)
    return faults
  })
}
