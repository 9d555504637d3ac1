/**
 * How does `kubectl get pods` sum up a pod? READY counts ready containers, STATUS is the first thing that is not as it
 * should be, RESTARTS counts, and says how long ago the last one was.
 *
 * Models printPod of kubernetes/kubernetes pkg/printers/internalversion/printers.go.
 */
import type { Container, ContainerState, ContainerStatus, Pod } from '../../api/pod.ts'
import { hasEnded } from '../../kubelet/phase.ts'
import { secondsOf } from '../../state/timestamp.ts'
import { ageOf } from '../human-duration.ts'
import { orNone, type TableOf } from './column.ts'

export const podTable: TableOf<Pod> = {
  columns: ['Name', 'Ready', 'Status', 'Restarts', 'Age'],
  wideColumns: ['IP', 'Node', 'Nominated Node', 'Readiness Gates'],
  cells: (pod, state) => {
    const summary = summaryOf(pod)
    const { ready, total, reason, restarts, restartedAt } = summary
    const ago = restarts > 0 && restartedAt !== undefined ? ` (${ageOf(state, restartedAt)} ago)` : ''
    const age = ageOf(state, pod.metadata.creationTimestamp)
    return [pod.metadata.name, `${ready}/${total}`, reason, `${restarts}${ago}`, age]
  },
  wideCells: ({ spec, status }) => {
    const ip = status?.podIPs?.[0]?.ip ?? status?.podIP
    return [orNone(ip), orNone(spec.nodeName), '<none>', readinessGates({ spec, status })]
  },
}

interface Summary {
  readonly ready: number
  readonly total: number
  readonly reason: string
  readonly restarts: number
  readonly restartedAt: string | undefined
}

function summaryOf(pod: Pod): Summary {
  const { spec, status, metadata } = pod
  const sidecars = new Set((spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name))
  const total = spec.containers.length + sidecars.size
  const gated = condition(pod, 'PodScheduled')?.reason === 'SchedulingGated' ? 'SchedulingGated' : undefined
  const phase = status?.reason || gated || (status?.phase ?? 'Pending')

  const before = initSummary(pod, sidecars)
  // A sidecar may be down again after the pod was initialized: then the other containers count all the same.
  const isInitialized = before.reason === undefined || condition(pod, 'Initialized')?.status === 'True'
  const main = isInitialized ? mainSummary(pod, before.reason ?? phase) : undefined
  const reason = main?.reason ?? before.reason ?? phase
  const ready = before.readySidecars + (main?.ready ?? 0)
  const restarts = main === undefined ? before.restarts : main.restarts + before.sidecarRestarts
  const restartedAt =
    main === undefined ? before.restartedAt : later(main.restartedAt, before.sidecarRestartedAt)
  if (metadata.deletionTimestamp === undefined) return { ready, total, reason, restarts, restartedAt }
  const ending = status?.reason === 'NodeLost' ? 'Unknown' : hasEnded(pod) ? reason : 'Terminating'
  return { ready, total, reason: ending, restarts, restartedAt }
}

/** The first init container that is not done decides. */
function initSummary({ spec, status }: Pod, sidecars: ReadonlySet<string>) {
  const inits = spec.initContainers ?? []
  let [restarts, sidecarRestarts, readySidecars] = [0, 0, 0]
  let restartedAt: string | undefined
  let sidecarRestartedAt: string | undefined
  let reason: string | undefined
  for (const [index, container] of (status?.initContainerStatuses ?? []).entries()) {
    restarts += container.restartCount
    restartedAt = later(restartedAt, finishedBefore(container))
    const isAside = sidecars.has(container.name)
    if (isAside) {
      sidecarRestarts += container.restartCount
      sidecarRestartedAt = later(sidecarRestartedAt, finishedBefore(container))
    }
    const { state } = container
    if (state?.terminated?.exitCode === 0) continue
    if (isAside && container.started === true) {
      if (container.ready) readySidecars++
      continue
    }
    reason = initReason(state, index, inits.length)
    break
  }
  return { reason, restarts, restartedAt, sidecarRestarts, sidecarRestartedAt, readySidecars }
}

function initReason(state: ContainerState | undefined, index: number, count: number): string {
  if (state?.terminated !== undefined) {
    const { reason, exitCode } = state.terminated
    return `Init:${reason || `ExitCode:${exitCode}`}`
  }
  const waiting = state?.waiting?.reason
  return waiting && waiting !== 'PodInitializing' ? `Init:${waiting}` : `Init:${index}/${count}`
}

/** The first container has the last word: they are looked at from behind. */
function mainSummary(pod: Pod, phase: string) {
  let reason = phase
  let [ready, restarts] = [0, 0]
  let restartedAt: string | undefined
  let hasRunning = false
  for (const container of [...(pod.status?.containerStatuses ?? [])].reverse()) {
    restarts += container.restartCount
    restartedAt = later(restartedAt, finishedBefore(container))
    const { waiting, terminated, running } = container.state ?? {}
    if (waiting?.reason) reason = waiting.reason
    else if (terminated !== undefined) reason = terminated.reason || `ExitCode:${terminated.exitCode}`
    else if (container.ready && running !== undefined) {
      hasRunning = true
      ready++
    }
  }
  if (reason === 'Completed' && hasRunning) {
    reason = condition(pod, 'Ready')?.status === 'True' ? 'Running' : 'NotReady'
  }
  return { reason, ready, restarts, restartedAt }
}

function isSidecar({ restartPolicy }: Container): boolean {
  return restartPolicy === 'Always'
}

function finishedBefore({ lastState }: ContainerStatus): string | undefined {
  return lastState?.terminated?.finishedAt
}

function later(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return secondsOf(one) >= secondsOf(other) ? one : other
}

function condition({ status }: Pick<Pod, 'status'>, type: string) {
  return status?.conditions?.find((one) => one.type === type)
}

/** How many of the gates hold. */
function readinessGates({ spec, status }: { spec: Pod['spec']; status: Pod['status'] | undefined }): string {
  const gates = spec.readinessGates ?? []
  if (gates.length === 0) return '<none>'
  const met = gates.filter(({ conditionType }) =>
    status?.conditions?.some(({ type, status }) => type === conditionType && status === 'True'),
  )
  return `${met.length}/${gates.length}`
}
