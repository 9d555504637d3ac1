/**
 * What does the API server refuse in the ports a container declares?
 *
 * Models validateContainerPorts, checkHostPortConflicts and validatePodHostNetworkDeps of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Declared ports are names and documentation: two of one number are no fault
 * (the API server warns), two of one name are.
 *
 * Example: ports named http twice: `spec.containers[0].ports[1].name: Duplicate value: "http"`.
 */
import type { Container, ContainerPort, PodSpec } from '../../api/pod.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { isPortName, refuseName } from '../names.ts'
import { refusePortNumber, refuseProtocol } from '../port.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { listOf, numberOf, textOf } from '../zero-value.ts'

export function* containerPortRules(
  ports: readonly ContainerPort[] | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  const taken = new Set<string>()
  for (const [index, port] of listOf(ports).entries()) {
    const portPath = [...path, index]
    yield* nameRules(textOf(port.name), [...portPath, 'name'], taken)
    const number = numberOf(port.containerPort)
    if (number === 0) yield required([...portPath, 'containerPort'])
    else yield* refusePortNumber([...portPath, 'containerPort'], number)
    const hostPort = numberOf(port.hostPort)
    if (hostPort !== 0) yield* refusePortNumber([...portPath, 'hostPort'], hostPort)
    yield* refuseProtocol([...portPath, 'protocol'], port.protocol)
  }
}

function* nameRules(name: string, path: FieldPath, taken: Set<string>): Iterable<Diagnostic> {
  if (name === '') return
  if (isPortName(name).length > 0) yield* refuseName('port-name', path, name)
  else if (taken.has(name)) yield refusal('Duplicate', 'port/name-taken', { name }, path, name)
  else taken.add(name)
}

/** Containers that run side by side cannot have the same port of the node. */
export function* hostPortRules(containers: readonly Container[], path: FieldPath): Iterable<Diagnostic> {
  const taken = new Set<string>()
  for (const [index, { ports }] of containers.entries()) {
    for (const [portIndex, port] of listOf(ports).entries()) {
      const hostPort = numberOf(port.hostPort)
      if (hostPort === 0) continue
      const protocol = textOf(port.protocol)
      const wanted = `${protocol}/${textOf(port.hostIP)}/${hostPort}`
      const portPath = [...path, index, 'ports', portIndex, 'hostPort']
      if (taken.has(wanted))
        yield refusal('Duplicate', 'port/host-port-twice', { hostPort, protocol }, portPath, wanted)
      taken.add(wanted)
    }
  }
}

/** On the node's network a container's port is the node's. In a template the host port may still be unwritten. */
export function* hostNetworkRules(spec: PodSpec, path: FieldPath, inPod: boolean): Iterable<Diagnostic> {
  if (spec.hostNetwork !== true) return
  for (const [index, { ports }] of listOf(spec.containers).entries()) {
    for (const [portIndex, port] of listOf(ports).entries()) {
      const hostPort = numberOf(port.hostPort)
      const containerPort = numberOf(port.containerPort)
      if (hostPort === containerPort || (hostPort === 0 && !inPod)) continue
      const portPath = [...path, 'containers', index, 'ports', portIndex, 'hostPort']
      const detail = 'must match `containerPort` when `hostNetwork` is true'
      yield refusal(
        'Invalid',
        'port/host-port-differs',
        { hostPort, containerPort },
        portPath,
        hostPort,
        detail,
      )
    }
  }
}
