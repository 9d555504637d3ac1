/**
 * Which conditions does the kubelet set on a pod, and why is one not True?
 *
 * Source: kubernetes/kubernetes pkg/kubelet/status/generate.go.
 */
import type { Condition } from '../api/meta.ts'
import type { ContainerStatus, Pod, PodStatus } from '../api/pod.ts'

export interface Facts {
  readonly phase: PodStatus['phase']
  readonly init: readonly ContainerStatus[]
  readonly containers: readonly ContainerStatus[]
  /** Some init container is still to complete, or some sidecar to start. */
  readonly held: boolean
  readonly hasAddress: boolean
  readonly now: string
}

/** All conditions of the pod: the kubelet's own, then those that others set. Times change only with a status. */
export function conditionsFor(pod: Pod, facts: Facts): readonly Condition[] {
  const before = pod.status?.conditions ?? []
  const containersReady = containersReadyFor(facts)
  const own: readonly Condition[] = [
    verdict('PodReadyToStartContainers', facts.hasAddress ? undefined : {}),
    initializedFor(facts),
    readyFor(pod, containersReady),
    containersReady,
    verdict('PodScheduled', undefined),
  ]
  const others = before.filter(({ type }) => !kubeletOwns(type))
  return [...own.map((condition) => withTime(condition, before, facts.now)), ...others]
}

function kubeletOwns(type: string): boolean {
  return ownTypes.includes(type)
}

const ownTypes = ['PodReadyToStartContainers', 'Initialized', 'Ready', 'ContainersReady', 'PodScheduled']

interface Why {
  readonly reason?: string
  readonly message?: string
}

function verdict(type: string, whyNot: Why | undefined): Condition {
  return whyNot === undefined ? { type, status: 'True' } : { type, status: 'False', ...whyNot }
}

function initializedFor({ init, held, phase }: Facts): Condition {
  if (phase === 'Succeeded') return { type: 'Initialized', status: 'True', reason: 'PodCompleted' }
  if (!held) return verdict('Initialized', undefined)
  return verdict('Initialized', {
    reason: 'ContainersNotInitialized',
    message: `containers with incomplete status: ${bracketed(init)}`,
  })
}

function containersReadyFor({ phase, containers }: Facts): Condition {
  const type = 'ContainersReady'
  if (phase === 'Succeeded') return verdict(type, { reason: 'PodCompleted' })
  if (phase === 'Failed') return verdict(type, { reason: 'PodFailed' })
  if (containers.every(({ ready }) => ready)) return verdict(type, undefined)
  return verdict(type, {
    reason: 'ContainersNotReady',
    message: `containers with unready status: ${bracketed(containers)}`,
  })
}

/** Ready is ContainersReady, and every readiness gate besides. */
function readyFor(pod: Pod, containersReady: Condition): Condition {
  if (containersReady.status !== 'True') return { ...containersReady, type: 'Ready' }
  const closed: string[] = []
  for (const { conditionType } of pod.spec.readinessGates ?? []) {
    const gate = pod.status?.conditions?.find(({ type }) => type === conditionType)
    if (gate === undefined) {
      closed.push(`corresponding condition of pod readiness gate "${conditionType}" does not exist.`)
    } else if (gate.status !== 'True') {
      closed.push(`the status of pod readiness gate "${conditionType}" is not "True", but ${gate.status}`)
    }
  }
  if (closed.length === 0) return verdict('Ready', undefined)
  return verdict('Ready', { reason: 'ReadinessGatesNotReady', message: closed.join(', ') })
}

function bracketed(statuses: readonly ContainerStatus[]): string {
  return `[${statuses
    .filter(({ ready }) => !ready)
    .map(({ name }) => name)
    .join(' ')}]`
}

function withTime(condition: Condition, before: readonly Condition[], now: string): Condition {
  const old = before.find(({ type }) => type === condition.type)
  const lastTransitionTime = old?.status === condition.status ? (old.lastTransitionTime ?? now) : now
  const { type, status, reason, message } = condition
  return {
    type,
    status,
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
    lastTransitionTime,
  }
}
