/**
 * Where do the objects of a cluster stand? In one sorted map a kind, beside indexes that follow every write.
 * The place of etcd and of the API server's bookkeeping: uid, resourceVersion, generation, creationTimestamp.
 * It judges nothing: server.ts decides what may be written. A snapshot shares every node of every map, and the
 * first write after it copies the few nodes on its way.
 *
 * Sources: kubernetes/apiserver pkg/registry/rest (create.go, update.go), pkg/storage/etcd3/store.go.
 */
import type { Certificates } from '../api/certificates.ts'
import { type Kind, type KubeObject, kinds, type ObjectOf } from '../api/kinds.ts'
import type { Labels, ObjectMeta } from '../api/meta.ts'
import type { PodLife } from '../api/pod-life.ts'
import type { Service } from '../api/service.ts'
import type { ClusterSettings, FirewallRule } from '../api/settings.ts'
import { type AffinityMemory, affinityMemory } from './clients-seen.ts'
import type { Change, ClusterState, Store } from './cluster-state.ts'
import { type EventLog, eventLog } from './event-log.ts'
import { generationOf } from './generation.ts'
import {
  branchIndexes,
  emptyIndexes,
  forkIndexes,
  type Indexes,
  keyOf,
  pairTerms,
  reindex,
  selectorPairsOf,
  type WritableIndexes,
  workloadTerms,
} from './indexes.ts'
import { type Moments, moments } from './moments.ts'
import { type ObjectMap, objectMap, type WritableObjectMap } from './object-map.ts'
import { sameFields } from './same-json.ts'
import { type SliceHistory, sliceHistory } from './slice-history.ts'
import { type SortedMap, sortedMap } from './sorted-map.ts'
import { timestampAt } from './timestamp.ts'
import { uidFor } from './uid.ts'

type Objects = { readonly [K in Kind]: ObjectMap<ObjectOf<K>> }
type WritableObjects = { readonly [K in Kind]: WritableObjectMap<KubeObject> }

export function createStore(settings: ClusterSettings, certificates?: Certificates): Store {
  return storeOf(settings, {
    certificates,
    objects: eachKind(() => objectMap<KubeObject>()),
    indexes: emptyIndexes(),
    memory: sortedMap(),
    lives: sortedMap(),
    events: eventLog(),
    slices: sliceHistory(settings.propagationSeconds ?? 0),
    clients: affinityMemory(),
    firewall: typeof settings.firewall === 'object' ? settings.firewall : [],
    moments: { loud: moments(), quiet: moments() },
    now: 0,
    resourceVersion: 0,
  })
}

/** All that a store writes to; each part can be copied at a cost that does not grow with it. */
interface Parts {
  readonly certificates: Certificates | undefined
  readonly objects: WritableObjects
  readonly indexes: WritableIndexes
  /** What no object holds: how often a name was given up, and what controllers ask to be remembered. */
  readonly memory: SortedMap<number>
  readonly lives: SortedMap<PodLife>
  readonly events: EventLog
  readonly slices: SliceHistory
  readonly clients: AffinityMemory
  readonly firewall: readonly FirewallRule[]
  readonly moments: { readonly loud: Moments; readonly quiet: Moments }
  readonly now: number
  readonly resourceVersion: number
}

function storeOf(settings: ClusterSettings, parts: Parts): Store {
  const { certificates, objects, indexes, memory, lives, events, slices, clients } = parts
  const { loud, quiet } = parts.moments
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
    if (kind === 'Service') servicesNow.clear()
    if (kind === 'EndpointSlice') slices.note(change, now)
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
    const remembered = memories(lives.clone(), events.fork(), slices.fork(), kept, () => then)
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
    ...memories(lives, events, slices, asked, () => now),
    settings,
    certificates,
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
    wakeAt: (controller, key, seconds, quietly = false) => {
      const subject = `${controller}\n${key}`
      loud.set(subject, quietly ? undefined : seconds)
      quiet.set(subject, quietly ? seconds : undefined)
    },
    nextMoment: (withQuiet) => {
      const next = loud.next()
      const other = withQuiet ? quiet.next() : undefined
      return next === undefined || other === undefined ? (next ?? other) : Math.min(next, other)
    },
    takeDue: () =>
      [...loud.take(now), ...quiet.take(now)].map((subject) => {
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
        objects: eachKind((kind) => objects[kind].branch()),
        indexes: branchIndexes(indexes),
        memory: memory.clone(),
        lives: lives.clone(),
        events: events.fork(),
        slices: slices.fork(),
        clients: clients.fork(),
        firewall,
        moments: { loud: loud.fork(), quiet: quiet.fork() },
        now,
        resourceVersion,
      }),
  }
}

