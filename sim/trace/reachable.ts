/**
 * Who has an address, and who listens there? A pod, the pods on a node's host network, a machine outside, or nobody.
 * A program that listens on 127.0.0.1 is reached from within its pod only.
 */
import type { Protocol } from '../api/meta.ts'
import type { Node } from '../api/node.ts'
import type { Pod } from '../api/pod.ts'
import type { OutsideHost } from '../api/settings.ts'
import { type Listener, listenersOf } from '../container/listeners.ts'
import { isLoopbackText } from '../ip/ranges.ts'
import { openListeners } from '../kubelet/open-listeners.ts'
import type { ClusterState } from '../state/cluster-state.ts'

export type Place =
  | { readonly is: 'pod'; readonly pod: Pod }
  | { readonly is: 'node'; readonly node: Node; readonly pods: readonly Pod[] }
  | { readonly is: 'outside'; readonly host: OutsideHost }
  | { readonly is: 'nobody' }

export function placeAt(state: ClusterState, ip: string): Place {
  const pod = state.podByIP(ip)
  if (pod) return { is: 'pod', pod }
  const node = state.nodeByIP(ip)
  if (node) return { is: 'node', node, pods: podsOnHostNetwork(state, node.metadata.name) }
  const host = (state.settings.outside ?? []).find((one) => one.ip === ip)
  return host ? { is: 'outside', host } : { is: 'nobody' }
}

export function podsOnHostNetwork(state: ClusterState, nodeName: string): readonly Pod[] {
  return state
    .podsOnNode(nodeName)
    .filter(({ spec, status }) => spec.hostNetwork === true && status?.phase === 'Running')
}

export interface PodListener {
  readonly pod: Pod
  readonly listener: Listener
}

export interface Ear {
  readonly port: number
  readonly protocol: Protocol
  readonly loopbackOnly: boolean
}

/** The first that takes what comes to this port now; `fromWithin` when the packet goes to 127.0.0.1 or ::1. */
export function listenerAt(
  state: ClusterState,
  pods: readonly Pod[],
  port: number,
  protocol: Protocol,
  fromWithin: boolean,
): PodListener | undefined {
  for (const pod of pods) {
    for (const listener of openListeners(pod, state.lifeOf(pod), state.now)) {
      const isOpen = fromWithin || !isLoopbackText(listener.address)
      if (listener.port === port && listener.protocol === protocol && isOpen) return { pod, listener }
    }
  }
  return undefined
}

/** All ports on which somebody at the place listens now. */
export function earsAt(state: ClusterState, place: Place): readonly Ear[] {
  switch (place.is) {
    case 'pod':
      return openEars(state, [place.pod])
    case 'node':
      return openEars(state, place.pods)
    case 'outside':
      return place.host.listens.map(({ port, protocol }) => ({
        port,
        protocol: protocol ?? 'TCP',
        loopbackOnly: false,
      }))
    case 'nobody':
      return []
  }
}

function openEars(state: ClusterState, pods: readonly Pod[]): readonly Ear[] {
  return pods.flatMap((pod) => openListeners(pod, state.lifeOf(pod), state.now)).map(earOf)
}

/** Those of pods that have long been running. */
export function earsOf(pods: readonly Pod[]): readonly Ear[] {
  return pods.flatMap(listenersOf).map(earOf)
}

function earOf({ port, protocol, address }: Listener): Ear {
  return { port, protocol, loopbackOnly: isLoopbackText(address) }
}

/** Ports as a sentence lists them, sorted; those of another protocol only where there are no others. */
export function printEars(ears: readonly Ear[], asked: Protocol): readonly string[] {
  const open = ears.filter(({ loopbackOnly }) => !loopbackOnly).sort((a, b) => a.port - b.port)
  const same = open.filter(({ protocol }) => protocol === asked).map(({ port }) => String(port))
  const others = open.map(({ port, protocol }) => `${port}/${protocol}`)
  return [...new Set(same.length > 0 ? same : others)]
}
