/**
 * Does a Service not lead where it should because the nodes have yet to hear of it? It was made, changed or got its
 * endpoints less than `propagationSeconds` ago.
 */
import { refOf } from '../api/kinds.ts'
import type { Service } from '../api/service.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import type { Destination } from './packet.ts'
import { nameOf } from './service-name.ts'

/** Of the Service that stands at the address by now. */
export function nodesBehindAt(
  state: ClusterState,
  { ip, port }: Pick<Destination, 'ip' | 'port'>,
): Diagnostic | undefined {
  const service =
    state.serviceByClusterIP(ip) ??
    state.servicesByOuterIP(ip)[0] ??
    (state.nodeByIP(ip) && state.serviceByNodePort(port))
  return service && nodesBehind(state, service)
}

export function nodesBehind(state: ClusterState, service: Service): Diagnostic | undefined {
  const seconds = state.settings.propagationSeconds ?? 0
  if (!(seconds > 0) || !isUnheard(state, service)) return undefined
  return diagnose('traffic/nodes-behind', { service: nameOf(service), seconds }, { object: refOf(service) })
}

function isUnheard(state: ClusterState, service: Service): boolean {
  const { namespace = '', name } = service.metadata
  const [seen, stand] = [state.slicesSeenByNodes(namespace, name), state.slicesOf(namespace, name)]
  if (seen.length !== stand.length || seen.some((slice, index) => slice !== stand[index])) return true
  const { seenByNodes } = state
  const ports = (service.spec.ports ?? []).flatMap(({ nodePort }) => nodePort ?? [])
  return (
    (service.spec.clusterIPs ?? []).some(
      (ip) => ip !== 'None' && seenByNodes.serviceByClusterIP(ip) !== service,
    ) || ports.some((port) => seenByNodes.serviceByNodePort(port) !== service)
  )
}
