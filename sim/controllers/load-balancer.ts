/**
 * Who gives a Service of type LoadBalancer its outer address? The cloud's controller, if there is a cloud: it takes an
 * address of its blocks, writes it into the Service's status, and gives it back when the Service asks for none any
 * more. Its finalizer keeps a deleted Service until that is done.
 *
 * Models kubernetes/cloud-provider controllers/service/controller.go (wantsLoadBalancer, syncLoadBalancerIfNeeded).
 * Without a cloud nobody does anything: EXTERNAL-IP stays <pending>. Left out: what providers do of their own accord
 * with annotations. The nodes behind a balancer are chosen when a packet comes (sim/trace/through-balancer.ts).
 */
import type { IPFamily } from '../api/meta.ts'
import type { Service, ServiceStatus } from '../api/service.ts'
import type { Cloud } from '../api/settings.ts'
import { canonicalIP, parseIP, printIP } from '../ip/address.ts'
import { inCIDR, parseCIDR } from '../ip/cidr.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { updateObject } from '../state/server.ts'
import { type Controller, keyFor, nothing, partsOf } from './controller.ts'

/** kubernetes/cloud-provider service/helpers/helper.go (LoadBalancerCleanupFinalizer). */
export const cleanupFinalizer = 'service.kubernetes.io/load-balancer-cleanup'

const name = 'load balancer'

export const loadBalancers: Controller = {
  name,
  watches: {
    Service: ({ old, new: service }, state) =>
      cloudOf(state) === undefined ? nothing : [old, service].filter(isBalanced).map(keyFor).slice(0, 1),
  },
  sync: (keys, store) => {
    const cloud = cloudOf(store)
    if (cloud === undefined) return
    let isGivenBack = false
    for (const key of keys) {
      const { namespace, name: serviceName } = partsOf(key)
      const service = store.get('Service', namespace, serviceName)
      isGivenBack ||= service === undefined || !wantsLoadBalancer(service)
      if (service !== undefined) bringInOrder(store, cloud, key, service)
    }
    if (isGivenBack)
      for (const service of waitingIn(store)) bringInOrder(store, cloud, keyFor(service), service)
  },
}

export function cloudOf({ settings }: Pick<ClusterState, 'settings'>): Cloud | undefined {
  return typeof settings.cloud === 'object' ? settings.cloud : undefined
}

/** A class leaves the Service to another controller. */
function wantsLoadBalancer({ spec, metadata }: Service): boolean {
  const isGoing = metadata.deletionTimestamp !== undefined
  return spec?.type === 'LoadBalancer' && spec.loadBalancerClass === undefined && !isGoing
}

/** Those for whom there was no address; there may be one now. */
function waitingIn(store: Store): readonly Service[] {
  return store
    .list('Service')
    .filter((service) => wantsLoadBalancer(service) && addressesOf(service).length === 0)
}

function isBalanced(service: Service | undefined): service is Service {
  if (service?.spec === undefined) return false
  return service.spec.type === 'LoadBalancer' || hasFinalizer(service)
}

function hasFinalizer({ metadata }: Service): boolean {
  return metadata.finalizers?.includes(cleanupFinalizer) ?? false
}

export function addressesOf({ status }: Service): readonly string[] {
  return (status?.loadBalancer?.ingress ?? []).flatMap(({ ip }) => (ip ? [canonicalIP(ip) ?? ip] : []))
}

function bringInOrder(store: Store, cloud: Cloud, key: string, service: Service): void {
  if (!wantsLoadBalancer(service)) {
    store.wakeAt(name, key, undefined)
    if (hasFinalizer(service)) release(store, service)
    return
  }
  const held = hasFinalizer(service) ? service : begin(store, service)
  if (addressesOf(held).length > 0) return
  const due = dueAt(store, cloud, held)
  if (due > store.now) store.wakeAt(name, key, due)
  else provide(store, cloud, held)
}

/** The finalizer stands before there is anything to clean up. */
function begin(store: Store, service: Service): Service {
  const { finalizers = [] } = service.metadata
  store.remember(startOf(service), store.now)
  tell(store, service, 'Normal', 'EnsuringLoadBalancer', 'Ensuring load balancer')
  const metadata = { ...service.metadata, finalizers: [...finalizers, cleanupFinalizer] }
  return store.put({ ...service, metadata }) as Service
}

