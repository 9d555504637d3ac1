/**
 * What happens when the kubelet starts a container? Its program runs, its variables are set for good, its probes begin
 * anew; or it cannot be started at all, and waits.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go (startContainer),
 * pkg/kubelet/images/image_manager.go (EnsureImageExists).
 * Leaves out: the size of the image, which the event of a pull tells.
 */
import type { ContainerLife, ProbeLife } from '../../api/pod-life.ts'
import { initialResults, type ProbeType } from '../prober/probe-state.ts'
import { type Member, probeTypesOf } from './member.ts'
import { nextTurn } from './probe-turns.ts'
import type { World } from './world.ts'

/** `since`: when the kubelet took the pod up. */
export function startContainer(
  member: Member,
  life: ContainerLife,
  since: number,
  world: World,
): ContainerLife {
  const { behaviour, container, fieldPath } = member
  const { now, tell } = world
  if (behaviour === undefined || behaviour.does === 'not-start') {
    const { reason = 'CreateContainerError', message = '' } = behaviour ?? {}
    if (reason === 'InvalidImageName') tell({ type: 'Warning', reason: 'InspectFailed', message, fieldPath })
    const error = reason === 'InvalidImageName' ? reason : message
    tell({ type: 'Warning', reason: 'Failed', message: `Error: ${error}`, fieldPath })
    return { ...waitingOf(life), ...imageOf(container), reason, message }
  }
  const configuration = world.configurationOf(container)
  if (configuration !== undefined && 'missing' in configuration) {
    const message = configuration.missing
    tell({ type: 'Warning', reason: 'Failed', message: `Error: ${message}`, fieldPath })
    return { ...waitingOf(life), reason: configError, message }
  }
  if (life.hookSince === undefined) tellOfStart(member, life, world)
  const { ended, endedBefore: _, restarts, backOff } = life
  const types = probeTypesOf(member)
  return {
    state: 'running',
    startedAt: now,
    ...imageOf(container),
    ...(ended === undefined ? {} : { endedBefore: ended }),
    restarts: life.startedAt === undefined ? restarts : restarts + 1,
    ...(backOff === undefined ? {} : { backOff }),
    probes: types.map((type) =>
      startProbe(type, life, { since, now, types, period: periodOf(container, type) }),
    ),
    services: world.services(),
    ...(configuration === undefined ? {} : { configured: configuration.variables }),
    files: {},
  }
}

/** Something that the container takes from a ConfigMap or Secret is not there. */
export const configError = 'CreateContainerConfigError'

function imageOf({ image }: Member['container']): Pick<ContainerLife, 'image'> {
  return image === undefined ? {} : { image }
}

function waitingOf({ startsAt: _, reason: __, message: ___, ...life }: ContainerLife): ContainerLife {
  return { ...life, state: 'waiting' }
}

function periodOf(container: Member['container'], probeType: ProbeType): number {
  return container[`${probeType}Probe`]?.periodSeconds || 10
}

interface ProbeStart {
  readonly since: number
  readonly now: number
  readonly types: readonly ProbeType[]
  readonly period: number
}

/**
 * Workers keep time from when the kubelet took the pod up. The readiness probe is asked at once besides, and keeps time
 * from then: the kubelet wants to know as soon as a container has started.
 */
function startProbe(
  probeType: ProbeType,
  life: ContainerLife,
  { since, now, types, period }: ProbeStart,
): ProbeLife {
  const before = life.probes.find((probe) => probe.probeType === probeType)
  const anchor = probeType === 'readiness' ? now : since
  const isHeldBack = probeType !== 'startup' && types.includes('startup')
  const nextAt = probeType === 'readiness' ? now : nextTurn(anchor, period, now)
  return {
    probeType,
    result: initialResults[probeType],
    // A run of equal answers goes on over a restart: only a decision that puts the probe on hold ends it.
    ...(before?.lastAnswer === undefined ? {} : { lastAnswer: before.lastAnswer }),
    resultRun: before?.resultRun ?? 0,
    onHold: false,
    anchor,
    ...(isHeldBack ? {} : { nextAt }),
  }
}

function tellOfStart(member: Member, life: ContainerLife, world: World): void {
  const { fieldPath } = member
  tellOfImage(member, life, world)
  world.tell({ type: 'Normal', reason: 'Created', message: 'Container created', fieldPath })
  world.tell({ type: 'Normal', reason: 'Started', message: 'Container started', fieldPath })
}

function tellOfImage(
  { container, fieldPath }: Member,
  life: ContainerLife,
  { startSeconds, tell }: World,
): void {
  const { image = '', imagePullPolicy } = container
  const isFirst = life.startedAt === undefined
  if (isFirst && startSeconds > 0) {
    const took = `${startSeconds}s`
    const message = `Successfully pulled image "${image}" in ${took} (${took} including waiting)`
    tell({ type: 'Normal', reason: 'Pulled', message, fieldPath })
  } else if (imagePullPolicy === 'Always') {
    tell({ type: 'Normal', reason: 'Pulling', message: `Pulling image "${image}"`, fieldPath })
    const message = `Successfully pulled image "${image}" in 0s (0s including waiting)`
    tell({ type: 'Normal', reason: 'Pulled', message, fieldPath })
  } else {
    const message = `Container image "${image}" already present on machine and can be accessed by the pod`
    tell({ type: 'Normal', reason: 'Pulled', message, fieldPath })
  }
}
