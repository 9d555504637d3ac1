/**
 * What does kube-proxy on the sender's node make of a packet to a cluster IP? It picks an endpoint, refuses, drops, or
 * has no rule for this port and protocol. A packet to any other address passes it by.
 */

import { refOf } from '../api/kinds.ts'
import type { Protocol } from '../api/meta.ts'
import type { Service } from '../api/service.ts'
import type { PassedOver, ServiceHop } from '../api/trace.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { ProxyEndpoint } from '../proxy/endpoints.ts'
import { type Client, pickEndpoint } from '../proxy/pick-endpoint.ts'
import type { PassedOverEndpoint, ProxyRule } from '../proxy/rules.ts'
import { type Random, randomFrom } from '../random.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { rulesOn } from './kept-rules.ts'
import type { Sender } from './sender.ts'

export interface Destination {
  readonly ip: string
  readonly port: number
  readonly protocol: Protocol
}

export interface ThroughService {
  readonly service: Service
  readonly hop: ServiceHop
  readonly endpoint?: ProxyEndpoint
}

/** Undefined where the address is no cluster IP. */
export function throughService(
  state: ClusterState,
  sender: Sender,
  { ip, port, protocol }: Destination,
  random: Random,
): ThroughService | undefined {
  const service = state.serviceByClusterIP(ip)
  if (service === undefined) return undefined
  const slices = state.slicesOf(service.metadata.namespace ?? '', service.metadata.name)
  const rules = rulesOn(sender.node, service, slices)
  const rule = rules.find((one) => one.ip === ip && one.port === port && one.protocol === protocol)
  const node = sender.node.metadata.name
  const address = { door: 'cluster-ip', ip, clusterIP: ip, port, protocol } as const
  const base = { at: 'service', service: refOf(service), ...address, node } as const
  if (rule === undefined) return { service, hop: { ...base, outcome: 'no-rule', among: 0, passedOver: [] } }
  const client = { ip: sender.ips[0] }
  const choice = pickEndpoint(rule, client, chanceFor(state, rule, client, random))
  const { outcome, among } = choice
  const passedOver = choice.passedOver.map(toldInTrace)
  if (choice.outcome !== 'chosen') return { service, hop: { ...base, outcome, among, passedOver } }
  const { endpoint } = choice
  const chose = {
    ip: endpoint.ip,
    port: endpoint.port,
    ...(endpoint.pod === undefined ? {} : { pod: endpoint.pod }),
    ...(endpoint.node === undefined ? {} : { node: endpoint.node }),
  }
  return { service, endpoint, hop: { ...base, outcome, chose, among, passedOver } }
}

/**
 * With session affinity a client goes where it went before: each client has a stream of chance of its own, always from
 * its beginning. Left out: that it is forgotten after a while, and kept when other endpoints come or go.
 */
function chanceFor(state: ClusterState, rule: ProxyRule, client: Client, random: Random): Random {
  if (rule.affinitySeconds === undefined) return random
  const { namespace = '', name } = rule.service
  return randomFrom(state.settings.seed).fork('affinity', namespace, name, rule.port, client.ip)
}

function toldInTrace({ endpoint, why }: PassedOverEndpoint): PassedOver {
  const what = why === 'port-not-served' ? endpoint.ip : endpoint.address
  return { what, ...(endpoint.pod === undefined ? {} : { ref: endpoint.pod }), why: reasonOf(endpoint, why) }
}

function reasonOf(endpoint: ProxyEndpoint, why: PassedOverEndpoint['why']): Diagnostic {
  switch (why) {
    case 'not-ready':
      return diagnose('traffic/endpoint-not-ready', {})
    case 'terminating':
      return diagnose('traffic/endpoint-terminating', {})
    case 'on-another-node':
      return diagnose('traffic/endpoint-on-another-node', { node: endpoint.node ?? '?' })
    case 'hinted-for-another-node':
      return diagnose('traffic/endpoint-hinted-for-another-node', { nodes: endpoint.nodeHints })
    case 'hinted-for-another-zone':
      return diagnose('traffic/endpoint-hinted-for-another-zone', { zones: endpoint.zoneHints })
    case 'port-not-served':
      return diagnose('traffic/endpoint-port-not-served', {})
  }
}
