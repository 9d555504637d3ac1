/**
 * What can be asked of the objects of a cluster? Each question goes to the index that has its answer filed; the cost
 * follows the answer, not the size of the cluster.
 */
import type { Kind, KubeObject, ObjectOf } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import type { Service } from '../api/service.ts'
import type { ClusterState } from './cluster-state.ts'
import { type Indexes, keyOf, pairTerms, selectorPairsOf, workloadTerms } from './indexes.ts'
import type { ObjectMap } from './object-map.ts'

export type Objects = { readonly [K in Kind]: ObjectMap<ObjectOf<K>> }

/** All that the objects themselves answer. */
export type Questions = Omit<
  ClusterState,
  | 'settings'
  | 'now'
  | 'resourceVersion'
  | 'lifeOf'
  | 'eventsOf'
  | 'events'
  | 'slicesSeenByNodes'
  | 'seenByNodes'
  | 'clientsSeen'
  | 'firewall'
>

export function questions(objects: Objects, indexes: Indexes): Questions {
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
