/**
 * What happens in a pod at this moment? Everything whose time has come: containers end and start, probes take their
 * turns, what fails them is ended, what ended is started again; and when is there something to do next?
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_manager.go (computePodActions, SyncPod),
 * pkg/kubelet/kubelet.go (SyncTerminatingPod).
 * Leaves out: the moment between what happens and the kubelet noticing it (a second, or ten with back-off); changed
 * images of running pods.
 */
import type { ContainerEnd, ContainerLife, PodLife } from '../../api/pod-life.ts'
import { nextBackOff, planRestart } from './back-off.ts'
import { goDuration } from './go-duration.ts'
import { hasStarted, type Member, ownEndOf, probeOf, resultsOf } from './member.ts'
import { awakened, takeTurns } from './probe-turns.ts'
import { configError, startContainer } from './start-container.ts'
import { stopContainer } from './stop.ts'
import { graceOf, type World } from './world.ts'

export interface PodStep {
  readonly life: PodLife
  /** When there is something to do again; `quietly` where it is more of the same. */
  readonly next?: { readonly seconds: number; readonly quietly: boolean }
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
  const ended = each(stopping, world, (one, member) => endIfOver(one, member, world))
  const planned = ended.stopping ? ended : each(ended, world, (one, member) => restart(one, member, world))
  const quiet = stopSidecars(planned, world)
  const ready = quiet.stopping ? quiet : planStarts(quiet, world)
  const started = ready.stopping
    ? ready
    : each(ready, world, (one, member) => startIfDue(one, member, life.since, world))
  const probed = each(started, world, (one, member) => takeTurns(member, one, started, world))
  return probed.stopping ? probed : each(probed, world, (one, member) => killIfUnhealthy(one, member, world))
}

function each(
  life: PodLife,
  { members }: World,
  change: (one: ContainerLife, member: Member) => ContainerLife,
): PodLife {
  let changed: Record<string, ContainerLife> | undefined
  for (const member of members) {
    const { name } = member.container
    const before = life.containers[name]
    if (before === undefined) continue
    const after = change(before, member)
    if (after === before) continue
    changed ??= { ...life.containers }
    changed[name] = after
  }
  return changed === undefined ? life : { ...life, containers: changed }
}

/** The pod is being deleted: its containers are ended side by side, sidecars after them, the last one first. */
function beginToStop(life: PodLife, world: World): PodLife {
  const { pod, now } = world
  if (pod.metadata.deletionTimestamp === undefined) return life
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

/** Its program has done its work, or the kubelet has ended it. */
function endIfOver(one: ContainerLife, member: Member, { now }: World): ContainerLife {
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
function restart(one: ContainerLife, member: Member, world: World): ContainerLife {
  const { ended, stopping } = one
  if (one.state !== 'terminated' || ended === undefined || stopping?.restarts === false) return one
  const isKilled = stopping?.restarts === true
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

function comesBack(ended: ContainerEnd, isKilled: boolean, { role }: Member, { pod }: World): boolean {
  const { restartPolicy = 'Always' } = pod.spec
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

/** Once the pod's own containers have ended for good, nobody needs its sidecars. */
function stopSidecars(life: PodLife, world: World): PodLife {
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
  return startContainer(member, backOff === undefined ? one : { ...one, backOff }, since, world)
}

/** A failed liveness or startup probe ends the container, so that it is started anew. */
function killIfUnhealthy(one: ContainerLife, member: Member, world: World): ContainerLife {
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

/** From here on a container that ends again and again is known to do so. */
const knownRestarts = 5
/** Who runs for so long runs for ever, as far as anybody waits for it. */
const longRun = 600

function nextMoment(life: PodLife, { members }: World): PodStep['next'] {
  let seconds = Number.POSITIVE_INFINITY
  let quietly = true
  const at = (moment: number | undefined, isQuiet: boolean): void => {
    if (moment === undefined || !Number.isFinite(moment)) return
    seconds = Math.min(seconds, moment)
    quietly &&= isQuiet
  }
  for (const member of members) {
    const one = life.containers[member.container.name]
    if (one === undefined) continue
    if (one.state === 'waiting' && life.stopping === undefined) {
      at(one.startsAt, one.reason === 'CrashLoopBackOff' && one.restarts >= knownRestarts)
    }
    if (one.state !== 'running' || one.startedAt === undefined) continue
    const own = ownEndOf(member)
    if (own !== undefined) at(one.startedAt + own.after, own.after >= longRun)
    at(one.stopping?.goneAt, false)
    for (const { nextAt } of one.probes) at(nextAt, false)
  }
  return Number.isFinite(seconds) ? { seconds, quietly } : undefined
}
