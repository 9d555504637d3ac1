/**
 * What happens in a pod at this moment? Everything whose time has come: containers end and start, probes take their
 * turns, what fails them is ended, what ended is started again; and when is there something to do next?
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions, SyncPod),
 * pkg/kubelet/kubelet.go (SyncTerminatingPod).
 * Leaves out: the moment between what happens and the kubelet noticing it (a second, or ten with back-off).
 */
import type { ContainerLife, PodLife } from '../../api/pod-life.ts'
import { nextBackOff } from './back-off.ts'
import { each, hasStarted, type Member } from './member.ts'
import { type NextMoment, nextMoment } from './next-moment.ts'
import { runPostStart } from './post-start.ts'
import { awakened, takeTurns } from './probe-turns.ts'
import { endIfOver, restart } from './restart.ts'
import { configError, startContainer } from './start-container.ts'
import { beginToStop, killIfUnhealthy, replaceIfChanged, stopSidecars } from './stop-pod.ts'
import type { World } from './world.ts'

export interface PodStep {
  readonly life: PodLife
  readonly next?: NextMoment
}

/** More than any pod needs at one moment. */
const mostTurns = 1_000

export function stepPod(before: PodLife | undefined, world: World): PodStep {
  const first = before ?? newLife(world)
  let life = first
  for (let turn = 0; turn < mostTurns; turn++) {
    const after = takeTurn(life, world)
    if (after === life) break
    life = after
  }
  if (statesDiffer(first, life)) {
    life = each(life, world, (one, member) =>
      awakened(member, one, first.containers[member.container.name], world.now),
    )
  }
  const next = nextMoment(life, world)
  return next === undefined ? { life } : { life, next }
}

function newLife({ members, now }: World): PodLife {
  const reason = members.some(({ role }) => role !== 'container') ? 'PodInitializing' : 'ContainerCreating'
  const fresh: ContainerLife = { state: 'waiting', reason, restarts: 0, probes: [], services: [], files: {} }
  return {
    since: now,
    containers: Object.fromEntries(members.map(({ container }) => [container.name, fresh])),
  }
}

/** The same life, when nothing happens. */
function takeTurn(life: PodLife, world: World): PodLife {
  const stopping = beginToStop(life, world)
  const changed = stopping.stopping
    ? stopping
    : each(stopping, world, (one, member) => replaceIfChanged(one, member, world))
  const ended = each(changed, world, (one, member) => endIfOver(one, member, world))
  const planned = ended.stopping ? ended : each(ended, world, (one, member) => restart(one, member, world))
  const quiet = stopSidecars(planned, world)
  const ready = quiet.stopping ? quiet : planStarts(quiet, world)
  const started = ready.stopping
    ? ready
    : each(ready, world, (one, member) => startIfDue(one, member, life.since, world))
  const probed = each(started, world, (one, member) => takeTurns(member, one, started, world))
  return probed.stopping ? probed : each(probed, world, (one, member) => killIfUnhealthy(one, member, world))
}

/** Who may start now: each init container after the one before, then the pod's own, side by side. */
function planStarts(life: PodLife, world: World): PodLife {
  let isHeld = false
  return each(life, world, (one, member) => {
    if (isHeld) return one
    if (member.role === 'init') isHeld = one.state !== 'terminated' || one.ended?.exitCode !== 0
    if (member.role === 'sidecar') isHeld = !hasStarted(member, one)
    if (one.state !== 'waiting' || one.startsAt !== undefined) return one
    if (isConfiguredNow(one, member, world)) return { ...one, startsAt: world.now }
    return isUntried(one) ? firstStart(one, member, world) : one
  })
}

/** What it waited for is there: the kubelet tries again. */
function isConfiguredNow({ reason }: ContainerLife, { container }: Member, world: World): boolean {
  if (reason !== configError) return false
  const configuration = world.configurationOf(container)
  return configuration === undefined || 'variables' in configuration
}

function isUntried({ startedAt, reason }: ContainerLife): boolean {
  return startedAt === undefined && (reason === 'ContainerCreating' || reason === 'PodInitializing')
}

function firstStart(one: ContainerLife, { container, fieldPath }: Member, world: World): ContainerLife {
  const { now, startSeconds, tell } = world
  if (startSeconds > 0) {
    tell({
      type: 'Normal',
      reason: 'Pulling',
      message: `Pulling image "${container.image ?? ''}"`,
      fieldPath,
    })
  }
  return { ...one, startsAt: now + startSeconds }
}

function startIfDue(one: ContainerLife, member: Member, since: number, world: World): ContainerLife {
  const { now } = world
  if (one.state !== 'waiting' || one.startsAt === undefined || one.startsAt > now) return one
  const wasLooping = one.reason === 'CrashLoopBackOff' && one.ended !== undefined
  const backOff = wasLooping ? nextBackOff(one.backOff, one.ended.finishedAt, now) : one.backOff
  const next = backOff === undefined ? one : { ...one, backOff }
  const started = startContainer(member, next, since, world)
  return started.state === 'running' ? runPostStart(started, next, member, world) : started
}

/** A container that has come up or gone down is another world for the probes beside it. */
function statesDiffer(before: PodLife, after: PodLife): boolean {
  if (before === after) return false
  for (const name in after.containers) {
    const [old, now] = [before.containers[name], after.containers[name]]
    if (old?.state !== now?.state || old?.startedAt !== now?.startedAt || old?.files !== now?.files)
      return true
  }
  return false
}
