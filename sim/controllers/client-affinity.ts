/**
 * When do nodes forget the clients of a Service with session affinity, before their time is over? When an endpoint can
 * no longer be used, its rules go, and with them the list of its clients; were it to come back, nobody would be known.
 *
 * Models the chains KUBE-SEP-… of kubernetes/kubernetes pkg/proxy/iptables/proxier.go: one for each endpoint that is
 * ready, or terminates and still serves. Left out: that a node also forgets an endpoint which only its hints or
 * policies take away, and remembers none of its clients when it may use it again.
 */
import { type EndpointSlice, serviceNameLabel } from '../api/endpoint-slice.ts'
import { joinHostPort } from '../ip/address.ts'
import type { Store } from '../state/cluster-state.ts'
import { type Controller, keyFor, nothing, partsOf } from './controller.ts'

const name = 'client affinity'

export const clientAffinity: Controller = {
  name,
  watches: {
    EndpointSlice: ({ old, new: slice }) => [...new Set([...serviceOf(old), ...serviceOf(slice)])],
    Service: ({ old, new: service }) =>
      old === undefined || old.spec === service?.spec ? nothing : [keyFor(old)],
  },
  sync: (keys, store) => {
    for (const key of keys) forget(store, key)
  },
}

function serviceOf(slice: EndpointSlice | undefined): readonly string[] {
  const service = slice?.metadata.labels?.[serviceNameLabel]
  return service === undefined ? nothing : [`${slice?.metadata.namespace ?? ''}/${service}`]
}

function forget(store: Store, key: string): void {
  const { namespace, name: serviceName } = partsOf(key)
  if (!store.remembersClientsOf(namespace, serviceName)) return
  const service = store.get('Service', namespace, serviceName)
  const isAffine = service?.spec.sessionAffinity === 'ClientIP'
  const usable = isAffine ? usableAddresses(store.slicesSeenByNodes(namespace, serviceName)) : new Set()
  store.forgetClients(namespace, serviceName, (endpoint) => usable.has(endpoint))
  // Nodes that have yet to hear of a change look again when they have.
  const delay = store.settings.propagationSeconds ?? 0
  if (delay > 0 && usable.size > 0) lookAgain(store, key, namespace, serviceName, delay)
}

function lookAgain(store: Store, key: string, namespace: string, service: string, delay: number): void {
  const isSeen = store.slicesSeenByNodes(namespace, service)
  const stands = store.slicesOf(namespace, service)
  const isUpToDate =
    isSeen.length === stands.length && isSeen.every((slice, index) => slice === stands[index])
  if (!isUpToDate) store.wakeAt(name, key, store.now + delay)
}

function usableAddresses(slices: readonly EndpointSlice[]): ReadonlySet<string> {
  const usable = new Set<string>()
  for (const { ports, endpoints } of slices) {
    for (const { addresses, conditions } of endpoints ?? []) {
      const isReady = conditions?.ready ?? true
      const stillServes = (conditions?.terminating ?? false) && (conditions?.serving ?? true)
      const ip = addresses?.[0]
      if (ip === undefined || !(isReady || stillServes)) continue
      for (const { port } of ports ?? []) usable.add(joinHostPort(ip, port ?? 0))
    }
  }
  return usable
}
