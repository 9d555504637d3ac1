import type { Container, Pod, ServicePort } from './types.ts'

/** Asks one container after the other, and stops at the first that has the port. */
export function resolveTargetPort(port: ServicePort, pod: Pod): number | undefined {
  if (typeof port.targetPort === 'number') return port.targetPort
  for (const container of pod.containers) {
    const number = portIn(container, port)
    if (number !== undefined) return number
  }
  for (const container of pod.initContainers ?? []) {
    const number = container.restartPolicy === 'Always' ? portIn(container, port) : undefined
    if (number !== undefined) return number
  }
  return undefined
}

function portIn({ ports = [] }: Container, wanted: ServicePort): number | undefined {
  for (const { name, protocol, containerPort } of ports) {
    if (name === wanted.targetPort && protocol === wanted.protocol) return containerPort
  }
  return undefined
}
