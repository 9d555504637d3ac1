/**
 * What was told of each object? The same thing told again counts up; the tenth and later that differ in their message
 * only are combined into one. What was not told again for an hour is forgotten.
 *
 * Source: kubernetes/client-go tools/record/events_cache.go (EventAggregate, eventObserve); kube-apiserver --event-ttl.
 * Leaves out: that a source which tells too much of one object is cut off after 25 events.
 */
import type { ClusterEvent, NewEvent } from '../api/event.ts'
import { isKind, kinds } from '../api/kinds.ts'
import type { ObjectRef } from '../api/meta.ts'
import { type SortedMap, sortedMap } from './sorted-map.ts'

export interface EventLog {
  readonly record: (event: NewEvent, now: number) => void
  /** What one teller has to say of one object, in order. */
  readonly recordAll: (
    ref: ObjectRef,
    component: string,
    events: readonly ToldBySomebody[],
    now: number,
  ) => void
  /** The object is gone: nothing is told again of it, and what is told of its name is about another one. */
  readonly fallSilent: (ref: ObjectRef, now: number) => void
  readonly of: (ref: ObjectRef, now: number) => readonly ClusterEvent[]
  readonly all: (now: number) => readonly ClusterEvent[]
  /** Gives back the room of what nobody is told any more. */
  readonly forget: (now: number) => void
  readonly fork: () => EventLog
}

type Untold = Omit<NewEvent, 'object'>

/** Without the teller, who is the same for several. */
export type ToldBySomebody = Omit<Untold, 'component'>

interface Shared {
  readonly events: readonly ToldBySomebody[]
  readonly at: number
  readonly told: readonly Told[]
}

const none: readonly Told[] = []

/** As stored: without the object, whose place in the log says which it is. */
interface Told extends Omit<ClusterEvent, 'object'> {
  /** Told again every so many seconds since it was told last. */
  readonly everySeconds?: number
}

const timeToLive = 3600
/** As many that differ only in their message stand side by side. */
const mostAlike = 9
const combined = '(combined from similar events): '

export function eventLog(told: SortedMap<readonly Told[]> = sortedMap()): EventLog {
  /** Pods of one template are told the same at one moment, and share it. */
  let shared: Shared | undefined
  return {
    record: ({ object, ...event }, now) => {
      const key = keyOf(object)
      told.set(key, withEvent(told.get(key) ?? none, event, now))
    },
    recordAll: (ref, component, events, now) => {
      const key = keyOf(ref)
      const before = told.get(key) ?? none
      const all = events.map((event): Untold => ({ ...event, component }))
      if (before.some((one) => one.component === component)) {
        told.set(
          key,
          all.reduce<readonly Told[]>((soFar, event) => withEvent(soFar, event, now), before),
        )
        return
      }
      if (shared?.events !== events || shared.at !== now) {
        const first = all.reduce<readonly Told[]>((soFar, event) => withEvent(soFar, event, now), none)
        shared = { events, at: now, told: first }
      }
      told.set(key, before.length === 0 ? shared.told : [...before, ...shared.told])
    },
    fallSilent: (ref, now) => {
      const before = told.get(keyOf(ref))
      if (before === undefined) return
      const gone = before.map((one): Told => ({ ...silenced(one, now), ofGone: true }))
      told.set(keyOf(ref), gone)
    },
    of: (ref, now) => fresh(told.get(keyOf(ref)) ?? none, now).map((one) => withObject(one, keyOf(ref), now)),
    all: (now) =>
      told
        .toArray()
        .flatMap(([key, events]) => fresh(events, now).map((one) => withObject(one, key, now)))
        .sort((a, b) => a.lastSeconds - b.lastSeconds),
    forget: (now) => {
      for (const [key, events] of told.toArray()) {
        const kept = fresh(events, now)
        if (kept.length === 0) told.delete(key)
        else if (kept !== events) told.set(key, kept)
      }
    },
    fork: () => eventLog(told.clone()),
  }
}

/** One that says the same counts up; one that was being repeated for the same reason is repeated no more. */
function withEvent(all: readonly Told[], event: Untold, now: number): readonly Told[] {
  const before = fresh(all, now)
  const same = before.find((one) => isSame(one, event))
  if (same === undefined && before.filter((one) => isAlike(one, event)).length >= mostAlike) {
    return withCombined(before, event, now)
  }
  const others = before
    .filter((one) => one !== same)
    .map((one) =>
      one.reason === event.reason && one.fieldPath === event.fieldPath ? silenced(one, now) : one,
    )
  if (same === undefined) return [...others, { ...event, firstSeconds: now, lastSeconds: now, count: 1 }]
  const { firstSeconds, count } = silenced(same, now)
  return [...others, { ...event, firstSeconds, lastSeconds: now, count: count + 1 }]
}

/** The same list, where all of it is. */
function fresh(all: readonly Told[], now: number): readonly Told[] {
  const isFresh = (one: Told): boolean => upTo(one, now).lastSeconds > now - timeToLive
  return all.every(isFresh) ? all : all.filter(isFresh)
}

function withCombined(before: readonly Told[], event: Untold, now: number): readonly Told[] {
  const old = before.find((one) => one.message.startsWith(combined) && isAlike(one, event))
  const told: Told = {
    ...event,
    message: combined + event.message,
    firstSeconds: old?.firstSeconds ?? now,
    lastSeconds: now,
    count: (old?.count ?? 0) + 1,
  }
  return [...before.filter((one) => one !== old), told]
}

function isAlike(told: Told, { type, reason, component }: Untold): boolean {
  return (
    told.ofGone === undefined && told.type === type && told.reason === reason && told.component === component
  )
}

function isSame(told: Told, event: Untold): boolean {
  return isAlike(told, event) && told.message === event.message && told.fieldPath === event.fieldPath
}

/** As it stands at this time, when it repeats itself. */
function upTo(told: Told, now: number): Told {
  const { everySeconds } = told
  if (everySeconds === undefined) return told
  const times = Math.max(0, Math.floor((now - told.lastSeconds) / everySeconds))
  return { ...told, lastSeconds: told.lastSeconds + times * everySeconds, count: told.count + times }
}

/** What comes at this very moment is told by whoever tells it now. */
function silenced(told: Told, now: number): Told {
  const { everySeconds, ...last } = told
  if (everySeconds === undefined) return told
  const { count, lastSeconds } = upTo(told, now - everySeconds / 2)
  return { ...last, count, lastSeconds }
}

function withObject(told: Told, key: string, now: number): ClusterEvent {
  const { everySeconds: _, ...event } = upTo(told, now)
  const [kind = '', namespace = '', name = ''] = key.split('/')
  return { ...event, object: { kind, name, ...(namespace === '' ? {} : { namespace }) } }
}

function keyOf({ kind, namespace, name }: ObjectRef): string {
  const isNamespaced = isKind(kind) && kinds[kind].namespaced
  return `${kind}/${isNamespaced ? (namespace ?? 'default') : ''}/${name}`
}
