/**
 * What does the API server accept in a Service, but warn about?
 *
 * Models GetWarningsForService of kubernetes/kubernetes pkg/api/service/warnings.go at v1.35. The line under `upstream`
 * is the warning itself; kubectl prints it behind "Warning: ".
 *
 * Example: trafficDistribution PreferClose is deprecated; PreferSameZone says the same.
 */
import type { Service, ServiceSpec } from '../../api/service.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../../diagnostic.ts'
import { warningsForCIDR, warningsForIP } from '../ip.ts'
import { listOf, textOf } from '../zero-value.ts'

const hintsAnnotation = 'service.kubernetes.io/topology-aware-hints'

export function* serviceWarnings({ metadata, spec }: Service): Iterable<Diagnostic> {
  if (metadata?.annotations?.[hintsAnnotation] !== undefined) {
    const path = ['metadata', 'annotations', hintsAnnotation]
    const upstream = `annotation ${hintsAnnotation} is deprecated, please use service.kubernetes.io/topology-mode instead`
    yield diagnose('service/topology-annotation-deprecated', {}, { path, upstream })
  }
  if (textOf(spec.clusterIP) !== '' && spec.clusterIP !== 'None') yield* addressWarnings(spec, 'clusterIPs')
  if (spec.type === 'ClusterIP' && spec.clusterIP === 'None') yield* headlessWarnings(spec)
  yield* addressWarnings(spec, 'externalIPs')
  if (textOf(spec.loadBalancerIP) !== '')
    yield* warningsForIP(['spec', 'loadBalancerIP'], textOf(spec.loadBalancerIP))
  for (const [index, range] of listOf(spec.loadBalancerSourceRanges).entries()) {
    yield* warningsForCIDR(['spec', 'loadBalancerSourceRanges', index], range)
  }
  yield* externalNameWarnings(spec)
  if (spec.trafficDistribution === 'PreferClose') {
    const upstream = 'spec.trafficDistribution: "PreferClose" is deprecated; use "PreferSameZone"'
    yield diagnose('service/prefer-close-deprecated', {}, { path: ['spec', 'trafficDistribution'], upstream })
  }
}

function* addressWarnings(spec: ServiceSpec, field: 'clusterIPs' | 'externalIPs'): Iterable<Diagnostic> {
  for (const [index, ip] of listOf(spec[field]).entries()) yield* warningsForIP(['spec', field, index], ip)
}

/** Nothing is proxied for a headless Service, so what tells the proxy has no effect. */
function* headlessWarnings(spec: ServiceSpec): Iterable<Diagnostic> {
  if (textOf(spec.loadBalancerIP) !== '') {
    yield ignored(
      ['spec', 'loadBalancerIP'],
      'headless',
      'spec.loadBalancerIP is ignored for headless services',
    )
  }
  if (listOf(spec.externalIPs).length > 0) {
    yield ignored(['spec', 'externalIPs'], 'headless', 'spec.externalIPs is ignored for headless services')
  }
  if (spec.sessionAffinity !== 'None') {
    yield ignored(
      ['spec', 'sessionAffinity'],
      'headless',
      'spec.SessionAffinity is ignored for headless services',
    )
  }
}

function* externalNameWarnings(spec: ServiceSpec): Iterable<Diagnostic> {
  if (spec.type === 'ExternalName' && listOf(spec.externalIPs).length > 0) {
    const upstream = 'spec.externalIPs is ignored when spec.type is "ExternalName"'
    yield ignored(['spec', 'externalIPs'], 'ExternalName', upstream)
  }
  if (spec.type !== 'ExternalName' && textOf(spec.externalName) !== '') {
    const upstream = 'spec.externalName is ignored when spec.type is not "ExternalName"'
    yield ignored(['spec', 'externalName'], 'not ExternalName', upstream)
  }
}

function ignored(
  path: FieldPath,
  because: 'headless' | 'ExternalName' | 'not ExternalName',
  upstream: string,
): Diagnostic {
  return diagnose('service/field-ignored', { because }, { path, upstream })
}
