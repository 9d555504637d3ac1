/**
 * When an update changes a Service's type, which fields that the new type has no use for does the API server clear?
 *
 * Models dropTypeDependentFields of kubernetes/kubernetes pkg/registry/core/service/strategy.go. It runs before
 * validation and clears only what the update leaves as it was: a field the update changes too stays, and validation
 * refuses it. The selector stays always.
 *
 * Example: NodePort to ClusterIP with the same nodePort 30080: the nodePort goes; with another one it stays.
 */

import type { Service, ServicePort, ServiceSpec } from '../../api/service.ts'
import {
  isExternallyAccessible,
  needsClusterIP,
  needsHealthCheck,
  needsNodePorts,
} from '../../api/service-facts.ts'
import { listOf, numberOf, textOf } from '../zero-value.ts'

export function dropTypeDependentFields(service: Service, old: Service): Service {
  const unused = unusedFields(service.spec, old.spec)
  const wipesNodePorts =
    needsNodePorts(old.spec) && !needsNodePorts(service.spec) && !hasNewNodePort(service.spec, old.spec)
  const spec: ServiceSpec = {
    ...without(service.spec, unused),
    ...(wipesNodePorts && portsWithoutNodePorts(service.spec)),
  }
  if (service.spec.type === 'LoadBalancer' || service.status?.loadBalancer === undefined)
    return { ...service, spec }
  return { ...service, spec, status: { ...service.status, loadBalancer: {} } }
}

function unusedFields(now: ServiceSpec, before: ServiceSpec): ReadonlySet<keyof ServiceSpec> {
  const unused = new Set<keyof ServiceSpec>()
  if (needsClusterIP(before) && !needsClusterIP(now)) {
    if (textOf(now.clusterIP) === textOf(before.clusterIP) && sameList(now.clusterIPs, before.clusterIPs)) {
      unused.add('clusterIP').add('clusterIPs')
    }
    if (sameList(now.ipFamilies, before.ipFamilies)) unused.add('ipFamilies')
    if (textOf(now.ipFamilyPolicy) === textOf(before.ipFamilyPolicy)) unused.add('ipFamilyPolicy')
  }
  if (needsHealthCheck(before) && !needsHealthCheck(now)) {
    if (numberOf(now.healthCheckNodePort) === numberOf(before.healthCheckNodePort))
      unused.add('healthCheckNodePort')
  }
  if (before.type === 'LoadBalancer' && now.type !== 'LoadBalancer') {
    if (now.allocateLoadBalancerNodePorts === before.allocateLoadBalancerNodePorts) {
      unused.add('allocateLoadBalancerNodePorts')
    }
    if ((now.loadBalancerClass ?? undefined) === (before.loadBalancerClass ?? undefined)) {
      unused.add('loadBalancerClass')
    }
  }
  if (isExternallyAccessible(before) && !isExternallyAccessible(now)) {
    if (textOf(now.externalTrafficPolicy) === textOf(before.externalTrafficPolicy))
      unused.add('externalTrafficPolicy')
  }
  return unused
}

/** Ports may be added, removed and moved, as long as no node port comes that was not there. */
function hasNewNodePort(now: ServiceSpec, before: ServiceSpec): boolean {
  const known = new Set(listOf(before.ports).map(({ nodePort }) => numberOf(nodePort)))
  return listOf(now.ports).some(({ nodePort }) => numberOf(nodePort) !== 0 && !known.has(numberOf(nodePort)))
}

function portsWithoutNodePorts(spec: ServiceSpec): Pick<ServiceSpec, 'ports'> {
  return { ports: listOf(spec.ports).map(({ nodePort: _, ...port }): ServicePort => port) }
}

function without(spec: ServiceSpec, fields: ReadonlySet<keyof ServiceSpec>): ServiceSpec {
  const kept = Object.entries(spec).filter(([name]) => !(fields as ReadonlySet<string>).has(name))
  return Object.fromEntries(kept) as unknown as ServiceSpec
}

/** Two lists say the same; an absent one is an empty one. */
export function sameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  const left = listOf(a)
  const right = listOf(b)
  return left.length === right.length && left.every((value, index) => value === right[index])
}
