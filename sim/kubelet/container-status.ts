/**
 * How does the kubelet report one container? Running, waiting or terminated; started, ready; how often it was started
 * again, and how it ended before that.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go (convertToAPIContainerStatuses),
 * pkg/kubelet/prober/prober_manager.go (UpdatePodStatus).
 * Leaves out: container IDs, image IDs.
 */
import type { ContainerState, ContainerStatus } from '../api/pod.ts'
import type { ContainerEnd, ContainerLife } from '../api/pod-life.ts'
import { parseImage } from '../container/image.ts'
import { hasStarted, type Member, probeTypesOf, resultsOf } from './life/member.ts'
import { isContainerReady } from './prober/container-ready.ts'

/** `timeOf` prints a second of the cluster's clock. */
export function containerStatusFor(
  member: Member,
  life: ContainerLife,
  timeOf: (seconds: number) => string,
): ContainerStatus {
  const { container, role } = member
  const { state, ended, endedBefore, restarts } = life
  const probed = { state, role, probes: probeTypesOf(member), results: resultsOf(life) }
  const last = state === 'waiting' ? ended : endedBefore
  return {
    ...base(container.name, container.image),
    ready: isContainerReady(ended === undefined ? probed : { ...probed, exitCode: ended.exitCode }),
    started: hasStarted(member, life),
    restartCount: restarts,
    state: stateOf(life, timeOf),
    ...(last === undefined ? {} : { lastState: { terminated: terminatedBy(last, timeOf) } }),
  }
}

/** A container of a pod whose network is not there yet. */
export function waitingStatus(name: string, image: string | undefined, reason: string): ContainerStatus {
  return {
    ...base(name, image),
    ready: false,
    started: false,
    restartCount: 0,
    state: { waiting: { reason } },
  }
}

function stateOf(life: ContainerLife, timeOf: (seconds: number) => string): ContainerState {
  const { state, startedAt = 0, ended, reason = 'ContainerCreating', message } = life
  if (state === 'running') return { running: { startedAt: timeOf(startedAt) } }
  if (state === 'terminated' && ended !== undefined) return { terminated: terminatedBy(ended, timeOf) }
  return { waiting: { reason, ...(message === undefined ? {} : { message }) } }
}

function terminatedBy(
  { exitCode, reason, says, startedAt, finishedAt }: ContainerEnd,
  timeOf: (seconds: number) => string,
): ContainerState['terminated'] & {} {
  return {
    exitCode,
    reason,
    ...(says === undefined ? {} : { message: says }),
    startedAt: timeOf(startedAt),
    finishedAt: timeOf(finishedAt),
  }
}

function base(name: string, image = ''): Pick<ContainerStatus, 'name' | 'image'> {
  const parsed = parseImage(image)
  if (parsed === undefined) return { name, image }
  const { repository, tag, digest } = parsed
  return {
    name,
    image: digest === undefined ? `${repository}:${tag ?? 'latest'}` : `${repository}@${digest}`,
  }
}
