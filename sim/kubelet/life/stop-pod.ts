/**
 * Which containers of a pod are to end? All of them when the pod is deleted; its sidecars once its own containers have
 * ended for good; one whose liveness or startup probe has failed, or whose image was changed, so that it is started anew.
 * A pod that has been active for longer than activeDeadlineSeconds ends as one that is deleted does, and stays.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go (killContainersWithSyncResult),
 * kuberuntime_termination_order.go, kuberuntime_manager.go (computePodActions), pkg/kubelet/active_deadline.go.
 */
import type { Pod } from '../../api/pod.ts'
import type { ContainerLife, PodLife } from '../../api/pod-life.ts'
import { each, type Member, probeOf, resultsOf } from './member.ts'
import { stopContainer } from './stop.ts'
import { graceOf, type World } from './world.ts'

/** The pod is being deleted: its containers are ended side by side, sidecars after them, the last one first. */
export function beginToStop(life: PodLife, world: World): PodLife {
  const { pod, now } = world
  if (pod.metadata.deletionTimestamp === undefined && !isPastDeadline(life, world)) return life
  if (life.stopping === undefined && pod.metadata.deletionTimestamp === undefined) {
    world.tell({ type: 'Normal', reason: 'DeadlineExceeded', message: deadlineExceeded })
  }
  const grace = graceOf(pod)
  if (life.stopping !== undefined) return hurried(life, life.stopping.since + grace, world)
  const deadline = now + grace
  let turnAt = now
  const stops = new Map<string, ContainerLife>()
  for (const member of inStopOrder(world.members)) {
    const one = life.containers[member.container.name]
    if (one?.state !== 'running') continue
    const wait = member.role === 'container' ? now : turnAt
    const stopped = one.stopping === undefined ? withStop(one, member, world, grace, wait, false) : one
    stops.set(member.container.name, stopped)
    turnAt = Math.max(turnAt, stopped.stopping?.goneAt ?? now)
  }
  return {
    ...life,
    containers: { ...life.containers, ...Object.fromEntries(stops) },
    stopping: { since: now, deadline },
  }
}

export const deadlineExceeded = 'Pod was active on the node longer than the specified deadline'

/** When the pod has been active for as long as it may; undefined: it may for ever. */
export function deadlineOf({ spec }: Pod, { since }: PodLife): number | undefined {
  const { activeDeadlineSeconds } = spec
  return activeDeadlineSeconds === undefined ? undefined : since + activeDeadlineSeconds
}

function isPastDeadline(life: PodLife, { pod, now }: World): boolean {
  const deadline = deadlineOf(pod, life)
  return deadline !== undefined && deadline <= now
}

function inStopOrder(members: readonly Member[]): readonly Member[] {
  const own = members.filter(({ role }) => role === 'container')
  return [...own, ...members.filter(({ role }) => role !== 'container').reverse()]
}

/** A second deletion may shorten the grace period. */
function hurried(life: PodLife, deadline: number, world: World): PodLife {
  if (life.stopping === undefined || deadline >= life.stopping.deadline) return life
  const latest = Math.max(deadline, world.now)
  const sooner = each(life, world, (one) =>
    one.stopping === undefined || one.stopping.goneAt <= latest
      ? one
      : { ...one, stopping: { ...one.stopping, goneAt: latest, exitCode: 137 } },
  )
  return { ...sooner, stopping: { ...life.stopping, deadline } }
}

function withStop(
  one: ContainerLife,
  member: Member,
  { pod, now, tell }: World,
  grace: number,
  turnAt: number,
  restarts: boolean,
  message = `Stopping container ${member.container.name}`,
): ContainerLife {
  const { container, behaviour, fieldPath } = member
  tell({ type: 'Normal', reason: 'Killing', message, fieldPath })
  const { stop, hookFailed } = stopContainer(container, behaviour, pod, { now, grace, turnAt, restarts })
  if (hookFailed)
    tell({ type: 'Warning', reason: 'FailedPreStopHook', message: 'PreStopHook failed', fieldPath })
  return { ...one, stopping: stop }
}

/** Once the pod's own containers have ended for good, nobody needs its sidecars. */
export function stopSidecars(life: PodLife, world: World): PodLife {
  if (life.stopping !== undefined) return life
  const isOver = ({ container, role }: Member): boolean =>
    role !== 'container' || life.containers[container.name]?.state === 'terminated'
  if (!world.members.some(({ role }) => role === 'container') || !world.members.every(isOver)) return life
  return each(life, world, (one, member) =>
    member.role === 'sidecar' && one.state === 'running' && one.stopping === undefined
      ? withStop(one, member, world, graceOf(world.pod), world.now, false)
      : one,
  )
}

/** A failed liveness or startup probe ends the container, so that it is started anew. */
export function killIfUnhealthy(one: ContainerLife, member: Member, world: World): ContainerLife {
  if (one.state !== 'running' || one.stopping !== undefined) return one
  const results = resultsOf(one)
  const failed =
    results.startup === 'failure' ? 'startup' : results.liveness === 'failure' ? 'liveness' : undefined
  if (failed === undefined) return one
  const { pod, now } = world
  const grace =
    probeOf(member.container, failed)?.terminationGracePeriodSeconds ??
    pod.spec.terminationGracePeriodSeconds ??
    30
  const message = `Container ${member.container.name} failed ${failed} probe, will be restarted`
  return withStop(one, member, world, grace, now, true, message)
}

/**
 * Another image is written for the container: one that runs is ended and started anew, whatever its restartPolicy says;
 * one that waits is tried again, without the wait that the old image has earned.
 */
export function replaceIfChanged(one: ContainerLife, member: Member, world: World): ContainerLife {
  const { image, state } = one
  const { container } = member
  if (image === undefined || image === container.image || one.stopping !== undefined) return one
  if (state === 'running') {
    const message = `Container ${container.name} definition changed, will be restarted`
    const stopped = withStop(one, member, world, graceOf(world.pod), world.now, true, message)
    return stopped.stopping === undefined
      ? stopped
      : { ...stopped, stopping: { ...stopped.stopping, forAnotherImage: true } }
  }
  if (state !== 'waiting') return one
  const { backOff: _, image: __, reason: ___, message: ____, ...rest } = one
  return { ...rest, startsAt: world.now, reason: 'ContainerCreating' }
}
