/**
 * Who sends a request: which addresses has it, and which node's kube-proxy handles its packets?
 *
 * A pod on the host's network sends as its node does. A pod without an address yet cannot send at all. A machine outside
 * the cluster has no node: its packets meet kube-proxy where they come in, if they do.
 */
import { refOf } from '../api/kinds.ts'
import type { Node } from '../api/node.ts'
import type { Pod } from '../api/pod.ts'
import type { Origin } from '../api/trace.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { hostAddress } from '../dns/address.ts'
import { hasEnded } from '../kubelet/phase.ts'
import { nearNames } from '../near-names.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { nameOf } from './service-name.ts'

export interface Sender {
  readonly ips: readonly [string, ...string[]]
  /** The node whose rules the sender's packets meet; a machine outside has none. */
  readonly node?: Node
  readonly pod?: Pod
  /** The namespace that a short Service name means; a process on a node has none. */
  readonly namespace?: string
  /** As a sentence names it: 'pod default/client', 'node worker-1', '203.0.113.9'. */
  readonly words: string
}

export type FoundSender =
  | { readonly ok: true; readonly sender: Sender }
  | { readonly ok: false; readonly why: Diagnostic }

export function findSender(state: ClusterState, origin: Origin): FoundSender {
  switch (origin.from) {
    case 'pod':
      return podSender(state, origin.namespace, origin.name)
    case 'node':
      return nodeSender(state, origin.name)
    case 'outside':
      return outsideSender(state, origin.ip)
  }
}

function podSender(state: ClusterState, namespace: string, name: string): FoundSender {
  const words = `pod ${namespace}/${name}`
  const pod = state.get('Pod', namespace, name)
  if (pod === undefined) {
    const names = state.list('Pod', namespace).map(({ metadata }) => metadata.name)
    return missing(diagnose('traffic/sender-missing', { sender: words, near: nearNames(name, names) }))
  }
  const [ip, ...others] = addressesOf(pod)
  if (ip === undefined || hasEnded(pod)) {
    const phase = pod.status?.phase ?? 'Pending'
    return missing(diagnose('traffic/sender-not-running', { sender: words, phase }, { object: refOf(pod) }))
  }
  const node = nodeNamed(state, pod.spec.nodeName ?? '')
  return { ok: true, sender: { ips: [ip, ...others], node, pod, namespace, words } }
}

function nodeSender(state: ClusterState, name: string): FoundSender {
  const words = `node ${name}`
  const node = state.get('Node', undefined, name)
  const [ip, ...others] = (node?.status?.addresses ?? [])
    .filter(({ type }) => type === 'InternalIP')
    .map(({ address }) => address)
  if (node === undefined || ip === undefined) {
    const names = state.list('Node').map(({ metadata }) => metadata.name)
    return missing(diagnose('traffic/sender-missing', { sender: words, near: nearNames(name, names) }))
  }
  return { ok: true, sender: { ips: [ip, ...others], node, words } }
}

/** Any address that is none of the cluster's; whose it is does not matter. */
function outsideSender(state: ClusterState, written: string): FoundSender {
  const ip = hostAddress(written)?.text
  if (ip === undefined) return missing(diagnose('traffic/sender-missing', { sender: written, near: [] }))
  const pod = state.podByIP(ip)
  const node = state.nodeByIP(ip)
  if (pod === undefined && node === undefined) return { ok: true, sender: { ips: [ip], words: ip } }
  const owner = pod === undefined ? `node ${node?.metadata.name}` : `pod ${nameOf(pod)}`
  return missing(diagnose('traffic/sender-inside', { ip, owner }))
}

/** All addresses of a pod; one on the host's network has its node's. */
export function addressesOf({ status }: Pod): readonly string[] {
  const ips = (status?.podIPs ?? []).map(({ ip }) => ip)
  if (ips.length > 0) return ips
  return status?.podIP ? [status.podIP] : []
}

/** A node that is not there (deleted under a running pod) has no labels, and rules like any other. */
function nodeNamed(state: ClusterState, name: string): Node {
  return state.get('Node', undefined, name) ?? { apiVersion: 'v1', kind: 'Node', metadata: { name } }
}

function missing(why: Diagnostic): FoundSender {
  return { ok: false, why }
}
