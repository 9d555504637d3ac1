/**
 * What does the API server refuse in the ports of a Service, one by one and beside each other?
 *
 * Models validateServicePort and the duplicate checks of validateService in kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Whether a node port is in the cluster's range and free is the allocator's
 * question. Port names are DNS labels here, but targetPort names are IANA service names, at most 15 characters.
 *
 * Example: two ports, one without a name: `spec.ports[1].name: Required value`.
 */
import type { ServicePort, ServiceSpec } from '../../api/service.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refuseName } from '../names.ts'
import { refusePortNumber, refusePortNumberOrName, refuseProtocol } from '../port.ts'
import { refusal } from '../refusal.ts'
import { isWritten, listOf, numberOf, textOf } from '../zero-value.ts'

export function* portRules(spec: ServiceSpec): Iterable<Diagnostic> {
  const ports = listOf(spec.ports)
  const taken = new Set<string>()
  for (const [index, port] of ports.entries()) {
    const path = ['spec', 'ports', index]
    yield* nameRules(port, path, ports.length, taken)
    yield* refusePortNumber([...path, 'port'], numberOf(port.port))
    yield* refuseProtocol([...path, 'protocol'], port.protocol)
    yield* refusePortNumberOrName([...path, 'targetPort'], port.targetPort ?? 0)
    if (isWritten(port.appProtocol)) {
      yield* refuseName('label-key', [...path, 'appProtocol'], port.appProtocol)
    }
  }
}

function* nameRules(
  port: ServicePort,
  portPath: FieldPath,
  count: number,
  taken: Set<string>,
): Iterable<Diagnostic> {
  const path = [...portPath, 'name']
  const name = textOf(port.name)
  if (name === '') {
    if (count > 1) yield refusal('Required', 'port/unnamed-among-several', { count }, path)
    return
  }
  yield* refuseName('dns1123-label', path, name)
  if (taken.has(name)) yield refusal('Duplicate', 'port/name-taken', { name }, path, name)
  taken.add(name)
}

/** One protocol and number may stand once, as port and as node port; ClusterIP has no node ports at all. */
export function* duplicatePortRules(spec: ServiceSpec): Iterable<Diagnostic> {
  const ports = listOf(spec.ports)
  if (spec.type === 'ClusterIP') yield* withoutNodePorts(ports)
  yield* uniqueNodePorts(ports)
  yield* uniquePorts(ports)
}

function* withoutNodePorts(ports: readonly ServicePort[]): Iterable<Diagnostic> {
  for (const [index, { nodePort }] of ports.entries()) {
    if (numberOf(nodePort) === 0) continue
    const path = ['spec', 'ports', index, 'nodePort']
    const detail = "may not be used when `type` is 'ClusterIP'"
    yield refusal(
      'Forbidden',
      'port/node-port-not-exposed',
      { nodePort: numberOf(nodePort) },
      path,
      undefined,
      detail,
    )
  }
}

function* uniqueNodePorts(ports: readonly ServicePort[]): Iterable<Diagnostic> {
  const taken = new Set<string>()
  for (const [index, { nodePort, protocol }] of ports.entries()) {
    if (!isWritten(nodePort) || nodePort === 0) continue
    const facts = { nodePort, protocol: textOf(protocol) }
    const pair = `${nodePort}/${facts.protocol}`
    const path = ['spec', 'ports', index, 'nodePort']
    if (taken.has(pair)) yield refusal('Duplicate', 'port/node-port-twice', facts, path, nodePort)
    taken.add(pair)
  }
}

function* uniquePorts(ports: readonly ServicePort[]): Iterable<Diagnostic> {
  const taken = new Set<string>()
  for (const [index, port] of ports.entries()) {
    const facts = { port: numberOf(port.port), protocol: textOf(port.protocol) }
    const pair = `${facts.port}/${facts.protocol}`
    if (taken.has(pair)) {
      yield refusal('Duplicate', 'port/twice', facts, ['spec', 'ports', index], portAsGoPrintsIt(facts))
    }
    taken.add(pair)
  }
}

/** Upstream shows the key it compares by: its own struct, with every other field empty. */
function portAsGoPrintsIt({ port, protocol }: { readonly port: number; readonly protocol: string }): object {
  return { Name: '', Protocol: protocol, AppProtocol: null, Port: port, TargetPort: 0, NodePort: 0 }
}
