/**
 * Which addresses stand in the status of an Ingress, so that `kubectl get ingress` shows them? Those that the controller
 * publishes: of the Service that it was told of, or of the nodes that its ready pods are on. An Ingress that nobody takes
 * up has none; one that nobody takes up any more keeps what was written last, as no one is left to take it away. Only a
 * controller whose last pod stops takes its addresses with it.
 *
 * Source: kubernetes/ingress-nginx internal/ingress/status/status.go. A controller is found by the labels that all its
 * manifests give its pods. Leaves out the minute that may pass until the next look.
 */
import type { Ingress, IngressStatus } from '../api/ingress.ts'
import { refOf } from '../api/kinds.ts'
import type { Node } from '../api/node.ts'
import type { Pod } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import { type ControllerSetup, controllerLabels, controllerOf } from '../ingress/controller-of.ts'
import { takenUpBy } from '../ingress/taken-up.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { type ChangeOf, type Controller, keyFor, nothing, partsOf } from './controller.ts'
import { isPodReady } from './endpoint-slices/membership.ts'

type Address = { readonly ip?: string; readonly hostname?: string }

const everyIngress = 'every Ingress'
/** Before the setup, in JSON, of a controller that lost a pod. */
const stopped = 'stopped '

/** Before namespace/name of a Service that may be a published one. */
const changedService = 'Service '

/** Keys are namespace/name of an Ingress, or begin with one of the words above. */
export const ingressStatus: Controller = {
  name: 'ingress-nginx',
  watches: {
    Ingress: ({ new: ingress }) => (ingress === undefined ? nothing : [keyFor(ingress)]),
    IngressClass: () => [everyIngress],
    Pod: controllerChanged,
    Service: ({ old, new: service }) =>
      [service ?? old].flatMap((one) => (one ? [changedService + keyFor(one)] : [])),
    Node: addressesChanged,
  },
  sync: (keys, store) => {
    const running = runningControllers(store)
    for (const key of keys) {
      if (key.startsWith(stopped))
        withdraw(JSON.parse(key.slice(stopped.length)) as ControllerSetup, running, store)
    }
    if (running.length === 0) return
    const published = running.map(({ setup }) => `${changedService}${setup.publishService ?? ''}`)
    const touched = keys.some((key) => key === everyIngress || published.includes(key))
      ? store.list('Ingress')
      : keys.flatMap((key) => {
          const { namespace, name } = partsOf(key)
          return store.get('Ingress', namespace, name) ?? []
        })
    const changed = new Set(keys)
    for (const controller of running) publish(controller, touched, changed, store)
  },
}

/** A controller, and those of its pods whose containers run. */
export interface RunningController {
  readonly setup: ControllerSetup
  readonly pods: readonly Pod[]
}

/** Pods that are set up alike are replicas of one controller. */
export function runningControllers(state: ClusterState): readonly RunningController[] {
  const bySetup = new Map<string, { readonly setup: ControllerSetup; readonly pods: Pod[] }>()
  for (const pod of controllerPods(state)) {
    const setup = pod.status?.phase === 'Running' ? controllerOf(pod) : undefined
    if (setup === undefined) continue
    const identity = JSON.stringify(setup)
    const known = bySetup.get(identity) ?? { setup, pods: [] }
    known.pods.push(pod)
    bySetup.set(identity, known)
  }
  return [...bySetup.values()]
}

/** Of whatever phase. */
export function controllerPods(state: ClusterState): readonly Pod[] {
  return state
    .list('Namespace')
    .flatMap(({ metadata }) => state.podsMatching(metadata.name, controllerLabels))
    .filter((pod) => controllerOf(pod) !== undefined)
}

function publish(
  controller: RunningController,
  ingresses: readonly Ingress[],
  changed: ReadonlySet<string>,
  store: Store,
): void {
  const addresses = addressesOf(controller, store)
  for (const ingress of takenUpBy(controller.setup, ingresses, store.list('IngressClass'))) {
    const isWritten = controller.setup.writesStatus && write(ingress, addresses, store)
    if (isWritten || changed.has(keyFor(ingress))) tellSync(ingress, store)
  }
}

function withdraw(setup: ControllerSetup, running: readonly RunningController[], store: Store): void {
  const identity = JSON.stringify(setup)
  if (!setup.writesStatus || running.some((other) => JSON.stringify(other.setup) === identity)) return
  for (const ingress of takenUpBy(setup, store.list('Ingress'), store.list('IngressClass'))) {
    write(ingress, [], store)
  }
}

