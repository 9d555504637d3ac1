/**
 * What does the API server refuse in a StatefulSet, new or as a change of `old`?
 *
 * Models ValidateStatefulSet, ValidateStatefulSetSpec and ValidateStatefulSetUpdate of kubernetes/kubernetes
 * pkg/apis/apps/validation/validation.go at v1.35: the template and the claims are judged since v1.34, and not again
 * where the stored ones would not pass.
 *
 * Example: the name web.v2 is refused: its pods are named by it, and so are their hosts.
 */
import type { PodTemplate, StatefulSet } from '../api/workload.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { selectorFrom } from '../labels.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { refuseName } from './names.ts'
import { templateRules } from './pod/template.ts'
import { notSupported, refusal } from './refusal.ts'
import { required } from './required.ts'
import { sameContent } from './same-content.ts'
import { claimRules, withClaimedVolumes } from './stateful-set/claims.ts'
import { updateStrategyRules } from './stateful-set/strategy.ts'
import { missedLabels, selectorAsGoPrintsIt, writtenSelectorRules } from './workload/selector.ts'
import { lastingPodRules } from './workload/template.ts'
import { notNegative } from './workloads.ts'
import { isWritten, textOf } from './zero-value.ts'

type Spec = StatefulSet['spec']

/** What an update leaves unjudged, because the stored object has it and would not pass. */
interface Tolerance {
  readonly serviceName?: boolean
  readonly template?: boolean
  readonly claims?: boolean
}

export function validateStatefulSet(set: StatefulSet, old?: StatefulSet): readonly Diagnostic[] {
  if (old === undefined) {
    const metadata = validateObjectMeta(set.metadata, { namespaced: true, name: 'dns1123-label' })
    return [...metadata, ...specRules(set.spec)]
  }
  return [
    ...validateObjectMetaUpdate(set.metadata, old.metadata),
    ...specRules(set.spec, toleranceFor(old.spec ?? {})),
    ...fixedFields(set.spec, old.spec ?? {}),
  ]
}

function toleranceFor(old: Spec): Tolerance {
  const path = ['spec', 'template']
  const template = [...templateRules(withClaimedVolumes(old), path)].length > 0
  return { serviceName: true, template, claims: [...claimRules(old.volumeClaimTemplates)].length > 0 }
}

const managementPolicies = ['OrderedReady', 'Parallel']
const retentionPolicies = ['Retain', 'Delete']

function* specRules(spec: Spec, tolerance: Tolerance = {}): Iterable<Diagnostic> {
  yield* managementRules(textOf(spec.podManagementPolicy))
  yield* updateStrategyRules(spec.updateStrategy ?? {})
  const retention = spec.persistentVolumeClaimRetentionPolicy
  for (const field of isWritten(retention) ? (['whenDeleted', 'whenScaled'] as const) : []) {
    const value = textOf(retention?.[field])
    const path = ['spec', 'persistentVolumeClaimRetentionPolicy', field]
    if (!retentionPolicies.includes(value)) yield notSupported(path, value, retentionPolicies)
  }
  if (!tolerance.claims) yield* claimRules(spec.volumeClaimTemplates)
  yield* notNegative(spec.replicas, ['spec', 'replicas'])
  yield* notNegative(spec.minReadySeconds, ['spec', 'minReadySeconds'])
  yield* notNegative(spec.ordinals?.start, ['spec', 'ordinals', 'start'])
  const serviceName = textOf(spec.serviceName)
  if (serviceName !== '' && !tolerance.serviceName) {
    yield* refuseName('dns1123-label', ['spec', 'serviceName'], serviceName)
  }
  yield* selectorAndTemplateRules(spec, tolerance)
  yield* lastingPodRules('StatefulSet', spec.template ?? noTemplate)
}

const noTemplate: PodTemplate = { spec: { containers: [] } }

function* managementRules(policy: string): Iterable<Diagnostic> {
  const path = ['spec', 'podManagementPolicy']
  if (policy === '') yield required(path)
  else if (!managementPolicies.includes(policy)) {
    const detail = "must be 'OrderedReady' or 'Parallel'"
    yield refusal('Invalid', 'stateful-set/pod-management-unknown', { policy }, path, policy, detail)
  }
}

function* selectorAndTemplateRules(spec: Spec, tolerance: Tolerance): Iterable<Diagnostic> {
  const path: FieldPath = ['spec', 'selector']
  const { selector } = spec
  if (isWritten(selector)) yield* writtenSelectorRules(selector, 'statefulset')
  else yield refusal('Required', 'workload/no-selector', {}, path)

  const read = selectorFrom(selector)
  if (!read.ok) {
    yield refusal('Invalid', 'workload/selector-unreadable', {}, path, selectorAsGoPrintsIt(selector))
    return
  }
  yield* missedLabels(read.value, spec.template ?? noTemplate)
  if (!tolerance.template) yield* templateRules(withClaimedVolumes(spec), ['spec', 'template'])
}

/** In the order in which the API server names them. */
const changeable = [
  'replicas',
  'ordinals',
  'template',
  'updateStrategy',
  'revisionHistoryLimit',
  'persistentVolumeClaimRetentionPolicy',
  'minReadySeconds',
]

function* fixedFields(spec: Spec, old: Spec): Iterable<Diagnostic> {
  const [now, before] = [spec, old] as readonly Readonly<Record<string, unknown>>[]
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(now ?? {})])
  const fields = [...names]
    .filter((name) => !changeable.includes(name))
    .filter((name) => !sameContent(now?.[name], before?.[name]))
    .sort()
  const [first] = fields
  if (first === undefined) return
  const quoted = changeable.map((name) => `'${name}'`)
  const list = `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`
  const detail = `updates to statefulset spec for fields other than ${list} are forbidden`
  const refused = refusal('Forbidden', 'stateful-set/fields-fixed', { fields }, ['spec'], undefined, detail)
  yield { ...refused, at: ['spec', first] }
}
