/**
 * Why does a node refuse a connection to one of its own ports? No Service has this node port, or has it under another
 * protocol; and no pod on the host's network listens there. Of the programs of a node itself the simulator knows the
 * ports, and not what they answer.
 */
import { refOf } from '../api/kinds.ts'
import type { Protocol } from '../api/meta.ts'
import type { Node } from '../api/node.ts'
import type { Service, ServicePort } from '../api/service.ts'
import { targetPortOf } from '../container/target-port.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { joinHostPort } from '../ip/address.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { protocolOf } from './port-findings.ts'
import { nameOf } from './service-name.ts'

/** kubelet and kube-proxy (https://kubernetes.io/docs/reference/networking/ports-and-protocols/). */
const onEveryNode: ReadonlySet<number> = new Set([10250, 10256])
/** etcd, API server, controller manager, scheduler. */
const onControlPlane: ReadonlySet<number> = new Set([2379, 2380, 6443, 10257, 10259])
const controlPlaneLabel = 'node-role.kubernetes.io/control-plane'

export function atTheNode(state: ClusterState, node: Node, port: number, protocol: Protocol): Diagnostic {
  const own = node.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? node.metadata.name
  const address = joinHostPort(own, port)
  if (protocol === 'TCP' && isOfNode(node, port)) {
    return diagnose('traffic/not-modelled', { what: 'node-process', address })
  }
  const service = state.serviceByNodePort(port)
  if (service !== undefined) return heldOtherwise(service, address, port, protocol)
  const { meant, isOwnPort } = servicesMeant(state, port)
  const [first] = meant
  const [lowest, highest] = state.settings.nodePortRange
  const facts = {
    address,
    node: node.metadata.name,
    protocol,
    nodePorts: meant.map(({ service: one, port: { nodePort } }) => `${nodePort ?? ''} (${nameOf(one)})`),
    ...(isOwnPort || port < lowest || port > highest ? {} : { wish: port }),
  }
  const at =
    first === undefined
      ? {}
      : { object: refOf(first.service), path: ['spec', 'ports', first.index, 'nodePort'] }
  return diagnose('traffic/no-such-node-port', facts, at)
}

function isOfNode({ metadata }: Node, port: number): boolean {
  if (onEveryNode.has(port)) return true
  return metadata.labels?.[controlPlaneLabel] !== undefined && onControlPlane.has(port)
}

/** A Service has the number: for another protocol, for health checks, or for the other IP family. */
function heldOtherwise(service: Service, address: string, port: number, protocol: Protocol): Diagnostic {
  const ports = service.spec.ports ?? []
  const index = ports.findIndex((one) => one.nodePort === port)
  const offered = ports.filter((one) => one.nodePort === port).map(protocolOf)
  const facts = { service: nameOf(service), address, port, protocol, offered }
  const path = index < 0 ? ['spec', 'healthCheckNodePort'] : ['spec', 'ports', index]
  return diagnose('traffic/node-port-otherwise', facts, { object: refOf(service), path })
}

interface Meant {
  readonly service: Service
  readonly port: ServicePort
  readonly index: number
}

/** At most three ports with a node port: those of which the port or targetPort was asked, or else the first of all. */
function servicesMeant(
  state: ClusterState,
  asked: number,
): { readonly meant: readonly Meant[]; readonly isOwnPort: boolean } {
  const exposed = state
    .list('Service')
    .flatMap((service) => (service.spec?.ports ?? []).map((port, index) => ({ service, port, index })))
    .filter(({ port }) => Boolean(port.nodePort))
  const meant = exposed.filter(({ port }) => port.port === asked || targetPortOf(port) === asked)
  const isOwnPort = meant.length > 0
  return { meant: (isOwnPort ? meant : exposed).slice(0, 3), isOwnPort }
}
