import type { Pod, ServicePort } from './types.ts'

/** At which port of this pod does traffic of the Service port arrive? Undefined when the pod has no such port. */
export function resolveTargetPort(port: ServicePort, pod: Pod): number | undefined {
  // A number needs nobody's consent: containerPort is a note for readers, and a program may listen without one.
  if (typeof port.targetPort === 'number') return port.targetPort
  // An init container has ended when traffic comes, unless it is a sidecar, which runs on.
  const sidecars = (pod.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always')
  // Only here do declared ports decide, and each pod declares its own: one name may be another number in every pod.
  const declared = [...pod.containers, ...sidecars].flatMap(({ ports }) => ports ?? [])
  // DNS over UDP and DNS over TCP may have one name and one number, and are two ports.
  return declared.find(({ name, protocol }) => name === port.targetPort && protocol === port.protocol)
    ?.containerPort
}
