/**
 * Which port of a pod does a Service port lead to? A number is taken as it stands, whether or not a container declares
 * it; a name is looked up among the ports that the pod's containers declare, and the protocol must be the same.
 * Two pods may give one name different numbers.
 *
 * Source: kubernetes/endpointslice utils.go (FindPort).
 * Example: targetPort http in a pod that declares { name: http, containerPort: 8080 } leads to 8080.
 */
import type { Container, Pod } from '../api/pod.ts'
import type { ServicePort } from '../api/service.ts'

/** The port number, or undefined when no container of the pod has a port of that name and protocol. */
export function resolveTargetPort(port: ServicePort, pod: Pod): number | undefined {
  const target = targetPortOf(port)
  if (typeof target === 'number') return target
  for (const container of containersWithPorts(pod)) {
    for (const declared of container.ports ?? []) {
      if (declared.name === target && protocolOf(declared) === protocolOf(port)) return declared.containerPort
    }
  }
  return undefined
}

/** What the port leads to, by number or name: without a targetPort, the port's own number. */
export function targetPortOf(port: ServicePort): number | string {
  const target: number | string | undefined = port.targetPort
  return target === undefined || target === '' || target === 0 ? port.port : target
}

/** The containers whose declared ports count, in the order they are asked: the pod's own, then sidecars. */
export function containersWithPorts(pod: Pod): readonly Container[] {
  const sidecars = (pod.spec?.initContainers ?? []).filter(isSidecar)
  return [...(pod.spec?.containers ?? []), ...sidecars]
}

/** An init container that keeps running beside the pod's containers. */
export function isSidecar(container: Container): boolean {
  return container.restartPolicy === 'Always'
}

function protocolOf(port: { readonly protocol?: string }): string {
  return port.protocol ?? 'TCP'
}
