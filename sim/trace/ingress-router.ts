/**
 * The router of an Ingress controller, made once for as long as the Ingresses, their classes and the controller's pod
 * stay as they are. Objects of a cluster never change, a change makes new ones; so nothing kept here can be outdated, and
 * it goes when the pod goes.
 */
import type { Ingress, IngressClass } from '../api/ingress.ts'
import type { Pod } from '../api/pod.ts'
import { type ControllerSetup, controllerOf } from '../ingress/controller-of.ts'
import { type IngressRouter, routerFor } from '../ingress/router.ts'
import { takenUpBy } from '../ingress/taken-up.ts'
import type { ClusterState } from '../state/cluster-state.ts'

/** What a controller knows when a request comes. */
export interface Routing {
  readonly setup: ControllerSetup
  /** The Ingresses that it takes up. */
  readonly ingresses: readonly Ingress[]
  readonly router: IngressRouter
}

interface Kept extends Routing {
  readonly all: readonly Ingress[]
  readonly classes: readonly IngressClass[]
}

const keptFor = new WeakMap<Pod, Kept>()

/** Undefined: the pod is no Ingress controller. */
export function routingOf(state: ClusterState, pod: Pod): Routing | undefined {
  const kept = keptFor.get(pod)
  const setup = kept?.setup ?? controllerOf(pod)
  if (setup === undefined) return undefined
  const all = state.list('Ingress')
  const classes = state.list('IngressClass')
  if (kept !== undefined && areSame(kept.all, all) && areSame(kept.classes, classes)) return kept
  const ingresses = takenUpBy(setup, all, classes)
  const routing = { setup, ingresses, router: routerFor(ingresses), all, classes }
  keptFor.set(pod, routing)
  return routing
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((object, index) => object === others[index])
}