/** What `kubectl describe ingress` shows of a controller that took the Ingress up. */
function tellSync(ingress: Ingress, store: Store): void {
  store.record({
    type: 'Normal',
    reason: 'Sync',
    message: 'Scheduled for sync',
    object: refOf(ingress),
    component: 'nginx-ingress-controller',
  })
}

/** Whether there was anything to write. */
function write(ingress: Ingress, addresses: readonly Address[], store: Store): boolean {
  const before = ingress.status?.loadBalancer?.ingress ?? []
  if (isSame(before, addresses)) return false
  const status: IngressStatus = { loadBalancer: addresses.length === 0 ? {} : { ingress: addresses } }
  store.put({ ...ingress, status: { ...ingress.status, ...status } })
  return true
}

function isSame(some: readonly Address[], others: readonly Address[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ ip, hostname }, index) => ip === others[index]?.ip && hostname === others[index]?.hostname)
  )
}

function addressesOf({ setup, pods }: RunningController, state: ClusterState): readonly Address[] {
  if (setup.publishStatusAddress !== undefined) {
    return inOrder(setup.publishStatusAddress.split(/,\s*/).map(addressOrName))
  }
  if (setup.publishService === undefined) return inOrder(nodeAddresses(setup, pods, state))
  const { namespace, name } = partsOf(setup.publishService)
  const service = state.get('Service', namespace, name)
  return service === undefined ? [] : inOrder(publishedBy(service))
}

function nodeAddresses(
  setup: ControllerSetup,
  pods: readonly Pod[],
  state: ClusterState,
): readonly Address[] {
  const nodes = new Set(pods.filter(isPodReady).map(({ spec }) => spec.nodeName ?? ''))
  return [...nodes].flatMap((name) => {
    const { addresses = [] } = state.get('Node', undefined, name)?.status ?? {}
    const ofType = (wanted: string) => addresses.filter(({ type }) => type === wanted)
    const external = setup.internalAddresses ? [] : ofType('ExternalIP')
    return (external.length > 0 ? external : ofType('InternalIP')).map(({ address }) =>
      addressOrName(address),
    )
  })
}

function publishedBy({ spec, status }: Service): readonly Address[] {
  const external = (spec.externalIPs ?? []).map((ip) => ({ ip }))
  switch (spec.type) {
    case 'ExternalName':
      return [{ hostname: spec.externalName ?? '' }]
    case 'LoadBalancer':
      return [
        ...(status?.loadBalancer?.ingress ?? []).map(({ ip, hostname }) => ({
          ...(ip ? { ip } : {}),
          ...(hostname ? { hostname } : {}),
        })),
        ...external,
      ]
    case 'NodePort':
      return external.length > 0 ? external : [{ ip: spec.clusterIP ?? '' }]
    default:
      return [{ ip: spec.clusterIP ?? '' }]
  }
}

function addressOrName(text: string): Address {
  return /^[0-9.]+$|:/.test(text) ? { ip: text } : { hostname: text }
}

function inOrder(addresses: readonly Address[]): readonly Address[] {
  const key = ({ ip = '', hostname = '' }: Address): string => `${hostname} ${ip}`
  return [...addresses].sort((one, other) => (key(one) < key(other) ? -1 : 1))
}

function controllerChanged({ old, new: pod }: ChangeOf<'Pod'>): readonly string[] {
  const known = pod ?? old
  if (known?.metadata?.labels?.['app.kubernetes.io/name'] !== controllerLabels['app.kubernetes.io/name']) {
    return nothing
  }
  const setup = controllerOf(known)
  if (setup === undefined) return nothing
  if (pod === undefined) return [everyIngress, stopped + JSON.stringify(setup)]
  const isAsBefore =
    old !== undefined &&
    old.status?.phase === pod.status?.phase &&
    isPodReady(old) === isPodReady(pod) &&
    old.spec.nodeName === pod.spec.nodeName
  return isAsBefore ? nothing : [everyIngress]
}

function addressesChanged({ old, new: node }: ChangeOf<'Node'>): readonly string[] {
  const before: Node['status'] = old?.status
  return before?.addresses === node?.status?.addresses ? nothing : [everyIngress]
}