/** The questions about what no object holds. */
function memories(
  lives: SortedMap<PodLife>,
  events: EventLog,
  slices: SliceHistory,
  asked: Pick<ClusterState, 'slicesOf'>,
  now: () => number,
): Pick<ClusterState, 'lifeOf' | 'eventsOf' | 'events' | 'slicesSeenByNodes'> {
  return {
    lifeOf: ({ metadata }) => lives.get(keyOf(metadata.namespace, metadata.name)),
    eventsOf: (ref) => events.of(ref, now()),
    events: () => events.all(now()),
    slicesSeenByNodes: (namespace, service) =>
      slices.seen(keyOf(namespace, service), asked.slicesOf(namespace, service), now()),
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

type Questions = Omit<
  ClusterState,
  | 'settings'
  | 'now'
  | 'resourceVersion'
  | 'lifeOf'
  | 'eventsOf'
  | 'events'
  | 'slicesSeenByNodes'
  | 'clientsSeen'
  | 'firewall'
>

function questions(objects: Objects, indexes: Indexes): Questions {
  const found = <K extends Kind>(kind: K, keys: readonly string[], prefix = ''): ObjectOf<K>[] => {
    const list: ObjectOf<K>[] = []
    for (const key of keys) {
      const object = objects[kind].get(prefix + key)
      if (object !== undefined) list.push(object)
    }
    return list
  }
  /** A path is kind/namespace/name. */
  const atPaths = (paths: readonly string[]): readonly KubeObject[] =>
    paths.flatMap((path): readonly KubeObject[] => {
      const slash = path.indexOf('/')
      return found(path.slice(0, slash) as Kind, [path.slice(slash + 1)])
    })
  const get: Questions['get'] = (kind, namespace, name) => objects[kind].get(keyOf(namespace, name))
  const list: Questions['list'] = (kind, namespace) =>
    namespace === undefined ? objects[kind].all() : objects[kind].inNamespace(namespace)

  return {
    get,
    list,
    podsMatching: (namespace, selector) => {
      const [first, ...others] = pairTerms(namespace, selector)
      if (first === undefined) return list('Pod', namespace)
      const rarest = others.reduce(
        (best, term) => (indexes.podLabels.size(term) < indexes.podLabels.size(best) ? term : best),
        first,
      )
      const candidates = found('Pod', indexes.podLabels.names(rarest), `${namespace}/`)
      return others.length === 0
        ? candidates
        : candidates.filter((pod) => carries(pod.metadata.labels, selector))
    },
    servicesSelecting: (pod) => {
      const { namespace = '', labels = {} } = pod.metadata
      const services: Service[] = []
      for (const term of pairTerms(namespace, labels)) {
        for (const name of indexes.selectors.names(term)) {
          const service = get('Service', namespace, name)
          if (service !== undefined && carries(labels, service.spec.selector ?? {})) services.push(service)
        }
      }
      return services.length > 1 ? services.sort(byName) : services
    },
    workloadsSelecting: (pod) => {
      const { namespace = '', labels = {} } = pod.metadata
      const paths = workloadTerms(namespace, labels).flatMap((term) => indexes.workloads.names(term))
      return atPaths(paths)
        .filter((object) => object.kind === 'ReplicaSet' || object.kind === 'ReplicationController')
        .filter((workload) => carries(labels, selectorPairsOf(workload)))
    },
    slicesOf: (namespace, serviceName) =>
      found('EndpointSlice', indexes.slices.names(keyOf(namespace, serviceName)), `${namespace}/`),
    podsOnNode: (nodeName) => found('Pod', indexes.podNodes.names(nodeName)),
    countPodsOnNode: (nodeName) => indexes.podNodes.size(nodeName),
    podByIP: (ip) => found('Pod', indexes.podIPs.names(ip))[0],
    serviceByClusterIP: (ip) => found('Service', indexes.clusterIPs.names(ip))[0],
    servicesByOuterIP: (ip) => found('Service', indexes.outerIPs.names(ip)),
    serviceByNodePort: (port) => found('Service', indexes.nodePorts.names(String(port)))[0],
    nodeByIP: (ip) => found('Node', indexes.nodeIPs.names(ip), '/')[0],
    ownedBy: (uid) => atPaths(indexes.owners.names(uid)),
  }
}

function byName(a: KubeObject, b: KubeObject): number {
  return a.metadata.name < b.metadata.name ? -1 : 1
}

function carries(labels: Labels | undefined, selector: Labels): boolean {
  for (const key in selector) if (labels?.[key] !== selector[key]) return false
  return true
}

function eachKind<Map>(make: (kind: Kind) => Map): { readonly [K in Kind]: Map } {
  const names = Object.keys(kinds) as Kind[]
  return Object.fromEntries(names.map((kind) => [kind, make(kind)])) as { readonly [K in Kind]: Map }
}

function withMetadata(object: KubeObject, metadata: KubeObject['metadata']): KubeObject {
  return Object.freeze({ ...object, metadata: Object.freeze(metadata) }) as KubeObject
}
