/**
 * Which ports does a pod offer to a Service? One for each Service port that leads somewhere in this pod; a named
 * targetPort that no container of the pod declares leaves that port out. Pods that offer different ports stand in
 * different slices, because a slice has one list of ports for all its endpoints.
 *
 * Source: kubernetes/endpointslice utils.go (getEndpointPorts), util/controller_utils.go (NewPortMapKey).
 * Example: { name: http, port: 80, targetPort: web } and a pod whose port web is 8080 give { name: http, port: 8080 }.
 */
import type { EndpointPort } from '../../api/endpoint-slice.ts'
import type { Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import { resolveTargetPort } from '../../container/target-port.ts'

export function endpointPortsFor(service: Service, pod: Pod): readonly EndpointPort[] {
  const ports: EndpointPort[] = []
  for (const port of service.spec?.ports ?? []) {
    const number = resolveTargetPort(port, pod)
    if (number === undefined) continue
    ports.push({
      name: port.name ?? '',
      protocol: port.protocol ?? 'TCP',
      port: number,
      ...(port.appProtocol === undefined ? {} : { appProtocol: port.appProtocol }),
    })
  }
  return ports
}

/** Equal for lists that hold the same ports, in whatever order. */
export function portsKey(ports: readonly EndpointPort[] | null | undefined): string {
  return (ports ?? []).map(portKey).sort().join('\n')
}

function portKey({ name = '', protocol = 'TCP', port, appProtocol }: EndpointPort): string {
  return `${name} ${protocol} ${port ?? '*'} ${appProtocol ?? '*'}`
}
