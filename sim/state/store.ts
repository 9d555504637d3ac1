/**
 * Where do the objects of a cluster stand? In one sorted map a kind, beside indexes that follow every write.
 * The place of etcd and of the API server's bookkeeping: uid, resourceVersion, generation, creationTimestamp.
 * It judges nothing: server.ts decides what may be written. A snapshot shares every node of every map, and the
 * first write after it copies the few nodes on its way; so does a fork, which goes its own way. Long because all that is
 * written at once stands together.
 *
 * Sources: kubernetes/apiserver pkg/registry/rest (create.go, update.go), pkg/storage/etcd3/store.go.
 */
import type { Certificates } from '../api/certificates.ts'
import { type Kind, type KubeObject, kinds } from '../api/kinds.ts'
import type { ObjectMeta } from '../api/meta.ts'
import type { PodLife } from '../api/pod-life.ts'
import type { Service } from '../api/service.ts'
import type { ClusterSettings, FirewallRule } from '../api/settings.ts'
import { type AffinityMemory, affinityMemory } from './clients-seen.ts'
import type { Change, ClusterState, Network, NodesView, Store } from './cluster-state.ts'
import { type EventLog, eventLog } from './event-log.ts'
import { generationOf } from './generation.ts'
import { branchIndexes, emptyIndexes, forkIndexes, keyOf, reindex, type WritableIndexes } from './indexes.ts'
import { type Moments, moments } from './moments.ts'
import { objectMap, type WritableObjectMap } from './object-map.ts'
import { type Objects, questions } from './questions.ts'
import { sameFields } from './same-json.ts'
import { type ServiceHistory, serviceHistory } from './service-history.ts'
import { type SliceHistory, sliceHistory } from './slice-history.ts'
import { type SortedMap, sortedMap } from './sorted-map.ts'
import { timestampAt } from './timestamp.ts'
import { uidFor } from './uid.ts'

type WritableObjects = { readonly [K in Kind]: WritableObjectMap<KubeObject> }

export function createStore(
  settings: ClusterSettings,
  certificates?: Certificates,
  network?: Network,
): Store {
  return storeOf(settings, {
    certificates,
    network,
    objects: eachKind(() => objectMap<KubeObject>()),
    indexes: emptyIndexes(),
    memory: sortedMap(),
    lives: sortedMap(),
    events: eventLog(),
    slices: sliceHistory(settings.propagationSeconds ?? 0),
    services: serviceHistory(settings.propagationSeconds ?? 0),
    clients: affinityMemory(),
    firewall: typeof settings.firewall === 'object' ? settings.firewall : [],
    moments: { loud: moments(), quiet: moments(), onOthers: moments() },
    stirred: Number.NEGATIVE_INFINITY,
    now: 0,
    resourceVersion: 0,
  })
}

/** All that a store writes to; each part can be copied at a cost that does not grow with it. */
interface Parts {
  readonly certificates: Certificates | undefined
  readonly network: Network | undefined
  readonly objects: WritableObjects
  readonly indexes: WritableIndexes
  /** What no object holds: how often a name was given up, and what controllers ask to be remembered. */
  readonly memory: SortedMap<number>
  readonly lives: SortedMap<PodLife>
  readonly events: EventLog
  readonly slices: SliceHistory
  readonly services: ServiceHistory
  readonly clients: AffinityMemory
  readonly firewall: readonly FirewallRule[]
  readonly moments: { readonly loud: Moments; readonly quiet: Moments; readonly onOthers: Moments }
  /** When Services or endpoints last changed, as nodes hear of it. */
  readonly stirred: number
  readonly now: number
  readonly resourceVersion: number
}

