/**
 * What happens now in a pod, and what does its kubelet report then? Pods of one template fare alike: one is looked at,
 * and the others that are as new as it share what became of it.
 */
import type { ObjectOf } from '../api/kinds.ts'
import type { Container, Pod, PodStatus } from '../api/pod.ts'
import type { PodLife } from '../api/pod-life.ts'
import { startPod } from '../container/listeners.ts'
import { configurationNow, withConfiguration } from '../kubelet/configuration.ts'
import { membersOf } from '../kubelet/life/member.ts'
import { type PodStep, stepPod } from '../kubelet/life/pod-step.ts'
import type { PodEvent, World } from '../kubelet/life/world.ts'
import { addressesIn, type NodeFacts, podStatusFor } from '../kubelet/pod-status.ts'
import type { ClusterState, Store } from '../state/cluster-state.ts'
import { sameJson } from '../state/same-json.ts'
import { timestampAt } from '../state/timestamp.ts'

/** What a kubelet knows while it looks after one batch of pods. */
export interface Round {
  /** By the list of containers, which pods of one template share, what became of one of them. */
  readonly alike: Map<unknown, Outcome>
  /** Prints a second of the cluster's clock. */
  readonly timeOf: (seconds: number) => string
  /** Pods of one template to which the same has happened share one life, and what is told of it. */
  readonly lives: Share<PodLife>
  readonly told: Share<readonly PodEvent[]>
}

export function newRound(store: Store): Round {
  return { alike: new Map(), timeOf: clockOf(store), lives: sharing(), told: sharing() }
}

export interface Outcome {
  readonly before: PodLife | undefined
  readonly step: PodStep
  readonly events: readonly PodEvent[]
  readonly status: PodStatus
}

/** The same value as for another pod with these containers, where the two say the same. */
type Share<T> = (containers: unknown, value: T) => T

function sharing<T>(): Share<T> {
  const known = new Map<unknown, T>()
  return (containers, value) => {
    const other = known.get(containers)
    if (other !== undefined && sameJson(other, value)) return other
    known.set(containers, value)
    return value
  }
}

/** Few seconds are asked for, each of them often. */
function clockOf({ settings }: Store): Round['timeOf'] {
  const known = new Map<number, string>()
  return (seconds) => {
    const text = known.get(seconds) ?? timestampAt(settings.epoch, seconds)
    known.set(seconds, text)
    return text
  }
}

export function outcomeOf(
  pod: Pod,
  before: PodLife | undefined,
  addresses: Pick<NodeFacts, 'hostIPs' | 'podIPs'>,
  round: Round,
  store: Store,
): Outcome {
  const { containers } = pod.spec
  const isAlike = isPlain(pod) && (before !== undefined || isNew(pod, round.timeOf(store.now)))
  const known = isAlike ? round.alike.get(containers) : undefined
  if (known !== undefined && known.before === before && isPristine(pod, before)) {
    return { ...known, status: { ...known.status, ...addressesIn(addresses) } }
  }
  const outcome = live(pod, before, { ...addresses, now: store.now, timeOf: round.timeOf }, store)
  // A container that ended tells in its message which pod it was in.
  const isShared =
    isAlike && outcome.status.containerStatuses?.every(({ restartCount }) => restartCount === 0)
  if (isShared && isPristine(pod, before)) round.alike.set(containers, outcome)
  return outcome
}

/** It has never run: nothing in its status can be its own. */
export function isPristine({ metadata }: Pod, before: PodLife | undefined): boolean {
  return (
    metadata.deletionTimestamp === undefined &&
    (before === undefined ||
      Object.values(before.containers).every(({ startedAt }) => startedAt === undefined))
  )
}

function live(pod: Pod, before: PodLife | undefined, facts: NodeFacts, store: Store): Outcome {
  const placed = { ...pod, status: { ...pod.status, ...addressesIn(facts) } }
  const configured = withConfiguration(placed, before, store)
  const program = startPod(configured)
  const members = membersOf(configured, program)
  const events: PodEvent[] = []
  const world: World = {
    pod: placed,
    program,
    members,
    now: store.now,
    startSeconds: store.settings.containerStartSeconds,
    services: () => store.servicesNow(pod.metadata.namespace ?? ''),
    configurationOf: (container) => configurationNow(pod, container.name, store),
    ...sendIn(store, placed),
    tell: (event) => events.push(event),
  }
  const step = stepPod(before, world)
  return { before, step, events, status: podStatusFor(pod, facts, { members, life: step.life }) }
}

/** The cluster as it stands, with this pod as it is about to stand. Each question is one of chance's own. */
function sendIn(store: Store, pod: Pod): Pick<World, 'send'> {
  const { network } = store
  if (network === undefined) return {}
  let seen: ClusterState | undefined
  return {
    send: (origin, request) => {
      seen ??= withPod(store.snapshot(), pod)
      return network(seen, origin, request)
    },
  }
}

function withPod(state: ClusterState, pod: Pod): ClusterState {
  const { namespace, name } = pod.metadata
  const get: ClusterState['get'] = (kind, inNamespace, named) =>
    kind === 'Pod' && named === name && inNamespace === namespace
      ? (pod as ObjectOf<typeof kind>)
      : state.get(kind, inNamespace, named)
  return { ...state, get }
}

/** Scheduled just now, and never looked at. */
function isNew({ status }: Pod, now: string): boolean {
  const [scheduled, ...others] = status?.conditions ?? []
  return status?.startTime === undefined && scheduled?.lastTransitionTime === now && others.length === 0
}

/** Nothing in it can tell one pod from another: no probes, no gates, no variable that knows the pod. */
function isPlain({ spec }: Pod): boolean {
  return (
    !spec.initContainers?.length &&
    !spec.readinessGates?.length &&
    spec.containers?.every(isPlainContainer) === true
  )
}

function isPlainContainer({ env = [], readinessProbe, livenessProbe, startupProbe }: Container): boolean {
  const probe = readinessProbe ?? livenessProbe ?? startupProbe
  return probe === undefined && env.every(({ valueFrom }) => valueFrom === undefined)
}
