/**
 * What is wrong with the endpoints of a Service whose EndpointSlices people write by hand?
 * Nobody wrote them, or not for this Service; the port names do not meet; an address can be no destination.
 */
import { type EndpointPort, type EndpointSlice, serviceNameLabel } from '../api/endpoint-slice.ts'
import { refOf } from '../api/kinds.ts'
import type { Service, ServicePort } from '../api/service.ts'
import { isKept } from '../controllers/endpoint-slices/endpoint-slices.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import { nearnessOf } from '../labels/nearness.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { clusterIPsOf } from '../state/indexes.ts'
import { protocolOf } from './port-findings.ts'
import { earsAt, placeAt, printEars } from './reachable.ts'
import { nameOf } from './service-name.ts'

export function handWritten(
  state: ClusterState,
  service: Service,
  ports: readonly ServicePort[],
): readonly Diagnostic[] {
  const slices = state.slicesOf(service.metadata.namespace ?? '', service.metadata.name)
  if (slices.length === 0) return [inOtherNamespace(state, service) ?? nobodyWrites(state, service)]
  const serves = slices.filter((slice) => hasAddress(slice) && (slice.ports ?? []).length > 0)
  if (serves.length === 0) return slices.slice(0, 1).map((slice) => sliceEmpty(service, slice))
  const reached = serves.filter(({ addressType }) => familiesOf(service).includes(addressType))
  if (reached.length === 0) return serves.slice(0, 1).map((slice) => familyUnused(service, slice))
  return [
    ...unmatchedPorts(service, ports, serves),
    ...serves.flatMap((slice) => addressFindings(state, slice)),
    ...noneReady(service, serves),
    ...serves.flatMap((slice) => nobodyListens(state, ports, slice)),
  ]
}

/** About slices that people wrote for a Service beside those of its selector: traffic goes to both. */
export function writtenBeside(
  state: ClusterState,
  service: Service,
  ports: readonly ServicePort[],
): readonly Diagnostic[] {
  const families = familiesOf(service)
  return state
    .slicesOf(service.metadata.namespace ?? '', service.metadata.name)
    .filter((slice) => !isKept(slice, service) && families.includes(slice.addressType))
    .flatMap((slice) => [...addressFindings(state, slice), ...nobodyListens(state, ports, slice)])
}

/** A slice with the Service's label in a namespace where there is no such Service. */
function inOtherNamespace(state: ClusterState, service: Service): Diagnostic | undefined {
  const { name, namespace = 'default' } = service.metadata
  for (const other of state.list('Namespace')) {
    const [slice] = other.metadata.name === namespace ? [] : state.slicesOf(other.metadata.name, name)
    if (slice === undefined || state.get('Service', other.metadata.name, name)) continue
    const facts = { service: nameOf(service), namespace }
    const at = { object: refOf(slice), path: ['metadata', 'namespace'] }
    return diagnose('service/slice-in-other-namespace', facts, at)
  }
  return undefined
}

function nobodyWrites(state: ClusterState, service: Service): Diagnostic {
  const slice = state
    .list('EndpointSlice', service.metadata.namespace)
    .find((candidate) => isMeantFor(state, candidate, service))
  const facts = { service: nameOf(service), unlabelled: slice?.metadata.name ?? '' }
  const at = slice
    ? { object: refOf(slice), path: placeOfLabel(slice, service) }
    : { object: refOf(service), path: ['spec', 'selector'] }
  return diagnose('service/no-selector-no-endpoints', facts, at)
}

/** A slice that belongs to nobody, and is called like the Service or says its name somewhere. */
function isMeantFor(state: ClusterState, { metadata }: EndpointSlice, service: Service): boolean {
  const { name } = service.metadata
  const owner = metadata.labels?.[serviceNameLabel]
  if (owner !== undefined && state.get('Service', metadata.namespace, owner)) return false
  const said = [...Object.values(metadata.labels ?? {}), ...Object.values(metadata.annotations ?? {})]
  const isCalledAlike = metadata.name === name || metadata.name.startsWith(`${name}-`)
  return isCalledAlike || said.includes(name) || (owner !== undefined && nearnessOf(owner, name) !== 'far')
}

/** The label or annotation that was probably meant; else the metadata, where it is missing. */
function placeOfLabel({ metadata }: EndpointSlice, service: Service): FieldPath {
  for (const field of ['labels', 'annotations'] as const) {
    const entries = Object.entries(metadata[field] ?? {})
    const meant = entries.find(
      ([key, value]) => key.endsWith('service-name') || value === service.metadata.name,
    )
    if (meant) return ['metadata', field, meant[0]]
  }
  return ['metadata', 'labels', serviceNameLabel]
}

function hasAddress({ endpoints }: EndpointSlice): boolean {
  return (endpoints ?? []).some(({ addresses }) => (addresses ?? []).length > 0)
}

function sliceEmpty(service: Service, slice: EndpointSlice): Diagnostic {
  const path = hasAddress(slice) ? ['ports'] : ['endpoints']
  return diagnose('service/slice-empty', { service: nameOf(service) }, { object: refOf(slice), path })
}

/** A headless Service has no cluster IP; its families say which records its name has. */
function familiesOf(service: Service): readonly string[] {
  const families = clusterIPsOf(service).map((ip) => (ip.includes(':') ? 'IPv6' : 'IPv4'))
  return families.length > 0 ? families : (service.spec.ipFamilies ?? ['IPv4', 'IPv6'])
}

