/**
 * What do the probes of a running container come to now? Each takes its turn on its grid of periods. One whose answer
 * cannot change and whose thresholds have been reached takes no more turns until something happens in the pod: that is
 * how an hour passes over ten thousand pods for nothing.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/prober/worker.go (run), prober_manager.go (UpdatePodStatus).
 */
import type { ContainerLife, PodLife, ProbeLife } from '../../api/pod-life.ts'
import { fileTimesOf } from '../../container/script.ts'
import { withConfiguration } from '../configuration.ts'
import { listenersIn } from '../open-listeners.ts'
import { askProbe, type ProbeOutcome } from '../probe.ts'
import { asksNow } from '../prober/observe-probe.ts'
import type { ProbeAnswer, ProbeState } from '../prober/probe-state.ts'
import { takeTurn } from '../prober/worker.ts'
import { hasStarted, type Member, probeOf, resultsOf } from './member.ts'
import type { World } from './world.ts'

/** The first turn after `now`. */
export function nextTurn(anchor: number, period: number, now: number): number {
  return anchor + (Math.floor((now - anchor) / period) + 1) * period
}

/** Every probe whose turn has come is asked; the others stay as they are. */
export function takeTurns(
  member: Member,
  life: ContainerLife,
  podLife: PodLife,
  world: World,
): ContainerLife {
  const { now } = world
  if (life.state !== 'running' || !life.probes.some(({ nextAt }) => nextAt !== undefined && nextAt <= now))
    return life
  let result = life
  for (const [index, probe] of life.probes.entries()) {
    if (probe.nextAt === undefined || probe.nextAt > now) continue
    const after = takeOne(member, probe, result, podLife, world)
    result = {
      ...result,
      ...(after.isCounted ? { requests: (result.requests ?? 0) + 1 } : {}),
      probes: result.probes.map((one, at) => (at === index ? after.probe : one)),
    }
  }
  return hasStarted(member, life) ? result : withOthersBegun(member, result, now)
}

/** Once the startup probe has passed: liveness from its next turn on, readiness at once. */
function withOthersBegun(member: Member, life: ContainerLife, now: number): ContainerLife {
  if (!hasStarted(member, life)) return life
  const probes = life.probes.map((probe): ProbeLife => {
    if (probe.probeType === 'startup' || probe.nextAt !== undefined) return probe
    if (probe.probeType === 'readiness') return { ...probe, anchor: now, nextAt: now }
    return { ...probe, nextAt: nextTurn(probe.anchor, periodOf(member, probe), now) }
  })
  return { ...life, probes }
}

function takeOne(
  member: Member,
  probe: ProbeLife,
  life: ContainerLife,
  podLife: PodLife,
  world: World,
): { readonly probe: ProbeLife; readonly isCounted: boolean } {
  const { container, role } = member
  const { pod, now } = world
  const spec = probeOf(container, probe.probeType)
  if (spec === undefined || life.startedAt === undefined) return { probe: asleep(probe), isCounted: false }
  const id = String(life.restarts)
  const before = stateOf(member, probe, life, id)
  let outcome: ProbeOutcome | undefined
  const ask = (): ProbeAnswer | undefined => {
    outcome = askProbe(spec, {
      container,
      // A command asks what the programs beside it do, and those read their configuration.
      pod: spec.exec === undefined ? pod : withConfiguration(pod, podLife),
      listeners: listenersIn(world.program, podLife, now),
      age: now - (life.startedAt ?? now),
      files: life.files,
      ...(world.send === undefined ? {} : { send: world.send }),
    })
    return outcome.undecided ? undefined : outcome.succeeds ? 'success' : 'failure'
  }
  const restartPolicy = role === 'sidecar' ? 'Always' : (pod.spec.restartPolicy ?? 'Always')
  const seen = {
    phase: 'Running',
    isBeingDeleted: podLife.stopping !== undefined,
    container: {
      id,
      state: 'running' as const,
      runningSince: life.startedAt,
      started: before.started,
      restartPolicy,
    },
  }
  const wasAsked = asksNow(spec, before, now)
  const turn = takeTurn(spec, before, seen, ask, now)
  const { result, lastAnswer, resultRun, onHold } = turn.state
  const after: ProbeLife = {
    probeType: probe.probeType,
    ...(result === undefined ? {} : { result }),
    ...(lastAnswer === undefined ? {} : { lastAnswer }),
    resultRun,
    onHold,
    anchor: probe.anchor,
  }
  const nextAt = turn.goesOn && !onHold ? turnAfter(member, after, outcome, wasAsked, life, now) : undefined
  if (outcome !== undefined) tellOf(member, after, outcome, nextAt === undefined, world)
  const isCounted = outcome !== undefined && spec.httpGet !== undefined && countedRequests(member) >= 0
  const isSettled = outcome?.asksOthers === true && after.result === after.lastAnswer
  const onOthers = isSettled ? ({ onOthers: true } as const) : {}
  return { probe: nextAt === undefined ? after : { ...after, nextAt, ...onOthers }, isCounted }
}

