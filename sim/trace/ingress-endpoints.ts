/**
 * To whom can an Ingress controller send what is for a port of a Service? To its ready endpoints, which the controller
 * reads from the EndpointSlices itself: neither cluster IP, nor kube-proxy, nor traffic policies have a part in it.
 *
 * Source: kubernetes/ingress-nginx internal/ingress/controller/controller.go (serviceEndpoints, externalNamePorts),
 * endpointslices.go. A port is found by its name, its number or its targetPort, the first that fits; other controllers
 * take names and numbers only. Leaves out topology hints, which it heeds only when told to.
 */
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { IngressServiceBackend } from '../api/ingress.ts'
import type { ObjectRef } from '../api/meta.ts'
import type { Service, ServicePort } from '../api/service.ts'
import type { PassedOver } from '../api/trace.ts'
import { diagnose } from '../diagnostic.ts'
import { joinHostPort } from '../ip/address.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import type { ClusterState } from '../state/cluster-state.ts'

export interface IngressEndpoint {
  readonly ip: string
  readonly port: number
  readonly pod?: ObjectRef
  readonly node?: string
}

export type Backend =
  | { readonly is: 'service-missing' }
  | { readonly is: 'port-missing'; readonly service: Service }
  /** The controller looks the name up, and takes what it finds; '' where it refuses to. */
  | { readonly is: 'alias'; readonly service: Service; readonly host: string; readonly port: number }
  | {
      readonly is: 'endpoints'
      readonly service: Service
      readonly port: ServicePort
      readonly ready: readonly IngressEndpoint[]
      readonly passedOver: readonly PassedOver[]
    }

export function backendFor(state: ClusterState, namespace: string, backend: IngressServiceBackend): Backend {
  const service = state.get('Service', namespace, backend.name ?? '')
  if (service === undefined) return { is: 'service-missing' }
  const wanted = portText(backend)
  if (service.spec?.type === 'ExternalName') return aliasOf(service, wanted)
  const port = (service.spec?.ports ?? []).find((one) => isWanted(one, wanted))
  if (port === undefined) return { is: 'port-missing', service }
  const slices = state.slicesOf(namespace, service.metadata.name)
  return { is: 'endpoints', service, port, ...endpointsIn(slices, port) }
}

/** As the Ingress writes it: '80' or 'http'. */
export function portText({ port }: IngressServiceBackend): string {
  return port?.number ? String(port.number) : (port?.name ?? '')
}

function isWanted({ name, port, targetPort }: ServicePort, wanted: string): boolean {
  return String(port) === wanted || String(targetPort ?? port) === wanted || (name ?? '') === wanted
}

function aliasOf(service: Service, wanted: string): Backend {
  const ports = service.spec.ports ?? []
  const found = ports.find(({ name, port }) => (name ?? '') === wanted || String(port) === wanted)
  const target = Number(found?.targetPort)
  const port = target > 0 ? target : (found?.port ?? Number(wanted))
  if (!(port > 0)) return { is: 'port-missing', service }
  const host = service.spec.externalName ?? ''
  // It refuses to be led to itself.
  const isItself = host === 'localhost' || isLoopbackText(host)
  return { is: 'alias', service, host: isItself ? '' : host, port }
}

function endpointsIn(
  slices: readonly EndpointSlice[],
  port: ServicePort,
): { readonly ready: readonly IngressEndpoint[]; readonly passedOver: readonly PassedOver[] } {
  const ready = new Map<string, IngressEndpoint>()
  const passedOver: PassedOver[] = []
  for (const slice of slices) {
    for (const number of portsIn(slice, port)) {
      for (const { addresses, conditions, targetRef, nodeName } of slice.endpoints ?? []) {
        const pod = targetRef?.kind === 'Pod' ? podRef(targetRef, slice) : undefined
        const isReady = conditions?.ready !== false
        for (const ip of addresses ?? []) {
          const key = joinHostPort(ip, number)
          if (isReady) {
            if (ready.has(key)) continue
            ready.set(key, {
              ip,
              port: number,
              ...(pod ? { pod } : {}),
              ...(nodeName ? { node: nodeName } : {}),
            })
          } else {
            const code = conditions?.terminating
              ? 'traffic/endpoint-terminating'
              : 'traffic/endpoint-not-ready'
            passedOver.push({ what: key, ...(pod ? { ref: pod } : {}), why: diagnose(code, {}) })
          }
        }
      }
    }
  }
  return { ready: [...ready.values()], passedOver }
}

function podRef(
  { name, namespace }: { readonly name?: string; readonly namespace?: string },
  slice: EndpointSlice,
): ObjectRef {
  return { kind: 'Pod', namespace: namespace ?? slice.metadata.namespace ?? '', name: name ?? '' }
}

/** The numbers under which a slice serves the port. A slice without ports serves a numeric targetPort. */
function portsIn({ ports }: EndpointSlice, { name, targetPort }: ServicePort): readonly number[] {
  const numeric = typeof targetPort === 'number' ? targetPort : undefined
  if (!ports?.length) return numeric === undefined ? [] : [numeric]
  return ports.flatMap((one) => {
    if ((one.protocol ?? 'TCP') !== 'TCP') return []
    const isNamed = !name || name === one.name
    return (isNamed ? one.port : undefined) ?? numeric ?? []
  })
}
