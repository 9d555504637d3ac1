/**
 * What may be asked of a cluster at one moment. A ClusterState never changes: keep the old one to compare.
 * The store implements it; traces, views and tests ask it. Lists come in etcd's order: by namespace, then name.
 */
import type { Certificates } from '../api/certificates.ts'
import type { EndpointSlice } from '../api/endpoint-slice.ts'
import type { ClusterEvent, NewEvent } from '../api/event.ts'
import type { Kind, KubeObject, ObjectOf } from '../api/kinds.ts'
import type { Labels, ObjectRef } from '../api/meta.ts'
import type { Node } from '../api/node.ts'
import type { Pod } from '../api/pod.ts'
import type { PodLife } from '../api/pod-life.ts'
import type { Service } from '../api/service.ts'
import type { ClusterSettings, FirewallRule } from '../api/settings.ts'
import type { HttpRequest, Origin, Trace } from '../api/trace.ts'
import type { ReplicaSet, ReplicationController } from '../api/workload.ts'
import type { ClientsSeen, SeenAt } from './clients-seen.ts'
import type { ToldBySomebody } from './event-log.ts'

export interface ClusterState {
  readonly settings: ClusterSettings
  /** Who reads and signs certificates; absent in a world that was built without. */
  readonly certificates?: Certificates | undefined
  /** Seconds of virtual time since the cluster began. */
  readonly now: number
  /** The number of the last change, as in metadata.resourceVersion. */
  readonly resourceVersion: number
  /** `namespace` is undefined for kinds that live outside namespaces. */
  get<K extends Kind>(kind: K, namespace: string | undefined, name: string): ObjectOf<K> | undefined
  /** All objects of a kind, or those of one namespace. */
  list<K extends Kind>(kind: K, namespace?: string): readonly ObjectOf<K>[]

  // Found through indexes: the cost follows the answer, not the size of the cluster.

  /** The pods of a namespace that carry every pair; an empty selector finds them all. */
  podsMatching(namespace: string, selector: Labels): readonly Pod[]
  /** The Services whose selector (one with at least one pair) the pod's labels satisfy, of any type. */
  servicesSelecting(pod: Pod): readonly Service[]
  /** The ReplicaSets and ReplicationControllers whose label pairs the pod carries; their expressions are not asked. */
  workloadsSelecting(pod: Pod): readonly (ReplicaSet | ReplicationController)[]
  /** The EndpointSlices that say by their label that they belong to the Service, whoever wrote them. */
  slicesOf(namespace: string, serviceName: string): readonly EndpointSlice[]
  /** Bound to the node, whatever their phase. */
  podsOnNode(nodeName: string): readonly Pod[]
  /** How many they are, without fetching them. */
  countPodsOnNode(nodeName: string): number
  /** The pod whose own address this is: pods on the host's network and pods that ended have none. */
  podByIP(ip: string): Pod | undefined
  serviceByClusterIP(ip: string): Service | undefined
  /** The Services that have the address as an external IP, or in the status of their load balancer. */
  servicesByOuterIP(ip: string): readonly Service[]
  /** The Service that holds a node port or a health check node port. */
  serviceByNodePort(port: number): Service | undefined
  nodeByIP(ip: string): Node | undefined
  /** The objects that name this uid in their ownerReferences. */
  ownedBy(uid: string): readonly KubeObject[]

  // What no object holds.

  /** What the kubelet knows of the pod; undefined before one has taken it up. */
  lifeOf(pod: Pod): PodLife | undefined
  /** What was told of an object, oldest first; also of one that is gone. */
  eventsOf(ref: ObjectRef): readonly ClusterEvent[]
  /** All that was told, oldest first. */
  events(): readonly ClusterEvent[]
  /** The EndpointSlices of a Service as the nodes have heard of them: `propagationSeconds` late. DNS does not wait. */
  slicesSeenByNodes(namespace: string, serviceName: string): readonly EndpointSlice[]
  /** The Services as the nodes have heard of them, as late. */
  readonly seenByNodes: NodesView
  /** Which clients of a Service port a node remembers; undefined where none. */
  clientsSeen(place: SeenAt): ClientsSeen | undefined
  /** The firewall in front of the nodes: open, its rules are of no effect. */
  readonly firewall: { readonly isOpen: boolean; readonly rules: readonly FirewallRule[] }
}

/** What a node asks of the Services that it knows. */
export type NodesView = Pick<ClusterState, 'serviceByClusterIP' | 'servicesByOuterIP' | 'serviceByNodePort'>

/** One step of the world: created (no old), changed (both), deleted (no new). */
export interface Change {
  readonly old?: KubeObject
  readonly new?: KubeObject
}

/** Follows a request through a cluster. */
export type Network = (state: ClusterState, origin: Origin, request: HttpRequest) => Trace

/** The writing side, for the API server and the controllers alone. */
export interface Store extends ClusterState {
  /** By which programs in pods ask others; absent in a world that was built without. */
  readonly network?: Network | undefined
  /**
   * Sets uid, resourceVersion, creationTimestamp and generation as the API server does; returns what now stands.
   * An object that says what already stands is no change. The object must not be written to afterwards.
   */
  put(object: KubeObject): KubeObject
  remove(kind: Kind, namespace: string | undefined, name: string): KubeObject | undefined
  /** Changes since the last call, oldest first: what controllers react to. */
  takeChanges(): readonly Change[]
  setNow(seconds: number): void
  /** What no object holds and yet is part of the world: the last address a node gave out, names used up. */
  recall(what: string): number | undefined
  remember(what: string, value: number): void
  /** What the kubelet knows of a pod from now on; forgotten with the pod. */
  setLife(pod: Pod, life: PodLife): void
  record(event: NewEvent): void
  /** What one teller has to say of one object, in order. */
  recordAll(object: ObjectRef, component: string, events: readonly ToldBySomebody[]): void
  /** The node sent this client to that endpoint now. */
  rememberClient(place: SeenAt, endpoint: string, ip: string): void
  /** On all nodes, of a Service's endpoints all but some: their rules are gone. */
  forgetClients(namespace: string, service: string, isKept: (endpoint: string) => boolean): void
  remembersClientsOf(namespace: string, service: string): boolean
  setFirewall(rules: readonly FirewallRule[]): void
  /** The Services of a namespace and of the API server, as containers that start now are told of them. */
  servicesNow(namespace: string): readonly Service[]
  /**
   * A controller asks to look at a key again at that time, or no more. `quiet`: what comes is more of the same, and
   * nobody has to wait for it; `while-nothing-changes`: unless a Service or its endpoints have changed since it last
   * looked.
   */
  wakeAt(
    controller: string,
    key: string,
    seconds: number | undefined,
    how?: 'loud' | 'quiet' | 'while-nothing-changes',
  ): void
  /** When the next such moment comes; those asked for quietly left aside if so wished. */
  nextMoment(withQuiet: boolean): number | undefined
  /** The keys whose time has come, each once. */
  takeDue(): readonly { readonly controller: string; readonly key: string }[]
  /** A store of its own that begins as this one stands: neither sees what the other writes. */
  fork(): Store
  /** A state that later writes leave alone; costs the same however large the cluster. */
  snapshot(): ClusterState
}