function stateOf(member: Member, probe: ProbeLife, life: ContainerLife, containerID: string): ProbeState {
  const { probeType, result, lastAnswer, resultRun, onHold } = probe
  return {
    probeType,
    containerID,
    ...(life.startedAt === undefined ? {} : { runningSince: life.startedAt }),
    started: hasStarted(member, life),
    ...(result === undefined ? {} : { result }),
    ...(lastAnswer === undefined ? {} : { lastAnswer }),
    resultRun,
    onHold,
  }
}

/** When the probe has to be asked again: at its next turn, or when its answer may be another one, or not at all. */
function turnAfter(
  member: Member,
  probe: ProbeLife,
  outcome: ProbeOutcome | undefined,
  wasAsked: boolean,
  life: ContainerLife,
  now: number,
): number | undefined {
  const next = nextTurn(probe.anchor, periodOf(member, probe), now)
  if (!wasAsked)
    return resultsOf(life).startup === 'success' && probe.probeType === 'startup' ? undefined : next
  if (outcome?.asksOthers === true) return next
  const isSettled = outcome?.undecided === true || probe.result === probe.lastAnswer
  if (!isSettled || (life.requests ?? 0) <= countedRequests(member)) return next
  const startedAt = life.startedAt ?? now
  const changes = answerTimes(member).filter((age) => startedAt + age >= now)
  if (changes.length === 0) return undefined
  const changeAt = startedAt + Math.min(...changes)
  return Math.max(next, nextTurn(probe.anchor, periodOf(member, probe), changeAt - 1e-9))
}

/** Some programs answer only so many requests well; -1: nobody counts. */
function countedRequests({ behaviour }: Member): number {
  const sockets = behaviour?.does === 'run' ? behaviour.sockets : []
  return Math.max(-1, ...sockets.map(({ changesAfterRequests = -1 }) => changesAfterRequests))
}

/** Seconds after its start at which a container may begin to answer otherwise. */
function answerTimes({ container, behaviour }: Member): readonly number[] {
  const sockets = behaviour === undefined || behaviour.does === 'not-start' ? [] : (behaviour.sockets ?? [])
  const times = sockets.flatMap(({ opensAfter, changesAfter }) =>
    [opensAfter ?? [], changesAfter ?? []].flat(),
  )
  const script = [...(container.command ?? []), ...(container.args ?? [])].join('\n')
  return script.includes('sleep') ? [...times, ...fileTimesOf(script)] : times
}

function tellOf(
  { container, fieldPath }: Member,
  probe: ProbeLife,
  { succeeds, undecided, warns, got, told = got }: ProbeOutcome,
  sleeps: boolean,
  { tell }: World,
): void {
  if (succeeds && warns !== true) return
  const name = `${probe.probeType.slice(0, 1).toUpperCase()}${probe.probeType.slice(1)} probe`
  const says = undecided ? 'errored and resulted in unknown state:' : succeeds ? 'warning:' : 'failed:'
  const everySeconds = probeOf(container, probe.probeType)?.periodSeconds || 10
  tell({
    type: 'Warning',
    reason: succeeds ? 'ProbeWarning' : 'Unhealthy',
    message: `${name} ${says} ${told}`,
    fieldPath,
    ...(sleeps && !probe.onHold ? { everySeconds } : {}),
  })
}

/** Something in the pod has changed: every probe that slept meanwhile takes its next turn. */
export function awakened(
  member: Member,
  life: ContainerLife,
  before: ContainerLife | undefined,
  now: number,
): ContainerLife {
  const turnOf = (probe: ProbeLife): number => nextTurn(probe.anchor, periodOf(member, probe), now)
  // One that waits for what the container's own script does later has left turns out, too.
  const isAsleep = (probe: ProbeLife): boolean =>
    (probe.nextAt === undefined || probe.nextAt > turnOf(probe)) &&
    !probe.onHold &&
    before?.probes.includes(probe) === true &&
    hasStarted(member, life) !== (probe.probeType === 'startup')
  if (life.state !== 'running' || !life.probes.some(isAsleep)) return life
  const probes = life.probes.map((probe) => (isAsleep(probe) ? { ...probe, nextAt: turnOf(probe) } : probe))
  return { ...life, probes }
}

function asleep({ nextAt: _, ...probe }: ProbeLife): ProbeLife {
  return probe
}

function periodOf({ container }: Member, { probeType }: ProbeLife): number {
  return probeOf(container, probeType)?.periodSeconds || 10
}
