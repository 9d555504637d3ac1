/**
 * Which fields of a Service are fixed once it exists?
 *
 * Models ValidateServiceUpdate of kubernetes/kubernetes pkg/apis/core/validation/validation.go. The first cluster IP
 * and family stay for good; a second may come and go. A change to or from ExternalName frees the addresses, and a
 * headless Service that stays headless may change its families.
 *
 * Example: clusterIP 10.96.0.10 to 10.96.0.11: `spec.clusterIPs[0]: Invalid value: ["10.96.0.11"]: may not change once set`.
 */

import type { ServiceSpec } from '../../api/service.ts'
import { needsHealthCheck } from '../../api/service-facts.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { refusal } from '../refusal.ts'
import { listOf, numberOf, textOf } from '../zero-value.ts'
import { isHeadless } from './cluster-ips.ts'
import { loadBalancerClassRules } from './load-balancer.ts'

export function* updateRules(spec: ServiceSpec, old: ServiceSpec): Iterable<Diagnostic> {
  if (spec.type !== 'ExternalName' && old.type !== 'ExternalName') {
    yield* addressRules(spec, old)
    yield* familyRules(spec, old)
  }
  yield* classRules(spec, old)
  yield* healthCheckRules(spec, old)
}

function* addressRules(spec: ServiceSpec, old: ServiceSpec): Iterable<Diagnostic> {
  if (isHeadless(spec) && isHeadless(old)) return
  const now = listOf(spec.clusterIPs)
  const before = listOf(old.clusterIPs)
  if (now.length === before.length) {
    for (const [index, ip] of before.entries()) if (ip !== now[index]) yield addressFixed(spec, old, index)
    return
  }
  if (now.length === 0) yield addressReleased(spec, old)
  else if (before.length > 0 && now[0] !== before[0]) yield addressFixed(spec, old, 0)
  if (now.length === 1 && before.length > 1) yield* needsSingleStack(spec, 'clusterIP')
}

function addressFixed(spec: ServiceSpec, old: ServiceSpec, index: number): Diagnostic {
  const facts = { before: old.clusterIPs?.[index] ?? '', now: spec.clusterIPs?.[index] ?? '' }
  const path = ['spec', 'clusterIPs', index]
  return refusal(
    'Invalid',
    'service/cluster-ip-fixed',
    facts,
    path,
    spec.clusterIPs,
    'may not change once set',
  )
}

function addressReleased(spec: ServiceSpec, old: ServiceSpec): Diagnostic {
  const facts = { before: old.clusterIPs?.[0] ?? '' }
  const detail = 'primary clusterIP can not be unset'
  return refusal(
    'Invalid',
    'service/cluster-ip-released',
    facts,
    ['spec', 'clusterIPs', 0],
    spec.clusterIPs,
    detail,
  )
}

/** Upstream places every fault at ipFamilies[0], and shows clusterIPs where the number of families changed. */
function* familyRules(spec: ServiceSpec, old: ServiceSpec): Iterable<Diagnostic> {
  if (isHeadless(spec) || isHeadless(old)) return
  const now = listOf(spec.ipFamilies)
  const before = listOf(old.ipFamilies)
  if (now.length === before.length) {
    for (const [index, family] of before.entries()) {
      if (family !== now[index]) yield familyFixed(family, now[index], spec.ipFamilies)
    }
    return
  }
  if (now.length < before.length && listOf(spec.clusterIPs).length === 0) yield familyReleased(spec, before)
  if (now.length > 0 && before.length > 0 && now[0] !== before[0]) {
    yield familyFixed(before[0], now[0], spec.clusterIPs)
  }
  if (now.length === 1 && before.length > 1) yield* needsSingleStack(spec, 'ipFamily')
}

const familiesPath = ['spec', 'ipFamilies', 0]

function familyFixed(
  before: string | undefined,
  now: string | undefined,
  shown: readonly string[] | undefined,
): Diagnostic {
  const facts = { before: textOf(before), now: textOf(now) }
  return refusal('Invalid', 'service/ip-family-fixed', facts, familiesPath, shown, 'may not change once set')
}

function familyReleased(spec: ServiceSpec, before: readonly string[]): Diagnostic {
  const facts = { before: before[0] ?? '' }
  const detail = 'primary ipFamily can not be unset'
  return refusal('Invalid', 'service/ip-family-released', facts, familiesPath, spec.ipFamilies, detail)
}

function* needsSingleStack(spec: ServiceSpec, what: 'clusterIP' | 'ipFamily'): Iterable<Diagnostic> {
  if (spec.ipFamilyPolicy === 'SingleStack') return
  const facts = { what, policy: textOf(spec.ipFamilyPolicy) }
  const detail = `must be set to 'SingleStack' when releasing the secondary ${what}`
  yield refusal(
    'Invalid',
    'service/needs-single-stack',
    facts,
    ['spec', 'ipFamilyPolicy'],
    spec.ipFamilyPolicy,
    detail,
  )
}

function* classRules(spec: ServiceSpec, old: ServiceSpec): Iterable<Diagnostic> {
  const now = spec.loadBalancerClass ?? undefined
  const before = old.loadBalancerClass ?? undefined
  if (spec.type === 'LoadBalancer' && old.type === 'LoadBalancer' && now !== before) {
    const facts = { before: textOf(before), now: textOf(now) }
    const path = ['spec', 'loadBalancerClass']
    yield refusal('Invalid', 'service/load-balancer-class-fixed', facts, path, now, 'may not change once set')
  }
  yield* loadBalancerClassRules(spec)
}

function* healthCheckRules(spec: ServiceSpec, old: ServiceSpec): Iterable<Diagnostic> {
  if (!needsHealthCheck(spec) || !needsHealthCheck(old)) return
  const now = numberOf(spec.healthCheckNodePort)
  const before = numberOf(old.healthCheckNodePort)
  if (now === before) return
  const path = ['spec', 'healthCheckNodePort']
  yield refusal(
    'Forbidden',
    'service/health-check-port-fixed',
    { before, now },
    path,
    undefined,
    'field is immutable',
  )
}
