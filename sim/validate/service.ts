/**
 * What does the API server refuse in a Service, on create and on update? Every fault at once, in its order.
 *
 * Models ValidateServiceCreate and ValidateServiceUpdate of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go at v1.35. It judges what it gets: defaults, the copying of clusterIP into
 * clusterIPs, allocation and the clearing of fields on a change of type come before it (sim/defaults, sim/state).
 * The same fault may come twice on update, as upstream reports it; who prints the lines prints each once.
 *
 * Example: port 70000 is refused with `spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive`.
 */
import type { Service } from '../api/service.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { validateLabels } from './labels.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { notSupported, refusal } from './refusal.ts'
import { required } from './required.ts'
import { affinityRules } from './service/affinity.ts'
import { clusterIPRules, isHeadless } from './service/cluster-ips.ts'
import { externalIPRules, externalPolicyRules, internalPolicyRules } from './service/external-access.ts'
import { externalNameRules } from './service/external-name.ts'
import { loadBalancerClassRules, loadBalancerRules } from './service/load-balancer.ts'
import { duplicatePortRules, portRules } from './service/ports.ts'
import { updateRules } from './service/update.ts'
import { isWritten, listOf, textOf } from './zero-value.ts'

export function validateServiceCreate(service: Service): readonly Diagnostic[] {
  return [
    ...validateObjectMeta(service.metadata, { namespaced: true, name: 'dns1035-label' }),
    ...validateService(service),
  ]
}

export function validateServiceUpdate(service: Service, old: Service): readonly Diagnostic[] {
  return [
    ...validateObjectMetaUpdate(service.metadata, old.metadata),
    ...updateRules(service.spec, old.spec),
    ...validateService(service, old),
  ]
}

/** Everything but the metadata. Addresses that `old` has already pass, however they are written. */
function* validateService(service: Service, old?: Service): Iterable<Diagnostic> {
  const { spec } = service
  yield* topologyAnnotationRules(service)
  yield* kindOfServiceRules(service)
  yield* portRules(spec)
  if (isWritten(spec.selector)) yield* validateLabels(spec.selector, ['spec', 'selector'])
  yield* affinityRules(spec)
  yield* clusterIPRules(spec, old?.spec)
  yield* externalIPRules(spec, old?.spec)
  yield* typeRules(service)
  yield* duplicatePortRules(spec)
  yield* loadBalancerRules(service, old)
  yield* loadBalancerClassRules(spec)
  yield* externalPolicyRules(spec)
  yield* internalPolicyRules(spec)
  yield* trafficDistributionRules(service)
}

const hintsAnnotation = 'service.kubernetes.io/topology-aware-hints'
const modeAnnotation = 'service.kubernetes.io/topology-mode'

/** The annotation has an old and a new name; with both, they must agree. */
function* topologyAnnotationRules({ metadata }: Service): Iterable<Diagnostic> {
  const hints = metadata?.annotations?.[hintsAnnotation]
  const mode = metadata?.annotations?.[modeAnnotation]
  if (hints === undefined || mode === undefined || hints === mode) return
  const path = ['metadata', 'annotations', modeAnnotation]
  const detail = `must match annotations[${hintsAnnotation}] when both are specified`
  yield refusal('Invalid', 'service/topology-annotations-differ', { hints, mode }, path, mode, detail)
}

/** What the type asks for besides its own fields: ports, an address, a name. */
function* kindOfServiceRules({ spec }: Service): Iterable<Diagnostic> {
  const headless = isHeadless(spec)
  if (listOf(spec.ports).length === 0 && !headless && spec.type !== 'ExternalName') {
    const externalName = textOf(spec.externalName)
    yield refusal('Required', 'service/no-ports', externalName === '' ? {} : { externalName }, [
      'spec',
      'ports',
    ])
  }
  if (headless && (spec.type === 'LoadBalancer' || spec.type === 'NodePort')) {
    const detail = `may not be set to 'None' for ${spec.type} services`
    yield refusal(
      'Invalid',
      'service/headless-but-exposed',
      { type: spec.type },
      ['spec', 'clusterIPs', 0],
      'None',
      detail,
    )
  }
  if (spec.type === 'ExternalName') yield* externalNameRules(spec)
}

const types = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort']

function* typeRules({ spec }: Service): Iterable<Diagnostic> {
  const type = textOf(spec.type)
  if (type === '') yield required(['spec', 'type'])
  else if (!types.includes(type)) yield notSupported(['spec', 'type'], type, types)
}

const distributions = ['PreferClose', 'PreferSameZone', 'PreferSameNode']

function* trafficDistributionRules({ spec }: Service): Iterable<Diagnostic> {
  const { trafficDistribution } = spec
  if (!isWritten(trafficDistribution) || distributions.includes(trafficDistribution)) return
  yield notSupported(['spec', 'trafficDistribution'], trafficDistribution, distributions)
}
