/**
 * A container may ask for a port of its node (hostPort): what comes to the node's address there is led to the pod, with
 * the sender's address kept.
 *
 * Source: containernetworking/plugins plugins/meta/portmap. Which of two pods gets a port never has to be decided: the
 * scheduler puts them on different nodes. Leaves out what the node itself asks under 127.0.0.1.
 */

import type { Node } from '../api/node.ts'
import type { ContainerPort, Pod } from '../api/pod.ts'
import { familyOf } from '../proxy/doors.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { isAddressOf, type Packet } from './packet.ts'

/** The packet as it goes on to the pod; undefined where no pod on the node has the port. */
export function throughHostPort(state: ClusterState, node: Node, packet: Packet): Packet | undefined {
  if (!isAddressOf(node, packet.ip)) return undefined
  for (const pod of state.podsOnNode(node.metadata.name)) {
    if (pod.spec.hostNetwork === true || pod.status?.phase !== 'Running') continue
    const port = portsOf(pod).find((one) => isMeant(one, packet))
    const ip = (pod.status.podIPs ?? []).find((own) => familyOf(own.ip) === familyOf(packet.ip))?.ip
    if (port !== undefined && ip !== undefined) return { ...packet, ip, port: port.containerPort }
  }
  return undefined
}

function portsOf({ spec }: Pod): readonly ContainerPort[] {
  return spec.containers.flatMap(({ ports }) => ports ?? [])
}

function isMeant({ hostPort, hostIP, protocol }: ContainerPort, packet: Packet): boolean {
  const isThere =
    hostIP === undefined || hostIP === '' || hostIP === '0.0.0.0' || hostIP === '::' || hostIP === packet.ip
  return hostPort === packet.port && (protocol ?? 'TCP') === packet.protocol && isThere
}
