/**
 * Who stands behind a Service, asked of a view: which pods of which workloads, at which addresses.
 * A pod stands behind a Service when, for every port of the Service, a slice with a port of that name lists it as ready.
 */
import type { ClusterView, EndpointSlice, Pod, Service } from '../../sim/index.ts'
import { serviceNameLabel } from '../../sim/index.ts'

/** An address that gets new connections of one port of the Service. */
export interface Behind {
  /** `ip:port`, IPv6 in brackets; the port is absent where the slice names none. */
  readonly address: string
  readonly pod?: string
}

export async function slicesOf(view: ClusterView, service: Service): Promise<readonly EndpointSlice[]> {
  const slices = await view.list('EndpointSlice', service.metadata.namespace)
  return slices.filter((slice) => slice.metadata.labels?.[serviceNameLabel] === service.metadata.name)
}

/** For each port of the Service (one nameless port where it has none), who gets its new connections. */
export function behindPorts(
  service: Service,
  slices: readonly EndpointSlice[],
): readonly (readonly Behind[])[] {
  const ports = service.spec.ports ?? []
  if (ports.length === 0) return [slices.flatMap((slice) => readyIn(slice, undefined))]
  return ports.map((port) =>
    slices.flatMap((slice) => {
      const match = (slice.ports ?? []).find(
        (candidate) =>
          (candidate.name ?? '') === (port.name ?? '') && (candidate.protocol ?? 'TCP') === port.protocol,
      )
      return match === undefined ? [] : readyIn(slice, match.port)
    }),
  )
}

/** The names of the pods that stand behind every port. */
export function podsBehind(service: Service, slices: readonly EndpointSlice[]): ReadonlySet<string> {
  const [first = [], ...others] = behindPorts(service, slices).map(
    (behind) => new Set(behind.flatMap(({ pod }) => pod ?? [])),
  )
  return new Set([...first].filter((pod) => others.every((names) => names.has(pod))))
}

/** The names of all pods that are listed as ready, those in slices without the Service's ports among them. */
export function podsListed(slices: readonly EndpointSlice[]): readonly string[] {
  return [...new Set(slices.flatMap((slice) => readyIn(slice, undefined).flatMap(({ pod }) => pod ?? [])))]
}

/** The names of the pods that the Service selects, and that get nothing because they are not ready. */
export function podsNotReady(slices: readonly EndpointSlice[]): readonly string[] {
  const unready = slices.flatMap(({ endpoints }) =>
    (endpoints ?? []).filter(({ conditions }) => conditions?.ready === false),
  )
  return unready.flatMap(({ targetRef }) => (targetRef?.kind === 'Pod' ? [targetRef.name] : []))
}

/** The pods of a namespace that belong to the named workloads: made by them, or by their ReplicaSets, or themselves. */
export async function podsOf(
  view: ClusterView,
  namespace: string,
  workloads: readonly string[],
): Promise<readonly Pod[]> {
  const wanted = new Set(workloads)
  for (const { metadata } of await view.list('ReplicaSet', namespace)) {
    if (metadata.ownerReferences?.some((owner) => wanted.has(owner.name))) wanted.add(metadata.name)
  }
  const pods = await view.list('Pod', namespace)
  return pods.filter(
    ({ metadata }) =>
      wanted.has(metadata.name) || metadata.ownerReferences?.some((owner) => wanted.has(owner.name)),
  )
}

/** kube-proxy reads the first address of an endpoint and no other; an unset condition counts as ready. */
function readyIn(slice: EndpointSlice, port: number | undefined): readonly Behind[] {
  return (slice.endpoints ?? []).flatMap(({ addresses, conditions, targetRef }) => {
    const [ip] = addresses
    if (ip === undefined || conditions?.ready === false) return []
    const host = ip.includes(':') ? `[${ip}]` : ip
    const address = port === undefined ? host : `${host}:${port}`
    return [targetRef?.kind === 'Pod' ? { address, pod: targetRef.name } : { address }]
  })
}
