/**
 * What does a kubelet report of a pod on its node? The pod's whole status, from what the node gives it and how far its
 * containers have come.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go (generateAPIPodStatus), pkg/kubelet/status/generate.go.
 * Leaves out: container IDs, resources and QoS.
 */
import type { Container, ContainerStatus, Pod, PodStatus } from '../api/pod.ts'
import type { ContainerLife, PodLife } from '../api/pod-life.ts'
import { conditionsFor } from './conditions.ts'
import { containerStatusFor, waitingStatus } from './container-status.ts'
import type { Member } from './life/member.ts'
import { deadlineExceeded } from './life/stop-pod.ts'
import { phaseOf } from './phase.ts'

/** What the node gives its pods. */
export interface NodeFacts {
  /** Addresses of the node, of each family the first; the first of them is status.hostIP. */
  readonly hostIPs: readonly Address[]
  /** The pod's own addresses; none: its network is not set up, and nothing starts. */
  readonly podIPs: readonly Address[]
  /** Prints a second of the cluster's clock, RFC 3339. */
  readonly timeOf: (seconds: number) => string
  readonly now: number
}

/** As it stands in the status. */
export interface Address {
  readonly ip: string
}

/** How far a pod has come; `life` is undefined before its network is there. */
export interface Progress {
  readonly members: readonly Member[]
  readonly life?: PodLife
}

export function podStatusFor(pod: Pod, facts: NodeFacts, { members, life }: Progress): PodStatus {
  const now = facts.timeOf(facts.now)
  const startTime = pod.status?.startTime ?? facts.timeOf(life?.since ?? facts.now)
  const { init, containers, held } = life === undefined ? notCreated(pod) : reportAll(members, life, facts)
  const hasAddress = facts.podIPs.length > 0
  const isExpired = life?.stopping !== undefined && pod.metadata.deletionTimestamp === undefined
  const phase = isExpired ? expiredPhase(containers) : phaseOf(pod.spec, init, containers, held)
  return {
    ...pod.status,
    phase,
    ...(isExpired ? { reason: 'DeadlineExceeded', message: deadlineExceeded } : {}),
    ...addressesIn(facts),
    startTime,
    conditions: conditionsFor(pod, { phase, init, containers, held, hasAddress, now }),
    ...(init.length === 0 ? {} : { initContainerStatuses: init }),
    containerStatuses: containers,
  }
}

/** It has failed, as soon as nothing of it runs any more. */
function expiredPhase(containers: readonly ContainerStatus[]): 'Running' | 'Failed' {
  return containers.some(({ state }) => state?.running) ? 'Running' : 'Failed'
}

/** The part of the status that is different for every pod. */
export function addressesIn({ hostIPs, podIPs }: Pick<NodeFacts, 'hostIPs' | 'podIPs'>): PodStatus {
  const [host, pod] = [hostIPs[0], podIPs[0]]
  return {
    ...(host === undefined ? {} : { hostIP: host.ip, hostIPs }),
    ...(pod === undefined ? {} : { podIP: pod.ip, podIPs }),
  }
}

interface Reported {
  readonly init: readonly ContainerStatus[]
  readonly containers: readonly ContainerStatus[]
  /** Some init container is still to complete, or some sidecar to start. */
  readonly held: boolean
}

function reportAll(members: readonly Member[], life: PodLife, { timeOf }: NodeFacts): Reported {
  const lives = life.containers
  const reported = (member: Member): readonly ContainerStatus[] => {
    const one = lives[member.container.name]
    return one === undefined ? [] : [containerStatusFor(member, one, timeOf)]
  }
  const first = members.filter(({ role }) => role !== 'container')
  return {
    init: first.flatMap(reported),
    containers: members.filter(({ role }) => role === 'container').flatMap(reported),
    held: first.some((member) => isPending(member, lives[member.container.name], members, lives)),
  }
}

/** Once a pod's own container has been started, nothing before it is waited for. */
function isPending(
  { role }: Member,
  one: ContainerLife | undefined,
  members: readonly Member[],
  lives: PodLife['containers'],
): boolean {
  const hasBegun = members.some(
    (other) => other.role === 'container' && lives[other.container.name]?.startedAt !== undefined,
  )
  if (hasBegun || one === undefined) return false
  if (role === 'init') return one.state !== 'terminated' || one.ended?.exitCode !== 0
  return (
    one.state !== 'running' ||
    one.probes.some(({ probeType, result }) => probeType === 'startup' && result !== 'success')
  )
}

/** How a pod ended that is being deleted, once nothing of it runs any more. */
export function lastPhaseOf({ containerStatuses = [] }: PodStatus): 'Succeeded' | 'Failed' {
  return containerStatuses.every(({ state }) => state?.terminated?.exitCode === 0) ? 'Succeeded' : 'Failed'
}

/** The network is set up before any container is made. */
function notCreated({ spec }: Pod): Reported {
  const held = (spec.initContainers ?? []).length > 0
  const waits = ({ name, image }: Container): ContainerStatus =>
    waitingStatus(name, image, held ? 'PodInitializing' : 'ContainerCreating')
  return {
    init: (spec.initContainers ?? []).map(waits),
    containers: (spec.containers ?? []).map(waits),
    held,
  }
}
