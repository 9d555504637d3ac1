/**
 * What does the API server refuse in a DaemonSet, new or as a change of `old`?
 *
 * Models ValidateDaemonSet, ValidateDaemonSetUpdate and ValidateDaemonSetUpdateStrategy of kubernetes/kubernetes
 * pkg/apis/apps/validation/validation.go, and ValidateUpdate of pkg/registry/apps/daemonset/strategy.go. A missing
 * selector is reported only through the labels that it does not match.
 *
 * Example: maxSurge 1 beside maxUnavailable 1: `may not be set when maxUnavailable is non-zero`.
 */
import type { DaemonSet, PodTemplate } from '../api/workload.ts'
import type { Diagnostic } from '../diagnostic.ts'
import { selectorFrom } from '../labels.ts'
import { quoteValue } from '../quote.ts'
import { validateLabelSelector } from './labels.ts'
import { validateObjectMeta } from './meta.ts'
import { templateRules } from './pod/template.ts'
import { immutable, refusal } from './refusal.ts'
import { required } from './required.ts'
import { atMostAll, countOrPercentRules, sizeOf } from './workload/count-or-percent.ts'
import { emptySelectorRules, missedLabels, selectorAsGoPrintsIt } from './workload/selector.ts'
import { lastingPodRules } from './workload/template.ts'
import { notNegative, updatedMetadata } from './workloads.ts'
import { isWritten, textOf } from './zero-value.ts'

type Spec = DaemonSet['spec']
type Strategy = NonNullable<Spec['updateStrategy']>
type RollingUpdate = NonNullable<Strategy['rollingUpdate']>

export function validateDaemonSet(set: DaemonSet, old?: DaemonSet): readonly Diagnostic[] {
  const metadata = validateObjectMeta(set.metadata, { namespaced: true, name: 'dns1123-subdomain' })
  const faults = [...metadata, ...specRules(set.spec)]
  if (old === undefined) return faults
  return [
    ...faults,
    ...updatedMetadata(set.metadata, old.metadata, faults),
    ...fixedSelector(set.spec, old.spec ?? {}),
  ]
}

const noTemplate: PodTemplate = { spec: { containers: [] } }

function* specRules(spec: Spec): Iterable<Diagnostic> {
  const path = ['spec', 'selector']
  const template = spec.template ?? noTemplate
  yield* validateLabelSelector(spec.selector, path)
  const read = selectorFrom(spec.selector)
  if (read.ok) yield* missedLabels(read.value, template)
  if (isWritten(spec.selector)) yield* emptySelectorRules(spec.selector, 'daemonset')
  yield* templateRules(template, ['spec', 'template'])
  yield* lastingPodRules('DaemonSet', template)
  yield* notNegative(spec.minReadySeconds, ['spec', 'minReadySeconds'])
  yield* strategyRules(spec.updateStrategy ?? {})
  yield* notNegative(spec.revisionHistoryLimit, ['spec', 'revisionHistoryLimit'])
}

const strategyPath = ['spec', 'updateStrategy']

function* strategyRules(strategy: Strategy): Iterable<Diagnostic> {
  const { rollingUpdate } = strategy
  const type = textOf(strategy.type)
  if (type === 'OnDelete') return
  if (type === 'RollingUpdate') {
    if (isWritten(rollingUpdate)) yield* rollingUpdateRules(rollingUpdate)
    else yield required([...strategyPath, 'rollingUpdate'])
    return
  }
  const RollingUpdate = isWritten(rollingUpdate)
    ? { MaxUnavailable: rollingUpdate.maxUnavailable ?? 0, MaxSurge: rollingUpdate.maxSurge ?? 0 }
    : null
  const detail = 'supported values: "RollingUpdate", "OnDelete"'
  const value = { Type: type, RollingUpdate }
  const refused = refusal(
    'NotSupported',
    'daemon-set/strategy-unknown',
    { type },
    strategyPath,
    value,
    detail,
  )
  yield { ...refused, at: [...strategyPath, 'type'] }
}

function* rollingUpdateRules(rollingUpdate: RollingUpdate): Iterable<Diagnostic> {
  const { maxUnavailable = 0, maxSurge = 0 } = rollingUpdate
  const unavailablePath = [...strategyPath, 'rollingUpdate', 'maxUnavailable']
  const surgePath = [...strategyPath, 'rollingUpdate', 'maxSurge']
  yield* countOrPercentRules(maxUnavailable ?? 0, unavailablePath)
  yield* countOrPercentRules(maxSurge ?? 0, surgePath)
  yield* atMostAll(maxUnavailable ?? 0, unavailablePath)
  yield* atMostAll(maxSurge ?? 0, surgePath)
  const [unavailable, surge] = [sizeOf(maxUnavailable ?? 0) !== 0, sizeOf(maxSurge ?? 0) !== 0]
  if (unavailable && surge) {
    const detail = 'may not be set when maxUnavailable is non-zero'
    yield refusal('Invalid', 'daemon-set/surge-and-unavailable', {}, surgePath, maxSurge, detail)
  } else if (!unavailable && !surge) {
    const detail = 'cannot be 0 when maxSurge is 0'
    yield refusal('Required', 'daemon-set/rollout-stands-still', {}, unavailablePath, undefined, detail)
  }
}

function fixedSelector(spec: Spec, old: Spec | Record<string, never>): readonly Diagnostic[] {
  const [now, before] = [selectorAsGoPrintsIt(spec.selector), selectorAsGoPrintsIt(old.selector)]
  return quoteValue(now) === quoteValue(before) ? [] : [immutable(['spec', 'selector'], now)]
}
