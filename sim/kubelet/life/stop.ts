/**
 * How does a container end that the kubelet wants gone? Its preStop hook comes first, while it still serves; then
 * SIGTERM, and the program takes its own time; whoever still runs when the grace period is over is killed. The hook's
 * time counts against the grace period, but two seconds are left in any case.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go (killContainer, executePreStopHook).
 * Leaves out: what a preStop command does to the program (`nginx -s quit`); an httpGet hook takes no time.
 * Example: nginx with a preStop of `sleep 5` serves for 5 more seconds; `sleep 3600` as the first process of its
 * container does not hear SIGTERM, and is killed after 30.
 */
import type { Container, Pod } from '../../api/pod.ts'
import type { ContainerStop } from '../../api/pod-life.ts'
import type { Behaviour, OnSignal } from '../../container/behaviour.ts'
import { execute } from '../../container/exec.ts'
import { runProgram } from '../../container/programs.ts'

export interface StopRequest {
  readonly now: number
  /** Seconds, hook and program together. */
  readonly grace: number
  /** Not before this time is it sent SIGTERM: sidecars wait for the containers of the pod. */
  readonly turnAt?: number
  readonly restarts: boolean
}

export interface Stopping {
  readonly stop: ContainerStop
  /** The hook could not be run. */
  readonly hookFailed: boolean
}

const leastWindow = 2
const killed = 137
const terminated = 143

export function stopContainer(
  container: Container,
  behaviour: Behaviour | undefined,
  pod: Pod,
  { now, grace, turnAt = now, restarts }: StopRequest,
): Stopping {
  const hook = grace > 0 ? preStopOf(container, pod) : { seconds: 0, failed: false }
  const signalAt = Math.max(now + Math.min(hook.seconds, grace), turnAt)
  const killedAt = Math.max(signalAt + (grace === 0 ? 0 : leastWindow), now + grace)
  const { afterSeconds, exitCode } = reactionTo(onSignalOf(behaviour), isFirstProcess(pod))
  const goneAt = Math.min(signalAt + afterSeconds, killedAt)
  const isKilled = signalAt + afterSeconds > killedAt
  const stop = { since: now, signalAt, goneAt, exitCode: isKilled ? killed : exitCode, restarts }
  return { stop, hookFailed: hook.failed }
}

function onSignalOf(behaviour: Behaviour | undefined): OnSignal | undefined {
  return behaviour === undefined || behaviour.does === 'not-start' ? undefined : behaviour.onSignal
}

function reactionTo(
  onSignal: OnSignal = { afterSeconds: 0, exitCode: 0 },
  isFirst: boolean,
): Exclude<OnSignal, 'deaf'> {
  if (onSignal !== 'deaf') return onSignal
  return isFirst
    ? { afterSeconds: Number.POSITIVE_INFINITY, exitCode: killed }
    : { afterSeconds: 0, exitCode: terminated }
}

/** Only the first process of its process namespace can be deaf to a signal that it does not handle. */
function isFirstProcess({ spec }: Pod): boolean {
  return spec.shareProcessNamespace !== true && spec.hostPID !== true
}

interface Hook {
  readonly seconds: number
  readonly failed: boolean
}

function preStopOf(container: Container, pod: Pod): Hook {
  const { exec, sleep } = container.lifecycle?.preStop ?? {}
  if (sleep !== undefined) return { seconds: Math.max(0, sleep.seconds), failed: false }
  if (exec === undefined) return { seconds: 0, failed: false }
  const command = exec.command ?? []
  const failed = execute(command, container, pod).exitCode !== 0
  return { seconds: failed ? 0 : secondsTakenBy(command), failed }
}

/** What is not known is taken to be done at once. */
function secondsTakenBy(command: readonly string[]): number {
  const behaviour = runProgram(command, {})
  if (behaviour?.does === 'end') return behaviour.afterSeconds ?? 0
  if (behaviour?.does === 'run') return behaviour.endsAfter ?? Number.POSITIVE_INFINITY
  return 0
}
