/**
 * What do nodes remember of a request that has been traced? Where a Service asks for session affinity, each node that
 * chose an endpoint notes the client's address and the time, whether it chose by chance or by memory.
 *
 * Models `-m recent --set` in each endpoint's chain (kubernetes/kubernetes pkg/proxy/iptables/proxier.go).
 */
import type { Service, ServicePort } from '../api/service.ts'
import type { ServiceHop, Trace } from '../api/trace.ts'
import { joinHostPort } from '../ip/address.ts'
import type { Store } from '../state/cluster-state.ts'
import { protocolOf } from './port-findings.ts'

export function rememberClients(store: Store, { hops }: Trace): void {
  for (const hop of hops) if (hop.at === 'service') rememberClient(store, hop)
}

function rememberClient(store: Store, hop: ServiceHop): void {
  const { affinity, chose, node, protocol } = hop
  const service = store.get('Service', hop.service.namespace, hop.service.name)
  const port = service && portAt(service, hop)
  if (affinity === undefined || chose === undefined || node === undefined || port === undefined) return
  const { namespace = '', name } = hop.service
  const place = { namespace, service: name, port: port.name ?? '', protocol, node }
  store.rememberClient(place, joinHostPort(chose.ip, chose.port), affinity.client)
}

function portAt({ spec }: Service, { door, port, protocol }: ServiceHop): ServicePort | undefined {
  return (spec.ports ?? []).find(
    (one) => (door === 'node-port' ? one.nodePort : one.port) === port && protocolOf(one) === protocol,
  )
}
