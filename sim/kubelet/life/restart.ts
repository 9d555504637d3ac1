/**
 * What becomes of a container whose time is over? It has ended, and is started again if its policy says so: at once, or
 * after a wait (CrashLoopBackOff).
 *
 * Source: kubernetes/kubernetes pkg/kubelet/container/helpers.go (ShouldContainerBeRestarted),
 * pkg/kubelet/kuberuntime/kuberuntime_manager.go (doBackOff).
 */
import type { ContainerEnd, ContainerLife } from '../../api/pod-life.ts'
import { restartPolicyOf } from '../phase.ts'
import { planRestart } from './back-off.ts'
import { goDuration } from './go-duration.ts'
import { type Member, ownEndOf } from './member.ts'
import type { World } from './world.ts'

/** Its program has done its work, or the kubelet has ended it. */
export function endIfOver(one: ContainerLife, member: Member, { now }: World): ContainerLife {
  if (one.state !== 'running' || one.startedAt === undefined) return one
  const own = ownEndOf(member)
  const ownAt = own === undefined ? Number.POSITIVE_INFINITY : one.startedAt + own.after
  const goneAt = one.stopping?.goneAt ?? Number.POSITIVE_INFINITY
  const finishedAt = Math.min(ownAt, goneAt)
  if (finishedAt > now) return one
  const exitCode = ownAt <= goneAt ? (own?.exitCode ?? 0) : (one.stopping?.exitCode ?? 0)
  const says = ownAt <= goneAt ? own?.says : undefined
  const ended: ContainerEnd = {
    exitCode,
    reason: exitCode === 0 ? 'Completed' : 'Error',
    ...(says === undefined ? {} : { says }),
    startedAt: one.startedAt,
    finishedAt,
  }
  return { ...one, state: 'terminated', ended }
}

/** What has ended is started again, if its policy says so: at once, or after a wait. */
export function restart(one: ContainerLife, member: Member, world: World): ContainerLife {
  const { ended, stopping } = one
  if (one.state !== 'terminated' || ended === undefined || stopping?.restarts === false) return one
  const isKilled = stopping?.restarts === true
  if (stopping?.forAnotherImage) {
    const { stopping: _, backOff: __, ...next } = one
    return { ...next, state: 'waiting', startsAt: world.now, reason: 'ContainerCreating' }
  }
  if (!comesBack(ended, isKilled, member, world)) return one
  const lookedAt = isKilled ? one.endedBefore?.finishedAt : ended.finishedAt
  const plan = planRestart(one.backOff, lookedAt, ended.finishedAt, world.now)
  const { stopping: _, ...rest } = one
  if (plan.when === 'now') {
    const backOff = plan.backOff === undefined ? {} : { backOff: plan.backOff }
    return { ...rest, ...backOff, state: 'waiting', startsAt: world.now, reason: 'ContainerCreating' }
  }
  return crashLooping(rest, plan.startsAt, member, world)
}

function comesBack(
  ended: ContainerEnd,
  isKilled: boolean,
  { container, role }: Member,
  { pod }: World,
): boolean {
  const restartPolicy = restartPolicyOf(container, pod.spec)
  if (role === 'sidecar') return pod.metadata.deletionTimestamp === undefined
  if (restartPolicy === 'Never') return false
  if (role === 'init') return ended.exitCode !== 0
  return isKilled || restartPolicy === 'Always' || ended.exitCode !== 0
}

/** The kubelet looks again and again, at most every ten seconds, and says so each time. */
function crashLooping(
  one: ContainerLife,
  startsAt: number,
  { container, fieldPath }: Member,
  { pod, tell }: World,
): ContainerLife {
  const { name, namespace, uid } = pod.metadata
  const whose = `${name}_${namespace}(${uid})`
  const text = `Back-off restarting failed container ${container.name} in pod ${whose}`
  tell({ type: 'Warning', reason: 'BackOff', message: text, fieldPath, everySeconds: 10 })
  const wait = goDuration(one.backOff?.seconds ?? 10)
  const message = `back-off ${wait} restarting failed container=${container.name} pod=${whose}`
  return { ...one, state: 'waiting', startsAt, reason: 'CrashLoopBackOff', message }
}
