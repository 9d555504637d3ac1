/**
 * What may be asked of a cluster at one moment. A ClusterState never changes: keep the old one to compare.
 * The store implements it; traces, views and tests ask it. Lists come in etcd's order: by namespace, then name.
 */
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { Kind, KubeObject, ObjectOf } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import type { Node } from '../api/node.ts'
import type { Pod } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import type { ClusterSettings } from '../api/settings.ts'
import type { ReplicaSet, ReplicationController } from '../api/workload.ts'

export interface ClusterState {
  readonly settings: ClusterSettings
  /** Seconds of virtual time since the cluster began. */
  readonly now: number
  /** The number of the last change, as in metadata.resourceVersion. */
  readonly resourceVersion: number
  /** `namespace` is undefined for kinds that live outside namespaces. */
  get<K extends Kind>(kind: K, namespace: string | undefined, name: string): ObjectOf<K> | undefined
  /** All objects of a kind, or those of one namespace. */
  list<K extends Kind>(kind: K, namespace?: string): readonly ObjectOf<K>[]
  /** Found through indexes: the cost follows the answer, not the size of the cluster. */
  podsMatching(namespace: string, selector: Labels): readonly Pod[]
  servicesSelecting(pod: Pod): readonly Service[]
  /** The ReplicaSets and ReplicationControllers of the pod's namespace whose selector matches its labels. */
  workloadsSelecting(pod: Pod): readonly (ReplicaSet | ReplicationController)[]
  /** Every object with this uid in its ownerReferences: what workloads and garbage collection follow. */
  ownedBy(uid: string): readonly KubeObject[]
  slicesOf(namespace: string, serviceName: string): readonly EndpointSlice[]
  podByIP(ip: string): Pod | undefined
  serviceByClusterIP(ip: string): Service | undefined
  nodeByIP(ip: string): Node | undefined
}

/** One step of the world: created (no old), changed (both), deleted (no new). */
export interface Change {
  readonly old?: KubeObject
  readonly new?: KubeObject
}

/** The writing side, for the API server and the controllers alone. */
export interface Store extends ClusterState {
  /** Sets uid, resourceVersion, creationTimestamp and generation as the API server does; returns what now stands. */
  put(object: KubeObject): KubeObject
  remove(kind: Kind, namespace: string | undefined, name: string): KubeObject | undefined
  /** Changes since the last call, oldest first: what controllers react to. */
  takeChanges(): readonly Change[]
  setNow(seconds: number): void
  /** A state that later writes leave alone; costs the same however large the cluster. */
  snapshot(): ClusterState
}
