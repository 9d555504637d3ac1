/**
 * Where do the objects of a cluster stand? In one sorted map a kind, beside indexes that follow every write.
 * The place of etcd and of the API server's bookkeeping: uid, resourceVersion, generation, creationTimestamp.
 * It judges nothing: server.ts decides what may be written. A snapshot shares every node of every map, and the
 * first write after it copies the few nodes on its way.
 *
 * Sources: kubernetes/apiserver pkg/registry/rest (create.go, update.go), pkg/storage/etcd3/store.go.
 */
import { type Kind, type KubeObject, kinds, type ObjectOf } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import type { ClusterSettings } from '../api/settings.ts'
import type { Change, ClusterState, Store } from './cluster-state.ts'
import { generationOf } from './generation.ts'
import {
  emptyIndexes,
  forkIndexes,
  type Indexes,
  keyOf,
  pairTerm,
  reindex,
  selectorPairsOf,
  workloadTerms,
} from './indexes.ts'
import { sameJson } from './same-json.ts'
import { type SortedMap, sortedMap } from './sorted-map.ts'
import { timestampAt } from './timestamp.ts'
import { uidFor } from './uid.ts'

type Objects = { readonly [K in Kind]: SortedMap<ObjectOf<K>> }

export function createStore(settings: ClusterSettings): Store {
  const objects = eachKind(() => sortedMap<KubeObject>())
  const indexes = emptyIndexes()
  /** What no object holds: how often a name was given up, and what controllers ask to be remembered. */
  const memory = new Map<string, number>()
  let changes: Change[] = []
  let now = 0
  let timestamp = timestampAt(settings.epoch, now)
  let resourceVersion = 0
  let latest: ClusterState | undefined

  const recall = (what: string): number | undefined => memory.get(what)

  const put = (object: KubeObject): KubeObject => {
    const key = keyOf(object.metadata.namespace, object.metadata.name)
    const map = mapOf(objects, object.kind)
    const old = map.get(key)
    const next = old === undefined ? born(object, key) : grown(object, old)
    if (next === old) return old
    map.set(key, next)
    reindex(indexes, key, old, next)
    changes.push(old === undefined ? { new: next } : { old, new: next })
    latest = undefined
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
    const kept: KubeObject['metadata'] = {
      ...object.metadata,
      ...(uid === undefined ? {} : { uid }),
      ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
      ...(before === undefined ? {} : { resourceVersion: before }),
      ...(generation === undefined ? {} : { generation }),
    }
    const next = withMetadata(object, kept)
    if (sameJson(next, old)) return old
    return withMetadata(object, { ...kept, resourceVersion: String(++resourceVersion) })
  }

  const remove = (kind: Kind, namespace: string | undefined, name: string): KubeObject | undefined => {
    const key = keyOf(namespace, name)
    const map = mapOf(objects, kind)
    const old = map.get(key)
    if (old === undefined) return undefined
    map.delete(key)
    reindex(indexes, key, old, undefined)
    memory.set(lifeOf(kind, key), livesOf({ recall }, kind, key) + 1)
    resourceVersion++
    changes.push({ old })
    latest = undefined
    return old
  }

  return {
    ...questions(objects, indexes),
    settings,
    get now() {
      return now
    },
    get resourceVersion() {
      return resourceVersion
    },
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
    snapshot: () => {
      latest ??= {
        ...questions(
          eachKind((kind) => mapOf(objects, kind).clone()),
          forkIndexes(indexes),
        ),
        settings,
        now,
        resourceVersion,
      }
      return latest
    },
  }
}

/** How often an object of this name was deleted before: the next one is another object. */
export function livesOf({ recall }: Pick<Store, 'recall'>, kind: Kind, key: string): number {
  return recall(lifeOf(kind, key)) ?? 0
}

function lifeOf(kind: Kind, key: string): string {
  return `lives of ${kind} ${key}`
}

type Questions = Omit<ClusterState, 'settings' | 'now' | 'resourceVersion'>

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
    namespace === undefined ? objects[kind].valuesArray() : inNamespace(objects[kind], namespace)

  return {
    get,
    list,
    podsMatching: (namespace, selector) => {
      const terms = Object.entries(selector).map(([key, value]) => pairTerm(namespace, key, value))
      const [first, ...others] = terms
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
      const names = Object.entries(labels).flatMap(([key, value]) =>
        indexes.selectors.names(pairTerm(namespace, key, value)),
      )
      if (names.length > 1) names.sort()
      return found('Service', names, `${namespace}/`).filter((service) =>
        carries(labels, service.spec.selector ?? {}),
      )
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
    serviceByNodePort: (port) => found('Service', indexes.nodePorts.names(String(port)))[0],
    nodeByIP: (ip) => found('Node', indexes.nodeIPs.names(ip), '/')[0],
    ownedBy: (uid) => atPaths(indexes.owners.names(uid)),
  }
}

/** The keys of a namespace lie between 'name/' and 'name0', because '0' is the character after '/'. */
function inNamespace<T>(map: SortedMap<T>, namespace: string): readonly T[] {
  const list: T[] = []
  map.forRange(`${namespace}/`, `${namespace}0`, false, (_, object) => {
    list.push(object)
  })
  return list
}

function carries(labels: Labels | undefined, selector: Labels): boolean {
  for (const key in selector) if (labels?.[key] !== selector[key]) return false
  return true
}

/** One map for each kind; `make` promises that the map it gives holds objects of that kind. */
function eachKind(make: (kind: Kind) => SortedMap<KubeObject>): Objects {
  const maps: Partial<Record<Kind, SortedMap<KubeObject>>> = {}
  for (const kind of Object.keys(kinds) as Kind[]) maps[kind] = make(kind)
  return maps as unknown as Objects
}

function mapOf(objects: Objects, kind: Kind): SortedMap<KubeObject> {
  return objects[kind] as unknown as SortedMap<KubeObject>
}

function withMetadata(object: KubeObject, metadata: KubeObject['metadata']): KubeObject {
  return { ...object, metadata } as KubeObject
}