function dueAt(store: Store, { loadBalancerSeconds = 0 }: Cloud, service: Service): number {
  return (store.recall(startOf(service)) ?? store.now) + loadBalancerSeconds
}

function startOf({ metadata }: Service): string {
  return `load balancer of ${metadata.uid ?? ''} begun`
}

function provide(store: Store, cloud: Cloud, service: Service): void {
  const found = balancerAddresses(store, cloud, service)
  if (found.length === 0) {
    const why = 'Error syncing load balancer: failed to ensure load balancer: no address to be had'
    tell(store, service, 'Warning', 'SyncLoadBalancerFailed', why)
    return
  }
  const ipMode = cloud.ipMode ?? 'VIP'
  const status: ServiceStatus = {
    ...service.status,
    loadBalancer: { ingress: found.map((ip) => ({ ip, ipMode })) },
  }
  store.put({ ...service, status })
  tell(store, service, 'Normal', 'EnsuredLoadBalancer', 'Ensured load balancer')
}

/** Gives the address back; a Service that was only kept for that goes. */
function release(store: Store, service: Service): void {
  const { finalizers = [], ...metadata } = service.metadata
  const others = finalizers.filter((finalizer) => finalizer !== cleanupFinalizer)
  tell(store, service, 'Normal', 'DeletingLoadBalancer', 'Deleting load balancer')
  tell(store, service, 'Normal', 'DeletedLoadBalancer', 'Deleted load balancer')
  const status: ServiceStatus = { ...service.status, loadBalancer: {} }
  const kept = { ...metadata, ...(others.length === 0 ? {} : { finalizers: others }) }
  const emptied = store.put({ ...service, metadata: { ...kept, finalizers }, status }) as Service
  const { finalizers: _, ...rest } = emptied.metadata
  updateObject(store, { ...emptied, metadata: others.length === 0 ? rest : { ...rest, finalizers: others } })
}

/**
 * One free address of each family of the Service that the cloud has a block of, or the one asked for by the deprecated
 * loadBalancerIP; none where it cannot be had.
 */
export function balancerAddresses(state: ClusterState, cloud: Cloud, { spec }: Service): readonly string[] {
  const asked = spec.loadBalancerIP ? (canonicalIP(spec.loadBalancerIP) ?? spec.loadBalancerIP) : undefined
  if (asked !== undefined) return isOfCloud(cloud, asked) && isFree(state, asked) ? [asked] : []
  const families: readonly IPFamily[] = spec.ipFamilies ?? ['IPv4']
  return families.flatMap((family) => firstFree(state, cloud, family) ?? [])
}

function isOfCloud({ addresses }: Cloud, ip: string): boolean {
  const address = parseIP(ip)
  return addresses.some((block) => {
    const range = parseCIDR(block)
    return address !== undefined && range !== undefined && inCIDR(address, range)
  })
}

function isFree(state: ClusterState, ip: string): boolean {
  return state.servicesByOuterIP(ip).length === 0
}

/** No block is searched further than this. */
const mostTried = 65_536

/** The first and the last address of an IPv4 block are its network's and its broadcast. */
function firstFree(state: ClusterState, { addresses }: Cloud, family: IPFamily): string | undefined {
  for (const block of addresses) {
    const range = parseCIDR(block)
    if (range?.family !== family) continue
    const bits = (family === 'IPv4' ? 32 : 128) - range.prefixLength
    const size = bits > 16 ? mostTried : 2 ** bits
    const [first, end] = size > 2 ? [1, family === 'IPv4' && bits <= 16 ? size - 1 : size] : [0, size]
    for (let number = first; number < end; number++) {
      const ip = printIP(plus(range.network, number))
      if (isFree(state, ip)) return ip
    }
  }
  return undefined
}

function plus(network: readonly number[], number: number): readonly number[] {
  const bytes = [...network]
  for (let index = bytes.length - 1, carry = number; index >= 0 && carry > 0; index--) {
    const sum = (bytes[index] ?? 0) + carry
    bytes[index] = sum & 0xff
    carry = sum >> 8
  }
  return bytes
}

function tell(
  store: Store,
  service: Service,
  type: 'Normal' | 'Warning',
  reason: string,
  message: string,
): void {
  const { name: serviceName, namespace } = service.metadata
  const object = { kind: 'Service', name: serviceName, ...(namespace === undefined ? {} : { namespace }) }
  store.record({ type, reason, message, object, component: 'service-controller' })
}
