/**
 * Does the firewall in front of the nodes let a packet from outside through? Where it is closed, only what a rule
 * allows; the rest vanishes, and its sender waits in vain.
 *
 * The notes' `gcloud compute firewall-rules create kubia-svc --allow=tcp:30123` makes such a rule. Load balancers are
 * let through without one: the cloud's controller opens the way for them itself.
 */
import type { FirewallRule } from '../api/settings.ts'
import type { FirewallHop } from '../api/trace.ts'
import { isInRanges } from '../proxy/doors.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import type { Packet } from './packet.ts'

/** Undefined where there is no firewall. */
export function throughFirewall(state: ClusterState, packet: Packet, node: string): FirewallHop | undefined {
  const { isOpen, rules } = state.firewall
  if (isOpen) return undefined
  const { ip, port, protocol } = packet
  const rule = rules.find((one) => allows(one, packet))
  const base = { at: 'firewall', ip, port, protocol, node } as const
  return rule === undefined
    ? { ...base, outcome: 'blocked' }
    : { ...base, outcome: 'allowed', rule: rule.name }
}

function allows({ allow, sources }: FirewallRule, { source, port, protocol }: Packet): boolean {
  if (sources !== undefined && !isInRanges(source, sources)) return false
  return allow.some(
    (one) =>
      one.protocol === protocol.toLowerCase() &&
      (protocol === 'ICMP' ||
        one.ports === undefined ||
        one.ports.some((range) => isInPortRange(port, range))),
  )
}

function isInPortRange(port: number, range: string): boolean {
  const [first = 0, last = first] = range.split('-').map(Number)
  return port >= first && port <= last
}