function storeOf(settings: ClusterSettings, parts: Parts): Store {
  const { certificates, network, objects, indexes, memory, lives, events, slices, services, clients } = parts
  const { loud, quiet, onOthers } = parts.moments
  let stirred = parts.stirred
  let changes: Change[] = []
  let now = parts.now
  let firewall = parts.firewall
  let timestamp = timestampAt(settings.epoch, now)
  let resourceVersion = parts.resourceVersion
  let latest: ClusterState | undefined
  /** By namespace, until a Service changes. */
  const servicesNow = new Map<string, readonly Service[]>()

  const isFirewallOpen = typeof settings.firewall !== 'object'

  const recall = (what: string): number | undefined => memory.get(what)

  const changed = (change: Change, key: string): void => {
    changes.push(change)
    latest = undefined
    const { kind } = change.new ?? change.old ?? {}
    if (kind === 'Service') {
      servicesNow.clear()
      services.note(change, now)
    }
    if (kind === 'Service' || kind === 'EndpointSlice') stirred = now + settings.propagationSeconds
    if (kind === 'EndpointSlice') {
      slices.note(change, now)
      // Nobody acts then, but whoever waits for rest waits until all nodes have heard.
      if (settings.propagationSeconds > 0) loud.set('nodes\nslices', now + settings.propagationSeconds)
    }
    if (kind === 'Pod' && change.new === undefined) {
      lives.delete(key)
      events.fallSilent({ kind, ...partsOf(key) }, now)
    }
  }

  const put = (object: KubeObject): KubeObject => {
    const key = keyOf(object.metadata.namespace, object.metadata.name)
    const map = objects[object.kind]
    const old = map.get(key)
    const next = old === undefined ? born(object, key) : grown(object, old)
    if (next === old) return old
    map.set(key, next)
    reindex(indexes, key, old, next)
    changed(old === undefined ? { new: next } : { old, new: next }, key)
    return next
  }

  const born = (object: KubeObject, key: string): KubeObject => {
    const generation = generationOf(object, undefined)
    return withMetadata(object, {
      ...object.metadata,
      uid: uidFor(settings.seed, object.kind, key, livesOf({ recall }, object.kind, key)),
      resourceVersion: String(++resourceVersion),
      creationTimestamp: timestamp,
      ...(generation === undefined ? {} : { generation }),
    })
  }

  const grown = (object: KubeObject, old: KubeObject): KubeObject => {
    const { uid, creationTimestamp, resourceVersion: before } = old.metadata
    const generation = generationOf(object, old)
    const metadata: { -readonly [Name in keyof ObjectMeta]: ObjectMeta[Name] } = { ...object.metadata }
    if (uid !== undefined) metadata.uid = uid
    if (creationTimestamp !== undefined) metadata.creationTimestamp = creationTimestamp
    if (before !== undefined) metadata.resourceVersion = before
    if (generation !== undefined) metadata.generation = generation
    if (sameFields(object, old, 'metadata') && sameFields(metadata, old.metadata)) return old
    metadata.resourceVersion = String(++resourceVersion)
    return withMetadata(object, metadata)
  }

  const remove = (kind: Kind, namespace: string | undefined, name: string): KubeObject | undefined => {
    const key = keyOf(namespace, name)
    const map = objects[kind]
    const old = map.get(key)
    if (old === undefined) return undefined
    map.delete(key)
    reindex(indexes, key, old, undefined)
    memory.set(lifeOf(kind, key), livesOf({ recall }, kind, key) + 1)
    resourceVersion++
    changed({ old }, key)
    return old
  }

  const snapshotOf = (): ClusterState => {
    const kept = questions(
      eachKind((kind) => objects[kind].fork()) as unknown as Objects,
      forkIndexes(indexes),
    )
    const then = now
    const remembered = memories(
      { lives: lives.clone(), events: events.fork(), slices: slices.fork(), services: services.fork() },
      kept,
      () => then,
    )
    const shut = { isOpen: isFirewallOpen, rules: firewall }
    const clientsSeen = clients.fork().at
    return {
      ...kept,
      ...remembered,
      settings,
      certificates,
      now,
      resourceVersion,
      clientsSeen,
      firewall: shut,
    }
  }

  const asked = questions(objects as unknown as Objects, indexes)
  return {
    ...asked,
    ...memories(parts, asked, () => now),
    settings,
    certificates,
    network,
    get now() {
      return now
    },
    get resourceVersion() {
      return resourceVersion
    },
    get firewall() {
      return { isOpen: isFirewallOpen, rules: firewall }
    },
    clientsSeen: clients.at,
    put,
    remove,
    takeChanges: () => {
      const taken = changes
      changes = []
      return taken
    },
    setNow: (seconds) => {
      // Once an hour will do: what is too old is not shown anyway.
      if (Math.floor(seconds / 3600) > Math.floor(now / 3600)) events.forget(seconds)
      now = seconds
      timestamp = timestampAt(settings.epoch, now)
      latest = undefined
    },
    recall,
    remember: (what, value) => {
      memory.set(what, value)
    },
    rememberClient: (place, endpoint, ip) => {
      clients.remember(place, endpoint, { ip, atSeconds: now })
      latest = undefined
    },
    forgetClients: (namespace, service, isKept) => {
      clients.keepOnly(namespace, service, isKept)
      latest = undefined
    },
    remembersClientsOf: clients.knows,
    setFirewall: (rules) => {
      firewall = rules
      latest = undefined
    },
    setLife: ({ metadata }, life) => {
      lives.set(keyOf(metadata.namespace, metadata.name), life)
      latest = undefined
    },
    record: (event) => {
      events.record(event, now)
      latest = undefined
    },
    recordAll: (object, component, told) => {
      if (told.length > 0) events.recordAll(object, component, told, now)
      latest = undefined
    },
    servicesNow: (namespace) => {
      const known = servicesNow.get(namespace)
      if (known !== undefined) return known
      const master = namespace === 'default' ? undefined : asked.get('Service', 'default', 'kubernetes')
      const services = [...(master === undefined ? [] : [master]), ...asked.list('Service', namespace)]
      servicesNow.set(namespace, services)
      return services
    },
    wakeAt: (controller, key, seconds, how = 'loud') => {
      const subject = `${controller}\n${key}`
      loud.set(subject, how === 'loud' ? seconds : undefined)
      quiet.set(subject, how === 'quiet' ? seconds : undefined)
      onOthers.set(subject, how === 'while-nothing-changes' ? seconds : undefined)
      if (how !== 'while-nothing-changes' || seconds === undefined) return
      const longest = Math.max(memory.get(longestWait) ?? 0, seconds - now)
      memory.set(longestWait, longest)
    },
    nextMoment: (withQuiet) => {
      const asked = onOthers.next()
      // Whoever asks others has asked once more by then.
      const isStirred = asked !== undefined && asked <= stirred + (memory.get(longestWait) ?? 0)
      const next = earlier(loud.next(), withQuiet || isStirred ? asked : undefined)
      return withQuiet ? earlier(next, quiet.next()) : next
    },
    takeDue: () =>
      [...loud.take(now), ...quiet.take(now), ...onOthers.take(now)].map((subject) => {
        const end = subject.indexOf('\n')
        return { controller: subject.slice(0, end), key: subject.slice(end + 1) }
      }),
    snapshot: () => {
      latest ??= snapshotOf()
      return latest
    },
    fork: () =>
      storeOf(settings, {
        certificates,
        network,
        objects: eachKind((kind) => objects[kind].branch()),
        indexes: branchIndexes(indexes),
        memory: memory.clone(),
        lives: lives.clone(),
        events: events.fork(),
        slices: slices.fork(),
        services: services.fork(),
        clients: clients.fork(),
        firewall,
        moments: { loud: loud.fork(), quiet: quiet.fork(), onOthers: onOthers.fork() },
        stirred,
        now,
        resourceVersion,
      }),
  }
}

