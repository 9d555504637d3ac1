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
  cells: (service, state) => [
    service.metadata.name,
    service.spec.type,
    orNone(service.spec.clusterIPs?.[0] || service.spec.clusterIP),
    externalIPs(service),
    orNone((service.spec.ports ?? []).map(printPort).join(',')),
    ageOf(state, service.metadata.creationTimestamp),
  ],
  wideCells: ({ spec }) => [printPairs(spec.selector)],
}

/** The API server fills in tables as for -o wide, whatever was asked for: long host names are not cut short. */
function externalIPs({ spec, status }: Service): string {
  const own = spec.externalIPs ?? []
  if (spec.type === 'ExternalName') return spec.externalName ?? ''
  if (spec.type !== 'LoadBalancer') return orNone(own.join(','))
  const given = loadBalancerAddresses(status?.loadBalancer)
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
function printSubsets(subsets: readonly EndpointSubset[]): string {
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
function slicePorts({ ports }: EndpointSlice): string {
  const all = (ports ?? []).map(({ port, name }) => (port == null ? (name ?? '*') : String(port)))
  return firstThree(all, ' + ', ' more...') || '<unset>'
}

function sliceAddresses({ endpoints }: EndpointSlice): string {
  const all = endpoints.flatMap(({ addresses }) => addresses)
  return all.length === 0 ? '<unset>' : firstThree(all, ' + ', ' more...')
}

export const ingressTable: TableOf<Ingress> = {
  columns: ['Name', 'Class', 'Hosts', 'Address', 'Ports', 'Age'],
  cells: (ingress, state) => [
    ingress.metadata.name,
    orNone(ingress.spec.ingressClassName),
    printHosts(ingress.spec.rules ?? []),
    loadBalancerAddresses(ingress.status?.loadBalancer),
    (ingress.spec.tls ?? []).length > 0 ? '80, 443' : '80',
    ageOf(state, ingress.metadata.creationTimestamp),
  ],
}

/** Three at most; rules behind the third host are counted, with a host or without. */
function printHosts(rules: readonly IngressRule[]): string {
  const withHost = [...rules.entries()].filter(([, { host }]) => host)
  if (withHost.length === 0) return '*'
  const shown = withHost.slice(0, 3)
  const text = shown.map(([, { host }]) => host).join(',')
  const last = shown[2]?.[0] ?? rules.length
  return last < rules.length - 1 ? `${text} + ${rules.length - 3} more...` : text
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
