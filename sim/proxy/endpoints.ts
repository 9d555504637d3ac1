/**
 * Which endpoints does kube-proxy know for one Service port and IP family, and in which state are they?
 * Source: kubernetes/kubernetes pkg/proxy/endpointslicecache.go.
 *
 * A slice belongs to the port whose *name* and protocol it repeats; the numbers may differ. kube-proxy uses only the
 * first address of an endpoint, and knows an address and port once, however many slices repeat it.
 */
import type { Endpoint, EndpointPort, EndpointSlice } from '../api/endpoint-slice.ts'
import type { IPFamily, ObjectRef, Protocol } from '../api/meta.ts'

/** What decides whether an endpoint gets traffic. */
export interface EndpointState {
  /** ip:port, with brackets around IPv6: what makes two endpoints one. */
  readonly address: string
  readonly ready: boolean
  readonly serving: boolean
  readonly terminating: boolean
  /** On the node whose kube-proxy is asked. */
  readonly isLocal: boolean
  readonly zoneHints: readonly string[]
  readonly nodeHints: readonly string[]
}

export interface ProxyEndpoint extends EndpointState {
  readonly ip: string
  readonly port: number
  readonly node?: string
  readonly zone?: string
  readonly pod?: ObjectRef
}

export interface PortKey {
  /** The Service port's name; '' when it has none. */
  readonly name: string
  readonly protocol: Protocol
  readonly family: IPFamily
}

/** The endpoints of a port, sorted by address, as the node called `nodeName` sees them. */
export function endpointsOfPort(
  slices: readonly EndpointSlice[],
  key: PortKey,
  nodeName: string,
): readonly ProxyEndpoint[] {
  const known = new Map<string, ProxyEndpoint>()
  for (const slice of slices) {
    if (slice.addressType !== key.family) continue
    for (const port of slice.ports ?? []) {
      if (!isPort(port, key)) continue
      for (const endpoint of slice.endpoints ?? []) {
        const info = proxyEndpoint(endpoint, port.port, slice, nodeName)
        // Of two that disagree, the one that says it is on this node counts; from v1.36 on, the one that serves.
        if (info && (info.isLocal || !known.has(info.address))) known.set(info.address, info)
      }
    }
  }
  return [...known.values()].sort((a, b) => (a.address < b.address ? -1 : 1))
}

/** Endpoints of the Service whose slices leave this port out: pods that have no container port of the name asked for. */
export function endpointsWithoutPort(
  slices: readonly EndpointSlice[],
  key: PortKey,
  nodeName: string,
): readonly ProxyEndpoint[] {
  const without: ProxyEndpoint[] = []
  for (const slice of slices) {
    if (slice.addressType !== key.family || slice.ports?.some((port) => isPort(port, key))) continue
    for (const endpoint of slice.endpoints ?? []) {
      const info = proxyEndpoint(endpoint, 0, slice, nodeName)
      if (info) without.push(info)
    }
  }
  return without
}

function isPort(port: EndpointPort, key: PortKey): port is EndpointPort & { readonly port: number } {
  // A slice port without a number means every port; kube-proxy cannot do that and leaves it out.
  return (port.name ?? '') === key.name && (port.protocol ?? 'TCP') === key.protocol && Boolean(port.port)
}

function proxyEndpoint(
  endpoint: Endpoint,
  port: number,
  slice: EndpointSlice,
  nodeName: string,
): ProxyEndpoint | undefined {
  const ip = endpoint.addresses?.[0]
  if (ip === undefined) return undefined
  const { conditions, nodeName: node, zone, hints, targetRef } = endpoint
  return {
    address: ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`,
    ip,
    port,
    ready: conditions?.ready ?? true,
    serving: conditions?.serving ?? true,
    terminating: conditions?.terminating ?? false,
    isLocal: node !== undefined && node === nodeName,
    zoneHints: (hints?.forZones ?? []).map(({ name }) => name),
    nodeHints: (hints?.forNodes ?? []).map(({ name }) => name),
    ...(node === undefined ? {} : { node }),
    ...(zone === undefined ? {} : { zone }),
    ...(targetRef?.kind === 'Pod' ? { pod: podRef(targetRef.name, targetRef.namespace, slice) } : {}),
  }
}

function podRef(name: string, namespace: string | undefined, slice: EndpointSlice): ObjectRef {
  return { kind: 'Pod', name, namespace: namespace ?? slice.metadata.namespace ?? 'default' }
}
