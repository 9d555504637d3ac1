/**
 * What does a postStart hook do to its container? The program runs already, but the container does not count as running
 * before the hook is done, and no probe is asked. A hook that fails ends the container; its restartPolicy decides
 * whether it is started again.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go (startContainer), pkg/kubelet/lifecycle.
 * Leaves out: httpGet hooks, which are taken to succeed; nothing limits how long a hook may take, as in a cluster.
 * Example: with `sleep 20` as its hook, a pod shows ContainerCreating for twenty seconds.
 */
import type { ContainerLife } from '../../api/pod-life.ts'
import { execute } from '../../container/exec.ts'
import type { Member } from './member.ts'
import type { World } from './world.ts'

/** `waiting` is the container before it was started, `started` as it would stand without the hook. */
export function runPostStart(
  started: ContainerLife,
  waiting: ContainerLife,
  { container, fieldPath }: Member,
  { pod, now, send, tell }: World,
): ContainerLife {
  const { exec, sleep } = container.lifecycle?.postStart ?? {}
  if (exec === undefined && sleep === undefined) return started
  const since = waiting.hookSince ?? now
  const moment = { age: now - since, files: {}, ...(send === undefined ? {} : { send }) }
  const hook =
    exec === undefined
      ? { exitCode: 0, takes: Math.max(0, sleep?.seconds ?? 0), output: '', changes: {} }
      : execute(exec.command ?? [], container, pod, moment)
  const doneAt = since + hook.takes
  if (doneAt > now) {
    const { reason: _, message: __, ...rest } = waiting
    return { ...rest, startsAt: doneAt, hookSince: since, reason: 'ContainerCreating' }
  }
  const ran: ContainerLife = { ...started, startedAt: since, files: hook.changes ?? {} }
  if (hook.exitCode === 0) return ran
  tell({ type: 'Warning', reason: 'FailedPostStartHook', message: 'PostStartHook failed', fieldPath })
  tell({ type: 'Normal', reason: 'Killing', message: 'FailedPostStartHook', fieldPath })
  const ended = { exitCode: killed, reason: 'Error', startedAt: since, finishedAt: now }
  return { ...ran, state: 'terminated', ended, probes: [] }
}

const killed = 137
