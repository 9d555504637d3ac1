/**
 * What follows from a Service's fields alone, asked by validation, allocation and kube-proxy alike?
 *
 * Models kubernetes/kubernetes pkg/api/v1/service/util.go. Each answers from the spec as it stands, defaulted or not.
 *
 * Example: a ClusterIP Service with externalIPs is externally accessible, so externalTrafficPolicy counts for it.
 */
import type { ServiceSpec } from './service.ts'

/** Only what the answers depend on, so that an object that was never defaulted may be asked too. */
type Asked = Partial<ServiceSpec>

/** Traffic may come from outside: by a load balancer, a node port or an external IP. */
export function isExternallyAccessible({ type, externalIPs }: Asked): boolean {
  if (type === 'LoadBalancer' || type === 'NodePort') return true
  return type === 'ClusterIP' && (externalIPs?.length ?? 0) > 0
}

/** Traffic from outside may only go to endpoints on the node it arrived at. */
export function isExternalPolicyLocal(spec: Asked): boolean {
  return isExternallyAccessible(spec) && spec.externalTrafficPolicy === 'Local'
}

/** Traffic from inside may only go to endpoints on the sender's node. */
export function isInternalPolicyLocal({ internalTrafficPolicy }: Asked): boolean {
  return internalTrafficPolicy === 'Local'
}

/** The load balancer must be able to ask each node whether it has endpoints, at healthCheckNodePort. */
export function needsHealthCheck(spec: Asked): boolean {
  return spec.type === 'LoadBalancer' && isExternalPolicyLocal(spec)
}

/** Everything but an alias for an outside name has cluster IPs, "None" counted as one. */
export function needsClusterIP({ type }: Asked): boolean {
  return type !== 'ExternalName'
}

/** Each port may get a port on every node. */
export function needsNodePorts({ type }: Asked): boolean {
  return type === 'NodePort' || type === 'LoadBalancer'
}