function earlier(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other)
}

const longestWait = 'longest wait of whoever asks others'

/** The questions about what no object holds. */
function memories(
  { lives, events, slices, services }: Pick<Parts, 'lives' | 'events' | 'slices' | 'services'>,
  asked: Pick<ClusterState, 'slicesOf'> & NodesView,
  now: () => number,
): Pick<ClusterState, 'lifeOf' | 'eventsOf' | 'events' | 'slicesSeenByNodes' | 'seenByNodes'> {
  return {
    lifeOf: ({ metadata }) => lives.get(keyOf(metadata.namespace, metadata.name)),
    eventsOf: (ref) => events.of(ref, now()),
    events: () => events.all(now()),
    slicesSeenByNodes: (namespace, service) =>
      slices.seen(keyOf(namespace, service), asked.slicesOf(namespace, service), now()),
    seenByNodes: services.seen(asked, now),
  }
}

function partsOf(key: string): { readonly namespace: string; readonly name: string } {
  const slash = key.indexOf('/')
  return { namespace: key.slice(0, slash), name: key.slice(slash + 1) }
}

/** How often an object of this name was deleted before: the next one is another object. */
export function livesOf({ recall }: Pick<Store, 'recall'>, kind: Kind, key: string): number {
  return recall(lifeOf(kind, key)) ?? 0
}

function lifeOf(kind: Kind, key: string): string {
  return `lives of ${kind} ${key}`
}

function eachKind<Map>(make: (kind: Kind) => Map): { readonly [K in Kind]: Map } {
  const names = Object.keys(kinds) as Kind[]
  return Object.fromEntries(names.map((kind) => [kind, make(kind)])) as { readonly [K in Kind]: Map }
}

function withMetadata(object: KubeObject, metadata: KubeObject['metadata']): KubeObject {
  return Object.freeze({ ...object, metadata: Object.freeze(metadata) }) as KubeObject
}
