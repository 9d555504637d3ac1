/**
 * What are the containers of a pod to each other? Init containers run one after the other before all others; sidecars are
 * started in their turn and run on; the pod's own containers start side by side once these are done or started.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kuberuntime/kuberuntime_container.go (computeInitContainerActions).
 */
import type { Container, Pod, Probe } from '../../api/pod.ts'
import type { ContainerLife, PodLife } from '../../api/pod-life.ts'
import type { Behaviour } from '../../container/behaviour.ts'
import type { PodStart } from '../../container/listeners.ts'
import { isSidecar } from '../../container/target-port.ts'
import { isContainerStarted } from '../prober/container-ready.ts'
import type { ProbeResult, ProbeType } from '../prober/probe-state.ts'

export interface Member {
  readonly container: Container
  readonly role: 'init' | 'sidecar' | 'container'
  /** What its program does; absent where an earlier one never lets it start. */
  readonly behaviour?: Behaviour
  /** As events name it: spec.containers{main}. */
  readonly fieldPath: string
}

/** In the order in which they start. */
export function membersOf({ spec }: Pod, { init, containers }: PodStart): readonly Member[] {
  const find = (container: Container): { readonly behaviour?: Behaviour } => {
    const started = [...init, ...containers].find((one) => one.container === container)
    return started === undefined ? {} : { behaviour: started.behaviour }
  }
  return [
    ...(spec.initContainers ?? []).map((container): Member => {
      const role = isSidecar(container) ? 'sidecar' : 'init'
      return { container, role, fieldPath: `spec.initContainers{${container.name}}`, ...find(container) }
    }),
    ...(spec.containers ?? []).map((container): Member => {
      const fieldPath = `spec.containers{${container.name}}`
      return { container, role: 'container', fieldPath, ...find(container) }
    }),
  ]
}

export function probeOf(container: Container, probeType: ProbeType): Probe | undefined {
  return container[`${probeType}Probe`]
}

/** The probes that a container has; those of an ordinary init container are not asked. */
export function probeTypesOf({ container, role }: Member): readonly ProbeType[] {
  if (role === 'init') return []
  return probeTypes.filter((probeType) => probeOf(container, probeType) !== undefined)
}

const probeTypes: readonly ProbeType[] = ['startup', 'liveness', 'readiness']

export function resultsOf({ probes }: ContainerLife): Readonly<Partial<Record<ProbeType, ProbeResult>>> {
  return Object.fromEntries(
    probes.flatMap(({ probeType, result }) => (result === undefined ? [] : [[probeType, result]])),
  )
}

/** It runs, and its startup probe, if it has one, has passed. */
export function hasStarted(member: Member, life: ContainerLife): boolean {
  const { state } = life
  return isContainerStarted({ state, probes: probeTypesOf(member), results: resultsOf(life) })
}

/** When and how its program ends by itself, in seconds after its start. An init container nobody knows does its work. */
export function ownEndOf({
  behaviour,
  role,
}: Member): { readonly after: number; readonly exitCode: number; readonly says?: string } | undefined {
  if (behaviour === undefined || behaviour.does === 'not-start') return undefined
  if (behaviour.does === 'end') {
    const { afterSeconds = 0, exitCode, says } = behaviour
    return { after: afterSeconds, exitCode, ...(says === undefined ? {} : { says }) }
  }
  if (behaviour.endsAfter !== undefined) return { after: behaviour.endsAfter, exitCode: 0 }
  return role === 'init' && behaviour.guessed ? { after: 0, exitCode: 0 } : undefined
}

/** Each container's life changed; the same life, when none is. */
export function each(
  life: PodLife,
  { members }: { readonly members: readonly Member[] },
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
