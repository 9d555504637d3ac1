/**
 * What does a kubelet report of a pod on its node? One function from the pod and what its node gives it to the pod's
 * whole status, as it stands long after the start: delays, thresholds and back-offs have had their time.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go (generateAPIPodStatus), pkg/kubelet/status/generate.go.
 * Leaves out: time, container IDs, resources and QoS.
 * Example: a pod of nginx without probes is Running and Ready; with a readiness probe on 8080 Running, and not Ready.
 */
import type { Container, ContainerStatus, Pod, PodStatus } from '../api/pod.ts'
import { completes, listenersAfter, type PodStart, type Started, startPod } from '../container/listeners.ts'
import { isSidecar } from '../container/target-port.ts'
import { conditionsFor } from './conditions.ts'
import { completed, type Observed, reportOf, waitingReport } from './container-status.ts'
import { phaseOf } from './phase.ts'

/** What the node gives its pods. */
export interface NodeFacts {
  /** Addresses of the node, of each family the first; the first of them is status.hostIP. */
  readonly hostIPs: readonly Address[]
  /** The pod's own addresses; none: its network is not set up, and nothing starts. */
  readonly podIPs: readonly Address[]
  /** The time by the cluster's clock, RFC 3339. */
  readonly now: string
}

/** As it stands in the status. */
export interface Address {
  readonly ip: string
}

export function podStatusFor(pod: Pod, facts: NodeFacts): PodStatus {
  const startTime = pod.status?.startTime ?? facts.now
  const hasAddress = facts.podIPs.length > 0
  const { init, containers, held } = hasAddress
    ? reportAll(withAddresses(pod, facts), startTime)
    : notCreated(pod)
  const phase = phaseOf(pod.spec, init, containers, held)
  return {
    ...pod.status,
    phase,
    ...addressesIn(facts),
    startTime,
    conditions: conditionsFor(pod, { phase, init, containers, held, hasAddress, now: facts.now }),
    ...(init.length === 0 ? {} : { initContainerStatuses: init }),
    containerStatuses: containers,
  }
}

/** The part of the status that is different for every pod. */
export function addressesIn({ hostIPs, podIPs }: NodeFacts): PodStatus {
  const [host, pod] = [hostIPs[0], podIPs[0]]
  return {
    ...(host === undefined ? {} : { hostIP: host.ip, hostIPs }),
    ...(pod === undefined ? {} : { podIP: pod.ip, podIPs }),
  }
}

/** Probes are asked at the pod's address. */
function withAddresses(pod: Pod, facts: NodeFacts): Pod {
  return { ...pod, status: { ...pod.status, ...addressesIn(facts) } }
}

interface Reported {
  readonly init: readonly ContainerStatus[]
  readonly containers: readonly ContainerStatus[]
  readonly held: boolean
}

function reportAll(pod: Pod, startedAt: string): Reported {
  const start = startPod(pod)
  const listeners = listenersAfter(start)
  const observe = (started: Started): Observed => ({ started, pod, listeners, startedAt })
  const init = (pod.spec.initContainers ?? []).map((container) => initStatus(container, start, observe))
  const held = start.held || init.some(({ started }, index) => isUnstartedSidecar(pod, index, started))
  const waits = (container: Container): ContainerStatus =>
    waitingReport(container.name, container.image, 'PodInitializing')
  const containers = held
    ? (pod.spec.containers ?? []).map(waits)
    : start.containers.map((started) => reportOf(observe(started)).status)
  return { init, containers, held }
}

function initStatus(
  container: Container,
  { init }: PodStart,
  observe: (started: Started) => Observed,
): ContainerStatus {
  const started = init.find((one) => one.container === container)
  if (started === undefined) return waitingReport(container.name, container.image, 'PodInitializing')
  const observed = observe(started)
  return !isSidecar(container) && completes(started) ? completed(observed) : reportOf(observed).status
}

/** Later containers wait for a sidecar until it has started. */
function isUnstartedSidecar({ spec }: Pod, index: number, started: boolean | undefined): boolean {
  const container = spec.initContainers?.[index]
  return container !== undefined && isSidecar(container) && started !== true
}

/** The network is set up before any container is made. */
function notCreated({ spec }: Pod): Reported {
  const waits = ({ name, image }: Container): ContainerStatus =>
    waitingReport(name, image, 'ContainerCreating')
  const initWaits = ({ name, image }: Container): ContainerStatus =>
    waitingReport(name, image, 'PodInitializing')
  const held = (spec.initContainers ?? []).length > 0
  return {
    init: (spec.initContainers ?? []).map(initWaits),
    containers: (spec.containers ?? []).map(held ? initWaits : waits),
    held,
  }
}
