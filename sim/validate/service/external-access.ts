/**
 * Do the fields for traffic from outside fit the Service: external IPs, traffic policies, the health check port?
 *
 * Models validateServiceExternalTrafficPolicy, validateServiceInternalTrafficFieldsValue and the externalIPs check of
 * kubernetes/kubernetes pkg/apis/core/validation/validation.go. Defaulting writes the policies where they are needed.
 *
 * Example: externalTrafficPolicy on a ClusterIP Service without externalIPs is refused: nothing comes from outside.
 */

import type { ServiceSpec } from '../../api/service.ts'
import { isExternallyAccessible, needsHealthCheck } from '../../api/service-facts.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { refuseEndpointIP, refuseLegacyIP } from '../ip.ts'
import { refusePortNumber } from '../port.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { listOf, numberOf, textOf } from '../zero-value.ts'

/** Each is an address, and one that can mean another machine. Ones the Service has already may be oddly written. */
export function* externalIPRules(spec: ServiceSpec, old?: ServiceSpec): Iterable<Diagnostic> {
  for (const [index, ip] of listOf(spec.externalIPs).entries()) {
    const path = ['spec', 'externalIPs', index]
    const malformed = refuseLegacyIP(path, ip, listOf(old?.externalIPs))
    yield* malformed.length > 0 ? malformed : refuseEndpointIP(path, ip)
  }
}

const policies = ['Cluster', 'Local']

export function* externalPolicyRules(spec: ServiceSpec): Iterable<Diagnostic> {
  const path = ['spec', 'externalTrafficPolicy']
  const policy = textOf(spec.externalTrafficPolicy)
  if (!isExternallyAccessible(spec)) {
    if (policy !== '') {
      const detail = 'may only be set for externally-accessible services'
      yield refusal(
        'Invalid',
        'service/external-policy-unused',
        { policy, type: textOf(spec.type) },
        path,
        policy,
        detail,
      )
    }
  } else if (policy === '') yield required(path)
  else if (!policies.includes(policy)) yield notSupported(path, policy, policies)
  yield* healthCheckRules(spec)
}

/** The port is there exactly when a load balancer needs it; the allocator fills it in. */
function* healthCheckRules(spec: ServiceSpec): Iterable<Diagnostic> {
  const path = ['spec', 'healthCheckNodePort']
  const port = numberOf(spec.healthCheckNodePort)
  if (needsHealthCheck(spec)) {
    yield* port === 0 ? [required(path)] : refusePortNumber(path, port)
  } else if (port !== 0) {
    const detail = "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'"
    yield refusal('Invalid', 'service/health-check-port-unused', { port }, path, port, detail)
  }
}

const typesWithInternalTraffic = ['ClusterIP', 'NodePort', 'LoadBalancer']

export function* internalPolicyRules(spec: ServiceSpec): Iterable<Diagnostic> {
  const path = ['spec', 'internalTrafficPolicy']
  const policy = spec.internalTrafficPolicy ?? undefined
  if (policy === undefined) {
    if (typesWithInternalTraffic.includes(textOf(spec.type))) yield required(path)
  } else if (!policies.includes(policy)) yield notSupported(path, policy, policies)
}