function familyUnused(service: Service, slice: EndpointSlice): Diagnostic {
  const { addressType } = slice
  const facts = { service: nameOf(service), addressType, families: familiesOf(service) }
  return diagnose('service/slice-family-unused', facts, { object: refOf(slice), path: ['addressType'] })
}

/** Slice ports that no Service port goes by, while some Service port has nobody behind it. */
function unmatchedPorts(
  service: Service,
  ports: readonly ServicePort[],
  slices: readonly EndpointSlice[],
): readonly Diagnostic[] {
  const served = slices.flatMap((slice) => slice.ports ?? [])
  if (ports.every((port) => served.some((slicePort) => isSamePort(port, slicePort)))) return []
  const all = service.spec.ports ?? []
  const findings: Diagnostic[] = []
  for (const slice of slices) {
    for (const [index, slicePort] of (slice.ports ?? []).entries()) {
      if (all.some((port) => isSamePort(port, slicePort))) continue
      const sameName = all.filter((port) => (port.name ?? '') === (slicePort.name ?? ''))
      const protocolDiffers = sameName.length > 0
      const facts = {
        service: nameOf(service),
        slicePort: slicePort.name ?? '',
        servicePorts: protocolDiffers ? sameName.map(protocolOf) : all.map(({ name }) => name ?? ''),
        protocolDiffers,
      }
      const path = ['ports', index, protocolDiffers ? 'protocol' : 'name']
      findings.push(diagnose('service/slice-port-unmatched', facts, { object: refOf(slice), path }))
    }
  }
  return findings.length > 0 ? findings : missingPorts(service, ports, slices)
}

/** Every slice port has its Service port, but not the other way round. */
function missingPorts(
  service: Service,
  ports: readonly ServicePort[],
  slices: readonly EndpointSlice[],
): readonly Diagnostic[] {
  const [slice] = slices
  const served = slices.flatMap((one) => one.ports ?? [])
  if (slice === undefined) return []
  return ports
    .filter((port) => !served.some((slicePort) => isSamePort(port, slicePort)))
    .map((port) => {
      const facts = { service: nameOf(service), port: port.name ?? '', protocol: protocolOf(port) }
      return diagnose('service/slice-port-missing', facts, { object: refOf(slice), path: ['ports'] })
    })
}

function isSamePort(port: ServicePort, slicePort: EndpointPort): boolean {
  return (port.name ?? '') === (slicePort.name ?? '') && protocolOf(port) === protocolOf(slicePort)
}

function addressFindings(state: ClusterState, slice: EndpointSlice): readonly Diagnostic[] {
  const object = refOf(slice)
  const findings: Diagnostic[] = []
  for (const [index, { addresses = [] }] of (slice.endpoints ?? []).entries()) {
    const [used, ignored] = addresses
    if (used !== undefined && ignored !== undefined) {
      const path = ['endpoints', index, 'addresses', 1]
      findings.push(diagnose('service/endpoint-address-ignored', { used, ignored }, { object, path }))
    }
    const owner = used === undefined ? undefined : state.serviceByClusterIP(used)
    if (used === undefined || owner === undefined) continue
    const path = ['endpoints', index, 'addresses', 0]
    const facts = { ip: used, owner: `Service ${nameOf(owner)}` }
    findings.push(diagnose('service/endpoint-is-a-cluster-ip', facts, { object, path }))
  }
  return findings
}

/** Endpoints count as ready unless they say that they are not. */
function noneReady(service: Service, slices: readonly EndpointSlice[]): readonly Diagnostic[] {
  const endpoints = slices.flatMap((slice) => slice.endpoints ?? [])
  if (endpoints.some(({ conditions }) => conditions?.ready ?? true)) return []
  const facts = { service: nameOf(service), pods: [], total: endpoints.length }
  return slices.slice(0, 1).map((slice) =>
    diagnose('service/no-ready-endpoints', facts, {
      object: refOf(slice),
      path: ['endpoints', 0, 'conditions', 'ready'],
    }),
  )
}

/** Only addresses that the cluster knows of can be judged: pods, nodes, machines that were named to the simulator. */
function nobodyListens(
  state: ClusterState,
  ports: readonly ServicePort[],
  slice: EndpointSlice,
): readonly Diagnostic[] {
  const findings: Diagnostic[] = []
  for (const [index, slicePort] of (slice.ports ?? []).entries()) {
    if (!ports.some((one) => isSamePort(one, slicePort))) continue
    const port = slicePort.port ?? 0
    const protocol = protocolOf(slicePort)
    for (const { addresses } of slice.endpoints ?? []) {
      const ip = addresses?.[0] ?? ''
      const place = placeAt(state, ip)
      if (place.is === 'nobody' || isLoopbackText(ip)) continue
      const ears = earsAt(state, place)
      if (ears.some((ear) => ear.port === port && ear.protocol === protocol && !ear.loopbackOnly)) continue
      const facts = { address: `${ip}:${port}`, protocol, listens: printEars(ears, protocol) }
      const at = { object: refOf(slice), path: ['ports', index, 'port'] }
      findings.push(diagnose('service/endpoint-nobody-listens', facts, at))
      break
    }
  }
  return findings
}
