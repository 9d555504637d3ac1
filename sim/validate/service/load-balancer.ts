/**
 * Which fields are for load balancers only, and what may stand in them?
 *
 * Models the loadBalancer checks of validateService and validateLoadBalancerClassField in kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Upstream writes one field as LoadBalancerSourceRanges and another without
 * `spec.` in front; `path` and `upstream` do so too.
 *
 * Example: loadBalancerClass on a NodePort Service: `may only be used when \`type\` is 'LoadBalancer'`.
 */
import type { Service, ServiceSpec } from '../../api/service.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refuseLegacyCIDR } from '../ip.ts'
import { refuseName } from '../names.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { sourceRangesAnnotation } from './source-ranges.ts'

export function* loadBalancerRules(service: Service, old?: Service): Iterable<Diagnostic> {
  const { spec } = service
  if (listOf(spec.loadBalancerSourceRanges).length > 0) yield* sourceRangeRules(spec, old?.spec)
  else yield* sourceRangeAnnotationRules(service, old)

  const allocate = spec.allocateLoadBalancerNodePorts
  if (spec.type !== 'LoadBalancer' && isWritten(allocate)) {
    yield loadBalancerOnly(['spec', 'allocateLoadBalancerNodePorts'], spec)
  }
  if (spec.type === 'LoadBalancer' && !isWritten(allocate)) {
    yield { ...required(['allocateLoadBalancerNodePorts']), at: ['spec', 'allocateLoadBalancerNodePorts'] }
  }
}

/** Spaces around a range are fine. Ranges the Service has already pass. */
function* sourceRangeRules(spec: ServiceSpec, old?: ServiceSpec): Iterable<Diagnostic> {
  const path = ['spec', 'LoadBalancerSourceRanges']
  const at = ['spec', 'loadBalancerSourceRanges']
  if (spec.type !== 'LoadBalancer') yield { ...loadBalancerOnly(path, spec), at }
  const accepted = listOf(old?.loadBalancerSourceRanges).map((range) => range.trim())
  for (const [index, range] of listOf(spec.loadBalancerSourceRanges).entries()) {
    const refused = refuseLegacyCIDR([...path, index], range.trim(), accepted)
    for (const refusal of refused) yield { ...refusal, at: [...at, index] }
  }
}

/** The older way to write the ranges: in one annotation, parted by commas. */
function* sourceRangeAnnotationRules(service: Service, old?: Service): Iterable<Diagnostic> {
  const written = service.metadata?.annotations?.[sourceRangesAnnotation]
  if (written === undefined) return
  const ranges = textOf(written)
  const path = ['metadata', 'annotations', sourceRangesAnnotation]
  if (service.spec.type !== 'LoadBalancer') yield loadBalancerOnly(path, service.spec)
  const unchanged = old?.metadata?.annotations?.[sourceRangesAnnotation] === ranges
  if (unchanged || ranges.trim() === '') return
  for (const range of ranges.split(',')) yield* refuseLegacyCIDR(path, range.trim())
}

export function* loadBalancerClassRules(spec: ServiceSpec): Iterable<Diagnostic> {
  const path = ['spec', 'loadBalancerClass']
  if (!isWritten(spec.loadBalancerClass)) return
  if (spec.type === 'LoadBalancer') yield* refuseName('label-key', path, spec.loadBalancerClass)
  else yield loadBalancerOnly(path, spec)
}

function loadBalancerOnly(path: FieldPath, { type }: ServiceSpec): Diagnostic {
  const detail = "may only be used when `type` is 'LoadBalancer'"
  return refusal(
    'Forbidden',
    'service/for-load-balancers-only',
    { type: textOf(type) },
    path,
    undefined,
    detail,
  )
}
