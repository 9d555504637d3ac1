import type { Pod, ServicePort } from './types.ts'

/** At which port of this pod does traffic of the Service port arrive? Undefined when the pod has no such port. */
export function resolveTargetPort(port: ServicePort, pod: Pod): number | undefined {
  if (typeof port.targetPort === 'number') return port.targetPort
  // TODO: this takes the first port of the first container, whatever it is called.
  return pod.containers[0]?.ports?.[0]?.containerPort
}
