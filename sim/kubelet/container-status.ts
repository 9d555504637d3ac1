/**
 * How does the kubelet report one container? Running, waiting or terminated; ready or not. Long after the start: a
 * container that ends by itself, or whose liveness or startup probe fails, has been started again and again, and now
 * waits for its next turn (CrashLoopBackOff).
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go (convertToAPIContainerStatuses),
 * pkg/kubelet/prober/prober_manager.go (UpdatePodStatus), pkg/kubelet/kuberuntime (doBackOff).
 */
import type { ContainerStatus, Pod, Probe } from '../api/pod.ts'
import { parseImage } from '../container/image.ts'
import type { Listener, Started } from '../container/listeners.ts'
import { type ProbeOutcome, probeOutcome } from './probe.ts'

/** What a container's status is made from. */
export interface Observed {
  readonly started: Started
  readonly pod: Pod
  readonly listeners: readonly Listener[]
  /** When the kubelet first started it. */
  readonly startedAt: string
}

/** The status, and the probe that keeps the container from being ready, if one does. */
export interface Report {
  readonly status: ContainerStatus
  readonly failing?: Failing
}

export interface Failing {
  readonly probe: 'readiness' | 'liveness' | 'startup'
  readonly outcome: ProbeOutcome
}

/** How often a container that cannot stay up is said to have been started again. */
const restartsByNow = 5

export function reportOf(observed: Observed): Report {
  const { started, pod } = observed
  const { behaviour } = started
  switch (behaviour.does) {
    case 'run':
      return reportRunning(observed)
    case 'end':
      return { status: ended(observed, behaviour.exitCode, pod.spec.restartPolicy ?? 'Always') }
    case 'not-start':
      return { status: waiting(observed, behaviour.reason, behaviour.message) }
  }
}

/** A container that is not started yet, or cannot be. */
export function waitingReport(
  name: string,
  image: string | undefined,
  reason: string,
  message?: string,
): ContainerStatus {
  return {
    ...base(name, image),
    ready: false,
    started: false,
    restartCount: 0,
    state: { waiting: { reason, ...(message === undefined ? {} : { message }) } },
  }
}

/** An init container that has done its work. */
export function completed({ started, startedAt }: Observed): ContainerStatus {
  const { name, image } = started.container
  const terminated = { exitCode: 0, reason: 'Completed', startedAt, finishedAt: startedAt }
  return { ...base(name, image), ready: true, started: false, restartCount: 0, state: { terminated } }
}

function reportRunning(observed: Observed): Report {
  const { container } = observed.started
  const startup = failingOf('startup', container.startupProbe, observed)
  // A startup probe that cannot be asked is pending for ever, and holds the others back.
  const pending = startup?.outcome.undecided === true
  const killing = startup ?? failingOf('liveness', container.livenessProbe, observed)
  // The kubelet kills the container; the signal shows as 128 + 9.
  if (killing?.outcome.undecided === false) {
    return { status: ended(observed, 137, 'Always'), failing: killing }
  }
  const failing = pending ? startup : failingOf('readiness', container.readinessProbe, observed)
  const status: ContainerStatus = {
    ...base(container.name, container.image),
    ready: failing === undefined,
    started: !pending,
    restartCount: 0,
    state: { running: { startedAt: observed.startedAt } },
  }
  return failing === undefined ? { status } : { status, failing }
}

function failingOf(
  kind: Failing['probe'],
  probe: Probe | undefined,
  { started, pod, listeners }: Observed,
): Failing | undefined {
  if (probe === undefined) return undefined
  const outcome = probeOutcome(probe, started.container, pod, listeners)
  return outcome.succeeds ? undefined : { probe: kind, outcome }
}

/** `restartPolicy` as it holds for this end: a container that the kubelet killed is started again in any case. */
function ended(observed: Observed, exitCode: number, restartPolicy: string): ContainerStatus {
  const { container, behaviour } = observed.started
  const { startedAt, pod } = observed
  const says = behaviour.does === 'end' ? behaviour.says : undefined
  const terminated = {
    exitCode,
    reason: exitCode === 0 ? 'Completed' : 'Error',
    ...(says === undefined ? {} : { message: says }),
    startedAt,
    finishedAt: startedAt,
  }
  const named = base(container.name, container.image)
  const again = restartPolicy === 'Always' || (restartPolicy === 'OnFailure' && exitCode !== 0)
  if (!again) return { ...named, ready: false, started: false, restartCount: 0, state: { terminated } }
  const message = `back-off 5m0s restarting failed container=${container.name} pod=${pod.metadata.name}_${pod.metadata.namespace}(${pod.metadata.uid})`
  return {
    ...named,
    ready: false,
    started: false,
    restartCount: restartsByNow,
    state: { waiting: { reason: 'CrashLoopBackOff', message } },
    lastState: { terminated },
  }
}

function waiting({ started }: Observed, reason: string, message: string): ContainerStatus {
  const { name, image } = started.container
  return waitingReport(name, image, reason, message)
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
