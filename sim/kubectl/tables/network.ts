/**
 * How does kubectl sum up Services, their endpoints, and Ingresses?
 * Models printService, printEndpoints, printEndpointSlice, printIngress and printIngressClass of kubernetes/kubernetes
 * pkg/printers/internalversion/printers.go.
 */
import type { EndpointSlice } from '../../api/endpoint-slice.ts'
import type { EndpointSubset, Endpoints } from '../../api/endpoints.ts'
import type { Ingress, IngressClass, IngressRule } from '../../api/ingress.ts'
import type { Service, ServicePort } from '../../api/service.ts'
import { ageOf } from '../human-duration.ts'
import { orNone, printPairs, type TableOf } from './column.ts'

export const serviceTable: TableOf<Service> = {
  columns: ['Name', 'Type', 'Cluster-IP', 'External-IP', 'Port(s)', 'Age'],
  wideColumns: ['Selector'],
  cells: (service, state, wide) => [
    service.metadata.name,
    service.spec.type,
    orNone(service.spec.clusterIPs?.[0] || service.spec.clusterIP),
    externalIPs(service, wide),
    orNone((service.spec.ports ?? []).map(printPort).join(',')),
    ageOf(state, service.metadata.creationTimestamp),
  ],
  wideCells: ({ spec }) => [printPairs(spec.selector)],
}

function externalIPs({ spec, status }: Service, wide: boolean): string {
  const own = spec.externalIPs ?? []
  if (spec.type === 'ExternalName') return spec.externalName ?? ''
  if (spec.type !== 'LoadBalancer') return orNone(own.join(','))
  const given = cutShort(loadBalancerAddresses(status?.loadBalancer), wide)
  const all = given === '' ? own : [given, ...own]
  return all.length === 0 ? '<pending>' : all.join(',')
}

/** Each once, sorted. */
export function loadBalancerAddresses(
  status: { readonly ingress?: readonly { readonly ip?: string; readonly hostname?: string }[] } | undefined,
): string {
  const addresses = (status?.ingress ?? []).flatMap(({ ip, hostname }) => ip || hostname || [])
  return [...new Set(addresses)].sort().join(',')
}

/** The wide table alone shows long lists whole. */
function cutShort(addresses: string, wide: boolean): string {
  return wide || addresses.length <= 16 ? addresses : `${addresses.slice(0, 13)}...`
}

function printPort({ port, nodePort, protocol }: ServicePort): string {
  return nodePort ? `${port}:${nodePort}/${protocol}` : `${port}/${protocol}`
}

export const endpointsTable: TableOf<Endpoints> = {
  columns: ['Name', 'Endpoints', 'Age'],
  cells: (endpoints, state) => [
    endpoints.metadata.name,
    printSubsets(endpoints.subsets ?? []),
    ageOf(state, endpoints.metadata.creationTimestamp),
  ],
}

/** Three at most, then how many more; ready ones only. */
export function printSubsets(subsets: readonly EndpointSubset[]): string {
  if (subsets.length === 0) return '<none>'
  const all = subsets.flatMap(({ addresses = [], ports = [] }) =>
    ports.length === 0
      ? addresses.map(({ ip }) => ip)
      : ports.flatMap(({ port }) => addresses.map(({ ip }) => hostAndPort(ip, port))),
  )
  return firstThree(all, ' + ', ' more...')
}

/** An IPv6 address stands in brackets. */
export function hostAndPort(ip: string, port: number | string): string {
  return ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`
}

function firstThree(all: readonly string[], plus: string, more: string): string {
  const shown = all.slice(0, 3).join(',')
  return all.length > 3 ? `${shown}${plus}${all.length - 3}${more}` : shown
}

export const endpointSliceTable: TableOf<EndpointSlice> = {
  columns: ['Name', 'AddressType', 'Ports', 'Endpoints', 'Age'],
  cells: (slice, state) => [
    slice.metadata.name,
    slice.addressType,
    slicePorts(slice),
    sliceAddresses(slice),
    ageOf(state, slice.metadata.creationTimestamp),
  ],
}

/** A port without number and name stands for all: *. */
function slicePorts({ ports = [] }: EndpointSlice): string {
  if (ports.length === 0) return '<unset>'
  return firstThree(
    ports.map(({ port, name }) => (port === undefined ? name || '*' : String(port))),
    ' + ',
    ' more...',
  )
}

function sliceAddresses({ endpoints }: EndpointSlice): string {
  const all = endpoints.flatMap(({ addresses }) => addresses)
  return all.length === 0 ? '<unset>' : firstThree(all, ' + ', ' more...')
}

export const ingressTable: TableOf<Ingress> = {
  columns: ['Name', 'Class', 'Hosts', 'Address', 'Ports', 'Age'],
  cells: (ingress, state, wide) => [
    ingress.metadata.name,
    orNone(ingress.spec.ingressClassName),
    printHosts(ingress.spec.rules ?? []),
    cutShort(loadBalancerAddresses(ingress.status?.loadBalancer), wide),
    (ingress.spec.tls ?? []).length > 0 ? '80, 443' : '80',
    ageOf(state, ingress.metadata.creationTimestamp),
  ],
}

function printHosts(rules: readonly IngressRule[]): string {
  const hosts = rules.flatMap(({ host }) => host || [])
  if (hosts.length === 0) return '*'
  const shown = hosts.slice(0, 3).join(',')
  return hosts.length >= 3 && rules.length > 3 ? `${shown} + ${rules.length - 3} more...` : shown
}

export const ingressClassTable: TableOf<IngressClass> = {
  columns: ['Name', 'Controller', 'Parameters', 'Age'],
  cells: (ingressClass, state) => {
    const { controller = '', parameters } = ingressClass.spec
    const kind = parameters?.apiGroup ? `${parameters.kind}.${parameters.apiGroup}` : parameters?.kind
    return [
      ingressClass.metadata.name,
      controller,
      parameters === undefined ? '<none>' : `${kind}/${parameters.name}`,
      ageOf(state, ingressClass.metadata.creationTimestamp),
    ]
  },
}
